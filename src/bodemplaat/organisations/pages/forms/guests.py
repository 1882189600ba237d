# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import Form, PeriodField
from bodemplaat.organisations.values import GuestLine


class _ForAPeriod(Form):
    """Something that holds from a day up to and including another one."""

    period = PeriodField(
        label=gettext_lazy("Van en tot en met"),
        help_text=gettext_lazy("Bijvoorbeeld van 1-3-2014 tot en met 31-12-2014."),
    )

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = dict(self.cleaned_data)
        period = given.pop("period")
        return given | {"starts_on": period.starts_on, "ends_before": period.ends_before}


class Guest(_ForAPeriod):
    """An organisation that may read something."""

    name = forms.CharField(
        label=gettext_lazy("Organisatie"), max_length=200,
        help_text=gettext_lazy("De volledige naam, bijvoorbeeld gemeente Leeuwarden."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("Waarom"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Alle deelnemers lezen dit, bijvoorbeeld: sparringpartner."),
    )
    field_order = ("name", "purpose", "period")
    refused_at = {"organisations.guest-name-taken": "name"}


class GuestPerson(_ForAPeriod):
    """A person who reads for a guest."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=140,
        help_text=gettext_lazy("Voornaam en achternaam, bijvoorbeeld Anke Bakker."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"), max_length=150,
        help_text=gettext_lazy("Hierheen gaat de uitnodiging, bijvoorbeeld a.bakker@gemeente.nl."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Wie mag goedkeuren leest dit, bijvoorbeeld: opvolger van mw. Vos."),
    )
    field_order = ("name", "email", "period", "reason")


class Share(_ForAPeriod):
    """A thing for a guest, for a period and a reason."""

    guest_id = forms.TypedChoiceField(
        label=gettext_lazy("Met welke gast"), coerce=int,
        help_text=gettext_lazy("Een gast die er nu is, bijvoorbeeld gemeente Leeuwarden."),
    )
    thing = forms.ChoiceField(
        label=gettext_lazy("Wat"),
        help_text=gettext_lazy("De gast leest een kopie van hoe het nu is, en niets eromheen."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Blijft bewaard, bijvoorbeeld: voorbereiding van het bezoek."),
    )
    field_order = ("guest_id", "thing", "period", "reason")
    refused_at = {
        "organisations.longer-than-guest": "period",
        "organisations.nothing-to-share": "thing",
        "organisations.not-yours-to-share": "thing",
    }

    def __init__(
        self, *args: Any, guests: Sequence[GuestLine], choices: Sequence[Any], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        named = [(one.id, one.name) for one in guests]
        self.fields["guest_id"].choices = named  # type: ignore[attr-defined]
        self.fields["thing"].choices = choices  # type: ignore[attr-defined]

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = super().get_values()
        kind, _, key = given.pop("thing").partition(":")
        return given | {"kind": kind, "key": key}
