# SPDX-License-Identifier: EUPL-1.2
"""Amounts, shares, numbers and dates as a reader of Dutch or English expects them in print."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone, translation

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
NO_BREAK = "\u00a0"
MINUS = "\u2212"
Number = int | Fraction | Decimal


def get_language() -> str:
    """Return the language of the reader: nl, unless English was chosen."""
    return "en" if (translation.get_language() or "nl").startswith("en") else "nl"


def _round(value: Number, decimals: int) -> int:
    """Return the value in units of its last decimal; halves go away from zero."""
    exact = abs(Fraction(value)) * 10**decimals
    whole = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return -whole if value < 0 else whole


def _write(units: int, decimals: int) -> str:
    digits = f"{abs(units):0{decimals + 1}d}"
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    text = f"{int(whole):,}" + (f".{rest}" if rest else "")
    if get_language() == "nl":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if units < 0 else text


def number(value: Number, decimals: int | None = None) -> str:
    """
    Return a number in digits; without `decimals` as many as it has, three at most.

    >>> number(85000), number(Fraction(-5, 4)), number(2, 1)
    ('85.000', '−1,25', '2,0')
    """
    if decimals is not None:
        return _write(_round(value, decimals), decimals)
    exact = Fraction(value)
    fitting = (places for places in range(3) if (exact * 10**places).denominator == 1)
    places = next(fitting, 3)
    return _write(_round(exact, places), places)


def exact(value: Number | str) -> str:
    """
    Return a number with all its decimals, or as a fraction where those do not end.

    >>> exact("203/2"), exact(Fraction(1, 3)), exact("9607")
    ('101,5', '1/3', '9.607')
    """
    found = Fraction(value)
    ends = next((n for n in range(19) if (found * 10**n).denominator == 1), None)
    return str(found) if ends is None else _write(_round(found, ends), ends)


def amount(cents: int) -> str:
    """
    Return whole cents as euros, sign before the digits.

    >>> amount(123456).replace(NO_BREAK, "_"), amount(-5).replace(NO_BREAK, "_")
    ('€_1.234,56', '€_−0,05')
    """
    return f"€{NO_BREAK}{amount_plain(cents)}"


def amount_plain(cents: int) -> str:
    """Return whole cents as euros without the sign, for a column whose header names it."""
    return _write(cents, 2)


def amount_change(cents: int) -> str:
    """
    Return a difference in euros, always with its sign, for a column whose header names them.

    >>> amount_change(1445488), amount_change(-5), amount_change(0)
    ('+14.454,88', '−0,05', '0,00')
    """
    return f"+{_write(cents, 2)}" if cents > 0 else _write(cents, 2)


def amount_whole(cents: int) -> str:
    """Return whole euros, for amounts that are compared and not owed."""
    return f"€{NO_BREAK}{_write(_round(Fraction(cents, 100), 0), 0)}"


def amount_change_whole(cents: int) -> str:
    """
    Return a difference in whole euros, always with its sign, where differences are compared.

    >>> amount_change_whole(1445488).replace(NO_BREAK, "_"), amount_change_whole(-500)[-2:]
    ('€_+14.455', '−5')
    """
    euros = _round(Fraction(cents, 100), 0)
    return f"€{NO_BREAK}{'+' if euros > 0 else ''}{_write(euros, 0)}"


def percent(share: Number, decimals: int = 2) -> str:
    """
    Return a share of one as a percentage.

    >>> percent(Fraction(99, 750)).replace(NO_BREAK, "_")
    '13,20_%'
    """
    text = _write(_round(Fraction(share) * 100, decimals), decimals)
    return f"{text}%" if get_language() == "en" else f"{text}{NO_BREAK}%"


def _as_date(value: date) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: date) -> str:
    """
    Return a day in words; a moment becomes the day it was in the Netherlands.

    >>> day(date(2011, 1, 1))
    '1 januari 2011'
    """
    on = _as_date(value)
    return f"{on.day} {MONTHS[get_language()].split()[on.month - 1]} {on.year}"


def day_short(value: date) -> str:
    """
    Return a day in digits, for tables.

    >>> day_short(date(2011, 1, 1))
    '1-1-2011'
    """
    on = _as_date(value)
    if get_language() == "en":
        return f"{on.day} {MONTHS['en'].split()[on.month - 1][:3]} {on.year}"
    return f"{on.day}-{on.month}-{on.year}"
