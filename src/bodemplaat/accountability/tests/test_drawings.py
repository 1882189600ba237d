# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from django.utils import translation

from bodemplaat.accountability.pages import drawings
from bodemplaat.accountability.pages.tables import ReadingRow
from bodemplaat.foundation.registries import DeclaredIndicator, Direction, Norm


def measure(unit="fte", norm=None):
    return DeclaredIndicator(
        code="x.y", name="Formatie", unit=unit, question="Hoeveel?", norm=norm,
        direction=Direction.NONE, feature="", read=lambda **_: (),
    )  # fmt: skip


def row(name, value, about="2010"):
    return ReadingRow(name, Fraction(value), f"{value} fte", about, "", (), ())


def years(*values):
    return [(date(2014 - n, 1, 1), row("Sneek", v, str(2014 - n))) for n, v in enumerate(values)]


class TestTrend:
    def test_runs_to_the_newest_and_says_so(self):
        drawn = drawings.draw_trend(measure(norm=Norm(most=Fraction(9), source="DB")), years(7, 5))

        assert drawn.title == "Sneek: van 5 fte (2013) naar 7 fte (2014)"
        assert drawn.rows == [("2013", [5]), ("2014", [7])]
        assert drawn.norm == 9

    def test_that_stays_says_so_and_of_one_year_is_not_drawn(self):
        assert drawings.draw_trend(measure(), years(5, 5)).title == (
            "Sneek: 5 fte, zowel over 2013 als over 2014"
        )
        assert drawings.draw_trend(measure(), years(5)) is None


class TestComparison:
    ROWS = (row("Bolsward", 5), row("Harlingen", 9), row("Nijefurd", 6))

    @pytest.mark.parametrize(
        ("own", "said"),
        [
            ("Bolsward", "Bolsward zit met 5 fte onder de mediaan van 6 fte"),
            ("Harlingen", "Harlingen zit met 9 fte boven de mediaan van 6 fte"),
            ("Nijefurd", "Nijefurd zit op de mediaan van 6 fte"),
            ("", "Van 5 fte (Bolsward) tot 9 fte (Harlingen); de mediaan is 6 fte"),
        ],
    )
    def test_says_where_one_stands(self, own, said):
        assert drawings.draw_comparison(measure(), self.ROWS, own).title == said

    def test_speaks_english_and_needs_three(self):
        with translation.override("en"):
            drawn = drawings.draw_comparison(measure(), self.ROWS, "Bolsward")

        assert drawn.title == "Bolsward lies below the median of 6 fte, at 5 fte"
        assert drawings.draw_comparison(measure(), self.ROWS[:2], "") is None

    def test_of_percentages_and_amounts_is_written_as_such(self):
        assert drawings.draw_comparison(measure("percent"), self.ROWS, "").cells[0][1] == 900
        cents = drawings.draw_comparison(measure("cents"), self.ROWS, "")
        assert cents.texts[0][1].replace("\xa0", " ") == "€ 0,09"
