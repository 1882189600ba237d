# SPDX-License-Identifier: EUPL-1.2
"""Prices that are proposed, and versions that are compared."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.pages.forms.fields import day_field
from bodemplaat.catalogue.values import PriceDraft, ServiceLine, Unit
from bodemplaat.foundation import sentences
from bodemplaat.kernel import money
from bodemplaat.kernel.refusals import Refusal


class PriceForm(forms.Form):
    """A price that is proposed to the body that decides about it."""

    use_required_attribute = False
    service = forms.ChoiceField(label=gettext_lazy("Dienst"))
    unit = forms.ChoiceField(
        label=gettext_lazy("Eenheid"), choices=[(unit.value, words.UNITS[unit]) for unit in Unit]
    )
    price = forms.CharField(
        label=gettext_lazy("Prijs per eenheid per jaar, zonder btw"),
        help_text=gettext_lazy("In euro, bijvoorbeeld 2.120,00."),
        required=False,
    )
    ends = forms.BooleanField(
        label=gettext_lazy("De dienst heeft vanaf die dag geen eigen prijs meer"), required=False
    )
    starts_on = day_field(gettext_lazy("Geldig vanaf"))
    text = forms.CharField(
        label=gettext_lazy("Toelichting voor wie beslist"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf op waarom deze prijs nodig is.")},
    )
    is_correction = forms.BooleanField(
        label=gettext_lazy("Dit verbetert een prijs die al geldt"), required=False
    )
    reason = forms.CharField(label=gettext_lazy("Reden van de verbetering"), required=False)

    def __init__(self, *args: Any, services: tuple[ServiceLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(service.code, service.name) for service in services]
        self.fields["service"].choices = choices  # type: ignore[attr-defined]

    def clean_price(self) -> int | None:
        """Read Dutch notation into cents; the kernel's refusal becomes the error."""
        text = self.cleaned_data["price"]
        try:
            return money.parse_cents(text) if text else None
        except Refusal as refusal:
            raise forms.ValidationError(sentences.render(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        """Ask for an amount, unless the price ends; both at once contradict each other."""
        data = super().clean() or self.cleaned_data
        has_price = data.get("price") is not None
        if "price" in data and not has_price and not data["ends"]:
            self.add_error("price", gettext("Vul een bedrag in."))
        if has_price and data["ends"]:
            said = gettext("Vul een bedrag in of laat de prijs eindigen, niet beide.")
            self.add_error("ends", said)
        return data

    def get_draft(self) -> PriceDraft:
        """Return the price that was filled in."""
        data = self.cleaned_data
        return PriceDraft(
            service_code=data["service"],
            unit=Unit(data["unit"]),
            cents_per_unit=data["price"],
            starts_on=data["starts_on"],
            is_correction=data["is_correction"],
            reason=data["reason"],
        )


class CompareForm(forms.Form):
    """Two versions of a package."""

    van = forms.TypedChoiceField(label=gettext_lazy("Versie"), coerce=int)
    naar = forms.TypedChoiceField(label=gettext_lazy("vergeleken met"), coerce=int)

    def __init__(self, *args: Any, numbers: tuple[int, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = [(number, number) for number in numbers]  # type: ignore[attr-defined]
