# SPDX-License-Identifier: EUPL-1.2
"""Decisions about money take effect."""

from bodemplaat.finance import actions
from bodemplaat.finance.values import RunState, Subject
from bodemplaat.foundation import events
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.events import DecisionAdopted, DecisionRejected, ProposalWithdrawn
from bodemplaat.organisations.values import Actor


@events.handles(DecisionAdopted)
def on_decision_adopted(event: DecisionAdopted) -> None:
    """Put the key, budget or settlement that was decided in force."""
    if not event.subject_type.startswith("finance."):
        return
    decision = governance_queries.get_decision(decision_id=event.decision_id)
    actor = Actor.system(event.arrangement_id, event.recorded_at)
    if event.subject_type == Subject.KEY:
        actions.adopt_key_version(
            proposal_row_id=event.subject_id, decision=decision, actor=actor
        )
    elif event.subject_type == Subject.BUDGET:
        actions.adopt_budget(budget_id=event.subject_id, decision=decision, actor=actor)
    elif event.subject_type == Subject.SETTLEMENT:
        actions.adopt_settlement(run_id=event.subject_id, decision=decision, actor=actor)


@events.handles(DecisionRejected)
def on_decision_rejected(event: DecisionRejected) -> None:
    """Mark a settlement that was voted down."""
    if event.subject_type == Subject.SETTLEMENT:
        actions.close_settlement(
            run_id=event.subject_id, state=RunState.REJECTED, on=event.decided_on,
            decision_id=event.decision_id,
            actor=Actor.system(event.arrangement_id, event.recorded_at),
        )


@events.handles(ProposalWithdrawn)
def on_proposal_withdrawn(event: ProposalWithdrawn) -> None:
    """Mark a settlement that was taken back."""
    if event.subject_type == Subject.SETTLEMENT:
        actions.close_settlement(
            run_id=event.subject_id, state=RunState.WITHDRAWN, on=event.withdrawn_on,
            actor=Actor.system(event.arrangement_id, event.recorded_at),
        )
