# SPDX-License-Identifier: EUPL-1.2
"""The votes of one participant, from a day on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form
from bodemplaat.organisations import values as organisations_values


class VoteWeight(Form):
    """A row of the table of votes; the row before it ends on that day."""

    participant_code = forms.ChoiceField(
        label=gettext_lazy("Deelnemer"),
        help_text=gettext_lazy("Bijvoorbeeld een gemeente die groter is geworden."),
    )
    votes = forms.IntegerField(
        label=gettext_lazy("Stemmen"),
        min_value=1,
        max_value=1000,
        help_text=gettext_lazy("Een heel getal, bijvoorbeeld 3."),
    )
    starts_on = DayField(
        label=gettext_lazy("Vanaf"),
        help_text=gettext_lazy("De eerste dag, bijvoorbeeld 1-1-2014."),
    )
    article = forms.CharField(
        label=gettext_lazy("Artikel"),
        max_length=200,
        help_text=gettext_lazy("Waar het staat, bijvoorbeeld artikel 18 van de regeling."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Bijvoorbeeld het besluit van het algemeen bestuur."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Waarom het anders wordt, bijvoorbeeld een herindeling."),
    )

    def __init__(
        self,
        *args: Any,
        participants: Iterable[organisations_values.ParticipantLine],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        owners = [line for line in participants if line.is_owner]
        self.fields["participant_code"].choices = [(line.code, line.name) for line in owners]
