# SPDX-License-Identifier: EUPL-1.2
"""The form that every form is: own words for what is missing, and refusals where they belong."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import sentences
from bodemplaat.kernel.refusals import Refusal

_DJANGO = {
    "required": forms.Field.default_error_messages["required"],
    "invalid_choice": forms.ChoiceField.default_error_messages["invalid_choice"],
}


_TOO_LONG = gettext_lazy(
    "«{label}» is te lang: hoogstens %(limit_value)s tekens, en dit zijn er %(show_value)s."
)
_NO_ADDRESS = gettext_lazy("«%(value)s» is geen e-mailadres. Schrijf het als naam@gemeente.nl.")


class Form(forms.Form):
    """
    What a reader fills in.

    Every field that is seen has a label, and a help text with one example. `without_help` names
    the fields that need none, each with the reason; `refused_at` says at which field a refusal is
    shown, by code; any other one is shown above all fields.
    """

    use_required_attribute = False  # the error summary says more than the browser's balloon
    without_help: ClassVar[Mapping[str, str]] = {}
    refused_at: ClassVar[Mapping[str, str]] = {}

    draft: Any = None

    def full_clean(self) -> None:
        """Clean all fields; what is missing is said with the label of its field."""
        for field in self.fields.values():
            _say(field)
        super().full_clean()

    def refuse(self, refusal: Refusal) -> None:
        """Show why an action said no, at the field that it is about."""
        name = self.refused_at.get(refusal.code)
        self.add_error(name if name in self.fields else None, sentences.render(refusal))

    def restore(self, values: Mapping[str, list[str]]) -> None:
        """Fill in what was kept of an earlier try; a field that is gone is left out."""
        always = (forms.MultiWidget, forms.CheckboxInput)
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            if key in values or isinstance(field.widget, always):
                self.initial[name] = field.widget.value_from_datadict(_Kept(values), {}, key)


class _Kept(dict[str, Any]):
    """Kept values with the questions that a widget asks of what was sent."""

    def __init__(self, values: Mapping[str, list[str]]) -> None:
        super().__init__({name: found[-1] for name, found in values.items() if found})
        self._values = values

    def getlist(self, name: str) -> list[str]:
        return list(self._values.get(name, []))


def _say(field: forms.Field) -> None:
    """Give a field our own words, unless it has words of its own."""
    is_choice = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.BooleanField)
    ours: dict[str, Promise] = {
        "required": gettext_lazy("Vul «{label}» in."),
        "invalid_choice": gettext_lazy(
            "«%(value)s» staat niet in de lijst van «{label}». Kies er een."
        ),
    }
    if is_choice:
        ours["required"] = gettext_lazy("Kies bij «{label}» er een.")
    label = str(field.label or "").replace("%", "%%")
    field.error_messages.setdefault("max_length", format_lazy(_TOO_LONG, label=label))
    if isinstance(field, forms.EmailField):
        field.error_messages.setdefault("invalid", _NO_ADDRESS)
    for code, words in ours.items():
        if field.error_messages.get(code) == _DJANGO[code]:
            field.error_messages[code] = format_lazy(words, label=field.label or "")
