# SPDX-License-Identifier: EUPL-1.2
"""Budgets: drafted with their lines, in force by decision."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from bodemplaat.finance import permissions, queries
from bodemplaat.finance.actions.keys import NotProposed
from bodemplaat.finance.models import Budget, BudgetLine, CostCategory, CostPool
from bodemplaat.finance.rules import planning
from bodemplaat.finance.values import ImportRow, Subject
from bodemplaat.foundation import audit
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance.values import DecisionKind, DecisionReference, SubjectReference
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor


class EmptyBudget(Refusal):
    """A budget without lines cannot be drafted."""

    code = "finance.empty-budget"


class AlreadyProposed(Refusal):
    """The budget was proposed before, whatever came of it."""

    code = "finance.already-proposed"


@transaction.atomic
def draft_budget(
    *, year: int, text: str, lines: Sequence[ImportRow], actor: Actor, is_synthetic: bool = False
) -> Budget:
    """Draft the next budget of a year: number 0, then its changes. Raises EmptyBudget."""
    permissions.require_controller(actor)
    if not lines:
        raise EmptyBudget(year=year)
    pools = {pool.code: pool for pool in CostPool.objects.all()}
    categories = {category.code: category for category in CostCategory.objects.all()}
    row = Budget.objects.create(
        arrangement_id=actor.arrangement_id, year=year, text=text,
        number=Budget.objects.filter(year=year).count(), is_synthetic=is_synthetic,
        recorded_at=actor.at, recorded_by=actor.name,
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(
            arrangement_id=actor.arrangement_id, budget=row, row=line.row, text=line.text,
            pool=pools[line.pool], category=categories[line.category],
            net_cents=line.net_cents, vat_cents=line.vat_cents,
            participant_code=line.participant or "",
        )
        for line in lines
    )
    total = sum(line.net_cents for line in lines)
    audit.record("finance.budget.drafted", row, actor=actor, after={"net_cents": total})
    return row


@transaction.atomic
def propose_budget(
    *, budget_id: int, proposed_on: date, actor: Actor, effective_on: date | None = None
) -> int:
    """Propose a drafted budget to the body that adopts budgets. Raises AlreadyProposed."""
    row = queries.get_budget_for_change(budget_id=budget_id)
    permissions.require_controller(actor)
    if row.proposal_id is not None:
        raise AlreadyProposed(year=row.year, number=row.number)
    title = f"Begroting {row.year}"
    if row.number:
        title = f"Begrotingswijziging {row.year}, nummer {row.number}"
    proposal_id = governance_actions.propose(
        kind=DecisionKind.BUDGET, title=title,
        subject=SubjectReference(Subject.BUDGET.value, row.pk),
        text=row.text, proposed_on=proposed_on, actor=actor,
        effective_on=effective_on or planning.get_effective_day(row.year, proposed_on),
    )
    row.set_proposal(proposal_id=proposal_id)
    audit.record("finance.budget.proposed", row, actor=actor)
    return proposal_id


@transaction.atomic
def adopt_budget(*, budget_id: int, decision: DecisionReference, actor: Actor) -> Budget:
    """Put a proposed budget in force by decision. Raises NotProposed."""
    row = queries.get_budget_for_change(budget_id=budget_id)
    if row.proposal_id is None or row.decision_id is not None:
        raise NotProposed(subject=f"Begroting {row.year}")
    row.set_adopted(decision_id=decision.id, at=actor.at)
    audit.record("finance.budget.adopted", row, actor=actor, after={"decision": decision.id})
    return row
