# SPDX-License-Identifier: EUPL-1.2
"""Forms: one base, and one field for each kind of thing that people fill in."""

from bodemplaat.foundation.forms.fields import (
    CentsField,
    DayField,
    NumberField,
    PercentField,
    PeriodField,
    YearField,
)
from bodemplaat.foundation.forms.form import Form

__all__ = [
    "CentsField",
    "DayField",
    "Form",
    "NumberField",
    "PercentField",
    "PeriodField",
    "YearField",
]
