# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form, NumberField
from bodemplaat.organisations import queries
from bodemplaat.organisations.pages import words


class Correction(Form):
    """A new value for a fact, with its source and the reason."""

    value = NumberField(
        label=gettext_lazy("Waarde"),
        help_text=gettext_lazy("Een getal van nul of meer, bijvoorbeeld 9.607, 1,5 of 2/3."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"),
        max_length=300,
        help_text=gettext_lazy("Waar staat dit, bijvoorbeeld: opgave gemeente van 12 januari."),
    )
    is_assumption = forms.BooleanField(
        label=gettext_lazy("Dit is een aanname"),
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld een schatting. Overal staat er dan «aanname» bij."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden van de wijziging"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Iedere deelnemer kan deze reden lezen."),
    )
    refused_at = {
        "organisations.negative-value": "value",
        "organisations.value-not-whole": "value",
        "organisations.value-too-large": "value",
        "organisations.not-yet-measured": "reference_on",
        "organisations.takes-no-part": "reference_on",
        "organisations.correction-without-reason": "reason",
    }


class Fact(Correction):
    """A fact of a measure on a reference date."""

    measure = forms.ChoiceField(
        label=gettext_lazy("Maatstaf"),
        help_text=gettext_lazy("Wat er gemeten is, bijvoorbeeld inwoners."),
    )
    reference_on = DayField(
        label=gettext_lazy("Peildatum"),
        help_text=gettext_lazy("De dag waarop de waarde gold, bijvoorbeeld 1-1-2014."),
    )
    field_order = ("measure", "reference_on", "value", "source", "is_assumption", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        measures = words.sort_measures(queries.list_measures())
        choices = [(measure.code, words.get_measure_name(measure)) for measure in measures]
        self.fields["measure"].choices = choices  # type: ignore[attr-defined]
        self.fields["reason"].required = False
        self.fields["reason"].help_text = gettext_lazy(
            "Alleen nodig als er voor deze maatstaf en peildatum al een waarde staat."
        )
