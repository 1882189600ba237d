# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import digests

NAMES = st.text(max_size=3)
PLAIN = st.none() | st.booleans() | st.integers() | NAMES | st.fractions() | st.dates()
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


class Kind(StrEnum):
    FINAL = "final"


@dataclass(frozen=True)
class Line:
    code: str
    part: Fraction


class TestCanonicalJson:
    @given(st.dictionaries(NAMES, VALUES, max_size=5), st.randoms())
    def test_does_not_depend_on_the_order_of_keys(self, value, random):
        shuffled = list(value.items())
        random.shuffle(shuffled)

        assert digests.canonical_json(dict(shuffled)) == digests.canonical_json(value)

    @given(VALUES)
    def test_is_ascii_and_stable(self, value):
        assert digests.canonical_json(value).isascii()
        assert digests.digest(value) == digests.digest(value)

    def test_writes_every_kind_in_its_one_way(self):
        cet = timezone(timedelta(hours=1))
        value = {
            "b": [Fraction(4, 6), Fraction(3), Line("0064", Fraction(1, 2))],
            "a": {"on": date(2010, 1, 1), "at": datetime(2010, 1, 1, 0, 30, tzinfo=cet)},
            "é": (True, None, Kind.FINAL),
        }

        assert digests.canonical_json(value) == (
            '{"a":{"at":"2009-12-31T23:30:00.000000+00:00","on":"2010-01-01"},'
            '"b":["2/3","3/1",{"code":"0064","part":"1/2"}],'
            '"\\u00e9":[true,null,"final"]}'
        )

    def test_knows_one_moment_by_one_text_in_every_zone(self):
        cet = timezone(timedelta(hours=1))

        assert digests.digest(datetime(2010, 1, 1, 1, tzinfo=cet)) == digests.digest(
            datetime(2010, 1, 1, tzinfo=UTC)
        )

    @pytest.mark.parametrize(
        ("value", "path"),
        [
            (0.1, r"\$"),
            ({"lines": [1, {"net": 0.1}]}, r"\$\.lines\[1\]\.net"),
            (Decimal("0.1"), "Decimal"),
            ({1, 2}, "set"),
            ({1: "a"}, r"\$\.1"),
            (datetime(2010, 1, 1), "datetime"),  # noqa: DTZ001
            (b"x", "bytes"),
            (Line, "type"),
        ],
    )
    def test_refuses_what_has_no_one_way_and_says_where(self, value, path):
        with pytest.raises(digests.NotCanonical, match=path):
            digests.canonical_json(value)

    @pytest.mark.parametrize(
        "value", [10**5000, Fraction(1, 10**5000)], ids=["whole", "fraction"]
    )
    def test_refuses_a_number_too_long_to_write(self, value):
        with pytest.raises(digests.NumberTooLong):
            digests.canonical_json(value)


class TestDigest:
    def test_is_sha_256_of_the_canonical_text(self):
        assert digests.digest([]) == (
            "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
        )
