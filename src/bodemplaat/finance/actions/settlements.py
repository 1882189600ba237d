# SPDX-License-Identifier: EUPL-1.2
"""Settlements: computed, pinned, proposed; adopted by decision."""

from datetime import date, datetime

from django.db import transaction

from bodemplaat.finance import permissions, queries
from bodemplaat.finance.actions import locks
from bodemplaat.finance.actions.keys import NotProposed
from bodemplaat.finance.models import RunStep, SettlementRun
from bodemplaat.finance.rules import digesting, planning
from bodemplaat.finance.values import RunState, Settlement, SettlementKind, Subject
from bodemplaat.foundation import audit
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance.values import DecisionKind, DecisionReference, SubjectReference
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor

TITLES = {SettlementKind.BUDGET: "Bijdragen begroting", SettlementKind.FINAL: "Afrekening"}
# What the participants will pay is part of the budget, and decided as one.
KINDS = {
    SettlementKind.BUDGET: DecisionKind.BUDGET, SettlementKind.FINAL: DecisionKind.SETTLEMENT,
}


class SettlementWaits(Refusal):
    """A settlement of the same year and kind waits for its decision."""

    code = "finance.settlement-waits"


@transaction.atomic
def propose_settlement(
    *, year: int, kind: SettlementKind, as_of: date, proposed_on: date, actor: Actor,
    known_at: datetime | None = None, effective_on: date | None = None,
    is_synthetic: bool = False,
) -> SettlementRun:
    """
    Settle a year, pin its inputs and result, and propose it to the body that adopts it.

    Raises: NotAllowed, SettlementWaits and whatever the calculation refuses.
    """
    locks.lock_ledger(arrangement_id=actor.arrangement_id)
    permissions.require_controller(actor)
    if any(run.state == RunState.PROPOSED for run in queries.list_runs(year=year, kind=kind)):
        raise SettlementWaits(kind=kind.value, year=year)
    moment = known_at or actor.at
    settled = queries.compute_settlement(year=year, kind=kind, as_of=as_of, known_at=moment)
    row = SettlementRun.objects.create(
        arrangement_id=actor.arrangement_id, year=year, kind=kind.value, as_of=as_of,
        known_at=moment, pin=digesting.pack(settled.input), shares=_list_shares(settled),
        total_cents=settled.total_cents, digest=settled.digest, is_synthetic=is_synthetic,
        recorded_at=actor.at, recorded_by=actor.name,
    )
    proposal_id = governance_actions.propose(
        kind=KINDS[kind], subject=SubjectReference(Subject.SETTLEMENT.value, row.pk),
        title=f"{TITLES[kind]} {year}", text=f"Controlegetal {settled.digest}",
        effective_on=effective_on or _get_effective_day(year, kind, proposed_on),
        proposed_on=proposed_on, actor=actor,
    )
    _add_step(row, RunState.PROPOSED, proposed_on, actor, proposal_id=proposal_id)
    audit.record("finance.settlement.proposed", row, actor=actor, after={"digest": row.digest})
    return row


def _get_effective_day(year: int, kind: SettlementKind, proposed_on: date) -> date:
    if kind == SettlementKind.FINAL:
        return proposed_on
    return planning.get_effective_day(year, proposed_on)


def _list_shares(settled: Settlement) -> list[dict[str, object]]:
    return [
        {
            "code": found.code, "name": found.name, "net_cents": found.net_cents,
            "vat_cents": found.vat_cents, "total_cents": found.total_cents,
        }
        for found in settled.contributions
    ]


def _add_step(
    row: SettlementRun, state: RunState, on: date, actor: Actor, *,
    proposal_id: int | None = None, decision_id: int | None = None,
) -> None:
    RunStep.objects.create(
        arrangement_id=row.arrangement_id, run=row, state=state.value, on=on,
        proposal_id=proposal_id, decision_id=decision_id, recorded_at=actor.at,
        recorded_by=actor.name,
    )


@transaction.atomic
def adopt_settlement(*, run_id: int, decision: DecisionReference, actor: Actor) -> SettlementRun:
    """Adopt a proposed settlement by decision; an earlier one is superseded. Raises NotProposed."""
    locks.lock_ledger(arrangement_id=actor.arrangement_id)
    row = queries.get_run_for_change(run_id=run_id)
    _check_waits(row)
    after = {"decision": decision.id}
    for old in queries.list_adopted_for_change(year=row.year, kind=row.kind):
        _add_step(old, RunState.SUPERSEDED, decision.decided_on, actor, decision_id=decision.id)
        audit.record("finance.settlement.superseded", old, actor=actor, after=after)
    _add_step(row, RunState.ADOPTED, decision.decided_on, actor, decision_id=decision.id)
    audit.record("finance.settlement.adopted", row, actor=actor, after=after)
    return row


@transaction.atomic
def close_settlement(
    *, run_id: int, state: RunState, on: date, actor: Actor, decision_id: int | None = None
) -> None:
    """Record that a proposed settlement was voted down or taken back. Raises NotProposed."""
    locks.lock_ledger(arrangement_id=actor.arrangement_id)
    row = queries.get_run_for_change(run_id=run_id)
    _check_waits(row)
    _add_step(row, state, on, actor, decision_id=decision_id)
    after = {"decision": decision_id}
    audit.record(f"finance.settlement.{state.value}", row, actor=actor, after=after)


def _check_waits(row: SettlementRun) -> None:
    states = set(RunStep.objects.filter(run=row).values_list("state", flat=True))
    if states != {RunState.PROPOSED.value}:
        raise NotProposed(subject=f"Afrekening {row.year}")
