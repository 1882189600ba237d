# SPDX-License-Identifier: EUPL-1.2
"""Budgets in versions, with their state and what was booked beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bodemplaat.finance import models
from bodemplaat.finance.queries import budgets, keys, ledger
from bodemplaat.finance.values import SourceLine, Subject
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionReference, ProposalLine
from bodemplaat.kernel.refusals import Refusal


class UnknownBudget(Refusal):
    """No budget has this number, or the year has none."""

    code = "finance.unknown-budget"


@dataclass(frozen=True)
class BudgetVersion:
    """One budget or budget change of a year; `state` as screens name it."""

    id: int
    year: int
    number: int
    text: str
    state: str
    proposal_id: int | None
    decision: DecisionReference | None
    is_synthetic: bool
    net_cents: int


@dataclass(frozen=True)
class BudgetCell:
    """What a budget holds for one category of one pool, in cents without VAT."""

    category: str
    lines: tuple[SourceLine, ...]

    @property
    def net_cents(self) -> int:
        """Return the sum of the lines."""
        return sum(line.net_cents for line in self.lines)


@dataclass(frozen=True)
class BudgetPool:
    """One pool of a budget, with what was booked on it in the year."""

    code: str
    name: str
    cells: tuple[BudgetCell, ...]
    booked_cents: int

    @property
    def net_cents(self) -> int:
        """Return the sum of the categories."""
        return sum(cell.net_cents for cell in self.cells)

    @property
    def difference_cents(self) -> int:
        """Return how much more was booked than budgeted."""
        return self.booked_cents - self.net_cents


def list_budget_versions(
    *, on: date, known_at: datetime | None = None, year: int | None = None
) -> tuple[BudgetVersion, ...]:
    """Return the budgets recorded until a day, newest year first, then in order of number."""
    found = models.Budget.objects.filter(recorded_at__date__lte=on)
    if known_at is not None:
        found = found.filter(recorded_at__lte=known_at)
    if year is not None:
        found = found.filter(year=year)
    rows = list(found.order_by("-year", "number"))
    proposals = {
        line.subject.id: line
        for line in governance_queries.list_proposals(on=on, known_at=known_at)
        if line.subject.type == Subject.BUDGET.value
    }
    last = {
        row.year: row.pk
        for row in sorted(rows, key=lambda row: row.number)
        if _is_adopted(proposals.get(row.pk))
    }
    sums = _sum_budgets({row.pk for row in rows})
    return tuple(
        _make_version(row, proposals.get(row.pk), last.get(row.year), sums) for row in rows
    )


def _is_adopted(proposal: ProposalLine | None) -> bool:
    return proposal is not None and proposal.state == "adopted"


def _make_version(
    row: models.Budget, proposal: ProposalLine | None, last: int | None, sums: Mapping[int, int]
) -> BudgetVersion:
    state = "draft" if proposal is None else proposal.state
    if _is_adopted(proposal) and row.pk != last:
        state = "superseded"
    return BudgetVersion(
        row.pk, row.year, row.number, row.text, state, proposal.id if proposal else None,
        proposal.decision if proposal else None, row.is_synthetic, sums.get(row.pk, 0),
    )


def _sum_budgets(ids: set[int]) -> dict[int, int]:
    rows = models.BudgetLine.objects.filter(budget_id__in=ids).values_list(
        "budget_id", "net_cents"
    )
    sums: dict[int, int] = {}
    for budget_id, cents in rows:
        sums[budget_id] = sums.get(budget_id, 0) + cents
    return sums


def get_budget_version(
    *, budget_id: int, on: date, known_at: datetime | None = None
) -> BudgetVersion:
    """Return one budget. Raises UnknownBudget."""
    row = models.Budget.objects.filter(pk=budget_id).first()
    found = list_budget_versions(on=on, known_at=known_at, year=row.year) if row else ()
    for version in found:
        if version.id == budget_id:
            return version
    raise UnknownBudget(value=budget_id)


def list_budget_pools(
    *, version: BudgetVersion, known_at: datetime | None = None
) -> tuple[BudgetPool, ...]:
    """Return the lines of a budget by pool and category, with what was booked in the year."""
    lines = budgets.list_budget_lines(budget_id=version.id)
    booked = ledger.sum_by_pool(year=version.year, known_at=known_at)
    found = []
    for pool in keys.list_pools():
        here = [line for line in lines if line.pool == pool.code]
        names = sorted({line.category for line in here})
        cells = tuple(
            BudgetCell(name, tuple(line for line in here if line.category == name))
            for name in names
        )
        if cells or booked.get(pool.code):
            found.append(BudgetPool(pool.code, pool.name, cells, booked.get(pool.code, 0)))
    return tuple(found)
