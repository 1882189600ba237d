# SPDX-License-Identifier: EUPL-1.2
"""How an organisation shows itself: from a colour or a file, under a name, with a logo."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import sentences
from bodemplaat.foundation.forms import Form
from bodemplaat.kernel import colours, palettes
from bodemplaat.kernel.palettes import Palette
from bodemplaat.kernel.refusals import Refusal

CORNERS = (
    ("0", gettext_lazy("recht")), ("4", gettext_lazy("licht rond")), ("12", gettext_lazy("rond")),
)  # fmt: skip


class ColourField(forms.CharField):
    """A colour as # and six digits."""

    def to_python(self, value: Any) -> str:
        """Return the colour, or nothing where nothing was filled in."""
        text = super().to_python(value)
        try:
            return colours.read_colour(text) if text else ""
        except Refusal as refusal:
            raise ValidationError(sentences.render(refusal)) from refusal


class Brand(Form):
    """A brand colour, of which all others are made."""

    merk = ColourField(
        label=gettext_lazy("Merkkleur"),
        help_text=gettext_lazy("De kleur van de kop, bijvoorbeeld #7a1f2b."),
    )
    accent = ColourField(
        label=gettext_lazy("Tweede kleur"), required=False,
        help_text=gettext_lazy("Voor het wapen, bijvoorbeeld #b98a1d; mag leeg blijven."),
    )
    hoeken = forms.ChoiceField(
        label=gettext_lazy("Hoeken"), choices=CORNERS, initial="4",
        help_text=gettext_lazy("Van knoppen en vakken, bijvoorbeeld licht rond."),
    )

    def make(self) -> Palette:
        """Return the palette of what was filled in."""
        found = self.cleaned_data
        return palettes.complete(
            brand=found["merk"], accent=found["accent"], radius=int(found["hoeken"])
        )


class Tokens(Form):
    """A file of design tokens."""

    bestand = forms.FileField(
        label=gettext_lazy("tokens.json"),
        help_text=gettext_lazy("Design tokens van NL Design System, bijvoorbeeld tokens.json."),
        error_messages={"empty": gettext_lazy("Het bestand is leeg. Kies een ander.")},
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    refused_at = dict.fromkeys(
        (
            "organisations.tokens-too-large", "organisations.tokens-not-json",
            "organisations.tokens-too-deep", "organisations.tokens-without-colours",
            "organisations.token-unreadable", "organisations.token-unknown",
            "organisations.token-circle",
        ),
        "bestand",
    )  # fmt: skip


class Identity(Form):
    """The names, with the colours that stand beside the form."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=80,
        help_text=gettext_lazy("Zoals in de kop, bijvoorbeeld Gemeente Bolsward."),
    )
    short_name = forms.CharField(
        label=gettext_lazy("Korte naam"), max_length=40,
        help_text=gettext_lazy("Voor lijsten en mail, bijvoorbeeld Bolsward."),
    )
    initials = forms.CharField(
        label=gettext_lazy("Letters in het wapen"), max_length=2,
        help_text=gettext_lazy("Een of twee, bijvoorbeeld Bo; te zien zolang er geen logo is."),
    )
    kleuren = forms.CharField(widget=forms.HiddenInput)
    uit = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def clean_kleuren(self) -> Palette:
        """Return the colours that were shown."""
        try:
            return palettes.read_palette(self.cleaned_data["kleuren"])
        except Refusal as refusal:
            raise ValidationError(sentences.render(refusal)) from refusal


class Logo(Form):
    """A logo and its words."""

    bestand = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("Een SVG of PNG van hoogstens 300 kB, bijvoorbeeld logo.svg."),
        error_messages={"empty": gettext_lazy("Het bestand is leeg. Kies een ander.")},
        widget=forms.FileInput(attrs={"accept": ".svg,.png,image/svg+xml,image/png"}),
    )
    tekst = forms.CharField(
        label=gettext_lazy("Tekst voor wie het logo niet ziet"), max_length=120,
        help_text=gettext_lazy("Wat erop staat, bijvoorbeeld: gemeente Bolsward."),
    )
    refused_at = {
        "foundation.image-too-large": "bestand", "foundation.not-an-image": "bestand",
        "foundation.image-empty": "bestand", "organisations.logo-without-words": "tekst",
    }  # fmt: skip
