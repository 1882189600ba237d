# SPDX-License-Identifier: EUPL-1.2
"""An exception for one participant, a ranking, and a proposal without a page of its own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import CentsField, DayField, Form
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import MATTERS, ExceptionDraft


class LocalException(Form):
    """Who departs from what, how, and until when."""

    participant_code = forms.ChoiceField(
        label=gettext_lazy("Deelnemer"),
        help_text=gettext_lazy("Voor wie de afwijking geldt, bijvoorbeeld Harlingen."),
    )
    departs_from = forms.ChoiceField(
        label=gettext_lazy("Wijkt af van"),
        help_text=gettext_lazy("De spelregel, bijvoorbeeld manier van werken."),
    )
    procedure = forms.CharField(
        label=gettext_lazy("Werkwijze"),
        max_length=200,
        help_text=gettext_lazy("Welke afspraak precies, bijvoorbeeld bestellen via de catalogus."),
    )
    title = forms.CharField(
        label=gettext_lazy("Onderwerp"),
        max_length=200,
        help_text=gettext_lazy("Kort, bijvoorbeeld: eigen inkoop van tablets."),
    )
    text = forms.CharField(
        label=gettext_lazy("Wat er in plaats daarvan gebeurt, en waarom"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=gettext_lazy("Bijvoorbeeld: de raad vergadert al papierloos met eigen tablets."),
    )
    starts_on = DayField(
        label=gettext_lazy("Vanaf"),
        help_text=gettext_lazy("De eerste dag, bijvoorbeeld 1-7-2014."),
    )
    ends_before = DayField(
        label=gettext_lazy("Tot"),
        help_text=gettext_lazy("Vanaf deze dag geldt de regel weer, bijvoorbeeld 1-7-2015."),
    )
    refused_at = {
        "governance.exception-ends-too-soon": "ends_before",
        "governance.nothing-to-depart-from": "departs_from",
        "governance.not-your-exception": "participant_code",
        "governance.takes-no-part": "starts_on",
    }

    def __init__(
        self,
        *args: Any,
        participants: Iterable[tuple[str, str]],
        settings: Iterable[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant_code"].choices = list(participants)
        self.fields["departs_from"].choices = [
            (name, words.SETTINGS.get(name, name)) for name in settings
        ]

    def make_draft(self) -> ExceptionDraft:
        """Return what was filled in."""
        return ExceptionDraft(**self.cleaned_data)


class Ranking(Form):
    """Subjects in order, the first one first."""

    title = forms.CharField(
        label=gettext_lazy("Onderwerp"),
        max_length=200,
        help_text=gettext_lazy("Bijvoorbeeld: prioriteiten voor 2015."),
    )
    items = forms.CharField(
        label=gettext_lazy("Volgorde"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=5000,
        help_text=gettext_lazy(
            "Eén onderwerp per regel, het belangrijkste bovenaan, bijvoorbeeld zaaksysteem."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Toelichting"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=gettext_lazy("Waarom zo, bijvoorbeeld: de basisregistraties hebben een termijn."),
    )
    starts_on = DayField(
        label=gettext_lazy("Geldt vanaf"),
        help_text=gettext_lazy("De eerste dag, bijvoorbeeld 1-1-2015."),
    )
    refused_at = {"governance.too-few-ranked": "items", "governance.ranked-twice": "items"}

    def clean_items(self) -> list[str]:
        """Return one subject per line."""
        return str(self.cleaned_data["items"]).splitlines()


class Matter(Form):
    """What is proposed, to whom it may concern, and what it costs."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Soort"),
        choices=[(kind.value, words.KINDS[kind]) for kind in MATTERS],
        help_text=gettext_lazy("Daaraan hangt welk orgaan beslist, bijvoorbeeld beleid."),
    )
    title = forms.CharField(
        label=gettext_lazy("Onderwerp"),
        max_length=200,
        help_text=gettext_lazy("Bijvoorbeeld: gezamenlijk ICT-beleid 2014 tot en met 2017."),
    )
    text = forms.CharField(
        label=gettext_lazy("Voorstel"),
        widget=forms.Textarea,
        max_length=20_000,
        help_text=gettext_lazy("Wat er besloten wordt, bijvoorbeeld de tekst van het beleid."),
    )
    amount_cents = CentsField(
        label=gettext_lazy("Bedrag"),
        required=False,
        help_text=gettext_lazy(
            "Wat het kost, bijvoorbeeld 25.000. Binnen een mandaat beslist een ander orgaan."
        ),
    )
    effective_on = DayField(
        label=gettext_lazy("Gaat in"),
        help_text=gettext_lazy("De eerste dag waarop het geldt, bijvoorbeeld 1-7-2014."),
    )
