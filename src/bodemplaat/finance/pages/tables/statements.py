# SPDX-License-Identifier: EUPL-1.2
"""The statement of one participant: lines, comparison with the budget, VAT, parts of the year."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from bodemplaat.finance.pages import words
from bodemplaat.finance.pages.addresses import Addresses
from bodemplaat.finance.pages.tables import figures
from bodemplaat.finance.values import (
    Contribution,
    LineKind,
    LineShare,
    Part,
    Pool,
    Settlement,
    SettlementKind,
    VatShare,
)
from bodemplaat.foundation import formats, spreadsheets


@dataclass(frozen=True)
class Segment:
    """A part of the year with its own share."""

    name: str
    amount_cents: int
    ratio: str
    share: Fraction
    net_cents: int


@dataclass(frozen=True)
class StatementLine:
    """One line of a statement; `budget_cents` with VAT, where there is a budget to compare."""

    code: str
    name: words.Text
    basis: words.Text
    all_cents: int
    share: Fraction | None
    net_cents: int
    vat_cents: int
    total_cents: int
    budget_cents: int | None
    url: str
    segments: tuple[Segment, ...]

    @property
    def difference_cents(self) -> int | None:
        """Return how much more than budgeted."""
        return None if self.budget_cents is None else self.total_cents - self.budget_cents


@dataclass(frozen=True)
class Step:
    """One step of the bridge from budget to settlement."""

    name: words.Text
    cents: int
    is_total: bool


@dataclass(frozen=True)
class Statement:
    """Everything that a statement shows, on screen, in print and in a file."""

    settlement: Settlement
    contribution: Contribution
    lines: tuple[StatementLine, ...]
    passed_vat_cents: int
    vat: tuple[VatShare, ...]
    budget_cents: int | None
    answer: str
    bridge: tuple[Step, ...]
    bridge_title: str

    @property
    def difference_cents(self) -> int | None:
        """Return how much more than budgeted."""
        total = self.contribution.total_cents
        return None if self.budget_cents is None else total - self.budget_cents

    @property
    def has_segments(self) -> bool:
        """Tell whether something changed inside the year."""
        return any(len(line.segments) > 1 or line.segments[0].name for line in self.lines)

    @property
    def has_other_payer(self) -> bool:
        """Tell whether somebody else pays: the legal successor."""
        return self.contribution.payer_code != self.contribution.code


def make_statement(
    settled: Settlement, contribution: Contribution, planned: Settlement | None,
    addresses: Addresses,
) -> Statement:
    """Return the statement of one participant, compared with the budget where there is one."""
    before = planned.find(contribution.code) if planned else None
    lines = _list_lines(settled, contribution, before, addresses)
    charged = sum(share.vat_cents for share in contribution.vat)
    budget = before.total_cents if before else None
    cause = _find_cause(lines, budget, contribution)
    return Statement(
        settled, contribution, lines, contribution.vat_cents - charged, contribution.vat, budget,
        _write_answer(settled, contribution, budget, cause),
        _make_bridge(lines, budget, contribution.total_cents), _write_title(lines, cause, budget),
    )


def _list_lines(
    settled: Settlement, contribution: Contribution, before: Contribution | None,
    addresses: Addresses,
) -> tuple[StatementLine, ...]:
    given = settled.input
    sums: dict[str, int] = {}
    for found in settled.contributions:
        for line in found.lines:
            sums[line.line] = sums.get(line.line, 0) + line.net_cents
    pools = {pool.code: pool for pool in given.pools}
    planned = {line.line: line for line in before.lines} if before else {}
    here = {line.line: line for line in contribution.lines}
    gone = [line for code, line in planned.items() if code not in here]
    lines = []
    for line in [*contribution.lines, *(_empty(line) for line in gone)]:
        budget = planned.get(line.line)
        amount = sums.get(line.line, 0)
        url = addresses.find(
            "explanation-line", year=given.year, kind=given.kind, code=contribution.code,
            line=line.line,
        )
        lines.append(
            StatementLine(
                line.line, _name_line(line, pools), _name_basis(settled, pools.get(line.line)),
                amount, _get_share(line, amount) if line.line in pools else None, line.net_cents,
                line.vat_cents, line.total_cents,
                (budget.total_cents if budget else 0) if before else None,
                url if line.line in here else "", tuple(_make_segment(part) for part in line.parts),
            )
        )
    return tuple(lines)


def _get_share(line: LineShare, amount: int) -> Fraction | None:
    return Fraction(line.net_cents, amount) if amount else None


def _empty(line: LineShare) -> LineShare:
    return LineShare(line.line, line.name, 0, 0, line.parts[:1])


def _name_line(line: LineShare, pools: dict[str, Pool]) -> words.Text:
    return line.name if line.line in pools else words.RESULT


def _name_basis(settled: Settlement, pool: Pool | None) -> words.Text:
    if pool is None:
        return gettext("kosten min tarieven")
    if pool.kind != LineKind.ALLOCATED:
        return words.LINE_KINDS[pool.kind]
    keys = {
        figures.describe_key(key): None for key in settled.input.keys if key.key == pool.key
    }
    return gettext(", later ").join(keys)


def _make_segment(part: Part) -> Segment:
    if part.quantity is not None:
        quantity, price = formats.number(part.quantity), formats.amount(part.segment_cents)
        ratio = f"{quantity} × {price}"
    else:
        ratio = figures.write_ratio(part.weight, part.total_weight)
    return Segment(
        figures.write_part_of_year(part.starts_on, part.ends_before, part.days),
        part.segment_cents, ratio, part.weight / part.total_weight, part.cents,
    )


def _find_cause(
    lines: Sequence[StatementLine], budget: int | None, contribution: Contribution
) -> StatementLine | None:
    """Return the line that moves the total most in the direction in which it moved."""
    if budget is None or contribution.total_cents == budget:
        return None
    sign = 1 if contribution.total_cents > budget else -1
    return max(lines, key=lambda line: sign * (line.difference_cents or 0))


def _write_answer(
    settled: Settlement, contribution: Contribution, budget: int | None,
    cause: StatementLine | None,
) -> str:
    named: dict[str, Any] = {
        "name": contribution.name, "year": settled.input.year,
        "total": formats.amount(contribution.total_cents),
        "cause": cause.name if cause else "",
    }
    if settled.input.kind == SettlementKind.BUDGET:
        return gettext(
            "%(name)s betaalt over %(year)s volgens de begroting %(total)s met btw."
        ) % named
    if budget is None:
        return gettext("%(name)s betaalt over %(year)s %(total)s met btw.") % named
    difference = contribution.total_cents - budget
    named["difference"] = formats.amount(abs(difference))
    if not difference:
        return gettext("%(name)s betaalt over %(year)s %(total)s, precies wat was begroot.") % named
    if difference > 0:
        return gettext(
            "%(name)s betaalt over %(year)s %(total)s. Dat is %(difference)s meer dan begroot, "
            "vooral door «%(cause)s»."
        ) % named
    return gettext(
        "%(name)s betaalt over %(year)s %(total)s. Dat is %(difference)s minder dan begroot, "
        "vooral door «%(cause)s»."
    ) % named


def _write_title(
    lines: Sequence[StatementLine], cause: StatementLine | None, budget: int | None
) -> str:
    if budget is None or cause is None:
        return ""
    moved = sum(abs(line.difference_cents or 0) for line in lines)
    part = Fraction(abs(cause.difference_cents or 0), moved or 1)
    named = {"cause": cause.name, "part": formats.percent(part, 0)}
    return gettext("«%(cause)s» is goed voor %(part)s van alle verschuivingen") % named


def _make_bridge(
    lines: Sequence[StatementLine], budget: int | None, total: int
) -> tuple[Step, ...]:
    """Return the steps from budget to settlement; the first and last one are the totals."""
    if budget is None or budget == total:
        return ()
    moved = [line for line in lines if line.difference_cents]
    return (
        Step(gettext("Begroot"), budget, is_total=True),
        *(Step(line.name, line.difference_cents or 0, is_total=False) for line in moved),
        Step(gettext("Eindafrekening"), total, is_total=True),
    )


CSV_HEADER = ("onderdeel", "naam", "sleutel", "alle_deelnemers_euro", "netto_euro", "btw_euro",
              "totaal_euro", "begroot_euro")


def list_csv_rows(statement: Statement) -> list[tuple[str, ...]]:
    """Return the rows of a statement as a file, with the total last."""
    contribution = statement.contribution
    rows = [
        (
            line.code, str(line.name), str(line.basis), *(
                write_euros(cents) for cents in (
                    line.all_cents, line.net_cents, line.vat_cents, line.total_cents,
                    line.budget_cents,
                )
            ),
        )
        for line in statement.lines
    ]
    everything = sum(line.all_cents for line in statement.lines)
    sums = (
        everything, contribution.net_cents, contribution.vat_cents, contribution.total_cents,
        statement.budget_cents,
    )
    return [*rows, ("", gettext("Totaal"), "", *(write_euros(cents) for cents in sums))]


def write_euros(cents: int | None) -> str:
    """
    Return whole cents as euros for a spreadsheet: a decimal comma and nothing between thousands.

    >>> write_euros(-123456), write_euros(7), write_euros(None)
    ('-1234,56', '0,07', '')
    """
    return "" if cents is None else spreadsheets.write_cents(cents)
