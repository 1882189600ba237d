# SPDX-License-Identifier: EUPL-1.2
"""Rows as the tables show them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import (
    FactLine,
    MeasureLine,
    ParticipationLine,
    RegisterLine,
    SourceConflictLine,
    StatedTotalLine,
)


@dataclass(frozen=True)
class ParticipationRow:
    """One participation on a reference date: in force, still to come or ended."""

    line: ParticipationLine
    relation: Promise
    state: str
    successor_name: str

    @property
    def is_current(self) -> bool:
        """Whether it holds on the reference date."""
        return self.state == "in-force"


def list_participation_rows(
    lines: Sequence[ParticipationLine], on: date
) -> tuple[ParticipationRow, ...]:
    """Return participations with what they are on a day."""
    known = {line.participant.code: line.participant.name for line in lines}
    return tuple(
        ParticipationRow(
            line=line,
            relation=words.RELATIONS[line.relation],
            state=_get_state(line, on),
            successor_name=known.get(line.successor_code or "", line.successor_code or ""),
        )
        for line in lines
    )


def _get_state(line: ParticipationLine, on: date) -> str:
    if line.starts_on > on:
        return "open"
    return "ended" if line.ends_before is not None and line.ends_before <= on else "in-force"


@dataclass(frozen=True)
class FactGroup:
    """The facts of one measure, the newest reference date first."""

    name: Promise | str
    unit: str
    facts: tuple[FactLine, ...]


def group_facts(
    facts: Iterable[FactLine], measures: Iterable[MeasureLine]
) -> tuple[FactGroup, ...]:
    """Return facts per measure, the newest reference date first."""
    of: dict[str, list[FactLine]] = defaultdict(list)
    for fact in facts:
        of[fact.measure].append(fact)
    return tuple(
        FactGroup(
            name=words.get_measure_name(measure),
            unit=measure.unit,
            facts=tuple(sorted(of[measure.code], key=_get_day, reverse=True)),
        )
        for measure in words.sort_measures(measures)
        if measure.code in of
    )


def _get_day(fact: FactLine) -> date:
    return fact.reference_on


@dataclass(frozen=True)
class CorrectionRow:
    """What stood there, what replaced it, and why."""

    name: Promise | str
    old: FactLine
    new: FactLine


def pair_corrections(
    facts: Iterable[FactLine], measures: Iterable[MeasureLine]
) -> tuple[CorrectionRow, ...]:
    """Return every replaced fact with its successor, the newest correction first."""
    found = {fact.id: fact for fact in facts}
    by_code = {measure.code: measure for measure in measures}
    rows = [
        CorrectionRow(words.get_measure_name(by_code[fact.measure]), found[fact.replaces_id], fact)
        for fact in found.values()
        if fact.replaces_id in found
    ]
    return tuple(sorted(rows, key=lambda row: row.new.recorded_at, reverse=True))


@dataclass(frozen=True)
class RegisterRow:
    """A municipality by one source."""

    line: RegisterLine
    source: Promise


def list_register_rows(lines: Iterable[RegisterLine]) -> tuple[RegisterRow, ...]:
    """Return municipalities with the name of their source."""
    return tuple(RegisterRow(line, words.SOURCES[line.source]) for line in lines)


@dataclass(frozen=True)
class ConflictRow:
    """A difference between two sources in words."""

    line: SourceConflictLine
    point: Promise
    our_source: Promise | str
    their_source: Promise | str

    @property
    def place(self) -> str:
        """What tells one difference from another."""
        return f"{self.line.code}-{self.line.point}-{self.line.ours}-{self.line.theirs}"


def list_conflict_rows(conflicts: Iterable[SourceConflictLine]) -> tuple[ConflictRow, ...]:
    """Return differences with the words for point and sources."""
    return tuple(
        ConflictRow(
            line,
            words.POINTS[line.point],
            words.SOURCES.get(line.our_source, line.our_source),
            words.SOURCES.get(line.their_source, line.their_source),
        )
        for line in conflicts
    )


@dataclass(frozen=True)
class TotalRow:
    """A total by a source beside the sum of our facts."""

    line: StatedTotalLine
    name: Promise | str
    unit: str


def list_total_rows(
    totals: Iterable[StatedTotalLine], measures: Iterable[MeasureLine]
) -> tuple[TotalRow, ...]:
    """Return totals with the name of their measure."""
    by_code = {measure.code: measure for measure in measures}
    return tuple(
        TotalRow(line, words.get_measure_name(by_code[line.measure]), by_code[line.measure].unit)
        for line in totals
    )
