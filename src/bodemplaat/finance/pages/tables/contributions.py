# SPDX-License-Identifier: EUPL-1.2
"""What was owed per year: of one participant, or of all together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from bodemplaat.finance.pages import words
from bodemplaat.finance.pages.addresses import Addresses
from bodemplaat.finance.values import ContributionLine, RunState, SettlementKind
from bodemplaat.foundation import formats, search
from bodemplaat.foundation.tables import (
    CentsColumn,
    CentsFilter,
    ChoiceFilter,
    Column,
    Link,
    NumberColumn,
    StateColumn,
    Table,
    WordColumn,
)
from bodemplaat.organisations.values import Actor

BUDGET, FINAL = SettlementKind.BUDGET, SettlementKind.FINAL


@dataclass(frozen=True)
class Amount:
    """An amount of one year and kind."""

    cents: int
    state: RunState | None
    url: str
    why_url: str


@dataclass(frozen=True)
class Year:
    """One year: what was budgeted and what was settled."""

    year: int
    budget: Amount | None
    final: Amount | None

    @property
    def last(self) -> Amount | None:
        """Return the settled amount, or the budgeted one before that."""
        return self.final or self.budget

    @property
    def difference_cents(self) -> int | None:
        """Return how much more was settled than budgeted."""
        if self.final is None or self.budget is None:
            return None
        return self.final.cents - self.budget.cents


def list_years(
    lines: Iterable[ContributionLine], addresses: Addresses, code: str | None
) -> list[Year]:
    """Return the years, newest first; without a code the sums of all participants."""
    found: dict[tuple[int, SettlementKind], Amount] = {}
    for line in lines:
        place = {"year": line.year, "kind": line.kind}
        before = found.get((line.year, line.kind))
        cents = line.total_cents + (before.cents if before else 0)
        url = addresses.find("settlement-detail", **place)
        why = ""
        if code is not None:
            url = addresses.find("statement-detail", code=code, **place)
            why = addresses.find("explanation-detail", code=code, **place)
        found[line.year, line.kind] = Amount(cents, line.state, url, why)
    years = sorted({year for year, _ in found}, reverse=True)
    amounts = [(found.get((year, BUDGET)), found.get((year, FINAL))) for year in years]
    return [
        Year(year, budget, final)
        for year, (budget, final) in zip(years, amounts, strict=True)
    ]


def write_answer(
    years: Sequence[Year], actor: Actor, lines: Sequence[ContributionLine]
) -> str:
    """Say what was owed over the last settled year, and over the last budget."""
    settled = next((year for year in years if year.final), None)
    planned = next((year for year in years if year.budget), None)
    latest = settled or planned
    if latest is None or latest.last is None:
        return ""
    name = next((line.name for line in lines if line.year == latest.year), "")
    named = {
        "name": name, "year": latest.year, "total": formats.amount(latest.last.cents),
    }
    if actor.participant_code is None:
        first = gettext("Alle deelnemers samen betalen over %(year)s %(total)s met btw.") % named
    elif settled:
        first = gettext("%(name)s betaalt over %(year)s %(total)s met btw.") % named
    else:
        first = gettext("%(name)s betaalt volgens de begroting van %(year)s %(total)s.") % named
    if settled and planned and planned.budget and planned.year > settled.year:
        later = {"year": planned.year, "total": formats.amount(planned.budget.cents)}
        then = gettext("Voor %(year)s is %(total)s begroot.") % later
        return f"{first} {then}"
    return first


class Contributions(Table):
    """What each participant owed per year; the view gives the years and participants to choose."""

    name, label, order = "finance.contributions", gettext_lazy("Bijdragen"), "-jaar"
    key = "place"
    empty = gettext_lazy(
        "Hier staat per jaar wat een deelnemer betaalt, bijvoorbeeld de bijdrage van Bolsward "
        "over 2010, zodra een afrekening is voorgesteld."
    )
    begin = search.Act(gettext_lazy("Bekijk alle afrekeningen"), "finance:settlement-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "name",
               link=Link("finance:statement-detail", year="year", code="code", kind="kind")),
        NumberColumn("jaar", gettext_lazy("Jaar"), "year", is_plain=True),
        CentsColumn("netto", gettext_lazy("Zonder btw, €"), "net_cents", is_wide=True),
        CentsColumn("btw", gettext_lazy("Btw, €"), "vat_cents", is_wide=True),
        CentsColumn("totaal", gettext_lazy("Met btw, €"), "total_cents",
                    explain=Link("finance:explanation-detail", year="year", code="code",
                                 kind="kind")),
        WordColumn("soort", gettext_lazy("Soort"), "kind", words=words.KINDS),
        StateColumn("stand", gettext_lazy("Stand"), "state", is_wide=True),
        Column("code", gettext_lazy("Code"), is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("jaar", gettext_lazy("Jaar"), "year"),
        ChoiceFilter("soort", gettext_lazy("Soort"), "kind", choices=words.KINDS),
        ChoiceFilter("deelnemer", gettext_lazy("Deelnemer"), "code"),
        CentsFilter("totaal", gettext_lazy("Met btw"), "total_cents"),
    )
