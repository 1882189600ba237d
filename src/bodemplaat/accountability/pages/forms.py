# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form


class Comment(Form):
    """What somebody says about a watchpoint."""

    text = forms.CharField(
        label=gettext_lazy("Opmerking"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Bijvoorbeeld: besproken met de secretaris, zij tekent maandag."),
        max_length=2000,
    )  # fmt: skip


class Pause(Form):
    """Until when a watchpoint is put off, and why."""

    until = DayField(
        label=gettext_lazy("Uitstellen tot"),
        help_text=gettext_lazy("De dag na de volgende vergadering, bijvoorbeeld 28-3-2014."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500,
        help_text=gettext_lazy("Bijvoorbeeld: het bestuur vergadert op 27 maart."),
    )  # fmt: skip


class Term(Form):
    """How long a kind of row is kept, and on what ground."""

    days = forms.IntegerField(
        label=gettext_lazy("Termijn in dagen"),
        help_text=gettext_lazy("Na hoeveel dagen het gewist mag worden, bijvoorbeeld 365."),
    )
    ground = forms.CharField(
        label=gettext_lazy("Grond"), max_length=500,
        help_text=gettext_lazy("Waarop het berust, bijvoorbeeld: selectielijst gemeenten, 1.1."),
    )  # fmt: skip
    refused_at = {"accountability.bad-term": "days", "accountability.no-ground": "ground"}


class Approval(Form):
    """Why what is over its term may be erased now."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500,
        help_text=gettext_lazy("Bijvoorbeeld: termijn voorbij, geen lopend onderzoek."),
    )  # fmt: skip
    refused_at = {"accountability.no-ground": "reason"}
