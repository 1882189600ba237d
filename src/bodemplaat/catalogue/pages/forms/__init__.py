# SPDX-License-Identifier: EUPL-1.2
"""What a reader fills in."""

from bodemplaat.catalogue.pages.forms.agreements import (
    AgreementEndForm,
    AgreementForm,
    AgreementWithdrawForm,
    CharterForm,
    NormForm,
    SignForm,
)
from bodemplaat.catalogue.pages.forms.offerings import (
    ChooseForm,
    EndForm,
    LimitForm,
    OfferingForm,
    TermsForm,
)
from bodemplaat.catalogue.pages.forms.orders import (
    OrderForm,
    OrderLimitForm,
    OwnItemForm,
    OwnPriceForm,
    PackageForm,
    RankForm,
    ReasonForm,
    StepForm,
)
from bodemplaat.catalogue.pages.forms.prices import CompareForm, PriceForm
from bodemplaat.catalogue.pages.forms.processes import AssignForm, ProcessForm
from bodemplaat.catalogue.pages.forms.publications import PublishForm, SidesForm

__all__ = [
    "AgreementEndForm",
    "AgreementForm",
    "AgreementWithdrawForm",
    "AssignForm",
    "CharterForm",
    "ChooseForm",
    "CompareForm",
    "EndForm",
    "LimitForm",
    "NormForm",
    "OfferingForm",
    "OrderForm",
    "OrderLimitForm",
    "OwnItemForm",
    "OwnPriceForm",
    "PackageForm",
    "PriceForm",
    "ProcessForm",
    "PublishForm",
    "RankForm",
    "ReasonForm",
    "SidesForm",
    "SignForm",
    "StepForm",
    "TermsForm",
]
