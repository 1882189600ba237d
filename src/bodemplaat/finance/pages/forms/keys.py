# SPDX-License-Identifier: EUPL-1.2
"""A new version of a key, to propose."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.finance.values import KeyKind
from bodemplaat.foundation import sentences
from bodemplaat.foundation.forms import DayField, Form, PercentField

Pairs = Sequence[tuple[str, str]]


class ProposeKey(Form):
    """What a key holds from a day on; only the fields of the chosen kind count."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Verdeel"),
        help_text=gettext_lazy("Bijvoorbeeld naar waarden: 50 % inwoners, 50 % werkplekken."),
        choices=[
            (KeyKind.MEASURED, gettext_lazy("naar gemeten waarden, met percentages")),
            (
                KeyKind.PARTICIPATION,
                gettext_lazy("naar eigen deelname; wie niet meedoet, betaalt niet"),
            ),
            (KeyKind.EQUAL, gettext_lazy("in gelijke delen")),
            (KeyKind.FIXED, gettext_lazy("naar vaste percentages per deelnemer")),
        ],
    )
    starts_on = DayField(
        label=gettext_lazy("Geldt vanaf"),
        help_text=gettext_lazy("Vaak de eerste dag van een jaar, bijvoorbeeld 1-1-2015."),
    )
    proposed_on = DayField(
        label=gettext_lazy("Dag van het voorstel"),
        help_text=gettext_lazy("Vandaag, of de eerdere dag waarop het is ingebracht."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Toelichting"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Iedereen leest dit, bijvoorbeeld: werkplekken zeggen meer dan inwoners."
        ),
    )

    def __init__(self, *args: Any, measures: Pairs, members: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures, self.members = measures, members
        for code, _ in measures:
            label = sentences.word(code)
            self.fields[f"measure_{code}"] = PercentField(label=label, required=False)
        for code, name in members:
            self.fields[f"share_{code}"] = PercentField(label=name, required=False)

    def list_measure_fields(self) -> list[forms.BoundField]:
        """Return a field per measure."""
        return [self[f"measure_{code}"] for code, _ in self.measures]

    def list_share_fields(self) -> list[forms.BoundField]:
        """Return a field per participant."""
        return [self[f"share_{code}"] for code, _ in self.members]

    def _list_filled(self, prefix: str, pairs: Pairs) -> list[tuple[str, Fraction]]:
        found = [(code, self.cleaned_data.get(f"{prefix}_{code}")) for code, _ in pairs]
        return [(code, value) for code, value in found if value]

    def clean(self) -> dict[str, Any]:
        """Refuse percentages without which the chosen kind means nothing."""
        found = super().clean() or self.cleaned_data
        if found.get("kind") == KeyKind.MEASURED and not self._list_filled(
            "measure", self.measures
        ):
            self.add_error("kind", gettext("Geef bij ten minste één maatstaf een percentage."))
        return found

    def get_content(self) -> dict[str, Any]:
        """Return kind, components and shares as the action takes them."""
        kind = KeyKind(self.cleaned_data["kind"])
        components: list[tuple[str, Fraction]] = []
        if kind == KeyKind.MEASURED:
            components = self._list_filled("measure", self.measures)
        elif kind == KeyKind.PARTICIPATION:
            components = [("own-participation", Fraction(100))]
        shares = self._list_filled("share", self.members) if kind == KeyKind.FIXED else []
        return {
            "kind": kind, "components": components, "shares": dict(shares),
            "starts_on": self.cleaned_data["starts_on"], "reason": self.cleaned_data["reason"],
            "proposed_on": self.cleaned_data["proposed_on"],
        }
