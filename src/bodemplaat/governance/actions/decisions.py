# SPDX-License-Identifier: EUPL-1.2
"""The gate: the body that the rules in force name decides, and only then it takes effect."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.governance import permissions, queries, rules
from bodemplaat.governance.actions.proposals import lock_proposal
from bodemplaat.governance.events import DecisionAdopted, DecisionRejected
from bodemplaat.governance.models import Ballot, Body, Decision, Proposal
from bodemplaat.governance.values import (
    BodyLine,
    DecisionReference,
    Outcome,
    RuleLine,
    SeatLine,
    SeatRole,
    Vote,
)
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values


class ReferenceTaken(Refusal):
    """Another decision has this reference."""

    code = "governance.reference-taken"


@transaction.atomic
def decide(
    *,
    proposal_id: int,
    body_code: str,
    votes: Sequence[Vote],
    decided_on: date,
    reference: str,
    actor: organisations_values.Actor,
    confirmed_by: organisations_values.Actor | None = None,
    is_reconvened: bool = False,
) -> DecisionReference:
    """
    This function will register what a body decided about a proposal, with every vote.

    The rules in force on `decided_on` name the body and the vote. Who registers for a municipality
    does so where it has a seat. Who proposed may register only when the chair (`confirmed_by`)
    confirms the minutes.

    Raises UnknownProposal, MayNotRegister, ProposalIsClosed, AheadOfToday, NotYetInForce, NoRule,
    RuleIsOpen, WrongBody, NotOfThisBody, DecidedBeforeProposed, WorksBack, FourEyes,
    MayNotConfirm, NotTheChair, AdviceIsMissing, UnknownVoter, AmbiguousVoter, HasNoVote,
    ChainPartnerHasNoVote, CustomerHasNoVote, VotedTwice, NoQuorum, NoMajority, ReferenceTaken.
    Publishes DecisionAdopted or DecisionRejected.
    """
    proposal = lock_proposal(proposal_id)
    permissions.require_can_register(actor)
    rules.check_is_open(proposal.state, title=proposal.title)
    rules.check_happened(title=proposal.title, on=decided_on, today=actor.on)
    rule = queries.get_rule(kind=proposal.kind, on=decided_on)
    body = queries.get_body(body_code, on=decided_on)
    seats = queries.list_seats(body_code, decided_on)
    _check_gate(proposal, rule, body, decided_on=decided_on)
    permissions.require_seat(actor, seats, body=body.name)
    _check_eyes(proposal, seats, actor=actor, confirmed_by=confirmed_by)
    cast = rules.resolve_votes(votes, seats, basis=rule.basis, body=body.name, on=decided_on)
    _check_owners(cast, seats, body=body, on=decided_on)
    seated = len(rules.list_voters(seats, rule.basis))
    tally = rules.count_votes(cast, seated=seated)
    outcome = rules.require_outcome(
        rule.voting, tally, body=body.name, is_reconvened=is_reconvened
    )
    decision = _store_decision(
        proposal, reference=reference, decided_on=decided_on, outcome=outcome, seated=seated,
        body_id=body.id, rule_id=rule.id, is_reconvened=is_reconvened, actor=actor,
        confirmed_by=confirmed_by.name if confirmed_by else "",
    )  # fmt: skip
    _store_ballots(decision, cast)
    proposal.set_decided(outcome=outcome)
    _record(decision, proposal, cast, actor=actor)
    _tell(decision, proposal, outcome)
    return queries.get_decision(decision.pk)


def _check_gate(
    proposal: Proposal, rule: RuleLine, body: BodyLine, *, decided_on: date
) -> None:
    rules.check_body(
        rule,
        title=proposal.title,
        body_name=body.name,
        body_code=body.code,
        decided_on=decided_on,
    )
    rules.check_dates(
        title=proposal.title,
        proposed_on=proposal.proposed_on,
        decided_on=decided_on,
        effective_on=proposal.effective_on,
        may_work_back=rule.may_work_back,
    )
    if rule.needs_advice:
        advices = queries.list_advices(proposal_id=proposal.pk, on=decided_on)
        advisor = queries.get_body(rule.advised_by, on=decided_on)
        rules.check_advice(
            rule,
            advised=[advice.body_code for advice in advices],
            title=proposal.title,
            advisor=advisor.name,
        )


def _check_eyes(
    proposal: Proposal,
    seats: Sequence[SeatLine],
    *,
    actor: organisations_values.Actor,
    confirmed_by: organisations_values.Actor | None,
) -> None:
    rules.check_four_eyes(
        proposer_id=proposal.proposed_by_id,
        proposer=proposal.proposed_by,
        registrar_id=actor.account_id,
        registrar=actor.name,
        confirmer_id=confirmed_by.account_id if confirmed_by else None,
    )
    if confirmed_by is None:
        return
    permissions.require_can_confirm(confirmed_by)
    chairs = {seat.participant_id for seat in seats if seat.role is SeatRole.CHAIR}
    if confirmed_by.participant_id not in chairs:
        raise rules.NotTheChair(name=confirmed_by.name)


def _check_owners(
    cast: Sequence[rules.CastVote], seats: Sequence[SeatLine], *, body: BodyLine, on: date
) -> None:
    participants = organisations_queries.list_participants_on(on=on)
    customers = {line.id for line in participants if not line.is_owner}
    voting = {vote.seat_id for vote in cast}
    voters = [seat for seat in seats if seat.id in voting]
    partners = {line.id for line in participants if line.is_chain_partner}
    rules.check_no_chain_partner(voters, partners=partners, body=body.name)
    rules.check_owners_only(voters, customers=customers, body=body.name)


def _store_decision(
    proposal: Proposal,
    *,
    reference: str,
    outcome: Outcome,
    actor: organisations_values.Actor,
    **facts: Any,
) -> Decision:
    # Who decides at the same time waits here, so that the second one sees what the first took.
    list(Body.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    if Decision.objects.filter(reference=reference).exists():
        raise ReferenceTaken(reference=reference)
    return Decision.objects.create(
        arrangement_id=actor.arrangement_id,
        proposal=proposal,
        reference=reference,
        effective_on=proposal.effective_on,
        result=outcome.value,
        registered_by_id=actor.account_id,
        registered_by=actor.name,
        recorded_at=actor.at,
        **facts,
    )


def _store_ballots(decision: Decision, cast: Sequence[rules.CastVote]) -> None:
    for vote in cast:
        Ballot.objects.create(
            arrangement_id=decision.arrangement_id,
            decision=decision,
            seat_id=vote.seat_id,
            voter=vote.voter,
            is_chair=vote.is_chair,
            weight=vote.weight,
            choice=vote.choice.value,
        )


def _record(
    decision: Decision,
    proposal: Proposal,
    cast: Sequence[rules.CastVote],
    *,
    actor: organisations_values.Actor,
) -> None:
    after = {
        "reference": decision.reference,
        "title": proposal.title,
        "decided_on": decision.decided_on,
        "effective_on": decision.effective_on,
        "votes": {vote.voter: f"{vote.choice.value} {vote.weight}" for vote in cast},
    }
    audit.record(f"governance.decision.{decision.result}", decision, actor=actor, after=after)


def _tell(decision: Decision, proposal: Proposal, outcome: Outcome) -> None:
    fact = DecisionAdopted if outcome is Outcome.ADOPTED else DecisionRejected
    events.publish(
        fact(
            arrangement_id=decision.arrangement_id,
            decision_id=decision.pk,
            kind=proposal.kind,
            subject_type=proposal.subject_type,
            subject_id=proposal.subject_id,
            decided_on=decision.decided_on,
            effective_on=decision.effective_on,
            recorded_at=decision.recorded_at,
        )
    )
