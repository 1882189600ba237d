# SPDX-License-Identifier: EUPL-1.2
"""A new participant, and the period in which it takes part."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form, PeriodField
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import OrganisationKind, Relation

SOURCE = gettext_lazy("Waar staat dit, bijvoorbeeld: besluit van de raad van 11 december.")

ASSUMED = gettext_lazy("Bijvoorbeeld een geschatte dag. Overal staat er dan «aanname» bij.")


class Participant(Form):
    """What it is, its code, and where that stands."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Soort"), choices=list(words.KINDS.items()),
        help_text=gettext_lazy("Bijvoorbeeld gemeente; een omgevingsdienst is een ander verband."),
    )
    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=12,
        help_text=gettext_lazy("Gemeente 0064, provincie PV21, andere organisatie FUMO."),
    )
    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=200, required=False,
        help_text=gettext_lazy(
            "Van een gemeente leeg: die naam komt uit het register. Bijvoorbeeld Provincie Fryslân."
        ),
    )
    source = forms.CharField(label=gettext_lazy("Bron"), max_length=300, help_text=SOURCE)
    refused_at = {
        "organisations.unknown-code": "code",
        "organisations.code-does-not-fit": "code",
        "organisations.already-registered": "code",
        "organisations.name-missing": "name",
    }

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {**self.cleaned_data, "kind": OrganisationKind(self.cleaned_data["kind"])}


class Participation(Form):
    """How and when a participant takes part."""

    relation = forms.ChoiceField(
        label=gettext_lazy("Relatie"), choices=list(words.RELATIONS.items()),
        help_text=gettext_lazy("Bijvoorbeeld ketenpartner: neemt diensten af, maar stemt nooit."),
    )
    period = PeriodField(label=gettext_lazy("Neemt deel"))
    source = forms.CharField(label=gettext_lazy("Bron"), max_length=300, help_text=SOURCE)
    is_assumption = forms.BooleanField(
        label=gettext_lazy("Dit is een aanname"), required=False,
        help_text=ASSUMED,
    )
    refused_at = {"organisations.participation-overlaps": "period"}

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        found = dict(self.cleaned_data)
        period = found.pop("period")
        days = {"starts_on": period.starts_on, "ends_before": period.ends_before}
        return {**found, **days, "relation": Relation(found["relation"])}


class EndOfParticipation(Form):
    """When a participation ends, and why; a dissolved participant has a succession instead."""

    last_on = DayField(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("De laatste dag van de deelname, bijvoorbeeld 31-12-2014."),
    )
    source = forms.CharField(label=gettext_lazy("Bron"), max_length=300, help_text=SOURCE)
    is_assumption = forms.BooleanField(
        label=gettext_lazy("Dit is een aanname"), required=False,
        help_text=ASSUMED,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: uittreding."),
    )
    refused_at = {
        "organisations.not-taking-part": "last_on",
        "organisations.correction-without-reason": "reason",
    }

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        found = dict(self.cleaned_data)
        last_on = found.pop("last_on")
        return {**found, "ends_before": last_on + timedelta(days=1)}
