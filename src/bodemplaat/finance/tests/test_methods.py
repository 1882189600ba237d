# SPDX-License-Identifier: EUPL-1.2
"""The worked tables of the method pages, recomputed."""

from datetime import date
from pathlib import Path

import pytest

from bodemplaat.finance.rules import journal_files, settlement
from bodemplaat.finance.tests.examples import (
    make_facts,
    make_input,
    make_pool,
    make_source,
    make_span,
)
from bodemplaat.finance.values import ImportRow, VatRegime, WithinYear

PAGES = Path(__file__).parents[4] / "docs" / "methods"
INHABITANTS = {"0064": 9_866, "0104": 10_957, "0710": 11_833}


def list_table(page: str, header: str) -> list[list[str]]:
    """Return the rows of the table under a header, as text."""
    lines = (PAGES / page).read_text(encoding="utf-8").splitlines()
    start = lines.index(header) + 2
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    assert rows
    return rows


class TestSettlementPage:
    @pytest.mark.parametrize("method", list(WithinYear))
    def test_shows_what_the_rules_give(self, method):
        spans = [
            make_span("0064", ends_before=date(2010, 7, 1)), make_span("0104"), make_span("0710"),
        ]

        settled = settlement.settle(
            make_input(
                sources=[make_source(1_000_000)], spans=spans, within_year_method=method,
                facts=make_facts(INHABITANTS),
            )
        )

        rows = list_table("settlement.md", "| method | participant | cents |")
        shown = {code: int(cents) for name, code, cents in rows if name == method.value}
        assert shown == {found.code: found.net_cents for found in settled.contributions}
        assert sum(shown.values()) == 1_000_000


class TestVatPage:
    def test_shows_what_the_rules_give(self):
        spans = [make_span("0064", ends_before=date(2012, 7, 1)), make_span("0104")]

        settled = settlement.settle(
            make_input(
                year=2012, as_of=date(2012, 12, 31), sources=[make_source(100_000_03)],
                spans=spans, pools=(make_pool(vat_regime=VatRegime.CHARGED),),
                facts=make_facts({"0064": 1, "0104": 1}, on=date(2012, 1, 1)),
            )
        )

        rows = list_table("vat.md", "| participant | percentage | base cents | VAT cents |")
        assert rows == [
            [found.code, str(share.percentage), str(share.base_cents), str(share.vat_cents)]
            for found in settled.contributions
            for share in found.vat
        ]


class TestLedgerPage:
    def test_shows_what_an_import_posts(self):
        row = ImportRow(2, date(2010, 2, 1), "netwerk", "inkoop", "x", 100_000, 19_000, None, "")

        entries = journal_files.make_drafts([row])

        rows = list_table("ledger.md", "| account | cents |")
        assert rows == [[entry.account, str(entry.cents)] for entry in entries]
