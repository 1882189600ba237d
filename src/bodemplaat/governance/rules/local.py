# SPDX-License-Identifier: EUPL-1.2
"""What may be asked as an exception, and what a ranking is."""

from collections.abc import Sequence
from datetime import date

from bodemplaat.governance.values import MATTERS, DecisionKind
from bodemplaat.kernel.names import get_sort_key
from bodemplaat.kernel.refusals import Refusal


class ExceptionEndsTooSoon(Refusal):
    """An exception ends after it starts."""

    code = "governance.exception-ends-too-soon"


class NothingToDepartFrom(Refusal):
    """The rules of the day do not settle what the exception departs from."""

    code = "governance.nothing-to-depart-from"


class NotYourException(Refusal):
    """A participant asks for itself; the SSO may ask for each."""

    code = "governance.not-your-exception"


class TooFewRanked(Refusal):
    """A ranking puts two or more subjects in order."""

    code = "governance.too-few-ranked"


class RankedTwice(Refusal):
    """A subject has one place."""

    code = "governance.ranked-twice"


class HasItsOwnPlace(Refusal):
    """Another page brings a proposal of this kind, with what it changes."""

    code = "governance.has-its-own-place"


def check_exception_ends(title: str, starts_on: date, ends_before: date) -> None:
    """Raise ExceptionEndsTooSoon unless an exception ends after it starts."""
    if ends_before <= starts_on:
        raise ExceptionEndsTooSoon(title=title, starts_on=starts_on, ends_before=ends_before)


def check_ranking(title: str, names: Sequence[str]) -> tuple[str, ...]:
    """
    Return the subjects of a ranking, the first place first; empty ones are left out.

    Raises TooFewRanked, RankedTwice.

    >>> check_ranking("2014", ["Zaaksysteem ", "", "Glasvezel"])
    ('Zaaksysteem', 'Glasvezel')
    """
    found = tuple(name.strip() for name in names if name.strip())
    if len(found) < 2:
        raise TooFewRanked(title=title, number=len(found))
    seen: set[str] = set()
    for name in found:
        key = get_sort_key(name)
        if key in seen:
            raise RankedTwice(title=title, name=name)
        seen.add(key)
    return found


def check_is_matter(kind: DecisionKind) -> None:
    """Raise HasItsOwnPlace where another page brings a proposal of this kind."""
    if kind not in MATTERS:
        raise HasItsOwnPlace(kind=kind)
