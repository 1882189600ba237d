# SPDX-License-Identifier: EUPL-1.2
"""Shapes, a scale, and how long a text is: what the kinds of charts are drawn with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from bodemplaat.foundation.charts.definition import Value

WIDE, NARROW = 640, 300
SIZE = 14  # of all text; a narrow chart has fewer words, not smaller ones
ROW = 30
_WIDTHS = {"iljtfr.,:;'!|()[] ": 0.27, "mwMW@%€": 0.8, "0123456789": 0.5}


@dataclass(frozen=True)
class Rect:
    """A bar; `value` is what it stands for."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    name: str = ""
    value: Value | None = None


@dataclass(frozen=True)
class Dot:
    """A point; `value` is what it stands for."""

    x: float
    y: float
    tone: str
    name: str = ""
    value: Value | None = None


@dataclass(frozen=True)
class Line:
    """A line through points, straight or broken."""

    points: tuple[tuple[float, float], ...]
    tone: str


@dataclass(frozen=True)
class Word:
    """A text on the drawing; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    tone: str = "text"


Shape = Rect | Dot | Line | Word


@dataclass
class Drawing:
    """What is drawn on a sheet of a size."""

    width: float
    height: float = 0
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Draw shapes over what is there."""
        self.shapes.extend(shapes)


@dataclass(frozen=True)
class Scale:
    """Where a value stands: from `low` at `start` to `high` at `stop`."""

    low: Value
    high: Value
    start: float
    stop: float

    def at(self, value: Value) -> float:
        """Return the place of a value."""
        reach = Fraction(self.high) - Fraction(self.low) or Fraction(1)
        share = (Fraction(value) - Fraction(self.low)) / reach
        return round(self.start + float(share) * (self.stop - self.start), 2)


def make_scale(
    values: Sequence[Value], start: float, stop: float, *, has_zero: bool = True
) -> Scale:
    """Return a scale over values, with zero in it unless they are only compared."""
    low, high = min(values, default=0), max(values, default=0)
    if has_zero:
        return Scale(min(low, 0), max(high, 0), start, stop)
    spare = (Fraction(high) - Fraction(low)) / 10 or Fraction(1)
    return Scale(low - spare, high + spare, start, stop)


def measure(text: str) -> float:
    """Return about how wide a text is; rather too wide, for a label must not be cut off."""
    shares = ({**_WIDTHS, "": 0.54}[_find(sign)] for sign in text)
    return SIZE * sum(shares) * 1.04


def shorten(text: str, width: float) -> str:
    """Return the text, or as much of it as fits, with a sign that there is more."""
    if measure(text) <= width:
        return text
    while text and measure(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """
    Return places, in their order, moved apart so that labels do not stand on each other.

    >>> spread([10, 12, 60], 16, 0, 100)
    [3.0, 19.0, 60.0]
    """
    order = sorted(range(len(places)), key=lambda place: (places[place], place))
    groups: list[list[int]] = []
    for one in order:
        groups.append([one])
        while len(groups) > 1 and _is_near(groups[-2], groups[-1], places, gap):
            groups[-2:] = [groups[-2] + groups[-1]]
    found = list(places)
    for group in groups:
        for place, one in enumerate(group):
            found[one] = _middle(group, places) + gap * (place - (len(group) - 1) / 2)
    shift = max(0.0, low - min(found, default=low)) - max(0.0, max(found, default=high) - high)
    return [place + shift if shift and len(groups) == 1 else place for place in found]


def _middle(group: list[int], places: Sequence[float]) -> float:
    return sum(places[one] for one in group) / len(group) if len(group) > 1 else places[group[0]]


def _is_near(one: list[int], other: list[int], places: Sequence[float], gap: float) -> bool:
    end = _middle(one, places) + gap * (len(one) - 1) / 2
    return _middle(other, places) - gap * (len(other) - 1) / 2 - end < gap


def _find(sign: str) -> str:
    return next((signs for signs in _WIDTHS if sign in signs), "")
