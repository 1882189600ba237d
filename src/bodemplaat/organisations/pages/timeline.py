# SPDX-License-Identifier: EUPL-1.2
"""Participants through time as a drawing: places of bars and arrows, in units of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bodemplaat.organisations.values import ParticipationLine

LEFT, RIGHT, TOP, ROW, BAR = 176, 704, 36, 32, 14
WIDTH = RIGHT + 16
MOST_TICKS = 8
MOST_LETTERS = 24  # what fits left of the bars; the table below has the whole name


@dataclass(frozen=True)
class Bar:
    """One participation; a dashed end marks a day that is assumed."""

    name: str
    label: str
    y: int
    middle: int
    x: int
    width: int
    end: int
    is_start_assumed: bool
    is_end_assumed: bool
    is_open: bool
    is_current: bool


@dataclass(frozen=True)
class Arrow:
    """A merger: from the end of a participation to the start of its successor's."""

    path: str
    head: str


@dataclass(frozen=True)
class Tick:
    """One year on the axis."""

    year: int
    x: int


@dataclass(frozen=True)
class Drawing:
    """Everything that the template draws."""

    bars: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]
    ticks: tuple[Tick, ...]
    height: int
    now: int
    now_label: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bar: int = BAR


def draw(lines: Sequence[ParticipationLine], on: date) -> Drawing:
    """Return the drawing of participations, one row each, with a line at the reference date."""
    first = min((line.starts_on.year for line in lines), default=on.year)
    ends = [line.ends_before.year for line in lines if line.ends_before]
    last = max([on.year, first, *ends]) + 1
    scale = _Scale(date(first, 1, 1), date(last + 1, 1, 1))
    bars = tuple(_draw_bar(line, row, scale, on) for row, line in enumerate(lines))
    step = -(-(last - first) // MOST_TICKS)
    ticks = tuple(Tick(y, scale.place(date(y, 1, 1))) for y in range(first, last + 1, step))
    now = scale.place(on)
    return Drawing(
        bars=bars,
        arrows=_draw_arrows(lines, bars),
        ticks=ticks,
        height=TOP + ROW * len(lines) + 24,
        now=now,
        now_label=min(max(now, LEFT + 40), RIGHT - 40),
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def place(self, day: date) -> int:
        """Return where a day lies between left and right."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT))


def shorten(name: str) -> str:
    """
    Return a name that fits beside its bar, cut between words where it is too long.

    >>> shorten("Fryske Utfieringstsjinst Miljeu en Omjouwing")
    'Fryske …'
    """
    if len(name) <= MOST_LETTERS:
        return name
    head, _, _ = name[: MOST_LETTERS - 1].rpartition(" ")
    return f"{head or name[: MOST_LETTERS - 2]} …"


def _draw_bar(line: ParticipationLine, row: int, scale: _Scale, on: date) -> Bar:
    x = scale.place(line.starts_on)
    end = scale.place(line.ends_before) if line.ends_before else RIGHT
    y = TOP + ROW * row + (ROW - BAR) // 2
    has_started = line.starts_on <= on
    return Bar(
        name=line.participant.name,
        label=shorten(line.participant.name),
        y=y,
        middle=y + BAR // 2,
        x=x,
        width=max(end - x, 2),
        end=end,
        is_start_assumed=line.is_assumption,
        is_end_assumed=line.is_end_assumption,
        is_open=line.ends_before is None,
        is_current=has_started and (line.ends_before is None or on < line.ends_before),
    )


def _draw_arrows(lines: Sequence[ParticipationLine], bars: Sequence[Bar]) -> tuple[Arrow, ...]:
    pairs = tuple(zip(lines, bars, strict=True))
    starts = {(line.participant.code, line.starts_on): bar for line, bar in pairs}
    arrows = []
    for line, bar in pairs:
        target = starts.get((line.successor_code or "", line.ends_before or date.min))
        if target is None:
            continue
        turn, down = bar.end + 6, target.middle > bar.middle
        tip = target.y - 3 if down else target.y + BAR + 3
        back = tip - 6 if down else tip + 6
        arrows.append(
            Arrow(
                path=f"M{bar.end} {bar.middle}H{turn}V{back}",
                head=f"M{turn - 4} {back}L{turn + 4} {back}L{turn} {tip}Z",
            )
        )
    return tuple(arrows)
