# SPDX-License-Identifier: EUPL-1.2
"""Watchpoints and indicators as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.accountability.pages import words
from bodemplaat.accountability.values import PointState, WatchpointLine
from bodemplaat.foundation import search
from bodemplaat.foundation.registries import DeclaredIndicator, Reading
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    PeriodFilter,
    StateColumn,
    Table,
    TextFilter,
    WordColumn,
)
from bodemplaat.organisations.values import Actor


@dataclass(frozen=True)
class EvidenceRow:
    """One row behind a watchpoint or a reading, in words, with its page."""

    text: str
    url: str


@dataclass(frozen=True)
class PointRow:
    """A watchpoint as one reader sees it."""

    line: WatchpointLine
    title: str
    way_out: str
    about: str
    days: int
    is_own: bool

    @property
    def needs_attention(self) -> bool:
        """Whether it is open and not put off."""
        return self.line.state in (PointState.OPEN, PointState.TAKEN)


class Watchpoints(Table):
    """What was seen up to a day; the view gives whom it may be about."""

    name, label, order = "accountability.watchpoints", gettext_lazy("Aandachtspunten"), "-sinds"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat wat aandacht vraagt, bijvoorbeeld een overeenkomst die afloopt. Kies een "
        "latere peildatum, of haal een filter weg."
    )
    begin = search.Act(gettext_lazy("Bekijk de indicatoren"), "accountability:indicator-list")
    columns = (
        Column("punt", gettext_lazy("Aandachtspunt"), "title",
               link=Link("accountability:watchpoint-detail", pk="line.id")),
        Column("over", gettext_lazy("Over"), "about", is_wide=True),
        StateColumn("ernst", gettext_lazy("Ernst"), "line.severity", is_wide=True),
        WordColumn("rol", gettext_lazy("Voor"), "line.role", is_wide=True),
        DayColumn("sinds", gettext_lazy("Sinds"), "line.opened_on", is_wide=True),
        DayColumn("verdwenen", gettext_lazy("Verdwenen"), "line.closed_on", is_wide=True),
        NumberColumn("dagen", gettext_lazy("Dagen"), "days", is_wide=True),
        DayColumn("uiterlijk", gettext_lazy("Uiterlijk"), "line.now.due_on", is_extra=True),
        Column("wie", gettext_lazy("Opgepakt door"), "line.owner", is_extra=True),
        StateColumn("stand", gettext_lazy("Stand"), "line.state"),
    )  # fmt: skip
    filters = (
        TextFilter("punt", gettext_lazy("Aandachtspunt"), "title"),
        ChoiceFilter("over", gettext_lazy("Over"), "about"),
        ChoiceFilter("rol", gettext_lazy("Voor"), "line.role"),
        ChoiceFilter("ernst", gettext_lazy("Ernst"), "line.severity", choices=words.SEVERITIES),
        ChoiceFilter("stand", gettext_lazy("Stand"), "line.state", choices=words.STATES),
        PeriodFilter("sinds", gettext_lazy("Sinds"), "line.opened_on"),
    )


def list_point_rows(
    lines: Iterable[WatchpointLine], *, actor: Actor, names: Mapping[int, str], sso_name: str,
    on: date,
) -> list[PointRow]:
    """Return watchpoints with their words; `names` are those of the participants."""
    rows = []
    for line in lines:
        title, way_out = words.split_sentence(words.say(line.code, line.now.values))
        about = names.get(line.participant_id or 0, "") or (
            gettext("alle deelnemers") if line.is_for_all else sso_name
        )
        rows.append(
            PointRow(
                line, title, way_out, about, line.count_days(on),
                line.is_for(actor.account_id, actor.role or ""),
            )
        )
    return rows


def list_evidence(code: str, rows: Iterable[Any], slug: str) -> list[EvidenceRow]:
    """Return rows behind a watchpoint or a reading; `code` is that of their sentence."""
    return [EvidenceRow(words.say(code, row.values), find_url(row, slug)) for row in rows]


def find_url(row: Any, slug: str) -> str:
    """Return the page of a row; empty where it names none."""
    try:
        return reverse(row.url_name, kwargs={"arrangement": slug, **row.url_kwargs})
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class ReadingRow:
    """One reading of an indicator, with the rows behind it."""

    name: str
    value: Fraction
    shown: str
    about: str
    verdict: str
    sources: tuple[EvidenceRow, ...]
    basis: tuple[EvidenceRow, ...]


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator with what it reads for the reader."""

    indicator: DeclaredIndicator
    reading: ReadingRow | None

    @property
    def shown(self) -> str:
        """Return the value in words; empty where there is none."""
        return self.reading.shown if self.reading else ""


