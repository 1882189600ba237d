# SPDX-License-Identifier: EUPL-1.2
"""Organisations outside an arrangement, and what was shared with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class ShareState(StrEnum):
    """Whether a guest reads it on a day."""

    IN_FORCE = "in-force"
    PLANNED = "open"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class GuestLine:
    """An organisation outside the arrangement, and how the arrangement is called for it."""

    id: int
    arrangement_id: int
    name: str
    purpose: str
    slug: str
    arrangement_name: str
    sso_name: str
    starts_on: date
    ends_before: date | None
    revoked_at: datetime | None
    recorded_by: str

    def tell_state(self, on: date) -> ShareState:
        """Return whether it is let in on a day."""
        return tell_state(self.starts_on, self.ends_before, self.revoked_at, on)


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """One line of what was shared."""

    group: str
    label: str
    text: str
    cents: int | None


@dataclass(frozen=True, kw_only=True)
class ShareDetail:
    """One thing as it was when it was shared with a guest."""

    id: int
    guest_id: int
    guest_name: str
    kind: str
    title: str
    answer: str
    reason: str
    participant_id: int | None
    shown_on: date
    starts_on: date
    ends_before: date | None
    shared_at: datetime
    shared_by: str
    revoked_at: datetime | None
    revoked_by: str
    revoked_reason: str
    url_name: str
    url_kwargs: Mapping[str, Any]
    lines: tuple[SharedLine, ...] = ()

    def tell_state(self, on: date) -> ShareState:
        """Return whether the guest reads it on a day."""
        return tell_state(self.starts_on, self.ends_before, self.revoked_at, on)


@dataclass(frozen=True, kw_only=True)
class GuestAccountLine:
    """One person who reads for a guest; which guest is known before there is a context."""

    id: int
    account_id: int
    name: str
    arrangement_id: int
    slug: str
    guest_id: int
    starts_on: date
    ends_before: date | None

    def is_over(self, on: date) -> bool:
        """Return whether the person reads no more on a day."""
        return self.ends_before is not None and self.ends_before <= on


def tell_state(
    starts_on: date, ends_before: date | None, revoked_at: datetime | None, on: date
) -> ShareState:
    """
    Return whether something with a period holds on a day.

    >>> tell_state(date(2014, 1, 1), date(2014, 2, 1), None, date(2014, 2, 1))
    <ShareState.ENDED: 'ended'>
    """
    if revoked_at is not None:
        return ShareState.WITHDRAWN
    if on < starts_on:
        return ShareState.PLANNED
    is_over = ends_before is not None and ends_before <= on
    return ShareState.ENDED if is_over else ShareState.IN_FORCE
