# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen lines of norms: what the charter says for all, and where one deviates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class NormUnit(StrEnum):
    """In what a norm is counted."""

    PERCENT = "percent"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working-day"


class Direction(StrEnum):
    """Which way is better for who gets the service."""

    HIGHER = "higher"
    LOWER = "lower"


class Origin(StrEnum):
    """Where the value of a norm comes from."""

    CHARTER = "charter"
    AGREEMENT = "agreement"


@dataclass(frozen=True, kw_only=True)
class NormLine:
    """One thing that is promised and can be measured; without a service it holds for them all."""

    id: int
    code: str
    name: str
    unit: NormUnit
    direction: Direction
    service_code: str
    service_name: str
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class NormValue:
    """The value of one norm."""

    norm: NormLine
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Deviation:
    """A norm that an agreement sets to another value than the charter, and why; not yet stored."""

    norm_code: str
    value: Decimal
    reason: str


@dataclass(frozen=True, kw_only=True)
class DeviationLine:
    """A norm that an agreement sets to another value than the charter that it cites."""

    norm: NormLine
    value: Decimal
    charter_value: Decimal | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class NormInForce:
    """The value of a norm for one participant on a day, and where it comes from."""

    norm: NormLine
    value: Decimal
    origin: Origin
    charter_value: Decimal | None
    charter_number: int | None
    decision_id: int | None
    agreement_id: int | None = None
    agreement_number: str = ""
    reason: str = ""
    since: date

    @property
    def is_better(self) -> bool:
        """Whether the participant is promised more than the charter promises everyone."""
        if self.charter_value is None or self.value == self.charter_value:
            return False
        return (self.value > self.charter_value) is (self.norm.direction is Direction.HIGHER)

    @property
    def is_idle(self) -> bool:
        """Whether it deviates in name only: a later charter promises everyone the same."""
        return self.origin is Origin.AGREEMENT and self.value == self.charter_value
