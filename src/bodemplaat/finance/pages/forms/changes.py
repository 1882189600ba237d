# SPDX-License-Identifier: EUPL-1.2
"""Changes of money: a day, a reason, and the year by name."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation.forms import DayField, Form


class NamedYear(Form):
    """A change that is confirmed by naming its year."""

    confirmed_year = forms.CharField(
        label=gettext_lazy("Typ het jaar om te bevestigen"), max_length=4,
        help_text=gettext_lazy("Het jaar uit de titel, bijvoorbeeld 2010."),
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

    proposed_on = DayField(
        label=gettext_lazy("Dag van het voorstel"),
        help_text=gettext_lazy("Vandaag, of de eerdere dag waarop het is ingebracht."),
    )
    field_order = ("proposed_on", "confirmed_year")


class Reverse(Form):
    """A journal is taken back by its exact mirror."""

    booked_on = DayField(
        label=gettext_lazy("Boekdatum van de tegenboeking"),
        help_text=gettext_lazy("In een jaar dat open is, bijvoorbeeld 31-12-2010."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=300,
        help_text=gettext_lazy("Iedereen leest dit, bijvoorbeeld: factuur was dubbel geboekt."),
    )


class CloseYear(NamedYear):
    """A year in which nothing is posted any more."""
