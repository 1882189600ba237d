# SPDX-License-Identifier: EUPL-1.2
"""Tables of the catalogue; what is adopted is a valid fact."""

from bodemplaat.catalogue.models.abstract import AdoptedFact, OwnedModel, Proposal, Sourced
from bodemplaat.catalogue.models.agreements import (
    Agreement,
    AgreementDeviation,
    AgreementItem,
    AgreementSignature,
    AgreementTerm,
    CharterNorm,
    CharterProposal,
    CharterVersion,
    Norm,
)
from bodemplaat.catalogue.models.offerings import (
    ChoiceProposal,
    LimitProposal,
    Offering,
    OfferingChoice,
    OfferingNorm,
    OfferingTerms,
    TermsProposal,
    VariationLimit,
)
from bodemplaat.catalogue.models.orders import (
    Order,
    OrderLimit,
    OrderStepRow,
    OwnItem,
    OwnItemSignature,
)
from bodemplaat.catalogue.models.packages import (
    Package,
    PackageItem,
    PackageProposal,
    PackageVersion,
    Price,
    PriceProposal,
    Service,
)
from bodemplaat.catalogue.models.processes import Process, ServiceProcess
from bodemplaat.catalogue.models.publications import Publication, PublishedEntry, Task
from bodemplaat.catalogue.models.standards import StandardEstimate, StandardRank

__all__ = [
    "AdoptedFact",
    "Agreement",
    "AgreementDeviation",
    "AgreementItem",
    "AgreementSignature",
    "AgreementTerm",
    "CharterNorm",
    "CharterProposal",
    "CharterVersion",
    "ChoiceProposal",
    "LimitProposal",
    "Norm",
    "Offering",
    "OfferingChoice",
    "OfferingNorm",
    "OfferingTerms",
    "Order",
    "OrderLimit",
    "OrderStepRow",
    "OwnItem",
    "OwnItemSignature",
    "OwnedModel",
    "Package",
    "PackageItem",
    "PackageProposal",
    "PackageVersion",
    "Price",
    "PriceProposal",
    "Process",
    "Proposal",
    "Publication",
    "PublishedEntry",
    "Service",
    "ServiceProcess",
    "Sourced",
    "StandardEstimate",
    "StandardRank",
    "Task",
    "TermsProposal",
    "VariationLimit",
]
