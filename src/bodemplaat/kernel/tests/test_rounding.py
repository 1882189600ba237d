# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import rounding

CODES = st.text("ABCDEFGH", min_size=1, max_size=3)
AMOUNTS = st.integers(-(10**12), 10**12) | st.integers(-5, 5)
WEIGHTS = st.integers(0, 10**6) | st.fractions(0, 100, max_denominator=60)
KEYS = st.dictionaries(CODES, WEIGHTS, min_size=1, max_size=12).filter(
    lambda weights: any(weights.values())
)
RULES = st.sampled_from(sorted(rounding.RULES))
SHARES = st.dictionaries(
    CODES, st.fractions(-1000, 1000, max_denominator=12), min_size=1, max_size=8
)


def close(shares: dict[str, Fraction]) -> tuple[dict[str, Fraction], int]:
    """Return the shares with one more that makes their total whole, and that total."""
    total = sum(shares.values())
    whole = total.__floor__()
    return {**shares, "REST": whole - total}, whole


class TestEveryRule:
    @given(AMOUNTS, KEYS, RULES)
    def test_conserves_net_and_vat_to_the_cent(self, net, weights, rule):
        vat = rounding.round_half_away(Fraction(net) * 19 / 100)

        assert sum(rounding.split_amount(net, weights, rule).values()) == net
        assert sum(rounding.split_amount(vat, weights, rule).values()) == vat

    @given(AMOUNTS, KEYS, RULES, st.randoms())
    def test_does_not_depend_on_the_order_of_participants(self, amount, weights, rule, random):
        shuffled = list(weights.items())
        random.shuffle(shuffled)

        shares = rounding.split_amount(amount, dict(shuffled), rule)

        assert list(shares.items()) == list(
            rounding.split_amount(amount, weights, rule).items()
        )

    @given(AMOUNTS, KEYS, RULES)
    def test_mirrors_a_reversal_exactly(self, amount, weights, rule):
        charged = rounding.split_amount(amount, weights, rule)
        reversed_ = rounding.split_amount(-amount, weights, rule)

        assert {code: -cents for code, cents in charged.items()} == reversed_

    @given(AMOUNTS, KEYS, RULES)
    def test_gives_nothing_to_a_weight_of_zero_and_names_everyone(self, amount, weights, rule):
        shares = rounding.split_amount(amount, {**weights, "ZERO": 0}, rule)

        assert set(shares) == {*weights, "ZERO"}
        assert all(shares[code] == 0 for code in shares if not weights.get(code, 0))

    @given(AMOUNTS, KEYS, RULES)
    def test_charges_nobody_where_others_are_refunded(self, amount, weights, rule):
        shares = rounding.split_amount(amount, weights, rule).values()

        assert all(share * amount >= 0 for share in shares)

    @given(AMOUNTS, KEYS, RULES, st.fractions("1/50", 50, max_denominator=50))
    def test_sees_the_proportion_of_weights_only(self, amount, weights, rule, factor):
        larger = {code: weight * factor for code, weight in weights.items()}

        assert rounding.split_amount(amount, larger, rule) == rounding.split_amount(
            amount, weights, rule
        )

    @given(SHARES, RULES)
    def test_mirrors_shares_of_mixed_sign(self, shares, rule):
        exact, total = close(shares)
        opposite = {code: -share for code, share in exact.items()}

        cents = rounding.split_exact(exact, total, rule)

        assert sum(cents.values()) == total
        assert rounding.split_exact(opposite, -total, rule) == {
            code: -amount for code, amount in cents.items()
        }

    @given(AMOUNTS, KEYS, RULES)
    def test_traces_differences_that_add_up_to_nothing(self, amount, weights, rule):
        basis = sum(Fraction(weight) for weight in weights.values())
        exact = {code: amount * Fraction(weight) / basis for code, weight in weights.items()}

        traced = rounding.trace(exact, rounding.split_exact(exact, amount, rule), rule)

        assert sum(line.difference for line in traced.values()) == 0

    @given(SHARES, st.sampled_from(["largest-remainder", "half-even-closing"]))
    def test_stays_within_a_cent_where_it_promises_to(self, shares, rule):
        exact, total = close(shares)

        cents = rounding.split_exact(exact, total, rule)

        assert all(abs(cents[code] - exact[code]) < 1 for code in exact)


