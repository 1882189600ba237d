# SPDX-License-Identifier: EUPL-1.2
"""What a reader fills in."""

from bodemplaat.catalogue.pages.forms.agreements import (
    AgreementForm,
    CharterForm,
    NormForm,
    SignForm,
)
from bodemplaat.catalogue.pages.forms.prices import CompareForm, PriceForm

__all__ = [
    "AgreementForm",
    "CharterForm",
    "CompareForm",
    "NormForm",
    "PriceForm",
    "SignForm",
]
