# SPDX-License-Identifier: EUPL-1.2
import itertools
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import keys, periods, rounding
from bodemplaat.kernel.periods import Period

DAYS = st.dates(date(2003, 1, 1), date(2015, 12, 31))
LENGTHS = st.integers(1, 2000)
CLOSED = st.builds(lambda on, days: Period(on, on + timedelta(days)), DAYS, LENGTHS)
ANY = CLOSED | st.builds(Period, DAYS)
CUTS = st.lists(DAYS, max_size=6)


class TestPeriod:
    def test_holds_its_first_day_and_not_the_day_it_ends_before(self):
        year = Period.of_year(2010)

        assert year.contains(date(2010, 1, 1))
        assert year.contains(date(2010, 12, 31))
        assert not year.contains(date(2011, 1, 1))
        assert not year.contains(date(2009, 12, 31))

    @given(ANY, ANY, DAYS)
    def test_overlaps_in_exactly_the_days_that_both_hold(self, one, other, on):
        both = one.overlap(other)

        assert both == other.overlap(one)
        assert (both is not None and both.contains(on)) == (
            one.contains(on) and other.contains(on)
        )

    @given(ANY, ANY)
    def test_covers_what_it_shares_whole(self, one, other):
        assert one.covers(one)
        assert one.covers(other) == (one.overlap(other) == other)

    def test_does_not_overlap_the_period_that_follows_it(self):
        assert Period.of_year(2010).overlap(Period.of_year(2011)) is None

    @given(CLOSED, CUTS)
    def test_splits_without_gap_or_overlap(self, whole, cuts):
        parts = whole.split(cuts)

        assert sum(part.days for part in parts) == whole.days
        assert parts[0].starts_on == whole.starts_on
        assert parts[-1].ends_before == whole.ends_before
        for before, after in itertools.pairwise(parts):
            assert before.ends_before == after.starts_on

    def test_splits_an_open_period_and_leaves_the_last_part_open(self):
        parts = Period(date(2010, 1, 1)).split([date(2011, 1, 1)])

        assert parts == (Period.of_year(2010), Period(date(2011, 1, 1)))

    @given(CLOSED)
    def test_splits_in_months_that_each_lie_in_one_month(self, whole):
        parts = whole.split_in_months()

        assert sum(part.days for part in parts) == whole.days
        for part in parts:
            month = Period.of_month(part.starts_on.year, part.starts_on.month)
            assert month.covers(part)

    def test_counts_the_leap_day(self):
        assert [Period.of_year(year).days for year in (2011, 2012, 2100)] == [365, 366, 365]

    def test_refuses_to_be_empty_or_to_end_before_it_starts(self):
        for end in (date(2010, 1, 1), date(2009, 12, 31)):
            with pytest.raises(periods.EmptyPeriod):
                Period(date(2010, 1, 1), end)

    def test_refuses_to_count_the_days_of_an_open_period(self):
        with pytest.raises(periods.OpenPeriod, match="2010"):
            _ = Period(date(2010, 1, 1)).days
        with pytest.raises(periods.OpenPeriod):
            Period(date(2010, 1, 1)).split_in_months()

    @pytest.mark.parametrize("year", [0, -1, 9999, 10**9])
    def test_refuses_a_year_outside_the_calendar(self, year):
        with pytest.raises(periods.YearOutOfRange):
            Period.of_year(year)
        with pytest.raises(periods.YearOutOfRange):
            Period.of_month(year, 1)


class TestShareByDays:
    @given(CLOSED, CUTS)
    def test_adds_up_to_the_whole(self, whole, cuts):
        assert sum(periods.share_by_days(whole, whole.split(cuts))) == 1

    @pytest.mark.parametrize(
        "parts",
        [
            [],
            [Period.of_month(2010, 1)],
            [Period.of_month(2010, 1), Period(date(2010, 2, 2), date(2011, 1, 1))],
            [Period.of_month(2010, 1), Period(date(2010, 1, 31), date(2011, 1, 1))],
        ],
    )
    def test_refuses_parts_that_leave_a_gap_or_overlap(self, parts):
        with pytest.raises(periods.PartsDoNotFit):
            periods.share_by_days(Period.of_year(2010), parts)


class TestAYearInWhichNothingChanges:
    """Splitting it at any dates and adding up gives the whole, cent for cent."""

    WEIGHTS = st.dictionaries(
        st.text("ABCDEF", min_size=1, max_size=2), st.integers(1, 10**6), min_size=1
    )

    @given(st.integers(-(10**9), 10**9), WEIGHTS, CUTS, st.sampled_from(sorted(rounding.RULES)))
    def test_equals_its_segments_per_day(self, amount, weights, cuts, rule):
        year = Period.of_year(2010)
        parts = keys.normalise(weights)

        exact = dict.fromkeys(parts, Fraction(0))
        for share in periods.share_by_days(year, year.split(cuts)):
            for code, part in parts.items():
                exact[code] += amount * share * part

        assert rounding.split_exact(exact, amount, rule) == rounding.split_amount(
            amount, weights, rule
        )

    @given(st.integers(-(10**9), 10**9), WEIGHTS, CUTS)
    def test_equals_its_time_weighted_key(self, amount, weights, cuts):
        segments = Period.of_year(2010).split(cuts)

        weighed = keys.weigh_by_days([(part.days, weights) for part in segments])

        assert rounding.split_amount(amount, weighed) == rounding.split_amount(amount, weights)