class TestSplitAmount:
    def test_agrees_with_the_method_of_hamilton_worked_by_hand(self):
        weights = {"A": 1, "B": 2, "C": 3}

        assert rounding.split_amount(10, weights) == {"A": 2, "B": 3, "C": 5}

    def test_gives_the_left_over_cent_of_a_tie_to_the_lowest_code(self):
        assert rounding.split_amount(1, {"0653": 1, "0064": 1}) == {"0064": 1, "0653": 0}

    def test_gives_the_rest_to_the_largest_by_the_rule_of_that_name(self):
        weights = {"A": 1, "B": 1, "C": 4}

        assert rounding.split_amount(103, weights, "half-up-to-largest") == {
            "A": 17, "B": 17, "C": 69,
        }
        assert rounding.split_amount(2, dict.fromkeys("ABCD", 1), "half-up-to-largest") == {
            "A": 0, "B": 0, "C": 1, "D": 1,
        }

    def test_rounds_halves_to_even_and_closes_by_the_rule_of_that_name(self):
        weights = {"A": 1, "B": 3, "C": 4}

        assert rounding.split_amount(4, weights, "half-even-closing") == {
            "A": 0, "B": 2, "C": 2,
        }
        assert rounding.split_amount(2, dict.fromkeys("ABCD", 1), "half-even-closing") == {
            "A": 1, "B": 1, "C": 0, "D": 0,
        }

    @pytest.mark.parametrize("weights", [{}, {"OOS": 0, "VEL": 0}, {"OOS": Fraction(0)}])
    def test_refuses_a_key_without_any_weight(self, weights):
        with pytest.raises(rounding.NoBasis):
            rounding.split_amount(100_00, weights)

    def test_refuses_a_negative_weight_and_names_it(self):
        with pytest.raises(rounding.NegativeWeight, match="name='VEL', weight='-1/2'"):
            rounding.split_amount(100_00, {"OOS": 3, "VEL": Fraction(-1, 2)})

    @pytest.mark.parametrize("weight", [0.5, True, "1", None])
    def test_refuses_a_weight_that_is_not_exact(self, weight):
        with pytest.raises(rounding.InexactWeight, match="OOS"):
            rounding.split_amount(100_00, {"OOS": weight})

    @pytest.mark.parametrize("amount", [0.5, True, "1", Fraction(3), None])
    def test_refuses_an_amount_that_is_not_whole_cents(self, amount):
        with pytest.raises(rounding.InexactAmount):
            rounding.split_amount(amount, {"OOS": 1})

    def test_refuses_a_rule_that_does_not_exist_and_names_those_that_do(self):
        with pytest.raises(rounding.UnknownRule, match="half-even-closing"):
            rounding.split_amount(100_00, {"OOS": 1}, "bankers")


class TestSplitExact:
    def test_refuses_shares_that_do_not_add_up_to_the_total(self):
        with pytest.raises(rounding.SharesDoNotClose, match="found='1/3'"):
            rounding.split_exact({"A": Fraction(1, 3)}, 1)

    @given(AMOUNTS, KEYS, RULES)
    def test_equals_split_amount_for_the_shares_of_a_key(self, amount, weights, rule):
        basis = sum(Fraction(weight) for weight in weights.values())
        exact = {code: amount * Fraction(weight) / basis for code, weight in weights.items()}

        assert rounding.split_exact(exact, amount, rule) == rounding.split_amount(
            amount, weights, rule
        )


class TestInstalments:
    @given(AMOUNTS, st.integers(1, 60))
    def test_close_and_differ_by_a_cent_at_most(self, amount, count):
        instalments = rounding.split_in_instalments(amount, count)

        assert sum(instalments) == amount
        assert len(instalments) == count
        assert max(instalments) - min(instalments) <= 1

    @given(AMOUNTS, st.integers(1, 60))
    def test_mirror_a_refund(self, amount, count):
        assert rounding.split_in_instalments(-amount, count) == tuple(
            -cents for cents in rounding.split_in_instalments(amount, count)
        )

    def test_put_the_odd_cents_first(self):
        assert rounding.split_in_instalments(331_00, 12) == (2759,) * 4 + (2758,) * 8

    def test_refuse_a_count_below_one(self):
        with pytest.raises(rounding.NoInstalments):
            rounding.split_in_instalments(1, 0)
