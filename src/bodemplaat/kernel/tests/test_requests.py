# SPDX-License-Identifier: EUPL-1.2
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import allocation, files, keys, requests, rounding

SPLIT = {"total_cents": 1000, "weights": {"A": 1, "B": "2/3"}, "rule": "largest-remainder"}
STAGED = {
    "pools": {"beheer": 1000, "netwerk": 2000},
    "services": {"beheer": {"netwerk": 1, "A": 1}, "netwerk": {"A": 1, "B": 2}},
    "method": "step-down",
    "order": ["beheer", "netwerk"],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([*requests.SPLIT_FIELDS, *requests.STAGED_FIELDS, "A"]), inner
    ),
)


def read(value: object) -> requests.SplitRequest | requests.StagedRequest:
    return requests.read_request(json.dumps(value).encode())


class TestSplitRequest:
    def test_answers_with_cents_and_with_what_rounding_did(self):
        answer = read(SPLIT | {"total_cents": 1001}).answer()

        assert answer == {
            "shares": {"A": 601, "B": 400},
            "rounding": {
                "A": {"exact": "3003/5", "difference": "2/5", "left_over_cents": 1},
                "B": {"exact": "2002/5", "difference": "-2/5", "left_over_cents": 0},
            },
        }

    def test_names_everyone_also_with_weight_zero(self):
        answer = read({"total_cents": 7, "weights": {"A": 0, "B": 1}}).answer()

        assert answer["shares"] == {"A": 0, "B": 7}
        assert answer["rounding"]["A"] == {
            "exact": "0/1", "difference": "0/1", "left_over_cents": 0,
        }

    def test_takes_the_default_rule_and_a_byte_order_mark(self):
        content = b"\xef\xbb\xbf" + json.dumps({"total_cents": 1, "weights": {"A": 1}}).encode()

        assert requests.read_request(content).answer()["shares"] == {"A": 1}

    @given(
        st.integers(-(10**12), 10**12),
        st.dictionaries(
            st.text("ABC", min_size=1, max_size=2), st.integers(1, 99), min_size=1
        ),
        st.sampled_from(sorted(rounding.RULES)),
    )
    def test_answers_so_that_each_share_can_be_recomputed(self, total, weights, rule):
        answer = read({"total_cents": total, "weights": weights, "rule": rule}).answer()

        assert sum(answer["shares"].values()) == total
        for name, line in answer["rounding"].items():
            exact, difference = Fraction(line["exact"]), Fraction(line["difference"])
            assert exact == Fraction(total * weights[name], sum(weights.values()))
            assert answer["shares"][name] == exact + difference


class TestStagedRequest:
    def test_answers_with_cents_and_stages(self):
        assert read(STAGED).answer() == {
            "shares": {"A": 1333, "B": 1667},
            "stages": [
                {"pool": "beheer", "own_cents": 1000, "received": "0/1",
                 "passed": {"A": "500/1", "netwerk": "500/1"}},
                {"pool": "netwerk", "own_cents": 2000, "received": "500/1",
                 "passed": {"A": "2500/3", "B": "5000/3"}},
            ],
        }

    def test_finds_a_mistyped_name_when_the_participants_are_given(self):
        with pytest.raises(allocation.UnknownReceiver, match="name='B'"):
            read(STAGED | {"participants": ["A", "b"]}).answer()

    def test_finds_a_name_that_is_pool_and_participant(self):
        with pytest.raises(allocation.NameUsedTwice, match="netwerk"):
            read(STAGED | {"participants": ["A", "B", "netwerk"]}).answer()


