# SPDX-License-Identifier: EUPL-1.2
"""Euro in whole cents, read and written the Dutch way: 1.234,56."""

import re

from bodemplaat.kernel.refusals import Refusal

LARGEST_CENTS = 10**12  # ten billion euro
_AMOUNT = re.compile(r"(-?)(?:€\s*)?([0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4})(?:,([0-9]{1,2}))?")


class NotAnAmount(Refusal):
    """A text is not an amount in Dutch notation."""

    code = "kernel.not-an-amount"


class NotAnAmountInRow(NotAnAmount):
    """A field of a row is not an amount in Dutch notation."""

    code = "kernel.not-an-amount-in-row"


class AmountTooLarge(Refusal):
    """An amount is larger than any that a partnership can owe."""

    code = "kernel.amount-too-large"


def parse_cents(text: str, *, row: int | None = None, field: str | None = None) -> int:
    """
    Read an amount in euro as whole cents.

    Parameters: `text` with a comma before one or two decimals and, if at all, a point before
    every group of three digits; a minus sign in front; `€` and spaces around are allowed.
    `row` and `field` say where it stands, for the message.
    Always holds: `parse_cents(format_cents(cents)) == cents`.
    Raises: NotAnAmount (a decimal point, point and comma mixed up, three decimals, a wrong
    group, no digits); AmountTooLarge above ten billion euro.
    Method: nothing is guessed. "1.234" is a group of thousands, as Dutch notation has it;
    "12.34" and "1,234.56" are refused, because they would be read a hundredfold.

    >>> [parse_cents(text) for text in ("1.234,56", "1234,5", "-12", "€ 0,07")]
    [123456, 123450, -1200, 7]
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        if row is None and field is None:
            raise NotAnAmount(text=text[:40])
        raise NotAnAmountInRow(text=text[:40], row=row or "-", field=field or "-")
    sign, euros, decimals = found.groups()
    cents = int(euros.replace(".", "")) * 100 + int((decimals or "0").ljust(2, "0"))
    return check_cents(-cents if sign else cents)


def check_cents(cents: int) -> int:
    """
    Return whole cents, and refuse more than a partnership can owe.

    Raises: AmountTooLarge above ten billion euro, on either side of nought.

    >>> check_cents(10**12)
    1000000000000
    """
    if abs(cents) > LARGEST_CENTS:
        raise AmountTooLarge(text=format_cents(cents))
    return cents


def format_cents(cents: int) -> str:
    """
    Write whole cents as euro, without the sign of the currency.

    >>> format_cents(-123_456_78), format_cents(7)
    ('-123.456,78', '0,07')
    """
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros:,}".replace(",", ".") + f",{rest:02d}"
