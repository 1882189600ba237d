# SPDX-License-Identifier: EUPL-1.2
"""The years that were settled or can be, in a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from bodemplaat.finance import queries
from bodemplaat.finance.pages import words
from bodemplaat.finance.values import ContributionLine, RunState, SettlementKind
from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    CentsColumn,
    ChoiceFilter,
    Column,
    Link,
    NumberColumn,
    NumberFilter,
    StateColumn,
    StateFilter,
    Table,
    WordColumn,
)
from bodemplaat.organisations.values import Actor

STATES = ("open", *(state.value for state in RunState))


@dataclass(frozen=True)
class YearRow:
    """A year of one kind; `own_cents` of the reader's organisation, where it has one."""

    line: queries.YearLine
    own_code: str
    own_cents: int | None

    @property
    def place(self) -> str:
        """What tells one line from another."""
        return f"{self.line.year}-{self.line.kind}"

    @property
    def state(self) -> str:
        """How the year stands; open as long as nobody proposed it."""
        return self.line.run.state.value if self.line.run else "open"

    @property
    def short_digest(self) -> str:
        """The first characters of the digest, by which people compare."""
        return self.line.run.digest[:8] if self.line.run else ""


def list_year_rows(
    lines: Iterable[queries.YearLine], contributions: Iterable[ContributionLine], actor: Actor
) -> list[YearRow]:
    """Return the years with what the reader's organisation owes of each."""
    code = actor.participant_code or ""
    own = {(one.year, one.kind): one.total_cents for one in contributions if one.code == code}
    rows = []
    for line in lines:
        cents = own.get((line.year, line.kind)) if line.run else None
        rows.append(YearRow(line, code if cents is not None else "", cents))
    return rows


class Years(Table):
    """The settled years, the newest first."""

    name, label, order, key = "finance.years", gettext_lazy("Afrekeningen"), "-jaar", "place"
    empty = gettext_lazy(
        "Hier staat per jaar wat de begroting en de eindafrekening de deelnemers kosten, "
        "bijvoorbeeld de eindafrekening van 2010. Lees boekingen in of laat een begroting "
        "vaststellen; daarna staat het jaar hier."
    )
    begin = search.Act(gettext_lazy("Lees boekingen in"), "finance:journal-import")
    columns = (
        NumberColumn("jaar", gettext_lazy("Jaar"), "line.year", is_plain=True,
                     link=Link("finance:settlement-detail", year="line.year", kind="line.kind")),
        WordColumn("soort", gettext_lazy("Soort"), "line.kind", words=words.KINDS),
        CentsColumn("eigen", gettext_lazy("Uw bijdrage, €"), "own_cents",
                    link=Link("finance:statement-detail", year="line.year", kind="line.kind",
                              code="own_code")),
        CentsColumn("totaal", gettext_lazy("Alle deelnemers, €"), "line.run.total_cents"),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
        Column("besluit", gettext_lazy("Besluit"), "line.decision.reference", is_wide=True,
               link=Link("governance:decision-detail", pk="line.decision.id")),
        Column("controlegetal", gettext_lazy("Controlegetal"), "short_digest", is_wide=True,
               is_sortable=False),
    )  # fmt: skip
    filters = (
        NumberFilter("jaar", gettext_lazy("Jaar"), "line.year"),
        ChoiceFilter("soort", gettext_lazy("Soort"), "line.kind",
                     choices={kind: words.KINDS[kind] for kind in SettlementKind}),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
    )  # fmt: skip


class OfficeYears(Years):
    """The same for the office, which has no contribution of its own."""

    name = "finance.office-years"
    columns = tuple(column for column in Years.columns if column.word != "eigen")


def choose(actor: Actor) -> type[Years]:
    """Return the list that fits who reads it."""
    return Years if actor.participant_code else OfficeYears
