# SPDX-License-Identifier: EUPL-1.2
"""Exceptions and rankings as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    Mark,
    StateColumn,
    Table,
    TextFilter,
    WordColumn,
)
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import ExceptionLine, ProposalState, RankingLine

STATES = {
    "in-force": gettext_lazy("van kracht"), "ended": gettext_lazy("beëindigd"),
    "waiting": gettext_lazy("wacht"), "proposed": gettext_lazy("voorgesteld"),
    "rejected": gettext_lazy("afgewezen"), "withdrawn": gettext_lazy("ingetrokken"),
}  # fmt: skip


@dataclass(frozen=True)
class ExceptionRow:
    """An exception with its state on a day."""

    line: ExceptionLine
    state: str


class Exceptions(Table):
    """Who departs from which rule, and until when."""

    name, label, order = "governance.exceptions", gettext_lazy("Afwijkingen"), "-vanaf"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: Harlingen koopt tot 1 juli 2015 zelf tablets in, met instemming "
        "van het bestuur. Zonder afwijking geldt de werkwijze voor iedereen."
    )
    begin = search.Act(gettext_lazy("Vraag een afwijking"), "governance:exception-create")
    columns = (
        Column("afwijking", gettext_lazy("Afwijking"), "line.title",
               link=Link("governance:proposal-detail", pk="line.proposal_id"),
               marks=(Mark("synthetic", "line.is_synthetic", "line.source"),)),
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name"),
        WordColumn("regel", gettext_lazy("Wijkt af van"), "line.departs_from",
                   words=words.SETTINGS, is_wide=True),
        Column("werkwijze", gettext_lazy("Werkwijze"), "line.procedure", is_wide=True),
        DayColumn("vanaf", gettext_lazy("Vanaf"), "line.starts_on", is_wide=True),
        DayColumn("tot", gettext_lazy("Tot"), "line.ends_before"),
        Column("orgaan", gettext_lazy("Beslist"), "line.body_name", is_extra=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )  # fmt: skip
    filters = (
        TextFilter("afwijking", gettext_lazy("Afwijking"), "line.title"),
        ChoiceFilter("regel", gettext_lazy("Wijkt af van"), "line.departs_from",
                     choices=words.SETTINGS),
        ChoiceFilter("stand", gettext_lazy("Stand"), "state", choices=STATES),
    )  # fmt: skip


def list_exception_rows(lines: Iterable[ExceptionLine], *, on: date) -> list[ExceptionRow]:
    """Return exceptions with their state on a day."""
    return [ExceptionRow(line, _find_state(line, on)) for line in lines]


def _find_state(line: ExceptionLine, on: date) -> str:
    if line.state is not ProposalState.ADOPTED:
        return line.state.value
    if line.holds(on):
        return "in-force"
    return "ended" if line.ends_before <= on else "waiting"


@dataclass(frozen=True)
class RankingRow:
    """A ranking with its state on a day."""

    line: RankingLine
    state: str


class Rankings(Table):
    """What comes first, and which body said so."""

    name, label, order = "governance.rankings", gettext_lazy("Prioriteitstellingen"), "-vanaf"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: prioriteiten voor 2014, met het zaaksysteem bovenaan, "
        "vastgesteld door de Adviescommissie."
    )
    begin = search.Act(gettext_lazy("Stel prioriteiten voor"), "governance:ranking-create")
    columns = (
        Column("onderwerp", gettext_lazy("Onderwerp"), "line.title",
               link=Link("governance:ranking-detail", pk="line.id"),
               marks=(Mark("synthetic", "line.is_synthetic", "line.source"),)),
        Column("bovenaan", gettext_lazy("Bovenaan"), "line.first"),
        DayColumn("vanaf", gettext_lazy("Geldt vanaf"), "line.starts_on", is_wide=True),
        Column("orgaan", gettext_lazy("Beslist"), "line.body_name", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )  # fmt: skip
    filters = (
        TextFilter("onderwerp", gettext_lazy("Onderwerp"), "line.title"),
        ChoiceFilter("stand", gettext_lazy("Stand"), "state", choices=STATES),
    )


def list_ranking_rows(lines: Iterable[RankingLine], *, on: date) -> list[RankingRow]:
    """Return rankings with their state on a day."""
    return [RankingRow(line, _find_ranking_state(line, on)) for line in lines]


def _find_ranking_state(line: RankingLine, on: date) -> str:
    if line.state is not ProposalState.ADOPTED:
        return line.state.value
    if line.is_in_force:
        return "in-force"
    return "waiting" if line.starts_on > on else "ended"
