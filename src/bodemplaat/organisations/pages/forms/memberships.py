# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import Form, PeriodField


class Membership(Form):
    """A partnership elsewhere in which a municipality takes part."""

    name = forms.CharField(
        label=gettext_lazy("Samenwerkingsverband"), max_length=200,
        help_text=gettext_lazy("De volledige naam, bijvoorbeeld Veiligheidsregio Fryslân."),
    )
    tasks = forms.CharField(
        label=gettext_lazy("Taken"), max_length=500,
        help_text=gettext_lazy("Wat het doet, bijvoorbeeld: brandweer en rampenbestrijding."),
    )
    period = PeriodField(
        label=gettext_lazy("Deelname"),
        help_text=gettext_lazy("Bijvoorbeeld vanaf 1-1-2012. Zonder einde: laat dat leeg."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300,
        help_text=gettext_lazy("Waar dit staat, bijvoorbeeld: register van regelingen, 2014."),
    )
    is_assumption = forms.BooleanField(
        label=gettext_lazy("Dit is een aanname"), required=False,
        help_text=gettext_lazy("Bijvoorbeeld een schatting. Overal staat er dan «aanname» bij."),
    )
    refused_at = {
        "organisations.membership-overlaps": "period",
        "organisations.membership-unchanged": "name",
        "organisations.correction-without-reason": "reason",
    }

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = dict(self.cleaned_data)
        period = given.pop("period")
        return given | {"starts_on": period.starts_on, "ends_before": period.ends_before}


class MembershipCorrection(Membership):
    """The same, and why it is corrected."""

    reason = forms.CharField(
        label=gettext_lazy("Reden van de correctie"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: jaartal verbeterd."),
    )


class Withdrawal(Form):
    """Why something is no longer to be read."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Blijft bewaard, bijvoorbeeld: op verzoek van het bestuur."),
    )
