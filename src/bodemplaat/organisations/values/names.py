# SPDX-License-Identifier: EUPL-1.2
"""The names that a participant has had."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class NameLine:
    """A name that a participant has from a day, until the next one."""

    id: int
    participant_id: int
    participant_code: str
    name: str
    starts_on: date
    source: str
    reason: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, kw_only=True)
class DatedName:
    """A name with when it starts and when it was known; no start: the one at registration."""

    name: str
    starts_on: date | None = None
    recorded_at: datetime | None = None
    recorded_before: datetime | None = None

    def is_known(self, at: datetime | None) -> bool:
        """Whether it was known at a moment; None: now."""
        if at is None:
            return self.recorded_before is None
        is_recorded = self.recorded_at is None or self.recorded_at <= at
        return is_recorded and (self.recorded_before is None or at < self.recorded_before)
