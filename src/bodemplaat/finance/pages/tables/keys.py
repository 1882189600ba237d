# SPDX-License-Identifier: EUPL-1.2
"""Keys as pages show them: versions through time in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext

from bodemplaat.finance import queries
from bodemplaat.finance.pages.addresses import Addresses
from bodemplaat.finance.pages.tables import figures
from bodemplaat.finance.values import KeyKind, KeyLine
from bodemplaat.foundation import formats


@dataclass(frozen=True)
class VersionRow:
    """One version of a key in words."""

    line: KeyLine
    basis: str
    reference: str
    decision: figures.Decision | None
    shares: tuple[tuple[str, Fraction], ...]
    is_held: bool
    is_future: bool


@dataclass(frozen=True)
class KeyRow:
    """One key in a list: what holds, and what will."""

    overview: queries.KeyOverview
    held: VersionRow | None
    later: tuple[VersionRow, ...]
    url: str


def make_version_row(line: KeyLine, *, on: date) -> VersionRow:
    """Return one version of a key in words."""
    has_ended = line.ends_before is not None and line.ends_before <= on
    is_future = line.starts_on > on
    shares = tuple((code, share / 100) for code, share in sorted(line.shares.items()))
    return VersionRow(
        line, figures.describe_key(line), _describe_reference(line),
        figures.read_decision(line.decision), shares, not has_ended and not is_future, is_future,
    )


def _describe_reference(line: KeyLine) -> str:
    if line.kind in (KeyKind.EQUAL, KeyKind.FIXED):
        return ""
    if line.reference_year_offset == 0:
        return gettext(
            "peildatum 1 januari van het jaar zelf, bij een begroting van het jaar ervoor"
        )
    return gettext("peildatum 1 januari, %(years)s jaar eerder") % {
        "years": -line.reference_year_offset
    }


def list_key_rows(
    overviews: Sequence[queries.KeyOverview], addresses: Addresses, *, on: date
) -> list[KeyRow]:
    """Return the rows of the list of keys."""
    rows = []
    for overview in overviews:
        held = overview.find_version(on)
        rows.append(
            KeyRow(
                overview, make_version_row(held, on=on) if held else None,
                tuple(make_version_row(one, on=on) for one in overview.list_later(on)),
                addresses.find("key-detail", code=overview.code),
            )
        )
    return rows


@dataclass(frozen=True)
class ShareRow:
    """What one participant weighs by a key."""

    code: str
    name: str
    weight: str
    share: Fraction
    bar: figures.Bar
    is_own: bool


def list_share_rows(
    shares: Sequence[queries.KeyShare], own_code: str | None
) -> list[ShareRow]:
    """Return what each participant weighs, with a bar per share."""
    spans = [(0, int(share.share * 1_000_000), "") for share in shares]
    bars = figures.place_bars([*spans, (0, 0, "")])
    is_whole = all(share.weight.denominator == 1 for share in shares)
    return [
        ShareRow(
            share.code, share.name, formats.number(share.weight) if is_whole else "",
            share.share, bar,
            share.code == own_code,
        )
        for share, bar in zip(shares, bars, strict=False)
    ]
