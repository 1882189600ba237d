# SPDX-License-Identifier: EUPL-1.2
"""Keys as pages show them: versions through time in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.finance import queries
from bodemplaat.finance.pages.addresses import Addresses
from bodemplaat.finance.pages.tables import figures
from bodemplaat.finance.values import KeyKind, KeyLine
from bodemplaat.foundation import formats, search
from bodemplaat.foundation.tables import Column, DayColumn, Link, Table, TextFilter
from bodemplaat.foundation.tables.columns import Where


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

    @property
    def basis(self) -> str:
        """What it splits by; empty where nothing holds."""
        return str(self.held.basis) if self.held else ""

    @property
    def pools(self) -> str:
        """What it is used for."""
        return ", ".join(pool.name for pool in self.overview.pools)


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


class BasisColumn(Column):
    """What a key splits by, with what will hold later and what is proposed."""

    def show(self, line: KeyRow, where: Where) -> SafeString:
        """Return what holds, what will, and what waits."""
        return render_to_string("finance/key/_row_basis.html", {"row": line, "where": where})


class Keys(Table):
    """The keys with what each holds on the day."""

    name, label, order = "finance.keys", gettext_lazy("Verdeelsleutels"), "sleutel"
    key = "overview.code"
    empty = gettext_lazy(
        "Hier staat waarnaar kosten worden verdeeld, bijvoorbeeld naar inwoners. Dit "
        "samenwerkingsverband verdeelt niets met een sleutel: elk onderdeel heeft een prijs of een "
        "eigen besteller."
    )
    begin = search.Act(gettext_lazy("Bekijk wie beslist"), "governance:body-list")
    columns = (
        Column("sleutel", gettext_lazy("Sleutel"), "overview.name",
               link=Link("finance:key-detail", code="overview.code")),
        BasisColumn("verdeelt", gettext_lazy("Verdeelt naar"), "basis"),
        DayColumn("sinds", gettext_lazy("Sinds"), "held.line.starts_on", is_wide=True),
        Column("besluit", gettext_lazy("Besluit"), "held.decision.reference", is_wide=True,
               link=Link("governance:decision-detail", pk="held.decision.id")),
        Column("gebruik", gettext_lazy("Gebruikt voor"), "pools", is_wide=True),
    )  # fmt: skip
    filters = (
        TextFilter("sleutel", gettext_lazy("Sleutel"), "overview.name"),
        TextFilter("gebruik", gettext_lazy("Gebruikt voor"), "pools"),
    )


@dataclass(frozen=True)
class ShareRow:
    """What one participant weighs by a key."""

    code: str
    name: str
    weight: str
    share: Fraction
    is_own: bool


def list_share_rows(
    shares: Sequence[queries.KeyShare], own_code: str | None
) -> list[ShareRow]:
    """Return what each participant weighs, with the share of the whole."""
    is_whole = all(share.weight.denominator == 1 for share in shares)
    return [
        ShareRow(
            share.code, share.name, formats.number(share.weight) if is_whole else "",
            share.share, share.code == own_code,
        )
        for share in shares
    ]
