# SPDX-License-Identifier: EUPL-1.2
"""The four kinds of assumption that a reader adds to a scenario."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.finance.rules.scenarios import (
    Assumption,
    OtherCost,
    OtherFact,
    OtherKey,
    Without,
)
from bodemplaat.finance.values import LineKind, SettlementInput
from bodemplaat.foundation import sentences
from bodemplaat.foundation.forms import Form, NumberField, PercentField

EQUAL, MIX = "gelijk", "mix"


class Adding(Form):
    """One assumption; `given` is the settlement that it changes."""

    def __init__(self, data: Any, *, given: SettlementInput) -> None:
        super().__init__(data, auto_id=f"id_{type(self).__name__.lower()}_%s")
        self.given = given
        self.names = {span.code: span.name for span in given.spans}
        self.pools = {pool.code: pool.name for pool in given.pools}

    def offer(self, name: str, choices: Mapping[str, Any]) -> None:
        """Let a field choose from names by code."""
        self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]

    def get_assumption(self) -> Assumption:
        """Return what was filled in."""
        raise NotImplementedError


class Key(Adding):
    """A cost pool is split another way."""

    kostenplaats = forms.ChoiceField(
        label=gettext_lazy("Kostenplaats"),
        help_text=gettext_lazy("Waarvan de kosten anders worden verdeeld, bijvoorbeeld netwerk."),
    )
    verdeling = forms.ChoiceField(
        label=gettext_lazy("Verdeel naar"),
        help_text=gettext_lazy("De andere sleutel, bijvoorbeeld inwoners."),
        choices=[
            (EQUAL, gettext_lazy("gelijke delen")), ("inhabitants", gettext_lazy("inwoners")),
            ("workplaces", gettext_lazy("werkplekken")),
            (MIX, gettext_lazy("inwoners en werkplekken, met percentages")),
        ],
    )
    deel_inwoners = PercentField(label=gettext_lazy("Inwoners, %"), required=False)
    deel_werkplekken = PercentField(label=gettext_lazy("Werkplekken, %"), required=False)

    def __init__(self, data: Any, *, given: SettlementInput) -> None:
        super().__init__(data, given=given)
        self.offer(
            "kostenplaats",
            {pool.code: pool.name for pool in given.pools if pool.kind != LineKind.DIRECT},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a mix whose parts are not 100 together."""
        found = super().clean() or self.cleaned_data
        if found.get("verdeling") == MIX and not self.errors:
            parts = [found["deel_inwoners"] or 0, found["deel_werkplekken"] or 0]
            if any(part < 0 for part in parts) or sum(parts) != 100:
                sentence = gettext("De percentages zijn samen geen 100. Pas ze aan.")
                self.add_error("deel_inwoners", sentence)
        return found

    def get_assumption(self) -> Assumption:
        """Return the other key."""
        found = self.cleaned_data
        pool, chosen = found["kostenplaats"], found["verdeling"]
        if chosen == EQUAL:
            return OtherKey(pool)
        if chosen != MIX:
            return OtherKey(pool, ((chosen, Fraction(100)),))
        parts = (
            ("inhabitants", Fraction(found["deel_inwoners"] or 0)),
            ("workplaces", Fraction(found["deel_werkplekken"] or 0)),
        )
        return OtherKey(pool, tuple(part for part in parts if part[1]))


class Measured(Adding):
    """A participant has another measured value."""

    deelnemer = forms.ChoiceField(
        label=gettext_lazy("Deelnemer"),
        help_text=gettext_lazy("Wie de andere waarde krijgt, bijvoorbeeld Bolsward."),
    )
    maatstaf = forms.ChoiceField(
        label=gettext_lazy("Maatstaf"),
        help_text=gettext_lazy("Wat er gemeten is, bijvoorbeeld werkplekken."),
    )
    waarde = NumberField(label=gettext_lazy("Waarde"))

    def __init__(self, data: Any, *, given: SettlementInput) -> None:
        super().__init__(data, given=given)
        measures = sorted({fact.measure for fact in given.facts})
        self.offer("deelnemer", self.names)
        self.offer("maatstaf", {code: sentences.word(code) for code in measures})

    def get_assumption(self) -> Assumption:
        """Return the other value."""
        found = self.cleaned_data
        return OtherFact(found["deelnemer"], found["maatstaf"], found["waarde"])


class Cost(Adding):
    """Cost changes by a percentage."""

    kosten_van = forms.ChoiceField(
        label=gettext_lazy("Kosten van"), required=False,
        help_text=gettext_lazy("Eén kostenplaats of alle, bijvoorbeeld netwerk."),
    )
    procent = PercentField(
        label=gettext_lazy("Verandering, %"),
        help_text=gettext_lazy("Met een minteken voor een bezuiniging, bijvoorbeeld -10."),
    )

    def __init__(self, data: Any, *, given: SettlementInput) -> None:
        super().__init__(data, given=given)
        self.offer("kosten_van", {"": gettext_lazy("alle kostenplaatsen"), **self.pools})

    def get_assumption(self) -> Assumption:
        """Return the change of cost."""
        return OtherCost(self.cleaned_data["procent"], self.cleaned_data["kosten_van"] or None)


class Leaving(Adding):
    """A participant takes no part."""

    zonder = forms.ChoiceField(
        label=gettext_lazy("Deelnemer die niet meedoet"),
        help_text=gettext_lazy("De anderen dragen dan alle kosten, bijvoorbeeld zonder Harlingen."),
    )

    def __init__(self, data: Any, *, given: SettlementInput) -> None:
        super().__init__(data, given=given)
        self.offer("zonder", self.names)

    def get_assumption(self) -> Assumption:
        """Return the participant that is left out."""
        return Without(self.cleaned_data["zonder"])


FORMS: Mapping[str, type[Adding]] = {
    "sleutel": Key, "feit": Measured, "kosten": Cost, "zonder": Leaving,
}
