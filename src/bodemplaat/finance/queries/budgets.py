# SPDX-License-Identifier: EUPL-1.2
"""Questions about budgets."""

from datetime import datetime

from bodemplaat.finance import models
from bodemplaat.finance.values import SourceLine
from bodemplaat.kernel import days


def get_budget_for_change(*, budget_id: int) -> models.Budget:
    """Return a budget, locked."""
    return models.Budget.objects.select_for_update().get(pk=budget_id)


def find_budget_in_force(
    *, year: int, known_at: datetime | None = None
) -> models.Budget | None:
    """Return the last adopted budget of a year as known at a moment, or None."""
    rows = models.Budget.objects.filter(year=year, decision_id__isnull=False)
    if known_at is not None:
        rows = rows.filter(adopted_at__lte=known_at)
    return rows.order_by("-number").first()


def list_budget_lines(*, budget_id: int) -> tuple[SourceLine, ...]:
    """Return the lines of a budget in order."""
    rows = models.BudgetLine.objects.select_related("pool", "category", "budget")
    return tuple(
        SourceLine(
            row.pk, row.pool.code, row.category.name, days.get_day(row.budget.recorded_at),
            row.text, row.net_cents, row.vat_cents, row.participant_code or None,
            f"begroting {row.budget.year}.{row.budget.number}, regel {row.row}",
            row.budget.is_synthetic,
        )
        for row in rows.filter(budget_id=budget_id).order_by("row")
    )
