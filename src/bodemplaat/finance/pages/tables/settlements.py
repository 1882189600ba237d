# SPDX-License-Identifier: EUPL-1.2
"""A settled year as participants by lines."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from bodemplaat.finance import queries
from bodemplaat.finance.pages import words
from bodemplaat.finance.pages.addresses import Addresses
from bodemplaat.finance.pages.tables.statements import write_euros
from bodemplaat.finance.values import RunState, Settlement
from bodemplaat.foundation import formats
from bodemplaat.organisations.values import Actor


@dataclass(frozen=True)
class Cell:
    """What one participant bears of one line."""

    cents: int | None
    url: str


@dataclass(frozen=True)
class MatrixRow:
    """One participant: a cell per line, and the sums."""

    code: str
    name: str
    cells: tuple[Cell, ...]
    net_cents: int
    vat_cents: int
    total_cents: int
    share: Fraction
    url: str
    why_url: str
    payer: str
    is_own: bool


@dataclass(frozen=True)
class Matrix:
    """Participants by lines, closed in both directions."""

    lines: tuple[tuple[str, words.Text], ...]
    rows: tuple[MatrixRow, ...]
    sums: tuple[int, ...]
    net_cents: int
    vat_cents: int
    total_cents: int

    @property
    def own(self) -> MatrixRow | None:
        """Return the row of the reader's organisation, or None."""
        return next((row for row in self.rows if row.is_own), None)


def make_matrix(settled: Settlement, actor: Actor, addresses: Addresses) -> Matrix:
    """Return a settled year as participants by lines; the reader's own row is marked."""
    given = settled.input
    pools = {pool.code: pool.position for pool in given.pools}
    names = {line.line: line.name for one in settled.contributions for line in one.lines}
    codes = sorted(names, key=lambda code: (pools.get(code, len(pools) + 1), code))
    lines = tuple((code, names[code] if code in pools else words.RESULT) for code in codes)
    whole = settled.total_cents or 1
    rows = []
    for found in settled.contributions:
        place = {"year": given.year, "kind": given.kind, "code": found.code}
        here = {line.line: line.net_cents for line in found.lines}
        cells = tuple(
            Cell(
                here.get(code),
                addresses.find("explanation-line", line=code, **place) if code in here else "",
            )
            for code in codes
        )
        rows.append(
            MatrixRow(
                found.code, found.name, cells, found.net_cents, found.vat_cents,
                found.total_cents, Fraction(found.total_cents, whole),
                addresses.find("statement-detail", **place),
                addresses.find("explanation-detail", **place),
                found.payer_name if found.payer_code != found.code else "",
                found.code == actor.participant_code,
            )
        )
    sums = tuple(
        sum(line.net_cents for one in settled.contributions for line in one.lines
            if line.line == code)
        for code in codes
    )
    vat = settled.total_cents - settled.net_cents
    return Matrix(lines, tuple(rows), sums, settled.net_cents, vat, settled.total_cents)


def list_csv_header(matrix: Matrix) -> list[str]:
    """Return the header of the file of a settled year."""
    names = [str(name) for _, name in matrix.lines]
    return ["code", "deelnemer", *names, "netto_euro", "btw_euro", "totaal_euro", "betaler"]


def list_csv_rows(matrix: Matrix) -> list[tuple[str, ...]]:
    """Return the rows of the file of a settled year, with the sums last."""
    rows = [
        (
            row.code, row.name, *(write_euros(cell.cents) for cell in row.cells),
            write_euros(row.net_cents), write_euros(row.vat_cents), write_euros(row.total_cents),
            row.payer or row.name,
        )
        for row in matrix.rows
    ]
    sums = (*matrix.sums, matrix.net_cents, matrix.vat_cents, matrix.total_cents)
    return [*rows, ("", gettext("Totaal"), *(write_euros(cents) for cents in sums), "")]


def write_answer(shown: queries.Shown, matrix: Matrix) -> str:
    """Say what a settled year comes to, and what the reader's organisation bears of it."""
    from_state = {
        None: gettext("De %(count)s deelnemers betalen over %(year)s samen %(total)s met btw."),
        RunState.ADOPTED: gettext(
            "De %(count)s deelnemers betalen over %(year)s samen %(total)s met btw, zoals "
            "vastgesteld."
        ),
        RunState.PROPOSED: gettext(
            "De %(count)s deelnemers betalen over %(year)s volgens het voorstel samen %(total)s "
            "met btw."
        ),
    }
    state = shown.run.state if shown.run and not shown.is_recomputed else None
    named = {
        "count": len(matrix.rows), "year": shown.settlement.input.year,
        "total": formats.amount(matrix.total_cents),
    }
    sentence = from_state.get(state, from_state[None]) % named
    if matrix.own is None:
        return sentence
    named = {
        "name": matrix.own.name, "own": formats.amount(matrix.own.total_cents),
        "share": formats.percent(matrix.own.share),
    }
    own = gettext("%(name)s draagt %(own)s, dat is %(share)s.") % named
    return f"{sentence} {own}"
