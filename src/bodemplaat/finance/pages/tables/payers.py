# SPDX-License-Identifier: EUPL-1.2
"""What each of several successors pays of the contribution of who was dissolved."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from bodemplaat.finance.values import Contribution, Payer
from bodemplaat.foundation import formats


@dataclass(frozen=True)
class PayerRow:
    """One successor: its part, the amount before rounding, and what it pays."""

    line: Payer
    part: str
    exact: str
    moved: str


def list_payers(contribution: Contribution) -> tuple[PayerRow, ...]:
    """Return the successors of a contribution with their amounts; none where there is one payer."""
    return tuple(
        PayerRow(
            payer, write_part(payer.share),
            formats.exact(contribution.total_cents * payer.share / 100),
            formats.exact(payer.total_cents - contribution.total_cents * payer.share),
        )
        for payer in contribution.payers
    )


def write_part(share: Fraction) -> str:
    """Return an exact part as a percentage, as a fraction where that does not end."""
    percentage = formats.exact(share * 100)
    return formats.exact(share) if "/" in percentage else f"{percentage} %"


def list_notes(contribution: Contribution) -> list[str]:
    """Return a sentence per successor, for paper."""
    return [
        gettext(
            "%(payer)s volgt %(name)s op voor %(part)s en betaalt %(total)s: %(net)s en %(vat)s "
            "btw. Bron: %(source)s"
        )
        % {
            "payer": payer.name, "name": contribution.name, "part": write_part(payer.share),
            "total": formats.amount(payer.total_cents), "net": formats.amount(payer.net_cents),
            "vat": formats.amount(payer.vat_cents), "source": payer.source,
        }
        for payer in contribution.payers
    ]
