# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import sentences
from bodemplaat.organisations import queries
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.rules import participations as rules


class Correction(forms.Form):
    """A new value for a fact, with its source and the reason."""

    value = forms.CharField(
        label=gettext_lazy("Waarde"),
        max_length=40,
        help_text=gettext_lazy("Een getal van nul of meer, bijvoorbeeld 9.607, 1,5 of 2/3."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"),
        max_length=300,
        help_text=gettext_lazy("Waar staat dit, bijvoorbeeld: opgave gemeente van 12 januari."),
    )
    is_assumption = forms.BooleanField(label=gettext_lazy("Dit is een aanname"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reden van de wijziging"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Iedere deelnemer kan deze reden lezen."),
    )

    def clean_value(self) -> Fraction:
        """Read the value exactly."""
        try:
            return rules.parse_value(self.cleaned_data["value"])
        except rules.ValueNotReadable as refusal:
            raise forms.ValidationError(sentences.render(refusal)) from refusal


class Fact(Correction):
    """A fact of a measure on a reference date."""

    measure = forms.ChoiceField(label=gettext_lazy("Maatstaf"))
    reference_on = forms.DateField(
        label=gettext_lazy("Peildatum"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
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
