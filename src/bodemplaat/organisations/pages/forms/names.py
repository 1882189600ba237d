# SPDX-License-Identifier: EUPL-1.2
"""Another name for a participant that stays who it is."""

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form


class Name(Form):
    """A name with its first day and where that stands."""

    name = forms.CharField(
        label=gettext_lazy("Nieuwe naam"), max_length=200,
        help_text=gettext_lazy("Zoals het besluit hem schrijft, bijvoorbeeld Drimmelen."),
    )
    starts_on = DayField(
        label=gettext_lazy("Heet zo vanaf"),
        help_text=gettext_lazy("Op eerdere stukken blijft de oude naam, bijvoorbeeld 1-1-2014."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300,
        help_text=gettext_lazy("Waar staat dit, bijvoorbeeld: raadsbesluit 12 december 2013."),
    )
    refused_at = {
        "organisations.name-missing": "name",
        "organisations.name-unchanged": "name",
        "organisations.named-that-day": "starts_on",
        "organisations.correction-without-reason": "reason",
    }


class NameCorrection(Name):
    """The same, and why it is corrected."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: spelling verbeterd."),
    )


class NameWithdrawal(Form):
    """Why a name never was."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Blijft bewaard, bijvoorbeeld: het besluit ging niet door."),
    )
    refused_at = {"organisations.correction-without-reason": "reason"}
