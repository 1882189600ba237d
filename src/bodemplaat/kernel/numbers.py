# SPDX-License-Identifier: EUPL-1.2
"""Exact numbers as Dutch readers write them: 9.607, 1,5 and 2/3."""

import re
from fractions import Fraction

from bodemplaat.kernel.refusals import Refusal

LONGEST = 40
_WRITTEN = (
    (re.compile(r"[+-]?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII), "decimal"),
    (re.compile(r"[+-]?\d+/\d+", re.ASCII), "fraction"),
)


class NotANumber(Refusal):
    """A text is not a number in Dutch notation, and not a fraction."""

    code = "kernel.not-a-number"


def read_number(text: str) -> Fraction:
    """
    Return the exact value of a number as Dutch readers write it, or of a fraction.

    Raises: NotANumber; a decimal point is refused, since it may mean a thousand.

    >>> read_number("9.607"), read_number("1,5"), read_number("2/3")
    (Fraction(9607, 1), Fraction(3, 2), Fraction(2, 3))
    >>> read_number("9607.5")
    Traceback (most recent call last):
    ...
    bodemplaat.kernel.numbers.NotANumber: kernel.not-a-number: text='9607.5'
    """
    plain = text.strip().replace("\u2212", "-")
    for pattern, kind in _WRITTEN:
        if len(plain) <= LONGEST and pattern.fullmatch(plain):
            written = plain.replace(".", "").replace(",", ".") if kind == "decimal" else plain
            try:
                return Fraction(written)
            except ZeroDivisionError:
                break
    raise NotANumber(text=text[:LONGEST])


def write_number(value: Fraction) -> str:
    """
    Write a number so that `read_number` reads the same value back.

    >>> write_number(Fraction(3, 2)), write_number(Fraction(2, 3)), write_number(Fraction(-5))
    ('1,5', '2/3', '-5')
    """
    places = next((n for n in range(10) if (value * 10**n).denominator == 1), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(value.numerator * 10**places // value.denominator):0{places + 1}d}"
    whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (f",{rest}" if rest else "")
