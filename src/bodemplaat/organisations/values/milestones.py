# SPDX-License-Identifier: EUPL-1.2
"""Steps in the founding of an arrangement."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Precision(StrEnum):
    """How much of a day a source gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class MilestoneLine:
    """One step: when, what, who paid for it and how much, and how it is known."""

    id: int
    number: int
    title: str
    text: str
    happens_on: date
    precision: Precision
    funder: str
    cents: int | None
    source: str
    is_assumption: bool
    recorded_at: datetime
    recorded_by: str
    reason: str
    replaces_id: int | None