class TestReadRequest:
    @pytest.mark.parametrize(
        ("content", "refusal", "message"),
        [
            (b"", requests.NotJson, "line=1, column=1"),
            (b'{"total_cents": 1,\n "weights": {"A" 1}}', requests.NotJson, "line=2, column=18"),
            (b"{} {}", requests.NotJson, "column=4"),
            (b'{"a": \xff\xfe}', files.NotUtf8, "row=1"),
            ('{"total_cents": 1}'.encode("utf-16"), files.NotUtf8, "row=1"),
            (b"[" * 100_000, requests.TooDeep, "too-deep"),
            (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, requests.TooDeep, "too-deep"),
            (b"[1, 2]", requests.NotAnObject, "JSON"),
            (b"7", requests.NotAnObject, "JSON"),
            (b"null", requests.NotAnObject, "JSON"),
            (b'{"total_cents": 1, "total_cents": 2}', requests.FieldTwice, "total_cents"),
            (b'{"weights": {"A": 1, "B": 2, "A": 3}}', requests.FieldTwice, "'A'"),
            (b"{}", requests.MissingField, "total_cents"),
            (b'{"total_cents": 1}', requests.MissingField, "field='weights'"),
            (b'{"total_cents": ' + b"9" * 5000 + b', "weights": {"A": 1}}',
             requests.NotWholeCents, "total_cents"),
            (b'{"total_cents": 1, "weights": {"A": ' + b"9" * 5000 + b"}}",
             keys.NotAWeight, r"weights\.A"),
            (b'{"total_cents": 1, "weights": {"A": NaN}}', keys.NotAWeight, "NaN"),
            (b'{"total_cents": 1, "weights": {"A": 1e999}}', keys.NotAWeight, "1e999"),
            (b'{"total_cents": 1, "weights": {"\\ud800": 1}}', requests.BadName, "ud800"),
        ],
        ids=lambda value: value[:20] if isinstance(value, bytes) else None,
    )
    def test_names_where_the_text_is_wrong(self, content, refusal, message):
        with pytest.raises(refusal, match=message):
            requests.read_request(content)

    @pytest.mark.parametrize(
        ("change", "refusal", "message"),
        [
            ({"total_cents": 10.0}, requests.NotWholeCents, "total_cents', value='10.0'"),
            ({"total_cents": True}, requests.NotWholeCents, "total_cents"),
            ({"total_cents": "10"}, requests.NotWholeCents, "total_cents"),
            ({"total_cents": None}, requests.NotWholeCents, "total_cents"),
            ({"weights": [1, 2]}, requests.NotAnObject, "weights"),
            ({"weights": {"A": 0.5}}, keys.NotAWeight, r"weights\.A', value='0.5'"),
            ({"weights": {"A": True}}, keys.NotAWeight, r"weights\.A"),
            ({"weights": {"A": None}}, keys.NotAWeight, r"weights\.A"),
            ({"weights": {"A": {"x": 1}}}, keys.NotAWeight, r"weights\.A"),
            ({"weights": {"A": 1, "B": -1}}, rounding.NegativeWeight, r"weights\.B"),
            ({"weights": {"": 1}}, requests.BadName, "weights"),
            ({"weights": {"A" * 201: 1}}, requests.BadName, "weights"),
            ({"weights": {"A\n": 1}}, requests.BadName, "weights"),
            ({"rule": 7}, requests.NotText, "rule"),
            ({"rule": None}, requests.NotText, "rule"),
            ({"wieghts": {}}, requests.UnknownField, "wieghts"),
            ({"method": "direct"}, requests.UnknownField, "method"),
        ],
    )
    def test_names_the_field_of_a_split_that_is_wrong(self, change, refusal, message):
        with pytest.raises(refusal, match=message):
            read(SPLIT | change)

    @pytest.mark.parametrize(
        ("change", "refusal", "message"),
        [
            ({"pools": {"beheer": 1.5}}, requests.NotWholeCents, r"pools\.beheer"),
            ({"pools": 3}, requests.NotAnObject, "pools"),
            ({"pools": {f"p{number}": 1 for number in range(101)}},
             requests.TooManyPools, "101"),
            ({"services": {"beheer": 3}}, requests.NotAnObject, r"services\.beheer"),
            ({"services": {"beheer": {"A": "half"}}}, keys.NotAWeight, r"services\.beheer\.A"),
            ({"order": "beheer"}, requests.NotAList, "order"),
            ({"order": ["beheer", 2]}, requests.NotText, r"order\[2\]"),
            ({"participants": [""]}, requests.BadName, "participants"),
            ({"method": ["direct"]}, requests.NotText, "method"),
            ({"weights": {}}, requests.UnknownField, "weights"),
        ],
    )
    def test_names_the_field_of_pools_that_is_wrong(self, change, refusal, message):
        with pytest.raises(refusal, match=message):
            read(STAGED | change)

    @pytest.mark.parametrize("field", ["services", "method"])
    def test_names_the_field_that_pools_miss(self, field):
        with pytest.raises(requests.MissingField, match=f"field='{field}'"):
            read({name: value for name, value in STAGED.items() if name != field})

    @pytest.mark.parametrize("weights", [{}, {"A": 0, "B": "0/7"}])
    def test_refuses_weights_without_basis(self, weights):
        with pytest.raises(requests.FieldWithoutBasis, match="weights"):
            read(SPLIT | {"weights": weights}).answer()

    def test_refuses_fractions_without_a_common_denominator_that_can_be_written(self):
        weights = {f"A{number}": f"1/{10**39 + number}" for number in range(2000)}

        with pytest.raises(rounding.WeightsTooFine):
            read(SPLIT | {"weights": weights}).answer()

    @given(JSON)
    def test_answers_or_refuses_whatever_it_is_given(self, value):
        try:
            read(value).answer()
        except requests.Refusal as refusal:
            assert refusal.code.startswith("kernel.")
