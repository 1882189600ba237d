# SPDX-License-Identifier: EUPL-1.2
"""
Files that a spreadsheet opens: CSV and XLSX in Dutch form, from the same cells.

A cell is text, a day, a moment, a number, or an amount (`Cents`). Amounts have one form: a decimal
comma and no thousands separator in CSV, a real number in XLSX, so that both add up. Text that a
spreadsheet would run as a formula gets an apostrophe, in both.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from bodemplaat.kernel import days

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What starts a formula; full-width and small signs are the same signs to a spreadsheet.
SIGNS = frozenset("=+-@")
# A number of our own stays one: a minus, digits, and at most one comma with decimals.
NUMBER = re.compile(r"-?\d+(,\d+)?", re.ASCII)
UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
# XML has no way to write these signs at all.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DECIMALS = 10
WIDEST, LOOKED_AT = 60, 200


class Cents(int):
    """An amount in whole cents, as a cell."""


def guard(text: str) -> str:
    """
    Return a text that no spreadsheet runs: with an apostrophe where it would start a formula.

    Signs that are not seen do not hide what follows them.

    >>> guard("=1+1"), guard("＋31"), guard(chr(9) + "@x")
    ("'=1+1", "'＋31", "'\\t@x")
    >>> guard("-12,50"), guard("Bolsward"), guard("a=b")
    ('-12,50', 'Bolsward', 'a=b')
    """
    if NUMBER.fullmatch(text):
        return text
    seen = text.lstrip("".join({sign for sign in text if unicodedata.category(sign) in UNSEEN}))
    is_formula = unicodedata.normalize("NFKC", seen[:1])[:1] in SIGNS if seen else False
    return f"'{text}" if is_formula or text[:1] in ("\t", "\r", "\n") else text


def write_number(value: int | Fraction | Decimal) -> str:
    """
    Return a number with a decimal comma and without thousands separators.

    >>> write_number(-1234567), write_number(Fraction(203, 2)), write_number(Fraction(1, 3))
    ('-1234567', '101,5', '0,3333333333')
    """
    exact = Fraction(value)
    units = round(exact * 10**DECIMALS)
    whole, rest = divmod(abs(units), 10**DECIMALS)
    decimals = f"{rest:0{DECIMALS}d}".rstrip("0")
    text = f"{whole},{decimals}" if decimals else str(whole)
    return f"-{text}" if units < 0 else text


def write_cents(cents: int) -> str:
    """
    Return an amount as files write it: a decimal comma, two decimals, no thousands separator.

    >>> write_cents(123456), write_cents(-5)
    ('1234,56', '-0,05')
    """
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def _write_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Cents):
        return write_cents(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | Fraction | Decimal):
        return write_number(value)
    if isinstance(value, float):
        return write_number(Fraction(str(value)))
    if isinstance(value, datetime):
        return value.astimezone(days.AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else guard(str(value))


def _attach(content: bytes, content_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def csv_response(
    filename: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """Return rows as CSV: semicolons, decimal commas, and a mark that it is UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([guard(str(cell)) for cell in header])
    writer.writerows([_write_text(cell) for cell in row] for row in rows)
    content = ("\ufeff" + stream.getvalue()).encode()
    return _attach(content, "text/csv; charset=utf-8", filename)


def _make_cell(sheet: Any, value: Any) -> Any:
    """Return a cell of the kind of its value; text stays text, whatever it starts with."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction | Decimal | date):
        cell = WriteOnlyCell(sheet, value=NOT_IN_XML.sub("", guard(str(value))))
        cell.data_type = "s"
        return cell
    written, form = value, "General"
    if isinstance(value, Cents):
        written, form = Decimal(int(value)) / 100, "#,##0.00"
    elif isinstance(value, Fraction):
        written = Decimal(value.numerator) / value.denominator
    elif isinstance(value, datetime):
        written = value.astimezone(days.AMSTERDAM).replace(tzinfo=None, microsecond=0)
        form = "d-m-yyyy hh:mm"
    elif isinstance(value, date):
        form = "d-m-yyyy"
    cell = WriteOnlyCell(sheet, value=written)
    cell.number_format = form
    return cell


def xlsx_response(
    filename: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """Return rows as XLSX: numbers and days are real ones, and the header stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(filename.rpartition(".")[0][:31])
    held = [list(row) for row in rows]
    for place, title in enumerate(header):
        texts = [str(title), *(_write_text(row[place]) for row in held[:LOOKED_AT])]
        width = min(WIDEST, max(map(len, texts)) + 3)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = "B2"
    titles = [_make_cell(sheet, str(title)) for title in header]
    for cell in filter(None, titles):
        cell.font = Font(bold=True)
    sheet.append(titles)
    for row in held:
        sheet.append([_make_cell(sheet, value) for value in row])
    if header:
        last = get_column_letter(len(header))
        sheet.auto_filter.ref = f"A1:{last}{len(held) + 1}"
    stream = io.BytesIO()
    book.save(stream)
    return _attach(stream.getvalue(), XLSX_TYPE, filename)
