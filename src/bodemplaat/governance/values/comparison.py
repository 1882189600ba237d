# SPDX-License-Identifier: EUPL-1.2
"""Two sets of rules beside each other, in words that both share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Aspect(StrEnum):
    """What of a rule is compared: who decides and how, a choice, or who chairs."""

    DECIDER = "decider"
    MAJORITY = "majority"
    BASIS = "basis"
    QUORUM = "quorum"
    TIE = "tie"
    ADVICE = "advice"
    BACKWARD = "backward"
    CHOICE = "choice"
    CHAIR = "chair"


class Group(StrEnum):
    """The three sorts of rules that are compared."""

    DECIDES = "decides"
    CHOICE = "choice"
    CHAIR = "chair"


@dataclass(frozen=True)
class Point:
    """One aspect of one rule: the code by which it is compared, and how it reads."""

    group: str
    rule: str
    aspect: str
    value: str
    text: str = ""
    article: str = ""
    is_open: bool = False
    target_on: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The rule that this is an aspect of."""
        return self.group, self.rule


@dataclass(frozen=True)
class VersionPoints:
    """One version of the rules in words that can be compared, and when it holds."""

    title: str
    starts_on: date
    ends_before: date | None
    points: tuple[Point, ...]

    def holds(self, on: date) -> bool:
        """Tell whether this version holds on a day."""
        return self.starts_on <= on and (self.ends_before is None or on < self.ends_before)


@dataclass(frozen=True)
class RuleSide:
    """One side of a comparison: all versions of a partnership, or one version for ever."""

    key: str
    label: str
    versions: tuple[VersionPoints, ...]
    is_fixed: bool = False

    def find_version(self, on: date) -> VersionPoints | None:
        """Return the version that speaks on a day, or None before the first."""
        if self.is_fixed:
            return self.versions[0]
        return next((version for version in self.versions if version.holds(on)), None)


@dataclass(frozen=True)
class Difference:
    """One rule on both sides; the distance is None where one side has not settled it."""

    group: str
    rule: str
    left: tuple[Point, ...]
    right: tuple[Point, ...]
    differing: tuple[str, ...]
    aspects: int
    distance: Fraction | None

    @property
    def is_open(self) -> bool:
        """Whether one of the sides has not settled this rule."""
        return self.distance is None


@dataclass(frozen=True)
class Distance:
    """How far two sets of rules lie apart on a day, in rules."""

    on: date
    rules: int
    open: int
    least: Fraction

    @property
    def most(self) -> Fraction:
        """The distance if every open rule would be settled wholly otherwise."""
        return self.least + self.open


@dataclass(frozen=True)
class RuleComparison:
    """Two sides on a day, and how far apart they were on each day that one of them changed."""

    one: str
    other: str
    total: Distance
    differences: tuple[Difference, ...]
    through_time: tuple[Distance, ...]


@dataclass(frozen=True)
class TargetPartLine:
    """A part of what the arrangement grows towards; overdue is counted by who asks, on a day."""

    id: int
    setting: str
    name: str
    target_on: date
    reached_on: date | None
    source: str
    is_assumption: bool

    def is_reached(self, on: date) -> bool:
        """Tell whether this part is there on a day."""
        return self.reached_on is not None and self.reached_on <= on


@dataclass(frozen=True)
class RulePublicationLine:
    """A published copy of one version of the rules."""

    id: int
    slug: str
    arrangement_name: str
    sso_name: str
    title: str
    article_source: str
    starts_on: date
    ends_before: date | None
    published_on: date
    points: tuple[Point, ...]
