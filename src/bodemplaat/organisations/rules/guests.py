# SPDX-License-Identifier: EUPL-1.2
"""What may be shared with whom, and for how long."""

from datetime import date

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values.guests import ShareState


class GuestNameTaken(Refusal):
    """There is already a guest of this name."""

    code = "organisations.guest-name-taken"


class GuestIsOver(Refusal):
    """Something is done for a guest that is let in no more."""

    code = "organisations.guest-is-over"


class NothingToShare(Refusal):
    """The thing that somebody wants to share is not there."""

    code = "organisations.nothing-to-share"


class LongerThanGuest(Refusal):
    """A share would last longer than the guest is one."""

    code = "organisations.longer-than-guest"


class AlreadyRevoked(Refusal):
    """What was taken back is not taken back again."""

    code = "organisations.already-revoked"


class NotYoursToShare(Refusal):
    """What is of one municipality is shared by its secretary, what is of all by the director."""

    code = "organisations.not-yours-to-share"


def check_guest_holds(name: str, state: ShareState) -> None:
    """Refuse an act for a guest that is over or was taken back (GuestIsOver)."""
    if state in (ShareState.ENDED, ShareState.WITHDRAWN):
        raise GuestIsOver(name=name)


def check_within(
    name: str, guest_ends_before: date | None, ends_before: date | None
) -> None:
    """
    Refuse a share that lasts longer than its guest (LongerThanGuest).

    >>> check_within("Leeuwarden", None, None)
    """
    if guest_ends_before is None:
        return
    if ends_before is None or ends_before > guest_ends_before:
        raise LongerThanGuest(name=name, ends_before=guest_ends_before)


class ReaderIsOver(Refusal):
    """Somebody who reads no more would be ended again."""

    code = "organisations.reader-is-over"


def check_reads(name: str, ends_before: date | None, on: date) -> None:
    """
    Raise ReaderIsOver where somebody reads no more on a day.

    >>> check_reads("Anke Bakker", None, date(2014, 3, 15))
    """
    if ends_before is not None and ends_before <= on:
        raise ReaderIsOver(name=name, ends_before=ends_before)