class Indicators(Table):
    """What is measured, with the value for the reader's own organisation or for all."""

    name, label, order = "accountability.indicators", gettext_lazy("Indicatoren"), "naam"
    key = "indicator.code"
    empty = gettext_lazy("Hier staat wat gemeten wordt, bijvoorbeeld de bijdrage per inwoner.")
    begin = search.Act(gettext_lazy("Bekijk de aandachtspunten"), "accountability:watchpoint-list")
    columns = (
        Column("naam", gettext_lazy("Indicator"), "indicator.name",
               link=Link("accountability:indicator-detail", code="indicator.code")),
        Column("vraag", gettext_lazy("Vraag"), "indicator.question", is_wide=True),
        Column("waarde", gettext_lazy("Waarde"), "shown", is_sortable=False),
        Column("over", gettext_lazy("Waarover"), "reading.about", is_wide=True,
               is_sortable=False),
        WordColumn("richting", gettext_lazy("Richting"), "indicator.direction",
                   words=words.DIRECTIONS, is_extra=True),
    )  # fmt: skip
    filters = (TextFilter("naam", gettext_lazy("Indicator"), "indicator.name"),)


class Readings(Table):
    """What one indicator reads per participant."""

    name, label, order = "accountability.readings", gettext_lazy("Waarden"), "deelnemer"
    key = "name"
    empty = gettext_lazy("Op deze dag is hier niets van gemeten. Kies een latere peildatum.")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "name"),
        NumberColumn("getal", gettext_lazy("Getal"), "value", is_extra=True),
        Column("waarde", gettext_lazy("Waarde"), "shown", is_sortable=False),
        Column("over", gettext_lazy("Waarover"), "about", is_wide=True),
        Column("oordeel", gettext_lazy("Norm"), "verdict", is_wide=True),
    )
    filters = (TextFilter("deelnemer", gettext_lazy("Deelnemer"), "name"),)


def make_reading_row(
    indicator: DeclaredIndicator, reading: Reading, *, names: Mapping[int, str], slug: str,
    on: date,
) -> ReadingRow:
    """Return a reading in words, with the rows behind it."""
    whole: str | Promise = gettext("alle deelnemers samen")
    name = names.get(reading.participant_id, "") if reading.participant_id else str(whole)
    verdict = ""
    if indicator.norm is not None:
        holds = indicator.norm.holds(reading.value)
        verdict = gettext("binnen de norm") if holds else gettext("buiten de norm")
    return ReadingRow(
        name=name, value=Fraction(reading.value),
        shown=words.write_value(reading.value, indicator.unit),
        about=words.write_time(reading, on), verdict=verdict,
        sources=tuple(list_evidence(f"{indicator.code}.source", reading.sources, slug)),
        basis=tuple(list_evidence(f"{indicator.code}.basis", reading.divided_by, slug)),
    )  # fmt: skip


@dataclass(frozen=True)
class TermRow:
    """How long one kind of row is kept, and how much of it is over its term."""

    kind: str
    name: Promise | str
    days: int
    ground: Promise | str
    happens: Promise | str
    past: int | None


class Terms(Table):
    """How long each kind of row is kept."""

    name, label, order, key = "accountability.terms", gettext_lazy("Bewaartermijnen"), "wat", "kind"
    empty = gettext_lazy(
        "Hier staat hoe lang iets bewaard wordt, bijvoorbeeld een concept 30 dagen."
    )
    columns = (
        Column("wat", gettext_lazy("Wat"), "name",
               link=Link("accountability:retention-detail", code="kind")),
        NumberColumn("dagen", gettext_lazy("Dagen"), "days"),
        Column("grond", gettext_lazy("Grond"), "ground", is_wide=True),
        Column("gebeurt", gettext_lazy("Wat er dan gebeurt"), "happens", is_wide=True),
        NumberColumn("voorbij", gettext_lazy("Over de termijn"), "past"),
    )  # fmt: skip
    filters = (TextFilter("wat", gettext_lazy("Wat"), "name"),)
