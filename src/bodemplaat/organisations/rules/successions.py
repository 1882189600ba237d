# SPDX-License-Identifier: EUPL-1.2
"""When the successors of a dissolved participant and their parts may be recorded."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.rules.participations import LARGEST

Part = tuple[str, Fraction | None]
MOST = 12


class NoSuccessor(Refusal):
    """A succession names nobody."""

    code = "organisations.no-successor"


class TooManySuccessors(Refusal):
    """A succession names more successors than a dissolved organisation can have."""

    code = "organisations.too-many-successors"


class SucceedsItself(Refusal):
    """A participant would succeed itself: that is a rename."""

    code = "organisations.succeeds-itself"


class SuccessorTwice(Refusal):
    """A successor is named twice."""

    code = "organisations.successor-twice"


class ShareMissing(Refusal):
    """Some successors have a part and others have none."""

    code = "organisations.share-missing"


class ShareIsNoPart(Refusal):
    """A part is nought or less, or too fine to keep."""

    code = "organisations.share-is-no-part"


class SharesDoNotAddUp(Refusal):
    """The parts of the successors are not together the whole."""

    code = "organisations.shares-do-not-add-up"


class AgreedAhead(Refusal):
    """Parts were agreed on a day that is still to come."""

    code = "organisations.agreed-ahead"


def check_successors(name: str, code: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """
    Return the successors of a participant with their parts, a sole one with the whole.

    Always holds: the parts that are returned are all open, or all above nought and together one.
    Raises: NoSuccessor, TooManySuccessors, SucceedsItself, SuccessorTwice, ShareMissing,
    ShareIsNoPart, SharesDoNotAddUp.

    >>> check_successors("Bolsward", "0064", [("1900", None)])
    (('1900', Fraction(1, 1)),)
    """
    if not parts:
        raise NoSuccessor(name=name)
    if len(parts) > MOST:
        raise TooManySuccessors(name=name, most=MOST)
    codes = [successor for successor, _ in parts]
    for successor in codes:
        if successor == code:
            raise SucceedsItself(name=name, code=code)
        if codes.count(successor) > 1:
            raise SuccessorTwice(name=name, code=successor)
    if len(parts) == 1 and parts[0][1] is None:
        return ((codes[0], Fraction(1)),)
    shares = [share for _, share in parts if share is not None]
    if shares:
        _check_shares(name, parts, shares)
    return tuple(parts)


def _check_shares(name: str, parts: Sequence[Part], shares: Sequence[Fraction]) -> None:
    for code, share in parts:
        if share is None:
            raise ShareMissing(name=name, code=code)
        if share <= 0 or share.denominator > LARGEST:
            raise ShareIsNoPart(name=name, code=code, share=share)
    total = sum(shares, Fraction(0))
    if total != 1:
        raise SharesDoNotAddUp(name=name, total=total * 100)


def check_agreed(name: str, agreed_on: date | None, recorded_on: date) -> None:
    """Raise AgreedAhead where parts would be agreed after the day of recording."""
    if agreed_on is not None and agreed_on > recorded_on:
        raise AgreedAhead(name=name, agreed_on=agreed_on, recorded_on=recorded_on)
