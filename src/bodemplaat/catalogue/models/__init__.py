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
from bodemplaat.catalogue.models.packages import (
    Package,
    PackageItem,
    PackageProposal,
    PackageVersion,
    Price,
    PriceProposal,
    Service,
)

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
    "Norm",
    "OwnedModel",
    "Package",
    "PackageItem",
    "PackageProposal",
    "PackageVersion",
    "Price",
    "PriceProposal",
    "Proposal",
    "Service",
    "Sourced",
]
