# SPDX-License-Identifier: EUPL-1.2
"""Two sets of rules beside each other, as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation import formats, search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    Mark,
    NumberColumn,
    StateColumn,
    Table,
    WordColumn,
)
from bodemplaat.governance import rules
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import (
    Difference,
    Distance,
    Group,
    Point,
    RuleSide,
    TargetPartLine,
)

WIDTH = 600
HEIGHT = 120
STANDS = {
    "same": gettext_lazy("gelijk"), "other": gettext_lazy("verschilt"),
    "open": gettext_lazy("open"),
}  # fmt: skip


@dataclass(frozen=True)
class DifferenceRow:
    """One rule on both sides, in words."""

    line: Difference
    name: str
    left: str
    right: str
    differing: str
    state: str

    @property
    def distance(self) -> Fraction | None:
        """The distance of this rule; nothing where a side has not settled it."""
        return self.line.distance


class Differences(Table):
    """Two sets of rules, rule by rule; the view gives the names of the sides."""

    name, label = "governance.differences", gettext_lazy("Spelregels naast elkaar")
    order, key, size = "-afstand", "name", 100
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld wie het basispakket vaststelt, aan beide kanten. Kies een dag "
        "waarop beide kanten spelregels hadden."
    )
    begin = search.Act(gettext_lazy("Bekijk de spelregels"), "governance:rule-set-list")
    columns = (
        Column("regel", gettext_lazy("Regel"), "name"),
        WordColumn("soort", gettext_lazy("Gaat over"), "line.group", words=words.GROUPS,
                   is_wide=True),
        Column("een-kant", gettext_lazy("Eerste kant"), "left"),
        Column("andere-kant", gettext_lazy("Tweede kant"), "right"),
        Column("verschilt", gettext_lazy("Verschilt in"), "differing", is_wide=True),
        NumberColumn("afstand", gettext_lazy("Afstand"), "distance",
                     sort=lambda row: -1 if row.distance is None else row.distance),
        WordColumn("stand", gettext_lazy("Stand"), "state", words=STANDS, is_wide=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("soort", gettext_lazy("Gaat over"), "line.group", choices=words.GROUPS),
        ChoiceFilter("stand", gettext_lazy("Stand"), "state", choices=STANDS),
    )  # fmt: skip


def list_difference_rows(lines: Iterable[Difference]) -> list[DifferenceRow]:
    """Return rules on both sides in words; of equal aspects the first alone is said."""
    return [_make_row(line) for line in lines]


def _make_row(line: Difference) -> DifferenceRow:
    said = set(line.differing) if line.differing else {line.left[0].aspect} if line.left else set()
    differing = ", ".join(str(words.ASPECTS.get(one, one)) for one in line.differing)
    state = "open" if line.is_open else "other" if line.differing else "same"
    return DifferenceRow(
        line, words.name_rule(line.group, line.rule), _say(line.left, said),
        _say(line.right, said), differing, state,
    )  # fmt: skip


def _say(points: tuple[Point, ...], said: set[str]) -> str:
    if not points:
        return gettext("niet geregeld")
    if points[0].is_open:
        return gettext("open: niet beslist")
    found = [point for point in points if point.aspect in said] or list(points[:1])
    text = "; ".join(words.name_value(point) for point in found)
    targets = [point.target_on for point in found if point.target_on]
    if targets:
        named = {"text": text, "on": formats.day(targets[0])}
        return gettext("%(text)s, met streefdatum %(on)s") % named
    return text


@dataclass(frozen=True)
class DistanceRow:
    """The distance on a day, in words and as a place in the drawing."""

    line: Distance
    x: int
    least_y: int
    most_y: int
    before_least: int
    before_most: int

    @property
    def least(self) -> str:
        """The distance over what both sides settled."""
        return formats.exact(self.line.least)

    @property
    def most(self) -> str:
        """The distance if each open rule would differ wholly."""
        return formats.exact(self.line.most)


def list_distance_rows(lines: tuple[Distance, ...]) -> list[DistanceRow]:
    """Return the distance through time, with its places in the drawing: time goes right."""
    if not lines:
        return []
    first, last = lines[0].on, lines[-1].on
    span = max(1, (last - first).days)
    top = max(line.rules for line in lines) or 1
    found: list[DistanceRow] = []
    for line in lines:
        least, most = (HEIGHT - round(one * HEIGHT / top) for one in (line.least, line.most))
        before = (found[-1].least_y, found[-1].most_y) if found else (least, most)
        x = round((line.on - first).days * WIDTH / span)
        found.append(DistanceRow(line, x, least, most, *before))
    return found


@dataclass(frozen=True)
class TargetRow:
    """A part of a target, with what is left of the time."""

    line: TargetPartLine
    setting: str | Promise
    days_left: int | None
    state: str
    close_id: int | None


class Targets(Table):
    """What the arrangement grows towards."""

    name, label = "governance.targets", gettext_lazy("Streefdatums")
    order, key = "streefdatum", "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: architectuur, de werkplek, uiterlijk 31 december 2014."
    )
    begin = search.Act(gettext_lazy("Voeg een onderdeel toe"), "governance:target-create")
    columns = (
        Column("onderdeel", gettext_lazy("Onderdeel"), "line.name",
               link=Link("governance:target-close", pk="close_id"),
               marks=(Mark("assumption", "line.is_assumption", "line.source"),)),
        Column("keuze", gettext_lazy("Groeit naar"), "setting", is_wide=True),
        DayColumn("streefdatum", gettext_lazy("Streefdatum"), "line.target_on"),
        NumberColumn("dagen", gettext_lazy("Dagen over"), "days_left"),
        DayColumn("bereikt", gettext_lazy("Bereikt op"), "line.reached_on", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )  # fmt: skip
    filters = (
        ChoiceFilter("stand", gettext_lazy("Stand"), "state", choices={
            "running": gettext_lazy("loopt"), "late": gettext_lazy("te laat"),
            "done": gettext_lazy("klaar"),
        }),
    )  # fmt: skip


def list_target_rows(
    lines: Iterable[TargetPartLine], *, on: date, can_arrange: bool
) -> list[TargetRow]:
    """Return the parts of targets with the days that are left; overdue ones first."""
    found = []
    for line in lines:
        left = rules.count_days_left(line.target_on, on=on)
        state = "done" if line.is_reached(on) else "late" if left < 0 else "running"
        setting = words.SETTINGS.get(line.setting, line.setting)
        close_id = line.id if can_arrange and state != "done" else None
        shown = None if state == "done" else left
        found.append(TargetRow(line, setting, shown, state, close_id))
    return sorted(found, key=lambda row: (row.state == "done", row.line.target_on))


def list_side_points(side: RuleSide, *, on: date) -> list[Point]:
    """Return the choices of a side that have a target date."""
    version = side.find_version(on)
    points = version.points if version else ()
    return [one for one in points if one.group == Group.CHOICE and one.target_on is not None]
