# SPDX-License-Identifier: EUPL-1.2
"""What docs/coverage.md says of the source deck is what the tests carry."""

import pytest

from scripts import coverage

WHERE = "src/bodemplaat/finance/tests/test_rules.py::TestKey::test_splits"


def make_row(**changes: object) -> coverage.Row:
    """Return a row that waits, with some changes."""
    fields = {"number": "D001", "package": "finance", "slide": "S1", "words": "w", "sentence": "s"}
    return coverage.Row(**(fields | changes))


class TestFeatures:
    def test_are_the_390_rows_of_the_deck(self):
        rows = coverage.read_rows(coverage.ROWS.read_text(encoding="utf-8"))

        assert sorted(row.number for row in rows) == [f"D{n:03}" for n in range(1, 391)]

    def test_say_of_themselves_what_their_tests_say(self):
        rows = coverage.read_rows(coverage.ROWS.read_text(encoding="utf-8"))

        assert coverage.find_wrong(rows, coverage.list_tests()) == []

    @pytest.mark.parametrize(
        ("row", "carried", "complaint"),
        [
            (make_row(live=True), {}, "D001 is called live, and no test names it"),
            (make_row(lacks="a page"), {}, "D001 is called partly, and no test names it"),
            (make_row(), {"D001": [WHERE]}, "D001 has a test: say live"),
            (make_row(live=True, lacks="x"), {"D001": [WHERE]}, "D001 cannot be live and lack"),
            (make_row(), {"D999": [WHERE]}, "D999 is no row"),
        ],
    )
    def test_are_caught_saying_otherwise(self, row, carried, complaint):
        (found,) = coverage.find_wrong((row,), carried)

        assert found.startswith(complaint)


class TestMark:
    def test_is_read_from_classes_and_tests(self):
        text = (
            '@pytest.mark.feature("D001")\nclass TestKey:\n'
            '    @pytest.mark.feature("D002", "D003")\n    @other\n    def test_splits(self): ...\n'
        )

        assert coverage.list_marked("test_x.py", text) == [
            ("D001", "test_x.py::TestKey"),
            ("D002", "test_x.py::TestKey::test_splits"),
            ("D003", "test_x.py::TestKey::test_splits"),
        ]


class TestPage:
    def test_is_fresh(self):
        rows = coverage.read_rows(coverage.ROWS.read_text(encoding="utf-8"))
        made = coverage.write_page(rows, coverage.list_tests())

        is_fresh = coverage.PAGE.read_text(encoding="utf-8") == made
        assert is_fresh, "Run make coverage and commit docs/coverage.md."

    def test_says_what_is_missing_and_what_is_waited_for(self):
        rows = (make_row(lacks="a page"), make_row(number="D002", waits_for="portfolio"))

        page = coverage.write_page(rows, {"D001": [WHERE]})

        assert "**partly**: lacks a page<br>`finance/tests/test_rules.py::TestKey" in page
        assert "| D002 (S1) | w | s | waiting for portfolio |" in page
        assert "| together | 0 | 1 | 1 |" in page
