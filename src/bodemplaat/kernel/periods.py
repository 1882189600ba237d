# SPDX-License-Identifier: EUPL-1.2
"""Half-open periods of calendar days: the first day is in, the day after the last is out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bodemplaat.kernel.refusals import Refusal

FIRST_YEAR, LAST_YEAR = 1, 9998


class EmptyPeriod(Refusal):
    """A period has to hold at least one day."""

    code = "kernel.period-empty"


class OpenPeriod(Refusal):
    """Days of a period without an end cannot be counted."""

    code = "kernel.period-open"


class YearOutOfRange(Refusal):
    """The calendar knows the years 1 to 9998 with the day after them."""

    code = "kernel.year-out-of-range"


class PartsDoNotFit(Refusal):
    """Parts of a whole have to follow each other and fill it."""

    code = "kernel.periods-do-not-fit"


@dataclass(frozen=True)
class Period:
    """
    The days from `starts_on` up to but not including `ends_before`; None means open.

    Always holds: at least one day lies in it, and two periods that meet
    (`first.ends_before == second.starts_on`) share no day and leave no gap.
    Raises: EmptyPeriod.
    References: half-open intervals, E. W. Dijkstra, EWD831, 1982.

    >>> Period(date(2010, 1, 1), date(2011, 1, 1)) == Period.of_year(2010)
    True
    >>> Period.of_year(2012).days
    366
    """

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        check_period(self.starts_on, self.ends_before)

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """
        Return the calendar year.

        Raises: YearOutOfRange.
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise YearOutOfRange(year=year)
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """
        Return the calendar month, 1 to 12.

        Raises: YearOutOfRange.

        >>> Period.of_month(2011, 12)
        Period(starts_on=datetime.date(2011, 12, 1), ends_before=datetime.date(2012, 1, 1))
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise YearOutOfRange(year=year)
        return cls(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))

    @property
    def is_open(self) -> bool:
        """Say whether the period has no end."""
        return self.ends_before is None

    @property
    def days(self) -> int:
        """
        Return the number of calendar days.

        Raises: OpenPeriod for a period without an end.
        """
        if self.ends_before is None:
            raise OpenPeriod(starts_on=self.starts_on)
        return (self.ends_before - self.starts_on).days

    def contains(self, on: date) -> bool:
        """Say whether a day lies in the period."""
        return self.starts_on <= on and (self.ends_before is None or on < self.ends_before)

    def covers(self, other: "Period") -> bool:
        """Say whether every day of the other period lies in this one."""
        return self.overlap(other) == other

    def overlap(self, other: "Period") -> "Period | None":
        """
        Return the days that both have, or None.

        Always holds: `a.overlap(b) == b.overlap(a)`.

        >>> Period(date(2010, 7, 1)).overlap(Period.of_year(2010)).days
        184
        """
        ends = [end for end in (self.ends_before, other.ends_before) if end is not None]
        starts_on = max(self.starts_on, other.starts_on)
        ends_before = min(ends, default=None)
        if ends_before is not None and ends_before <= starts_on:
            return None
        return Period(starts_on, ends_before)

    def split(self, dates: Iterable[date]) -> tuple["Period", ...]:
        """
        Return the parts of the period, cut at each of the dates.

        Parameters: `dates` on which a new part begins, in any order; those on or before
        the first day, or after the last, cut nothing.
        Always holds: the parts follow each other and together are the whole.

        >>> [part.days for part in Period.of_year(2010).split([date(2010, 7, 1)])]
        [181, 184]
        """
        cuts = sorted({on for on in dates if self.contains(on) and on > self.starts_on})
        starts = [self.starts_on, *cuts]
        ends = [*cuts, self.ends_before]
        return tuple(Period(start, end) for start, end in zip(starts, ends, strict=True))

    def split_in_months(self) -> tuple["Period", ...]:
        """
        Return the parts of the period, cut on the first of each calendar month.

        Raises: OpenPeriod.

        >>> len(Period.of_year(2010).split_in_months())
        12
        """
        if self.ends_before is None:
            raise OpenPeriod(starts_on=self.starts_on)
        first = self.starts_on.year * 12 + self.starts_on.month - 1
        last = self.ends_before.year * 12 + self.ends_before.month - 1
        return self.split(
            date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)
        )


def check_period(starts_on: date, ends_before: date | None) -> None:
    """Raise EmptyPeriod unless at least one day lies in [starts_on, ends_before)."""
    if ends_before is not None and ends_before <= starts_on:
        raise EmptyPeriod(starts_on=starts_on, ends_before=ends_before)


def share_by_days(whole: Period, parts: Sequence[Period]) -> tuple[Fraction, ...]:
    """
    Return for each part the share of the whole that its calendar days are.

    Parameters: `parts` that follow each other and fill the whole, as `split` makes them.
    Always holds: the shares are above zero and add up to exactly 1.
    Raises: PartsDoNotFit, OpenPeriod.
    Method: actual days over actual days; a leap year has 366.

    >>> year = Period.of_year(2010)
    >>> [str(share) for share in share_by_days(year, year.split([date(2010, 7, 1)]))]
    ['181/365', '184/365']
    """
    starts = [whole.starts_on, *(part.ends_before for part in parts)]
    ends = [*(part.starts_on for part in parts), whole.ends_before]
    if not parts or starts != ends:
        raise PartsDoNotFit(starts_on=whole.starts_on, ends_before=whole.ends_before)
    return tuple(Fraction(part.days, whole.days) for part in parts)
