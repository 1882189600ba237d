# SPDX-License-Identifier: EUPL-1.2
"""Who takes the place of a dissolved participant."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class SuccessorShareLine:
    """One successor of a participant with its exact part; None: not agreed yet."""

    code: str
    name: str
    share: Fraction | None


@dataclass(frozen=True, kw_only=True)
class SuccessionLine:
    """A participant that was or will be dissolved, with who takes its place."""

    participant_code: str
    participant_name: str
    takes_effect_on: date
    successors: tuple[SuccessorShareLine, ...]
    agreed_on: date | None
    source: str
    reason: str
    recorded_at: datetime
    recorded_by: str

    @property
    def is_open(self) -> bool:
        """Whether the parts of the successors are still to be agreed."""
        return any(line.share is None for line in self.successors)
