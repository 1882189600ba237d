# SPDX-License-Identifier: EUPL-1.2
"""Controls: a day, and a period as people say it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.kernel.periods import Period


class DayInput(forms.DateInput):
    """A day, with the calendar of the browser where it has one."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PeriodInput(forms.MultiWidget):
    """Two days with their words: from, and up to and including."""

    template_name = "foundation/widgets/period.html"
    labels = (gettext_lazy("vanaf"), gettext_lazy("tot en met"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"van": DayInput(), "tm": DayInput()}, attrs)

    def decompress(self, value: Any) -> list[date | None]:
        """Return the first and the last day of a period."""
        if not isinstance(value, Period):
            return [None, None]
        last = value.ends_before - timedelta(days=1) if value.ends_before else None
        return [value.starts_on, last]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give each of the two days its word."""
        found: dict[str, Any] = super().get_context(name, value, attrs)
        for day, label in zip(found["widget"]["subwidgets"], self.labels, strict=True):
            day["label"] = label
        return found
