# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import keys, rounding

WEIGHTS = st.dictionaries(
    st.text("ABC", min_size=1, max_size=2),
    st.integers(0, 10**6) | st.fractions(0, 9, max_denominator=50),
    min_size=1,
).filter(lambda weights: any(weights.values()))


class TestParseWeight:
    @pytest.mark.parametrize(
        ("value", "weight"),
        [(7, 7), (0, 0), ("12", 12), ("2/3", Fraction(2, 3)), (" 4/6 ", Fraction(2, 3)),
         (Fraction(1, 7), Fraction(1, 7)), ("0/5", 0), ("9" * 40, int("9" * 40))],
    )
    def test_reads_whole_numbers_and_fractions(self, value, weight):
        assert keys.parse_weight(value) == weight

    @pytest.mark.parametrize(
        "value",
        [0.5, 1.0, True, None, "", "0.5", "0,5", "1e3", "1/0", "1/2/3", "1/-2", "/2", "2/",
         "+1", "½", "٣", "1_000", "NaN", "1 / 2", [1], "9" * 41, "1/" + "9" * 5000],
    )
    def test_refuses_what_is_not_exact_and_names_the_field(self, value):
        with pytest.raises(keys.NotAWeight, match=r"weights\.OOS"):
            keys.parse_weight(value, field="weights.OOS")

    @pytest.mark.parametrize("value", [-1, "-2/3", Fraction(-1, 7)])
    def test_refuses_less_than_nothing_and_names_the_field(self, value):
        with pytest.raises(rounding.NegativeWeight, match=r"weights\.OOS"):
            keys.parse_weight(value, field="weights.OOS")


class TestNormalise:
    @given(WEIGHTS)
    def test_adds_up_to_exactly_one(self, weights):
        assert sum(keys.normalise(weights).values()) == 1

    def test_refuses_a_key_without_basis(self):
        with pytest.raises(rounding.NoBasis):
            keys.normalise({"OOS": 0})


class TestCombine:
    @given(WEIGHTS, WEIGHTS, st.fractions(0, 100, max_denominator=20))
    def test_adds_up_to_exactly_one_and_names_everyone(self, one, other, percentage):
        combined = keys.combine(
            [keys.Component(percentage, one), keys.Component(100 - percentage, other)]
        )

        assert sum(combined.values()) == 1
        assert set(combined) == {*one, *other}

    @given(WEIGHTS)
    def test_of_one_whole_component_is_that_key(self, weights):
        whole = keys.combine([keys.Component(Fraction(100), weights)])

        assert whole == keys.normalise(weights)

    @pytest.mark.parametrize("percentages", [[], [99], [50, 49], [100, 1], [Fraction(199, 2)]])
    def test_refuses_percentages_that_are_not_100_together(self, percentages):
        components = [keys.Component(Fraction(part), {"OOS": 1}) for part in percentages]

        with pytest.raises(keys.PercentagesNotWhole):
            keys.combine(components)

    def test_refuses_a_negative_percentage_also_when_the_sum_is_100(self):
        with pytest.raises(keys.NegativePercentage, match="-10"):
            keys.combine(
                [keys.Component(Fraction(110), {"A": 1}), keys.Component(Fraction(-10), {"A": 1})]
            )

    def test_refuses_a_component_without_basis(self):
        with pytest.raises(rounding.NoBasis):
            keys.combine(
                [keys.Component(Fraction(60), {"A": 1}), keys.Component(Fraction(40), {"A": 0})]
            )


class TestGrowIn:
    @given(WEIGHTS, WEIGHTS, st.fractions(0, 1, max_denominator=5))
    def test_starts_at_the_old_key_ends_at_the_new_and_stays_whole(self, old, new, part):
        codes = dict.fromkeys({*old, *new}, Fraction(0))

        assert keys.grow_in(old, new, Fraction(0)) == codes | keys.normalise(old)
        assert keys.grow_in(old, new, Fraction(1)) == codes | keys.normalise(new)
        assert sum(keys.grow_in(old, new, part).values()) == 1

    @pytest.mark.parametrize("part", [Fraction(-1, 3), Fraction(4, 3)])
    def test_refuses_a_stage_outside_old_and_new(self, part):
        with pytest.raises(keys.NotAPart):
            keys.grow_in({"A": 1}, {"A": 1}, part)


class TestWeighByDays:
    def test_takes_a_leaver_out_of_the_whole_and_not_out_of_his_half(self):
        stayer, leaver = "OOS", "VEL"

        weighed = keys.weigh_by_days([(181, {stayer: 2, leaver: 1}), (184, {stayer: 2})])

        assert weighed == {stayer: Fraction(730, 911), leaver: Fraction(181, 911)}

    def test_refuses_a_negative_weight_that_another_part_would_hide(self):
        with pytest.raises(rounding.NegativeWeight):
            keys.weigh_by_days([(181, {"OOS": 2}), (184, {"OOS": -1})])


class TestRestrict:
    def test_keeps_those_who_do_not_take_part_with_nothing(self):
        restricted = keys.restrict({"OOS": 3, "VEL": 1}, {"VEL"})

        assert rounding.split_amount(10, restricted) == {"OOS": 0, "VEL": 10}


class TestMakeEqual:
    def test_gives_all_the_same_and_refuses_nobody(self):
        assert set(keys.make_equal("ABC").values()) == {Fraction(1, 3)}
        with pytest.raises(rounding.NoBasis):
            keys.make_equal([])
