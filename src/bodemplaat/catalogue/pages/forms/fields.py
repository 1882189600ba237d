# SPDX-License-Identifier: EUPL-1.2
"""Fields that several forms of the catalogue have."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue import rules
from bodemplaat.foundation import sentences
from bodemplaat.foundation.forms import DayField
from bodemplaat.kernel.refusals import Refusal

FIRST_DAY = gettext_lazy("Vaak de eerste dag van een jaar, bijvoorbeeld 1-1-2015.")


def day_field(label: Any, help_text: Any = FIRST_DAY, *, required: bool = True) -> DayField:
    """Return a field for a day, mostly the first on which something holds."""
    return DayField(label=label, help_text=help_text, required=required)


def last_day_field() -> DayField:
    """Return a field for the last day of a period, which people count in."""
    said = gettext_lazy("Bijvoorbeeld 31-12-2015. Leeg: tot nader order.")
    return day_field(gettext_lazy("Tot en met"), said, required=False)


def get_end(last_on: date | None) -> date | None:
    """Return the exclusive end of a period for its last day."""
    return last_on + timedelta(days=1) if last_on else None


def text_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=400)


def story_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """Return a field for a few lines of text."""
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=widget)


def count_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.IntegerField:
    """Return a field for a whole number above nought."""
    return forms.IntegerField(
        label=label, help_text=help_text, required=required, min_value=1, max_value=1_000_000,
        error_messages={
            "invalid": gettext_lazy("Vul een heel getal in."),
            "min_value": gettext_lazy("Vul een getal boven nul in."),
            "max_value": gettext_lazy("Dit getal is te groot. Vul hoogstens een miljoen in."),
        },
    )  # fmt: skip


def choice_field(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    """Return a field to choose one of a list."""
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text)


class NormField(forms.CharField):
    """The value of a norm, with a comma."""

    def clean(self, value: Any) -> Any:
        """Return a decimal number, or None where nothing was filled in."""
        text = super().clean(value)
        try:
            return rules.parse_norm(text) if text else None
        except Refusal as refusal:
            raise forms.ValidationError(sentences.render(refusal)) from refusal


def fill_choices(field: Any, choices: Any) -> None:
    """Give a field the things that there are to choose from."""
    field.choices = choices
