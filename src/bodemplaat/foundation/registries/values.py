# SPDX-License-Identifier: EUPL-1.2
"""What a watchpoint finds and what an indicator reads, each with the rows that it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from bodemplaat.kernel.periods import Period

Number = int | Fraction


class Severity(StrEnum):
    """How much a watchpoint asks for, the heaviest first."""

    ALARM = "alarm"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """The place in the order of a list, from 0."""
        return list(Severity).index(self)


class Direction(StrEnum):
    """Which way an indicator should go; NONE: it says how things are, and nothing is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True)
class Norm:
    """
    What a reading is held against, and who set it; a bound itself is still within the norm.

    >>> norm = Norm(most=Fraction(5, 100), source="Begrotingsregels")
    >>> norm.holds(Fraction(5, 100)), norm.holds(Fraction(6, 100))
    (True, False)
    """

    least: Number | None = None
    most: Number | None = None
    source: Any = ""

    def holds(self, value: Number) -> bool:
        """Tell whether a value is within the norm."""
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )


@dataclass(frozen=True)
class Evidence:
    """
    One row behind a finding or a reading, in words, with the page where it stands.

    The words are the sentence `<code>.evidence` of the watchpoint, or `<code>.source` of the
    indicator, filled with `values`; `value` is what the row adds to a reading.
    """

    values: Mapping[str, Any]
    url_name: str = ""
    url_kwargs: Mapping[str, Any] = field(default_factory=dict)
    value: Number | None = None


@dataclass(frozen=True)
class Finding:
    """
    One thing for which the condition of a watchpoint holds.

    `key` tells the things of one watchpoint apart and stays the same as long as the thing does.
    With `participant_id` only that participant and the office see it; without, every participant
    does, unless `is_for_office`. `values` fill the sentence: put days in them, not the number of
    days until today, since each change is kept. `due_on` is the day before which it must be done.
    """

    key: str
    values: Mapping[str, Any]
    participant_id: int | None = None
    is_for_office: bool = False
    due_on: date | None = None
    url_name: str = ""
    url_kwargs: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Reading:
    """
    The value of an indicator for one participant, or for all together without one.

    It is the sum of its sources, divided by the sum of `divided_by` where there is one; a reading
    that its own rows do not give again is not shown. `period` says over which time it is;
    without, it stands for the day `measured_on`, or else for the day that was asked.

    >>> source, people = Evidence({}, value=1_000_00), Evidence({}, value=250)
    >>> Reading(12, Fraction(400), (source,), (people,)).is_explained
    True
    >>> Reading(12, Fraction(401), (source,), (people,)).is_explained
    False
    """

    participant_id: int | None
    value: Number
    sources: tuple[Evidence, ...]
    divided_by: tuple[Evidence, ...] = ()
    period: Period | None = None
    measured_on: date | None = None

    @property
    def is_explained(self) -> bool:
        """Tell whether the sources give exactly this value."""
        whole = sum_values(self.sources)
        if not self.divided_by:
            return whole == self.value
        parts = sum_values(self.divided_by)
        return parts != 0 and whole / parts == self.value


def sum_values(rows: tuple[Evidence, ...]) -> Fraction:
    """Return what some rows add up to."""
    return sum((Fraction(row.value or 0) for row in rows), Fraction(0))
