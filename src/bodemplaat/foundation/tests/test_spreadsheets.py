# SPDX-License-Identifier: EUPL-1.2
"""What a spreadsheet makes of our files: numbers that add up, and nothing that it runs."""

from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bodemplaat.foundation.spreadsheets import Cents, csv_response, guard, xlsx_response

FORMULAS = [
    "=1+1", "+31 20", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1+1", "＠SUM(A1)", "\t=1",
    "\n=1", "\r=1",
    " =1+1", "   @x", "\u00a0=1", "\u200b=1", "\ufeff=1", "\x00=1", "- een streepje", "﹢1",
]  # fmt: skip


def read_csv(*row: object) -> str:
    """Return one row as the CSV file writes it."""
    text = csv_response("a.csv", ["kop"], [row]).content.decode("utf-8-sig")
    return text.partition("\r\n")[2].removesuffix("\r\n")


def read_xlsx(*row: object) -> list:
    """Return the cells of one row of the XLSX file."""
    content = xlsx_response("a.xlsx", ["kop"] * len(row), [row]).content
    (cells,) = load_workbook(BytesIO(content)).active.iter_rows(min_row=2, max_row=2)
    return list(cells)


class TestGuard:
    @pytest.mark.parametrize("text", FORMULAS)
    def test_makes_text_of_a_formula_in_both_files(self, text):
        assert guard(text) == f"'{text}"
        assert read_csv(text).lstrip('"').startswith("'")
        (cell,) = read_xlsx(text)
        assert cell.data_type == "s" and cell.value.startswith("'")

    @pytest.mark.parametrize("text", ["-12", "-12,50", "0064", "a=b", "Súdwest-Fryslân", ""])
    def test_leaves_what_is_none(self, text):
        assert guard(text) == text

    @given(st.text(max_size=20))
    def test_never_lets_a_sign_come_first(self, text):
        first = guard(text).strip()[:1]

        assert first not in ("=", "+", "@", "＝", "＋", "＠")

    def test_holds_for_the_header_too(self):
        assert csv_response("a.csv", ["=x"], []).content.decode().startswith("\ufeff'=x")


class TestCsv:
    @pytest.mark.parametrize(
        ("value", "written"),
        [(Cents(123456), "1234,56"), (Cents(-5), "-0,05"), (1234567, "1234567"),
         (Fraction(203, 2), "101,5"), (date(2011, 1, 1), "2011-01-01"), (None, ""),
         (datetime(2010, 12, 31, 23, 30, tzinfo=UTC), "2011-01-01 00:30:00"), (0.5, "0,5")],
    )  # fmt: skip
    def test_has_one_form_per_kind_of_value(self, value, written):
        assert read_csv("x", value) == f"x;{written}"


class TestXlsx:
    def test_holds_real_numbers_and_days(self):
        amount, number, day, moment = read_xlsx(
            Cents(123456), Fraction(203, 2), date(2011, 1, 1),
            datetime(2010, 12, 31, 23, 30, tzinfo=UTC),
        )  # fmt: skip

        assert (amount.value, amount.number_format) == (1234.56, "#,##0.00")
        assert number.value == 101.5
        assert day.is_date and day.value == datetime(2011, 1, 1)  # noqa: DTZ001
        assert moment.value == datetime(2011, 1, 1, 0, 30)  # noqa: DTZ001

    def test_keeps_its_header_in_sight_and_its_columns_readable(self):
        content = xlsx_response("a.xlsx", ["naam"], [["Súdwest-Fryslân"]]).content
        sheet = load_workbook(BytesIO(content)).active

        assert sheet.freeze_panes == "B2"
        assert sheet.column_dimensions["A"].width >= len("Súdwest-Fryslân")

    def test_leaves_out_what_no_file_can_hold(self):
        assert read_xlsx("a\x01b")[0].value == "ab"
