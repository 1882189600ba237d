# SPDX-License-Identifier: EUPL-1.2
"""A decision lets a proposal take effect or closes it; who leaves has nothing chosen or signed."""

from collections.abc import Callable
from typing import Any

from bodemplaat.catalogue import actions
from bodemplaat.catalogue.values import ProposalState
from bodemplaat.foundation import events
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.events import DecisionAdopted, DecisionRejected, ProposalWithdrawn
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.events import ParticipationEnded
from bodemplaat.organisations.values import Actor

ADOPT: dict[str, Callable[..., Any]] = {
    "catalogue.package-proposal": actions.adopt_package_version,
    "catalogue.price-proposal": actions.adopt_price,
    "catalogue.charter-proposal": actions.adopt_charter,
    "catalogue.terms-proposal": actions.adopt_terms,
    "catalogue.limit-proposal": actions.adopt_limit,
    "catalogue.choice-proposal": actions.adopt_choice,
}
CLOSE: dict[str, Callable[..., Any]] = {
    "catalogue.package-proposal": actions.close_package_proposal,
    "catalogue.price-proposal": actions.close_price_proposal,
    "catalogue.charter-proposal": actions.close_charter_proposal,
    "catalogue.terms-proposal": actions.close_terms_proposal,
    "catalogue.limit-proposal": actions.close_limit_proposal,
    "catalogue.choice-proposal": actions.close_choice_proposal,
}


@events.handles(DecisionAdopted)
def on_decision_adopted(event: DecisionAdopted) -> None:
    """Let what was decided take effect: contents, price, charter, terms, limit or choice."""
    if event.subject_type in ADOPT:
        ADOPT[event.subject_type](
            proposal_id=event.subject_id,
            decision=governance_queries.get_decision(event.decision_id),
            actor=Actor.system(event.arrangement_id, event.recorded_at),
        )


@events.handles(DecisionRejected)
def on_decision_rejected(event: DecisionRejected) -> None:
    """Close a proposal that was voted down."""
    if event.subject_type in CLOSE:
        CLOSE[event.subject_type](
            proposal_id=event.subject_id,
            state=ProposalState.REJECTED,
            actor=Actor.system(event.arrangement_id, event.recorded_at),
        )


@events.handles(ProposalWithdrawn)
def on_proposal_withdrawn(event: ProposalWithdrawn) -> None:
    """Close a proposal that was taken back."""
    if event.subject_type in CLOSE:
        CLOSE[event.subject_type](
            proposal_id=event.subject_id,
            state=ProposalState.WITHDRAWN,
            actor=Actor.system(event.arrangement_id, event.recorded_at),
        )


@events.handles(ParticipationEnded)
def on_participation_ended(event: ParticipationEnded) -> None:
    """End what a participant chose and signed when it no longer takes part, from that day only."""
    participation = next(
        line
        for line in organisations_queries.list_all_participations()
        if line.id == event.participation_id
    )
    actor = Actor.system(event.arrangement_id, participation.recorded_at)
    of = {"participant_code": event.participant_code, "ends_before": event.ends_before}
    actions.end_choices(**of, actor=actor)
    actions.end_agreements(**of, reason=participation.reason, actor=actor)
