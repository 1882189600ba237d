# SPDX-License-Identifier: EUPL-1.2
"""Which rules are laid beside each other, and what of the own is opened to everyone."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form
from bodemplaat.governance.pages import words


class RuleSides(Form):
    """Two sides: the own rules, one version of them, or what another partnership published."""

    without_help = {
        "een": "a list whose answer is shown at once",
        "ander": "a list whose answer is shown at once",
    }

    een = forms.ChoiceField(label=gettext_lazy("Leg"))
    ander = forms.ChoiceField(label=gettext_lazy("naast"))

    def __init__(self, *args: Any, sides: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(sides)
        for name in ("een", "ander"):
            self.fields[name].choices = listed


class WithdrawRules(Form):
    """Why the published rules are shut again."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=2000,
        help_text=gettext_lazy("Bijvoorbeeld: de regeling wordt herzien."),
    )


class TargetPart(Form):
    """A part of what the arrangement grows towards."""

    setting = forms.ChoiceField(
        label=gettext_lazy("Waar het verband naartoe groeit"),
        choices=[(code, word) for code, word in words.SETTINGS.items()],
        help_text=gettext_lazy("De keuze in de spelregels, bijvoorbeeld architectuur."),
    )
    name = forms.CharField(
        label=gettext_lazy("Onderdeel"),
        max_length=200,
        help_text=gettext_lazy("Wat er dan één is, bijvoorbeeld de werkplek."),
    )
    target_on = DayField(
        label=gettext_lazy("Streefdatum"),
        help_text=gettext_lazy("De dag waarop het er moet zijn, bijvoorbeeld 31-12-2014."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Waar het staat, bijvoorbeeld het architectuurplan van 2011."),
    )


class TargetReached(Form):
    """Since when a part is there."""

    reached_on = DayField(
        label=gettext_lazy("Bereikt op"),
        help_text=gettext_lazy("De dag waarop het er was, bijvoorbeeld 1-10-2013."),
    )
