# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.kernel import money


class TestParseCents:
    @pytest.mark.parametrize(
        ("text", "cents"),
        [("1.234,56", 123456), ("1234,56", 123456), ("-12,3", -1230), ("0", 0), ("-0", 0),
         ("1.234", 123400), ("12", 1200), ("€ 7,05", 705), ("-€ 7,05", -705),
         ("  3,00  ", 300), ("\u00a012,50", 1250), ("1.234.567.890,12", 123456789012)],
    )
    def test_reads_dutch_notation(self, text, cents):
        assert money.parse_cents(text) == cents

    @pytest.mark.parametrize(
        "text",
        ["", " ", "-", "12.34", "1234.56", "1,234.56", "1.234,567", "1.23,45", "12.3456,00",
         "1.2345", "1234.567,00", ",50", "5,", "--5", "5-", "+5", "(5,00)", "1e5", "abc", "5 5",
         "NaN", "٣,00", "1'234,56", "$ 5", "5,00 EUR", "1,2,3", "€"],
    )
    def test_refuses_everything_else(self, text):
        with pytest.raises(money.NotAnAmount):
            money.parse_cents(text)

    def test_names_row_and_field(self):
        with pytest.raises(money.NotAnAmountInRow, match="row=12, field='bedrag'"):
            money.parse_cents("12.34", row=12, field="bedrag")

    def test_shows_no_more_of_a_long_text_than_a_reader_needs(self):
        with pytest.raises(money.NotAnAmount) as refused:
            money.parse_cents("9" * 100_000)

        assert len(refused.value.values["text"]) == 40

    def test_refuses_more_than_a_partnership_can_owe(self):
        assert money.parse_cents("10.000.000.000,00") == money.LARGEST_CENTS
        for text in ("10.000.000.000,01", "-10.000.000.000,01"):
            with pytest.raises(money.AmountTooLarge, match=r"10\.000\.000\.000,01"):
                money.parse_cents(text)

    @given(st.integers(-money.LARGEST_CENTS, money.LARGEST_CENTS))
    def test_reads_back_what_is_written(self, cents):
        assert money.parse_cents(money.format_cents(cents)) == cents
