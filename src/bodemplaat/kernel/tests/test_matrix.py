# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodemplaat.kernel import matrix, rounding

CODES = st.sampled_from([f"{number:04}" for number in range(14)])
WEIGHTS = (
    st.integers(0, 10**6)
    | st.integers(0, 3)
    | st.integers(0, matrix.REMAINDER_TOP)
    | st.integers(0, 10**40)
    | st.fractions(0, 100, max_denominator=1000)
)
KEYS = st.dictionaries(CODES, WEIGHTS, min_size=1, max_size=14).filter(
    lambda weights: any(weights.values())
)
NEAR_BOUNDS = [
    sign * (bound + step)
    for bound in (
        matrix.FIXED_AMOUNT_BOUND, matrix.REMAINDER_AMOUNT_BOUND, matrix.RESULT_BOUND - 2
    )
    for step in (-1, 0, 1)
    for sign in (1, -1)
]
AMOUNTS = (
    st.integers(-(10**9), 10**9)
    | st.integers(-20, 20)
    | st.integers(-(matrix.RESULT_BOUND - 1), matrix.RESULT_BOUND - 1)
    | st.sampled_from(NEAR_BOUNDS)
)


def check_same(amounts, names, keys, rule="largest-remainder"):
    """Compare each row of the table with the exact path."""
    table = matrix.split_lines(amounts, names, keys, rule)
    for line, (amount, name) in enumerate(zip(amounts, names, strict=True)):
        shares = dict.fromkeys(table.codes, 0)
        shares |= rounding.split_amount(amount, keys[name], rule)
        assert dict(zip(table.codes, table.cents[line].tolist(), strict=True)) == shares
    return table


class TestSplitLines:
    @settings(max_examples=300)
    @given(st.lists(AMOUNTS, min_size=1, max_size=8), KEYS)
    def test_equals_the_exact_path_cent_for_cent(self, amounts, weights):
        check_same(amounts, ["key"] * len(amounts), {"key": weights})

    @given(
        st.dictionaries(st.sampled_from("abc"), KEYS, min_size=1),
        st.lists(st.tuples(AMOUNTS, st.integers(0, 9)), max_size=8),
        st.sampled_from(sorted(rounding.RULES)),
    )
    def test_equals_the_exact_path_for_many_keys_and_every_rule(self, keys, lines, rule):
        names = [sorted(keys)[choice % len(keys)] for _, choice in lines]

        check_same([amount for amount, _ in lines], names, keys, rule)

    @pytest.mark.parametrize(
        "basis", [2**60 - 1, 2**60, 2**60 + 1, 2**61, 2**62 - 1, 2**62, 2**63, 2**64, 3**50]
    )
    def test_equals_the_exact_path_on_both_sides_of_its_bounds(self, basis):
        keys = {"key": {"A": basis // 3, "B": 1, "C": basis - basis // 3 - 1}}

        check_same(NEAR_BOUNDS, ["key"] * len(NEAR_BOUNDS), keys)

    def test_corrects_an_estimate_that_floating_point_puts_on_the_wrong_side(self):
        keys = {"key": dict.fromkeys([f"{number:04}" for number in range(49)], 1)}
        amounts = [49 * step + offset for step in range(2**43, 2**43 + 60) for offset in (-1, 0)]

        check_same(amounts, ["key"] * len(amounts), keys)

    @pytest.mark.parametrize("factor", [1, 3**40])
    def test_sends_a_row_that_fixed_point_cannot_decide_to_the_exact_path(self, factor):
        # Two bearers with the same weight, and shares that are whole: ties and fractions of
        # almost one, which 64 bits cannot tell apart.
        keys = {"key": {"A": 7 * factor, "B": 7 * factor, "C": 5 * factor + 1, "D": factor - 1}}
        amounts = [*range(1, 60), 20 * 10**6, 20 * 10**6 - 1, 2**32 - 1]

        check_same(amounts, ["key"] * len(amounts), keys)

    def test_tells_apart_fractions_that_differ_by_less_than_64_bits_show(self):
        large = 3**50
        keys = {"key": {"A": large, "B": large + 1, "C": large - 1}}

        table = check_same([1, 2, 2**31], ["key"] * 3, keys)

        assert table.cents[:2].tolist() == [[0, 1, 0], [1, 1, 0]]

    @given(st.lists(AMOUNTS, min_size=1, max_size=8), KEYS)
    def test_sums_columns_exactly_above_64_bits(self, amounts, weights):
        table = matrix.split_lines(amounts, ["key"] * len(amounts), {"key": weights})

        assert sum(table.sum_per_participant().values()) == sum(amounts)
        assert table.sum_per_participant() == {
            code: sum(int(cents) for cents in table.cents[:, column])
            for column, code in enumerate(table.codes)
        }

    def test_works_on_blocks_without_a_seam(self, monkeypatch):
        monkeypatch.setattr(matrix, "BLOCK_CELLS", 7)

        check_same(list(range(-20, 20)), ["key"] * 40, {"key": {"A": 3, "B": 4, "C": 5}})

    def test_keeps_a_column_for_a_participant_of_weight_zero(self):
        table = matrix.split_lines([10], ["key"], {"key": {"A": 0, "B": 1}})

        assert table.sum_per_participant() == {"A": 0, "B": 10}

    @pytest.mark.parametrize(
        ("change", "refusal", "message"),
        [
            ({"keys_of_lines": ["key", "sleutel"]}, matrix.UnknownKey, "'sleutel', line=2"),
            ({"keys": {"key": {"A": 0}}}, matrix.KeyWithoutBasis, "key"),
            ({"keys": {"key": {"A": 1, "B": -1}}}, rounding.NegativeWeight, "B"),
            ({"keys": {"key": {"A": 0.5}}}, rounding.InexactWeight, "A"),
            ({"amounts": [1, 10**5000]}, matrix.LineTooLarge, "line=2"),
            ({"amounts": [-(2**63), 1]}, matrix.LineTooLarge, "line=1"),
            ({"amounts": [1, 2.0]}, rounding.InexactAmount, "2.0"),
            ({"amounts": [1, True]}, rounding.InexactAmount, "True"),
            ({"amounts": [1]}, matrix.LinesDoNotMatch, "amounts=1, keys=2"),
            ({"rule": "bankers"}, rounding.UnknownRule, "bankers"),
        ],
        ids=lambda value: None if isinstance(value, dict) else getattr(value, "__name__", value),
    )
    def test_refuses_and_names_what_is_wrong(self, change, refusal, message):
        case = {"amounts": [1, 2], "keys_of_lines": ["key"] * 2, "keys": {"key": {"A": 1}}}
        assert matrix.split_lines(**case).cents.tolist() == [[1], [2]]

        with pytest.raises(refusal, match=message):
            matrix.split_lines(**case | change)
