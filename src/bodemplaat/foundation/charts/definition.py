# SPDX-License-Identifier: EUPL-1.2
"""
What a chart says: its conclusion, its values and their unit. How it looks is not here.

Every kind gives a header and rows: the table beside the drawing, and the lines of its file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from bodemplaat.foundation import formats
from bodemplaat.foundation.spreadsheets import Cents

Value = int | Fraction
Text = str | Promise


@dataclass(frozen=True)
class Unit:
    """How a value is written on a mark and in a table, and what it is in a file."""

    word: Text
    write: Callable[[Value], str]
    cell: Callable[[Value], Any]


EURO = Unit("€", formats.amount_whole, lambda value: Cents(round(value)))
CHANGE = Unit("€", formats.amount_change_whole, lambda value: Cents(round(value)))
EXACT_EURO = Unit("€", lambda value: formats.amount(round(value)), EURO.cell)
EXACT_CHANGE = Unit(
    "€", lambda value: f"€{formats.NO_BREAK}{formats.amount_change(round(value))}", EURO.cell
)
PERCENT = Unit("%", lambda value: formats.percent(value, 1), lambda value: Fraction(value) * 100)


def count_in(word: Text) -> Unit:
    """Return the unit of what is counted or measured in a word of its own."""
    return Unit(word, formats.number, Fraction)


@dataclass(frozen=True)
class Point:
    """One value of one thing."""

    name: Text
    value: Value


@dataclass(frozen=True)
class Step:
    """One step of a bridge: a change, or where it stands (`is_total`)."""

    name: Text
    value: Value
    is_total: bool = False


@dataclass(frozen=True)
class Pair:
    """One thing on two dates."""

    name: Text
    before: Value
    after: Value


@dataclass(frozen=True)
class Series:
    """One thing through the years; a year without a value is a gap."""

    name: Text
    values: tuple[Value | None, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """
    One chart: `name` in its address, `title` its conclusion, `about` what is drawn in a sentence.

    `first` heads the column of names; `own` is the name that stands out.
    """

    name: str
    title: Text
    about: Text
    first: Text
    unit: Unit
    own: Text = ""

    @property
    def header(self) -> list[str]:
        """Return the header of the table."""
        raise NotImplementedError

    @property
    def rows(self) -> list[tuple[str, list[Value | None]]]:
        """Return the rows of the table: a name and its values."""
        raise NotImplementedError

    @property
    def texts(self) -> list[list[str]]:
        """Return the rows as a reader sees them."""
        return [
            [name, *("" if value is None else self.write(place, value) for value in values)]
            for place, (name, values) in enumerate(self.rows)
        ]

    def write(self, place: int, value: Value) -> str:
        """Return a value of a row as its mark and the table say it."""
        return self.unit.write(value)

    @property
    def cells(self) -> list[list[Any]]:
        """Return the rows as a file holds them."""
        return [
            [name, *("" if value is None else self.unit.cell(value) for value in values)]
            for name, values in self.rows
        ]


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Amounts beside each other, each a bar from zero."""

    points: tuple[Point, ...]

    @property
    def header(self) -> list[str]:
        """Return the header of the table."""
        return [str(self.first), str(self.unit.word)]

    @property
    def rows(self) -> list[tuple[str, list[Value | None]]]:
        """Return a row per bar."""
        return [(str(point.name), [point.value]) for point in self.points]


@dataclass(frozen=True, kw_only=True)
class Dots(Bars):
    """A comparison: a dot per thing, from high to low, and a line at the median."""

    @property
    def median(self) -> Value:
        """Return the value in the middle, or half way between the two middle ones."""
        ordered = sorted(Fraction(point.value) for point in self.points)
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else sum(ordered[middle - 1 : middle + 1]) / 2

    @property
    def ordered(self) -> list[Point]:
        """Return the points from high to low."""
        return sorted(self.points, key=lambda point: (-point.value, str(point.name)))

    @property
    def rows(self) -> list[tuple[str, list[Value | None]]]:
        """Return a row per dot, and the median."""
        found: list[tuple[str, list[Value | None]]] = [
            (str(point.name), [point.value]) for point in self.ordered
        ]
        return [*found, (gettext("mediaan"), [self.median])]


@dataclass(frozen=True, kw_only=True)
class Waterfall(Chart):
    """
    A bridge: from one amount, by changes, to another.

    Without `has_zero` the totals are cut off below, so that small changes are seen; say so in
    `about`.
    """

    steps: tuple[Step, ...]
    change: Unit
    has_zero: bool = True

    def write(self, place: int, value: Value) -> str:
        """Return where it stands, or a change with its sign."""
        return (self.unit if self.steps[place].is_total else self.change).write(value)

    @property
    def header(self) -> list[str]:
        """Return the header of the table."""
        return [str(self.first), str(self.unit.word)]

    @property
    def rows(self) -> list[tuple[str, list[Value | None]]]:
        """Return a row per step."""
        return [(str(step.name), [step.value]) for step in self.steps]


@dataclass(frozen=True, kw_only=True)
class Lines(Chart):
    """Values by year; with `norm` a line that they are held against."""

    years: tuple[str, ...]
    series: tuple[Series, ...]
    norm: Value | None = None
    has_zero: bool = True

    @property
    def header(self) -> list[str]:
        """Return the header of the table: a column per series."""
        return [str(self.first), *(f"{one.name}, {self.unit.word}" for one in self.series)]

    @property
    def rows(self) -> list[tuple[str, list[Value | None]]]:
        """Return a row per year."""
        return [
            (year, [one.values[place] for one in self.series])
            for place, year in enumerate(self.years)
        ]


@dataclass(frozen=True, kw_only=True)
class Multiples(Lines):
    """The same small chart for each thing, on one scale."""


@dataclass(frozen=True, kw_only=True)
class Slope(Chart):
    """Two dates: what rose and what fell."""

    dates: tuple[str, str]
    pairs: tuple[Pair, ...]

    @property
    def header(self) -> list[str]:
        """Return the header of the table."""
        return [str(self.first), *(f"{date}, {self.unit.word}" for date in self.dates)]

    @property
    def rows(self) -> list[tuple[str, list[Value | None]]]:
        """Return a row per thing."""
        return [(str(pair.name), [pair.before, pair.after]) for pair in self.pairs]


def list_values(chart: Chart) -> Sequence[Value]:
    """Return every value of a chart's table."""
    return [value for _, values in chart.rows for value in values if value is not None]
