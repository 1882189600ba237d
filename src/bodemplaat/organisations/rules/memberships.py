# SPDX-License-Identifier: EUPL-1.2
"""What may be said about the partnerships of a municipality."""

from collections.abc import Sized
from datetime import date

from bodemplaat.kernel.refusals import Refusal


class MembershipOverlaps(Refusal):
    """The same partnership already stands there for these days."""

    code = "organisations.membership-overlaps"


class MembershipUnchanged(Refusal):
    """A correction says what stands there already."""

    code = "organisations.membership-unchanged"


class NobodyToPublish(Refusal):
    """Nobody takes part, so there is nothing to tell."""

    code = "organisations.nobody-to-publish"


class NotPublished(Refusal):
    """What is withdrawn was not public."""

    code = "organisations.not-published"


class NoReason(Refusal):
    """Something that others read is taken away without a reason."""

    code = "organisations.no-reason"


def check_free(name: str, found: str | None, starts_on: date) -> None:
    """Refuse a membership that overlaps a known one (MembershipOverlaps)."""
    if found is not None:
        raise MembershipOverlaps(name=name, starts_on=starts_on)


def check_publishable(participations: Sized) -> None:
    """Refuse to publish nothing (NobodyToPublish)."""
    if not participations:
        raise NobodyToPublish()


def check_withdrawable(rows: Sized, reason: str) -> None:
    """Refuse to withdraw what is not public (NotPublished), or without a reason (NoReason)."""
    if not rows:
        raise NotPublished()
    if not reason.strip():
        raise NoReason()
