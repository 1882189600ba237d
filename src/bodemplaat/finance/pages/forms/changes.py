# SPDX-License-Identifier: EUPL-1.2
"""Changes of money: a day, a reason, and the year by name."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

REQUIRED = {"required": gettext_lazy("Vul dit veld in.")}
DAY_ERRORS = REQUIRED | {"invalid": gettext_lazy("Geef een dag, bijvoorbeeld 2014-03-15.")}


def make_day_field(label: Any, help_text: Any = "") -> forms.DateField:
    """Return a field for a day, with the control of the browser."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, widget=widget, error_messages=DAY_ERRORS
    )


class NamedYear(forms.Form):
    """A change that is confirmed by naming its year."""

    confirmed_year = forms.CharField(
        label=gettext_lazy("Typ het jaar om te bevestigen"), max_length=4, error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_confirmed_year(self) -> str:
        """Refuse another year than the one on the page."""
        given: str = self.cleaned_data["confirmed_year"]
        if given != str(self.year):
            sentence = gettext("U typte %(given)s, maar dit gaat over %(year)s.")
            raise forms.ValidationError(sentence % {"given": given, "year": self.year})
        return given


class ProposeSettlement(NamedYear):
    """The settlement of a year goes to the body that adopts it."""

    proposed_on = make_day_field(gettext_lazy("Dag van het voorstel"))
    field_order = ("proposed_on", "confirmed_year")


class Reverse(forms.Form):
    """A journal is taken back by its exact mirror."""

    booked_on = make_day_field(gettext_lazy("Boekdatum van de tegenboeking"))
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=300, error_messages=REQUIRED,
        help_text=gettext_lazy("Iedere deelnemer kan deze reden lezen."),
    )


class CloseYear(NamedYear):
    """A year in which nothing is posted any more."""
