# SPDX-License-Identifier: EUPL-1.2
"""What is published, and which two lists are compared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.pages.forms.fields import choice_field, day_field, fill_choices
from bodemplaat.foundation.forms import Form


class PublishForm(Form):
    """The day of which the catalogue is published, and whether prices are in it."""

    shown_on = day_field(gettext_lazy("Zoals het aanbod geldt op"))
    shows_prices = forms.BooleanField(
        label=gettext_lazy("Met prijzen"), required=False,
        help_text=gettext_lazy("Bijvoorbeeld als andere gemeenten mogen vergelijken."),
    )


class SidesForm(Form):
    """Two lists: packages or tasks of one or two partnerships."""

    without_help = {
        "een": "a list whose answer is shown at once",
        "ander": "a list whose answer is shown at once",
    }

    een = choice_field(gettext_lazy("Leg"), ())
    ander = choice_field(gettext_lazy("naast"), ())

    def __init__(self, *args: Any, sides: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(sides)
        for name in ("een", "ander"):
            fill_choices(self.fields[name], listed)
