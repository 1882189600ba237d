# SPDX-License-Identifier: EUPL-1.2
"""Shares and decisions as a reader sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext, ngettext

from bodemplaat.finance.values import KeyKind, KeyLine
from bodemplaat.foundation import formats, sentences

LONGEST = 100_000_000


@dataclass(frozen=True)
class Decision:
    """A decision as an explanation names it."""

    id: int
    reference: str
    body: str
    decided_on: date
    title: str


def read_decision(found: Mapping[str, str] | None) -> Decision | None:
    """Return a decision from its plain text, or None."""
    if found is None:
        return None
    return Decision(
        int(found["id"]), found["reference"], found["body"],
        date.fromisoformat(found["decided_on"]), found["title"],
    )


def write_ratio(weight: Fraction, total: Fraction) -> str:
    """
    Return a share as a reader can check it: whole numbers where both are, else a percentage.

    >>> write_ratio(Fraction(99), Fraction(750))
    '99 / 750'
    """
    if weight.denominator == total.denominator == 1:
        return f"{formats.number(weight)} / {formats.number(total)}"
    exact = weight / total if total else Fraction(0)
    if exact.denominator < LONGEST:
        return f"{formats.number(exact.numerator)} / {formats.number(exact.denominator)}"
    return formats.percent(exact, 6)


def write_part_of_year(starts_on: date, ends_before: date, days: int) -> str:
    """Say a part of a year; nothing for a whole one."""
    if (starts_on.month, starts_on.day) == (1, 1) and ends_before == date(starts_on.year + 1, 1, 1):
        return ""
    named = {"from": formats.day(starts_on), "until": formats.day(ends_before), "days": days}
    if days > 12:
        return gettext("van %(from)s tot %(until)s (%(days)s dagen)") % named
    return ngettext(
        "van %(from)s tot %(until)s (%(days)s maand)",
        "van %(from)s tot %(until)s (%(days)s maanden)", days,
    ) % named


def describe_key(key: KeyLine) -> str:
    """Say in words what a version of a key weighs by."""
    if key.kind == KeyKind.EQUAL:
        return gettext("ieder evenveel")
    if key.kind == KeyKind.FIXED:
        return gettext("vaste percentages")
    names = [(sentences.word(one.measure), one.percentage) for one in key.components]
    if len(names) == 1:
        return str(names[0][0])
    return gettext(" en ").join(
        f"{formats.percent(percentage / 100, 0 if percentage.denominator == 1 else 2)} {name}"
        for name, percentage in names
    )
