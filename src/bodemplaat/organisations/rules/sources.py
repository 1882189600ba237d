# SPDX-License-Identifier: EUPL-1.2
"""When sources contest a value, and what a range may be."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from bodemplaat.kernel.refusals import Refusal


class NoValueYet(Refusal):
    """A second source would stand beside nothing."""

    code = "organisations.no-value-yet"


class SourceIsTheSame(Refusal):
    """A source would contest itself: that is a correction."""

    code = "organisations.source-is-the-same"


class NothingToChoose(Refusal):
    """One source alone gives a value, so none has to be leading."""

    code = "organisations.nothing-to-choose"


class UnknownSource(Refusal):
    """None of the values has this source."""

    code = "organisations.unknown-source"


class RangeIsEmpty(Refusal):
    """A range does not go from a lower to a higher value."""

    code = "organisations.range-is-empty"


def is_contested(
    value: Fraction, recorded_at: datetime, is_chosen: bool,
    others: Iterable[tuple[Fraction, datetime]],
) -> bool:
    """
    Tell whether other sources contest a value that nobody chose since.

    A choice settles what was known when it was made; what a source says later contests it anew.
    """
    return any(
        other != value and not (is_chosen and said_at <= recorded_at) for other, said_at in others
    )


def check_range(name: str, lowest: Fraction, highest: Fraction) -> None:
    """Raise RangeIsEmpty unless the highest value lies above the lowest."""
    if highest <= lowest:
        raise RangeIsEmpty(name=name, lowest=lowest, highest=highest)
