# SPDX-License-Identifier: EUPL-1.2
"""What is new, other, the same and gone; and what may be done about a watchpoint."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bodemplaat.accountability.values import (
    LONGEST_DAYS,
    SHORTEST_DAYS,
    ErasureState,
    Identity,
)
from bodemplaat.kernel.refusals import Refusal

LONGEST_PAUSE = timedelta(days=366)


class EvaluatedLater(Refusal):
    """A later day has been evaluated already, and what was seen then stays."""

    code = "accountability.evaluated-later"


class PointClosed(Refusal):
    """What is gone cannot be taken up or put off."""

    code = "accountability.point-closed"


class NoText(Refusal):
    """A comment says something, and who puts a thing off says why."""

    code = "accountability.no-text"


class BadPause(Refusal):
    """A thing is put off to a day to come, within a year."""

    code = "accountability.bad-pause"


@dataclass(frozen=True)
class Difference:
    """What an evaluation has to write: identities in order."""

    opened: tuple[Identity, ...]
    changed: tuple[Identity, ...]
    kept: tuple[Identity, ...]
    closed: tuple[Identity, ...]


def compare(held: Mapping[Identity, str], found: Mapping[Identity, str]) -> Difference:
    """
    Compare what is open with what was found; the texts say what each stands on.

    Parameters: `held` and `found` by code, key, participant and whether it is for all.
    Always holds: everything found is opened, changed or kept; everything held is changed, kept or
    closed; the same twice changes nothing.

    >>> a, b = ("x.a", "1", None, True), ("x.b", "1", 7, False)
    >>> compare({a: "old"}, {a: "new", b: "b"})
    Difference(opened=(('x.b', '1', 7, False),), changed=(('x.a', '1', None, True),), kept=(), \
closed=())
    """
    both = held.keys() & found.keys()
    return Difference(
        opened=_sort(found.keys() - held.keys()),
        changed=_sort({one for one in both if held[one] != found[one]}),
        kept=_sort({one for one in both if held[one] == found[one]}),
        closed=_sort(held.keys() - found.keys()),
    )


def _sort(names: set[Identity]) -> tuple[Identity, ...]:
    return tuple(sorted(names, key=lambda one: (one[0], one[1], one[2] or 0, one[3])))


def check_order(on: date, last: date | None) -> None:
    """
    Refuse to evaluate a day before one that was evaluated already.

    Raises: EvaluatedLater.

    >>> check_order(date(2014, 3, 15), date(2014, 3, 15))
    """
    if last is not None and on < last:
        raise EvaluatedLater(on=on, last=last)


def check_open(closed_on: date | None) -> None:
    """Refuse to act on what is gone. Raises: PointClosed."""
    if closed_on is not None:
        raise PointClosed(closed=closed_on)


def check_text(text: str) -> None:
    """Refuse an empty text. Raises: NoText."""
    if not text.strip():
        raise NoText()


def check_pause(until: date, on: date) -> None:
    """
    Refuse to put off to a day that is not to come, or is over a year away.

    Raises: BadPause.

    >>> check_pause(date(2014, 4, 1), date(2014, 3, 15))
    """
    if not on < until <= on + LONGEST_PAUSE:
        raise BadPause(until=until, first=on + timedelta(days=1), last=on + LONGEST_PAUSE)


class BadTerm(Refusal):
    """A term is a number of days that can be kept to."""

    code = "accountability.bad-term"


class NoGround(Refusal):
    """A term has a ground, and an erasure a reason."""

    code = "accountability.no-ground"


class NotListed(Refusal):
    """Only what is listed can be approved, and only what was approved is erased."""

    code = "accountability.not-listed"


def check_term(days: int, ground: str) -> None:
    """
    Refuse a term that is too short, too long or without a ground.

    Raises: BadTerm, NoGround.

    >>> check_term(30, "Zo lang mag een programma het opnieuw vragen.")
    """
    if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
        raise BadTerm(days=days, least=SHORTEST_DAYS, most=LONGEST_DAYS)
    check_ground(ground)


def check_ground(text: str) -> None:
    """Refuse an empty ground or reason. Raises: NoGround."""
    if not text.strip():
        raise NoGround()


def check_state(state: ErasureState, wanted: ErasureState) -> None:
    """Refuse a step that is not the next one. Raises: NotListed."""
    if state is not wanted:
        raise NotListed(state=state)


def find_limit(on: date, days: int) -> date:
    """
    Return the day before which rows are over their term.

    >>> find_limit(date(2014, 3, 15), 30)
    datetime.date(2014, 2, 13)
    """
    return on - timedelta(days=days)
