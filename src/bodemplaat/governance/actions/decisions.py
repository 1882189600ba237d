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
from bodemplaat.governance.models import (
    Attendance,
    Ballot,
    Body,
    Decision,
    FailedMeeting,
    Proposal,
)
from bodemplaat.governance.values import (
    Basis,
    BodyLine,
    Choice,
    DecisionReference,
    Outcome,
    RuleLine,
    SeatLine,
    SeatRole,
    Tally,
    Vote,
)
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values


class MetBefore(Refusal):
    """A meeting of that day about this proposal was recorded before."""

    code = "governance.met-before"


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
    RuleIsOpen, WrongBody, NoAmount, AboveMandate, NotForTheSso, PolicyNotByTheSso, NotOfThisBody,
    DecidedBeforeProposed, WorksBack, FourEyes, ContestedWeight, MayNotConfirm, NotTheChair,
    AdviceIsMissing, NoSecondMeeting, NoFirstMeeting, UnknownVoter, AmbiguousVoter, HasNoVote,
    NoWeight, ChainPartnerHasNoVote, CustomerHasNoVote, VotedTwice, NoQuorum, NoMajority,
    ReferenceTaken.
    Publishes DecisionAdopted or DecisionRejected.
    """
    proposal = lock_proposal(proposal_id)
    permissions.require_can_register(actor)
    rules.check_is_open(proposal.state, title=proposal.title)
    rules.check_happened(title=proposal.title, on=decided_on, today=actor.on)
    rule = queries.get_rule(kind=proposal.kind, on=decided_on)
    body = queries.get_body(body_code, on=decided_on)
    seats = queries.list_seats(body_code, decided_on)
    mandate_code = _find_mandate(proposal, rule, body, decided_on)
    _check_gate(
        proposal, rule, body, decided_on=decided_on, has_mandate=bool(mandate_code), actor=actor
    )
    permissions.require_seat(actor, seats, body=body.name)
    _check_eyes(proposal, seats, actor=actor, confirmed_by=confirmed_by)
    first = _find_first_meeting(proposal, rule, decided_on) if is_reconvened else None
    weights = queries.list_weights(rule.basis, on=decided_on)
    cast = rules.resolve_votes(
        votes, seats, basis=rule.basis, body=body.name, on=decided_on, weights=weights
    )
    queries.get_uncontested(weights, [vote.voter for vote in cast], on=decided_on)
    entitled = _list_entitled(cast, seats, body=body, on=decided_on)
    seated = len(rules.list_voters(entitled, rule.basis))
    tally = rules.count_votes(cast, seated=seated)
    outcome = rules.require_outcome(
        rule.voting, tally, body=body.name, is_reconvened=is_reconvened
    )
    decision = _store_decision(
        proposal, reference=reference, decided_on=decided_on, outcome=outcome, seated=seated,
        body_id=body.id, rule_id=rule.id, is_reconvened=is_reconvened, actor=actor,
        confirmed_by=confirmed_by.name if confirmed_by else "", first_meeting=first,
        mandate_code=mandate_code,
    )  # fmt: skip
    _store_ballots(decision, cast)
    proposal.set_decided(outcome=outcome)
    _record(decision, proposal, cast, actor=actor)
    _tell(decision, proposal, outcome)
    return queries.get_decision(decision.pk)


def _find_mandate(
    proposal: Proposal, rule: RuleLine, body: BodyLine, decided_on: date
) -> str:
    """Return the mandate by which another body than that of the rule decides; empty without."""
    if rule.is_open or rule.body_code == body.code:
        return ""
    held = [
        line
        for line in queries.list_mandates(on=decided_on)
        if line.act == proposal.kind and line.holder_code == body.code
    ]
    if not held:
        return ""
    found = queries.get_mandate(
        act=proposal.kind, title=proposal.title, amount_cents=proposal.amount_cents,
        name=body.name, on=decided_on, body_code=body.code, giver=rule.body_name,
    )  # fmt: skip
    return found.code


def _find_first_meeting(
    proposal: Proposal, rule: RuleLine, decided_on: date
) -> FailedMeeting | None:
    rows = FailedMeeting.objects.filter(proposal=proposal, met_on__lt=decided_on)
    first = rows.filter(body__code=rule.body_code).order_by("met_on").last()
    rules.check_reconvened(
        rule, first.met_on if first else None, title=proposal.title, decided_on=decided_on
    )
    return first


@transaction.atomic
def record_failed_meeting(
    *,
    proposal_id: int,
    body_code: str,
    met_on: date,
    present: Sequence[int],
    actor: organisations_values.Actor,
) -> int:
    """
    This function will record a meeting that lacked quorum, with who was there; return its id.

    Nothing is decided by it; the body may be convened again where the regulation says so.

    Raises UnknownProposal, MayNotRegister, ProposalIsClosed, AheadOfToday, NotYetInForce, NoRule,
    RuleIsOpen, WrongBody, NotForTheSso, PolicyNotByTheSso, NotOfThisBody, MetBefore, UnknownVoter,
    HasNoVote, ChainPartnerHasNoVote, CustomerHasNoVote, HadQuorum.
    """
    proposal = lock_proposal(proposal_id)
    permissions.require_can_register(actor)
    rules.check_is_open(proposal.state, title=proposal.title)
    rules.check_happened(title=proposal.title, on=met_on, today=actor.on)
    rule = queries.get_rule(kind=proposal.kind, on=met_on)
    body = queries.get_body(body_code, on=met_on)
    seats = queries.list_seats(body_code, met_on)
    _check_gate(proposal, rule, body, decided_on=met_on, is_decision=False, actor=actor)
    permissions.require_seat(actor, seats, body=body.name)
    votes = [Vote(Choice.ABSTAIN, member_id=seat_id) for seat_id in present]
    found = rules.resolve_votes(
        votes, seats, basis=Basis.SEATS, body=body.name, on=met_on
    )
    entitled = _list_entitled(found, seats, body=body, on=met_on)
    voters = {rules.name_voter(seat, rule.basis): seat for seat in entitled if seat.may_vote}
    there = {name: seat for name, seat in voters.items() if seat.id in {v.seat_id for v in found}}
    tally = Tally(len(voters), 0, len(there), 0, 0, len(there))
    rules.check_lacked_quorum(rule, tally, body=body.name, on=met_on)
    meeting = _store_meeting(proposal, body, rule, tally, met_on=met_on, actor=actor)
    for name, seat in there.items():
        Attendance.objects.create(
            arrangement_id=actor.arrangement_id, meeting=meeting, seat_id=seat.id, voter=name
        )
    after = {"met_on": met_on, "attended": len(there), "present": sorted(there)}
    audit.record("governance.failed-meeting.recorded", meeting, actor=actor, after=after)
    return meeting.pk


def _store_meeting(
    proposal: Proposal,
    body: BodyLine,
    rule: RuleLine,
    tally: Tally,
    *,
    met_on: date,
    actor: organisations_values.Actor,
) -> FailedMeeting:
    if FailedMeeting.objects.filter(proposal=proposal, met_on=met_on).exists():
        raise MetBefore(body=body.name, on=met_on)
    return FailedMeeting.objects.create(
        arrangement_id=actor.arrangement_id, proposal=proposal, body_id=body.id, met_on=met_on,
        seated=tally.seated, attended=tally.took_part,
        needed=rules.get_quorum_heads(rule.voting, tally.entitled),
        registered_by_id=actor.account_id, registered_by=actor.name, recorded_at=actor.at,
    )  # fmt: skip


def _check_gate(
    proposal: Proposal,
    rule: RuleLine,
    body: BodyLine,
    *,
    decided_on: date,
    is_decision: bool = True,
    has_mandate: bool = False,
    actor: organisations_values.Actor,
) -> None:
    rules.check_body(
        rule,
        title=proposal.title,
        body_name=body.name,
        body_code=rule.body_code if has_mandate else body.code,
        decided_on=decided_on,
    )
    rules.check_primacy(proposal.kind, body.name, body.represents)
    rules.check_closed_by_participants(
        proposal.kind, title=proposal.title, body=body.name, name=actor.name, is_sso=actor.is_sso
    )
    rules.check_dates(
        title=proposal.title,
        proposed_on=proposal.proposed_on,
        decided_on=decided_on,
        effective_on=proposal.effective_on,
        may_work_back=rule.may_work_back or not is_decision,
    )
    if rule.needs_advice and is_decision:
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


def _list_entitled(
    cast: Sequence[rules.CastVote], seats: Sequence[SeatLine], *, body: BodyLine, on: date
) -> list[SeatLine]:
    """Refuse a vote of who has none on the day, and return the seats that the quorum counts."""
    participants = organisations_queries.list_participants_on(on=on)
    customers = {line.id for line in participants if not line.is_owner}
    voting = {vote.seat_id for vote in cast}
    voters = [seat for seat in seats if seat.id in voting]
    partners = {line.id for line in participants if line.is_chain_partner}
    rules.check_no_chain_partner(voters, partners=partners, body=body.name)
    rules.check_owners_only(voters, customers=customers, body=body.name)
    return [seat for seat in seats if seat.participant_id not in customers]


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
            measured=vote.measured,
            measured_on=vote.measured_on,
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
