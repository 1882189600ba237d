# SPDX-License-Identifier: EUPL-1.2
"""A contribution of who was dissolved, split over its successors in the agreed parts."""

from collections.abc import Sequence
from fractions import Fraction

from bodemplaat.finance.values import Heir, Payer, Span
from bodemplaat.kernel import rounding
from bodemplaat.kernel.refusals import Refusal

RULE = "largest-remainder"


class SuccessorSharesOpen(Refusal):
    """Nothing is agreed yet on the parts of the successors of a dissolved participant."""

    code = "finance.successor-shares-open"


def check_agreed(span: Span) -> None:
    """Raise SuccessorSharesOpen where a successor of a participant has no part yet."""
    if any(heir.share is None for heir in span.heirs):
        names = ", ".join(heir.name for heir in span.heirs)
        raise SuccessorSharesOpen(name=span.name, count=len(span.heirs), successors=names)


def split(net_cents: int, vat_cents: int, heirs: Sequence[Heir]) -> tuple[Payer, ...]:
    """
    Split what a dissolved participant owes over its successors, each by its exact part.

    Parameters: cents of either sign, without VAT and of VAT; parts above nought, together one.
    Always holds: both sums are exact, each amount is less than a cent from its exact part, and
    those of a refund are the mirror.
    Method: largest remainder for the amount without VAT and for VAT apart, ties in order of code;
    docs/methods/settlement.md.

    >>> half = Fraction(1, 2)
    >>> heirs = [Heir("0080", "Leeuwarden", half, ""), Heir("1900", "Súdwest-Fryslân", half, "")]
    >>> [payer.net_cents for payer in split(101, 0, heirs)]
    [51, 50]
    """
    parts = {heir.code: heir.share or Fraction(0) for heir in heirs}
    net = rounding.split_amount(net_cents, parts, RULE)
    vat = rounding.split_amount(vat_cents, parts, RULE)
    return tuple(
        Payer(heir.code, heir.name, parts[heir.code], net[heir.code], vat[heir.code], heir.source)
        for heir in sorted(heirs, key=lambda one: one.code)
    )
