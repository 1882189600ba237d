# SPDX-License-Identifier: EUPL-1.2
"""Who takes the place of a participant that is dissolved, and for which parts."""

from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation.forms import DayField, Form, PercentField
from bodemplaat.organisations.values import SuccessionLine

ROWS = 6
Part = tuple[str, Fraction | None]


class Succession(Form):
    """The day, the successors with their parts, and where that stands."""

    takes_effect_on = DayField(
        label=gettext_lazy("Opgeheven per"),
        help_text=gettext_lazy(
            "De eerste dag zonder deze organisatie, bij een herindeling 1 januari: 1-1-2018."
        ),
    )
    agreed_on = DayField(
        label=gettext_lazy("Delen afgesproken op"), required=False,
        help_text=gettext_lazy("Bijvoorbeeld 15-3-2014; leeg zolang de delen open zijn."),
    )
    source = forms.CharField(
        label=gettext_lazy("Bron"), max_length=300,
        help_text=gettext_lazy("Waar staat dit, bijvoorbeeld: overeenkomst van de colleges."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Iedere deelnemer leest dit, bijvoorbeeld: herindeling."),
    )
    refused_at = {
        "organisations.shares-do-not-add-up": "part_1",
        "organisations.share-missing": "part_1",
        "organisations.share-is-no-part": "part_1",
        "organisations.no-successor": "code_1",
        "organisations.unknown-code": "code_1",
        "organisations.successor-twice": "code_1",
        "organisations.succeeds-itself": "code_1",
        "organisations.agreed-ahead": "agreed_on",
        "organisations.not-taking-part": "takes_effect_on",
        "organisations.correction-without-reason": "reason",
    }

    def __init__(self, *args: Any, found: SuccessionLine | None = None, **options: Any) -> None:
        initial: dict[str, Any] = {}
        if found is not None:
            initial = {
                "takes_effect_on": found.takes_effect_on, "agreed_on": found.agreed_on,
                "source": found.source,
            }
            for number, line in enumerate(found.successors, start=1):
                part = None if line.share is None else line.share * 100
                initial |= {f"code_{number}": line.code, f"part_{number}": part}
        super().__init__(*args, initial=initial, **options)
        self.rows = max(ROWS, len(found.successors) if found else 0)
        for number in range(1, self.rows + 1):
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        self.fields[f"code_{number}"] = forms.CharField(
            label=gettext("Opvolger %(number)s") % {"number": number}, required=False,
            max_length=12, help_text=gettext_lazy("De gemeentecode, bijvoorbeeld 0080."),
        )
        self.fields[f"part_{number}"] = PercentField(
            label=gettext("Deel van opvolger %(number)s, in %%") % {"number": number},
            required=False, most=100, help_text=gettext_lazy("Bijvoorbeeld 40 of 100/3."),
        )

    def list_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each successor: its code and its part."""
        numbers = range(1, self.rows + 1)
        return [(self[f"code_{number}"], self[f"part_{number}"]) for number in numbers]

    def clean(self) -> dict[str, Any]:
        """Refuse a part of nobody."""
        found = super().clean() or self.cleaned_data
        for number in range(1, self.rows + 1):
            if found.get(f"part_{number}") is not None and not found.get(f"code_{number}"):
                sentence = gettext("Dit deel is van niemand. Vul de gemeentecode in.")
                self.add_error(f"code_{number}", sentence)
        return found

    def get_values(self) -> dict[str, Any]:
        """Return what the action takes."""
        names = ("takes_effect_on", "agreed_on", "source", "reason")
        return {name: self.cleaned_data[name] for name in names} | {"successors": self._list()}

    def _list(self) -> list[Part]:
        parts = []
        for number in range(1, self.rows + 1):
            code, part = (self.cleaned_data.get(f"{name}_{number}") for name in ("code", "part"))
            if code:
                parts.append((code, None if part is None else part / 100))
        return parts
