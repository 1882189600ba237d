# SPDX-License-Identifier: EUPL-1.2
"""Prices that are proposed, and versions that are compared."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.values import PriceDraft, ServiceLine, Unit
from bodemplaat.foundation.forms import CentsField, DayField, Form


class PriceForm(Form):
    """A price that is proposed to the body that decides about it."""

    service = forms.ChoiceField(
        label=gettext_lazy("Dienst"),
        help_text=gettext_lazy("Uit de catalogus, bijvoorbeeld Werkplek."),
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Eenheid"),
        choices=[(unit.value, words.UNITS[unit]) for unit in Unit],
        help_text=gettext_lazy("Waar de prijs voor geldt, bijvoorbeeld één werkplek."),
    )
    price = CentsField(
        label=gettext_lazy("Prijs per eenheid per jaar, zonder btw"), required=False
    )
    ends = forms.BooleanField(
        label=gettext_lazy("De dienst heeft vanaf die dag geen eigen prijs meer"),
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld als de dienst in het basispakket komt."),
    )
    starts_on = DayField(
        label=gettext_lazy("Geldig vanaf"),
        help_text=gettext_lazy("Vaak de eerste dag van een jaar, bijvoorbeeld 1-1-2015."),
    )
    proposed_on = DayField(
        label=gettext_lazy("Dag van het voorstel"),
        help_text=gettext_lazy("Vandaag, of de eerdere dag waarop het is ingebracht."),
    )
    text = forms.CharField(
        label=gettext_lazy("Toelichting voor wie beslist"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Waarom, bijvoorbeeld: de inkoopprijs van licenties stijgt 3 %."),
        error_messages={"required": gettext_lazy("Schrijf op waarom deze prijs nodig is.")},
    )
    is_correction = forms.BooleanField(
        label=gettext_lazy("Dit verbetert een prijs die al geldt"),
        required=False,
        help_text=gettext_lazy("Alleen voor een fout, bijvoorbeeld een verkeerd bedrag."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden van de verbetering"),
        required=False,
        help_text=gettext_lazy("Alleen bij een verbetering, bijvoorbeeld: bedrag was met btw."),
    )

    def __init__(self, *args: Any, services: tuple[ServiceLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(service.code, service.name) for service in services]
        self.fields["service"].choices = choices  # type: ignore[attr-defined]

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


class CompareForm(Form):
    """Two versions of a package."""

    without_help = {
        "van": "a number out of a short list, above the table that it changes",
        "naar": "a number out of a short list, above the table that it changes",
    }

    van = forms.TypedChoiceField(label=gettext_lazy("Versie"), coerce=int)
    naar = forms.TypedChoiceField(label=gettext_lazy("vergeleken met"), coerce=int)

    def __init__(self, *args: Any, numbers: tuple[int, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = [(number, number) for number in numbers]  # type: ignore[attr-defined]
