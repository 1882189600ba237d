# SPDX-License-Identifier: EUPL-1.2
"""Fields that several forms of the catalogue have, as people say them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue import rules
from bodemplaat.foundation import sentences
from bodemplaat.kernel import money
from bodemplaat.kernel.refusals import Refusal

REQUIRED = gettext_lazy("Vul dit in.")


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=_Day(),
        error_messages={
            "required": gettext_lazy("Vul een dag in."),
            "invalid": gettext_lazy("Dit is geen dag; schrijf bijvoorbeeld 2014-03-15."),
        },
    )


def last_day_field() -> forms.DateField:
    """Return a field for the last day of a period, which people count in."""
    return day_field(
        gettext_lazy("Tot en met"), gettext_lazy("Leeg: tot nader order."), required=False
    )


def get_end(last_on: date | None) -> date | None:
    """Return the exclusive end of a period for its last day."""
    return last_on + timedelta(days=1) if last_on and last_on < date.max else None


def text_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=400,
        error_messages={"required": REQUIRED},
    )  # fmt: skip


def story_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """Return a field for a few lines of text."""
    return forms.CharField(
        label=label, help_text=help_text, required=required,
        widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": REQUIRED},
    )  # fmt: skip


def count_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.IntegerField:
    """Return a field for a whole number above nought."""
    return forms.IntegerField(
        label=label, help_text=help_text, required=required, min_value=1, max_value=1_000_000,
        error_messages={
            "required": REQUIRED,
            "invalid": gettext_lazy("Vul een heel getal in."),
            "min_value": gettext_lazy("Vul een getal boven nul in."),
            "max_value": gettext_lazy("Dit getal is te groot."),
        },
    )  # fmt: skip


def choice_field(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    """Return a field to choose one of a list."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text,
        error_messages={
            "required": gettext_lazy("Kies er een uit de lijst."),
            "invalid_choice": gettext_lazy("Kies er een uit de lijst."),
        },
    )  # fmt: skip


class EuroField(forms.CharField):
    """An amount in Dutch notation, read into whole cents."""

    default_error_messages = {"required": gettext_lazy("Vul een bedrag in.")}

    def clean(self, value: Any) -> Any:
        """Return cents, or None where nothing was filled in; the kernel's refusal is the error."""
        text = super().clean(value)
        try:
            return money.parse_cents(text) if text else None
        except Refusal as refusal:
            raise forms.ValidationError(sentences.render(refusal)) from refusal


class NormField(forms.CharField):
    """The value of a norm, with a comma."""

    default_error_messages = {"required": REQUIRED}

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
