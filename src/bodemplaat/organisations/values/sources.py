# SPDX-License-Identifier: EUPL-1.2
"""What several sources say of one value, and values that lie in a range."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class SourceValueLine:
    """What one source says; the leading one is the measured fact that keys use."""

    value: Fraction
    source: str
    is_assumption: bool
    is_leading: bool
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, kw_only=True)
class ContestLine:
    """One value of one participant on one day, of which sources say something else."""

    fact_id: int
    participant_id: int
    participant_code: str
    participant_name: str
    measure: str
    reference_on: date
    values: tuple[SourceValueLine, ...]
    is_open: bool
    chosen_by: str
    reason: str

    @property
    def leading(self) -> SourceValueLine:
        """Return what the measured fact says."""
        return next(line for line in self.values if line.is_leading)


@dataclass(frozen=True, kw_only=True)
class ValueRangeLine:
    """A range as a scenario, beside the sum of the facts on its day."""

    id: int
    code: str
    name: str
    measure: str
    reference_on: date
    lowest: Fraction
    highest: Fraction
    source: str
    computed: Fraction | None
    recorded_by: str

    @property
    def holds_sum(self) -> bool | None:
        """Whether the sum of the facts lies within the range; None without facts."""
        return None if self.computed is None else self.lowest <= self.computed <= self.highest
