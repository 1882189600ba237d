# SPDX-License-Identifier: EUPL-1.2
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.accountability import rules

IDENTITIES = st.tuples(
    st.sampled_from(("a.a", "a.b")), st.sampled_from("123"), st.sampled_from((None, 1, 2)),
    st.booleans(),
)  # fmt: skip
SEEN = st.dictionaries(IDENTITIES, st.sampled_from(("old", "new")))


class TestCompare:
    @given(held=SEEN, found=SEEN)
    def test_gives_everything_one_place(self, held, found):
        parts = rules.compare(held, found)

        assert sorted((*parts.opened, *parts.changed, *parts.kept), key=str) == sorted(
            found, key=str
        )
        assert sorted((*parts.closed, *parts.changed, *parts.kept), key=str) == sorted(
            held, key=str
        )

    @given(found=SEEN)
    def test_changes_nothing_the_second_time(self, found):
        parts = rules.compare(found, found)

        assert (parts.opened, parts.changed, parts.closed) == ((), (), ())
