# SPDX-License-Identifier: EUPL-1.2
"""A second source, the choice between sources, and a range as a scenario."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import formats
from bodemplaat.foundation.forms import DayField, Form, NumberField
from bodemplaat.organisations import queries
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import ContestLine

AT_VALUE = {
    "organisations.negative-value": "value",
    "organisations.value-not-whole": "value",
    "organisations.value-too-large": "value",
}


class SourceValue(Form):
    """What one more source says."""

    value = NumberField(
        label=gettext_lazy("Waarde volgens deze bron"),
        help_text=gettext_lazy("Een getal van nul of meer, bijvoorbeeld 9.607."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300,
        help_text=gettext_lazy("Een andere dan van het feit, bijvoorbeeld: jaarverslag 2010."),
    )
    is_assumption = forms.BooleanField(
        label=gettext_lazy("Dit is een aanname"), required=False,
        help_text=gettext_lazy("Bijvoorbeeld een schatting. Overal staat er dan «aanname» bij."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden van de wijziging"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Alleen als deze bron eerder iets anders zei, zoals: herzien."),
    )
    refused_at = {
        **AT_VALUE,
        "organisations.source-is-the-same": "source",
        "organisations.correction-without-reason": "reason",
    }


class LeadingValue(Form):
    """Which source leads, and why."""

    source = forms.ChoiceField(
        label=gettext_lazy("Leidende bron"), widget=forms.RadioSelect,
        help_text=gettext_lazy("Sleutels rekenen met deze waarde, bijvoorbeeld die van CBS."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: zo staat het in de DVO."),
    )
    refused_at = {
        "organisations.unknown-source": "source",
        "organisations.correction-without-reason": "reason",
    }

    def __init__(self, *args: Any, contest: ContestLine, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (line.source, f"{formats.number(line.value)} ({line.source})")
            for line in contest.values
        ]


class ValueRange(Form):
    """Between which values a total may lie, as a scenario."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=120,
        help_text=gettext_lazy("Bijvoorbeeld: groei naar twaalf gemeenten."),
    )
    code = forms.SlugField(
        label=gettext_lazy("Code"), max_length=50,
        help_text=gettext_lazy("Kleine letters en streepjes, bijvoorbeeld groei-inwoners."),
    )
    measure = forms.ChoiceField(
        label=gettext_lazy("Maatstaf"),
        help_text=gettext_lazy("Wat er gemeten is, bijvoorbeeld inwoners."),
    )
    reference_on = DayField(
        label=gettext_lazy("Peildatum"),
        help_text=gettext_lazy("De dag waarover het gaat, bijvoorbeeld 1-1-2014."),
    )
    lowest = NumberField(
        label=gettext_lazy("Laagste waarde"), help_text=gettext_lazy("Bijvoorbeeld 85.000."),
    )
    highest = NumberField(
        label=gettext_lazy("Hoogste waarde"), help_text=gettext_lazy("Bijvoorbeeld 140.000."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300,
        help_text=gettext_lazy("Waar staat dit, bijvoorbeeld: presentatie van maart."),
    )
    refused_at = {
        "organisations.already-registered": "code",
        "organisations.range-is-empty": "highest",
        "organisations.negative-value": "lowest",
        "organisations.value-not-whole": "lowest",
        "organisations.value-too-large": "highest",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        measures = words.sort_measures(queries.list_measures())
        choices = [(measure.code, words.get_measure_name(measure)) for measure in measures]
        self.fields["measure"].choices = choices  # type: ignore[attr-defined]
