# SPDX-License-Identifier: EUPL-1.2
"""What every proposal and every adopted fact of the catalogue has in common."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.models import (
    AdoptedFact,
    AgreementTerm,
    OfferingChoice,
    OrderLimit,
    Proposal,
    ServiceProcess,
)
from bodemplaat.catalogue.values import ProposalState, Proposed
from bodemplaat.foundation import audit
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionKind, DecisionReference, SubjectReference
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor

Fact = AdoptedFact | AgreementTerm | OfferingChoice | OrderLimit | ServiceProcess
_VALIDITY = (
    "starts_on", "ends_before", "recorded_at", "recorded_before", "recorded_by", "reason",
    "replaces",
)  # fmt: skip


def list_draft_fields(draft: Any, proposed_on: date, actor: Actor) -> dict[str, Any]:
    """Return the fields that every kind of proposal takes from its draft."""
    return {
        "arrangement_id": actor.arrangement_id,
        "starts_on": draft.starts_on,
        "ends_before": draft.ends_before,
        "proposed_on": proposed_on,
        "proposed_by": actor.name,
        "is_correction": draft.is_correction,
        "reason": draft.reason,
        "source": draft.source,
        "is_assumption": draft.is_assumption,
    }


def list_participations(participant_id: int, actor: Actor) -> list[Period]:
    """Return the periods in which a participant takes part, as known at the moment of acting."""
    lines = organisations_queries.list_participations_of(participant_id, actor.at)
    return [Period(line.starts_on, line.ends_before) for line in lines]


def submit(
    proposal: Proposal, *, kind: DecisionKind, title: str, text: str, actor: Actor
) -> Proposed:
    """Lay a proposal before the body that may decide it, and record that."""
    subject = SubjectReference(type=proposal.subject_type, id=proposal.pk)
    governance_proposal_id = governance_actions.propose(
        kind=kind,
        subject=subject,
        title=title,
        text=text,
        effective_on=proposal.starts_on,
        proposed_on=proposal.proposed_on,
        source=proposal.source,
        is_synthetic=proposal.is_assumption,
        actor=actor,
    )
    proposal.set_submitted(governance_proposal_id=governance_proposal_id)
    after = {"title": title, "starts_on": proposal.starts_on}
    audit.record(f"{proposal.subject_type}.proposed", proposal, actor=actor, after=after)
    return Proposed(id=proposal.pk, governance_proposal_id=governance_proposal_id)


def check_adoption(
    proposal: Proposal, subject: str, *, kind: DecisionKind, decision: DecisionReference
) -> None:
    """Refuse a decision that governance does not know or that is about something else."""
    rules.check_proposed(subject, proposal.state)
    found = governance_queries.get_decision(decision.id)
    rules.check_decision(
        subject,
        kind=found.kind,
        expected_kind=kind.value,
        effective_on=found.effective_on,
        starts_on=proposal.starts_on,
    )


def make_room(
    facts: Iterable[Fact], taken: Period, *, actor: Actor, reason: str
) -> Fact | None:
    """Close facts whose days are taken, record what is left of them, return the first closed."""
    first: Fact | None = None
    for fact in list(facts):
        first = first or fact
        rules.check_recorded_order(fact.recorded_at, actor.at)
        fact.set_superseded(at=actor.at)
        pieces = rules.keep_outside(fact.period, taken)
        for piece in pieces:
            add_piece(fact, piece, actor=actor, reason=reason)
        if not pieces:
            record_fact("superseded", fact, actor=actor)
    return first


def add_piece(fact: Fact, piece: Period, *, actor: Actor, reason: str) -> Fact:
    """Record the same fact for the days that are left of it."""
    content = {
        field.attname: getattr(fact, field.attname)
        for field in fact._meta.concrete_fields
        if field.name not in ("id", *_VALIDITY)
    }
    validity = list_validity(piece, actor=actor, reason=reason, replaces_id=fact.pk)
    kept: Fact = type(fact).objects.create(**content, **validity)
    record_fact("kept", kept, actor=actor)
    return kept


def put_in_force(
    proposal: Proposal,
    held: Iterable[Fact],
    model: Any,
    *,
    decision: DecisionReference,
    actor: Actor,
    **fields: Any,
) -> Any:
    """Let what was proposed hold by a decision: it takes the days of what held, and closes it."""
    period = proposal.period
    before = make_room(held, period, actor=actor, reason=decision.reference)
    row = model.objects.create(
        arrangement_id=actor.arrangement_id, proposal=proposal, decision_id=decision.id,
        source=proposal.source, is_assumption=proposal.is_assumption, **fields,
        **list_validity(
            period, actor=actor, reason=proposal.reason, replaces_id=before.pk if before else None
        ),
    )  # fmt: skip
    proposal.set_state(ProposalState.ADOPTED)
    return row


def record_fact(verb: str, fact: Fact, *, actor: Actor) -> None:
    """Record a fact on its own, where no other record holds it; a term is its participant's."""
    after = {"starts_on": fact.starts_on, "ends_before": fact.ends_before}
    audit.record(
        f"{fact._meta.label_lower}.{verb}", fact, actor=actor, after=after,
        participant_id=getattr(fact, "participant_id", None),
    )  # fmt: skip


def list_validity(
    period: Period, *, actor: Actor, reason: str, replaces_id: int | None = None
) -> dict[str, Any]:
    """Return the fields of validity and of the record of a new fact."""
    return {
        "starts_on": period.starts_on,
        "ends_before": period.ends_before,
        "recorded_at": actor.at,
        "recorded_before": None,
        "recorded_by": actor.name,
        "reason": reason,
        "replaces_id": replaces_id,
    }


def close_proposal(
    proposal: Proposal, subject: str, state: ProposalState, *, actor: Actor
) -> None:
    """Give a proposal that was rejected or withdrawn its last state, and record that."""
    rules.check_proposed(subject, proposal.state)
    proposal.set_state(state)
    audit.record(f"{proposal.subject_type}.{state.value}", proposal, actor=actor)
