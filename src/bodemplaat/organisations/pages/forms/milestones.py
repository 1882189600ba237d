# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import CentsField, DayField, Form
from bodemplaat.organisations.pages import milestones


class Milestone(Form):
    """A step in the founding of the arrangement, with who paid for it."""

    title = forms.CharField(
        label=gettext_lazy("Mijlpaal"), max_length=200,
        help_text=gettext_lazy("Wat er gebeurde, bijvoorbeeld: de dienst gaat van start."),
    )
    happens_on = DayField(
        label=gettext_lazy("Dag"),
        help_text=gettext_lazy("Bijvoorbeeld 1-1-2004. Is alleen het jaar bekend: 1-1-2003."),
    )
    precision = forms.ChoiceField(
        label=gettext_lazy("Hoe nauwkeurig is de dag bekend"),
        choices=list(milestones.PRECISIONS.items()),
        help_text=gettext_lazy("Kies «alleen het jaar» als de bron bijvoorbeeld «in 2003» zegt."),
    )
    text = forms.CharField(
        label=gettext_lazy("Toelichting"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Voor wie er niet bij was, bijvoorbeeld: zeven gemeenten tekenen."),
    )
    funder = forms.CharField(
        label=gettext_lazy("Bekostigd door"), required=False, max_length=200,
        help_text=gettext_lazy("Waar het geld vandaan kwam, bijvoorbeeld InAxis."),
    )
    cents = CentsField(
        label=gettext_lazy("Bedrag"), required=False,
        help_text=gettext_lazy("Leeg als geen bron het noemt. Bijvoorbeeld 25.000,00."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300,
        help_text=gettext_lazy("Waar dit staat, bijvoorbeeld: jaarverslag 2004, bladzijde 3."),
    )
    is_assumption = forms.BooleanField(
        label=gettext_lazy("Dit is een aanname"), required=False,
        help_text=gettext_lazy("Bijvoorbeeld een schatting. Overal staat er dan «aanname» bij."),
    )
    refused_at = {
        "organisations.no-money": "cents",
        "organisations.money-without-funder": "funder",
        "organisations.milestone-unchanged": "title",
        "organisations.correction-without-reason": "reason",
    }


class MilestoneCorrection(Milestone):
    """The same, and why it is corrected."""

    reason = forms.CharField(
        label=gettext_lazy("Reden van de correctie"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: jaartal verbeterd."),
    )
