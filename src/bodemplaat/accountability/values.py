# SPDX-License-Identifier: EUPL-1.2
"""Watchpoints through time, and what people did about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

Identity = tuple[str, str, int | None, bool]
# The watchpoint that says which others could not be looked at.
CONDITION_FAILED = "accountability.condition-failed"


class NoteKind(StrEnum):
    """What somebody did about a watchpoint."""

    COMMENTED = "commented"
    TAKEN = "taken"
    RETURNED = "returned"
    PAUSED = "paused"
    RESUMED = "resumed"


class PointState(StrEnum):
    """Where a watchpoint stands on a day."""

    OPEN = "open"
    TAKEN = "taken"
    PAUSED = "paused"
    CLOSED = "closed"


class Frequency(StrEnum):
    """How often somebody wants to hear of watchpoints."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody with a role in the arrangement who can be mailed."""

    account_id: int
    name: str
    email: str
    role: str
    participant_id: int | None


@dataclass(frozen=True, kw_only=True)
class EvidenceLine:
    """One row behind a watchpoint, with the page where it stands."""

    values: Mapping[str, Any]
    url_name: str
    url_kwargs: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ObservationLine:
    """What a watchpoint stood on, as it was known on the day that it was seen."""

    observed_on: date
    values: Mapping[str, Any]
    due_on: date | None
    url_name: str
    url_kwargs: Mapping[str, Any]
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """What one person said or did about a watchpoint."""

    kind: NoteKind
    text: str
    paused_until_on: date | None
    name: str
    role: str
    account_id: int | None
    noted_on: date
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class WatchpointLine:
    """
    One thing that was wrong from the day it was seen, as it stood on a day.

    `now` is what it stands on; `owner` who took it up; `is_for_all` says that every participant
    reads it, and without a participant and not for all only the office does.
    """

    id: int
    code: str
    severity: str
    role: str
    feature: str
    participant_id: int | None
    is_for_all: bool
    opened_on: date
    closed_on: date | None
    now: ObservationLine
    state: PointState
    owner: str
    owner_id: int | None
    paused_until_on: date | None
    comment_count: int

    @property
    def is_open(self) -> bool:
        """Whether it still holds."""
        return self.closed_on is None

    def asks(self, account_id: int | None, role: str) -> bool:
        """Tell whether it asks something of somebody now: open, not put off, and theirs."""
        return self.state in (PointState.OPEN, PointState.TAKEN) and self.is_for(account_id, role)

    def is_for(self, account_id: int | None, role: str) -> bool:
        """Tell whether it is somebody's: taken up in person, or else by role."""
        return self.role == role if self.owner_id is None else self.owner_id == account_id

    def count_days(self, on: date) -> int:
        """Return how many days it has been wrong, up to a day or to the day it was gone."""
        return ((self.closed_on or on) - self.opened_on).days


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """
    What an evaluation found: how many are new, other than before, the same, and gone.

    `failed` are the codes of the conditions that could not be looked at.
    """

    on: date
    opened: int
    changed: int
    kept: int
    closed: int
    failed: tuple[str, ...] = ()


class RetentionKind(StrEnum):
    """A kind of row that is kept for a term and is then erased."""

    API_ANSWERS = "api-answers"
    DRAFTS = "drafts"
    INVITATIONS = "invitations"
    JOBS = "jobs"
    MAILS = "mails"
    PERSONS = "persons"
    PREFERENCES = "preferences"
    SESSIONS = "sessions"


class ErasureState(StrEnum):
    """Where a list of rows that are over their term stands."""

    LISTED = "listed"
    LAPSED = "lapsed"
    APPROVED = "approved"
    DONE = "done"


SHORTEST_DAYS, LONGEST_DAYS = 1, 3650
# The usual term in days; the office may choose another one, with its ground.
USUAL_DAYS: Mapping[RetentionKind, int] = {
    RetentionKind.API_ANSWERS: 30,
    RetentionKind.DRAFTS: 30,
    RetentionKind.INVITATIONS: 90,
    RetentionKind.JOBS: 365,
    RetentionKind.MAILS: 365,
    RetentionKind.PERSONS: 2555,  # seven years
    RetentionKind.PREFERENCES: 90,
    RetentionKind.SESSIONS: 90,
}


@dataclass(frozen=True, kw_only=True)
class TermLine:
    """How long a kind of row is kept; without a ground of its own the usual term holds."""

    id: int | None
    kind: RetentionKind
    days: int
    ground: str
    set_on: date | None
    set_by: str


@dataclass(frozen=True, kw_only=True)
class ErasureLine:
    """Rows of one kind that were over their term, and what became of them."""

    id: int
    kind: RetentionKind
    state: ErasureState
    before_at: datetime
    listed_on: date
    count: int
    reason: str
    approved_by: str
    approved_at: datetime | None
    closed_at: datetime | None


class HangingKind(StrEnum):
    """What can still hang on a participant that no longer takes part."""

    AGREEMENT = "hangs-agreement"
    ORDER = "hangs-order"
    OWN_ITEM = "hangs-own-item"
    SEAT = "hangs-seat"
    VOTES = "hangs-votes"
    MANDATE = "hangs-mandate"
    TERM = "hangs-term"
    TALK = "hangs-talk"


@dataclass(frozen=True)
class LeaverLine:
    """A participant that no longer takes part from a day."""

    participant_id: int
    code: str
    name: str
    from_on: date


@dataclass(frozen=True)
class HangingLine:
    """One thing that runs on past that day, with the page on which it can be ended."""

    kind: HangingKind
    title: str
    ends_on: date | None
    url_name: str
    url_kwargs: Mapping[str, Any]
