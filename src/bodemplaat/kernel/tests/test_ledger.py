# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import ledger
from bodemplaat.kernel.ledger import Entry

ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(["1000", "2500", "4300"]), st.integers(-(10**9), 10**9)),
    min_size=1,
    max_size=8,
)


def read(text: str) -> list[Entry]:
    """Read a posting as a treasurer writes it: account and cents per row."""
    rows = (row.split() for row in text.strip().splitlines())
    return [Entry(account, int(cents)) for account, cents in rows]


class TestPosting:
    def test_balances_also_with_a_line_of_nothing(self):
        ledger.check_balanced(
            read("""
                4300   10000
                1310      0
                2500  -10000
            """)
        )

    def test_is_refused_when_a_cent_is_missing(self):
        with pytest.raises(ledger.Unbalanced, match="debit=10000, credit=9999"):
            ledger.check_balanced(
                read("""
                    4300   10000
                    2500   -9999
                """)
            )

    @pytest.mark.parametrize("entries", [[], [Entry("4300", 0)]])
    def test_is_refused_without_a_contra_account(self, entries):
        with pytest.raises(ledger.EmptyPosting):
            ledger.check_balanced(entries)


class TestMirror:
    @given(ENTRIES)
    def test_undoes_the_posting_on_every_account(self, entries):
        balances = ledger.sum_per_account([*entries, *ledger.mirror(entries)])

        assert set(balances.values()) == {0}

    @given(ENTRIES)
    def test_of_the_mirror_is_the_posting(self, entries):
        assert ledger.mirror(ledger.mirror(entries)) == tuple(entries)


class TestSumPerAccount:
    @given(ENTRIES, st.randoms())
    def test_does_not_depend_on_the_order_of_entries(self, entries, random):
        shuffled = entries.copy()
        random.shuffle(shuffled)

        assert ledger.sum_per_account(shuffled) == ledger.sum_per_account(entries)
