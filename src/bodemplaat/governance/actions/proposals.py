# SPDX-License-Identifier: EUPL-1.2
"""A change is proposed, advised on, and sometimes taken back."""

from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.governance import permissions, queries, rules
from bodemplaat.governance.events import ProposalWithdrawn
from bodemplaat.governance.models import Advice, Body, Proposal
from bodemplaat.governance.values import DecisionKind, Opinion, SubjectReference
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import values as organisations_values


class AlreadyProposed(Refusal):
    """The same change of the same thing waits already."""

    code = "governance.already-proposed"


class AlreadyAdvised(Refusal):
    """The body has given its advice on this proposal."""

    code = "governance.already-advised"


class AdviceOutOfTime(Refusal):
    """Advice comes after the proposal."""

    code = "governance.advice-out-of-time"


class WithdrawnBeforeProposed(Refusal):
    """A proposal cannot be taken back before it was brought."""

    code = "governance.withdrawn-before-proposed"


@transaction.atomic
def propose(
    *,
    kind: DecisionKind | str,
    subject: SubjectReference,
    title: str,
    text: str,
    effective_on: date,
    proposed_on: date,
    actor: organisations_values.Actor,
    source: str = "",
    is_synthetic: bool = False,
    amount_cents: int | None = None,
) -> int:
    """
    This function will bring a proposal to the body that may decide it, and return its id.

    Nothing takes effect by it. Raises MayNotPropose, AheadOfToday, AlreadyProposed.
    """
    permissions.require_can_propose(actor)
    rules.check_happened(title=title, on=proposed_on, today=actor.on)
    kind = DecisionKind(kind)
    waiting = Proposal.objects.filter(
        kind=kind.value, subject_type=subject.type, subject_id=subject.id, state="proposed"
    ).first()
    if waiting is not None:
        raise AlreadyProposed(title=waiting.title, proposed_on=waiting.proposed_on)
    proposal = Proposal.objects.create(
        arrangement_id=actor.arrangement_id,
        kind=kind.value,
        subject_type=subject.type,
        subject_id=subject.id,
        title=title,
        text=text,
        proposed_by_id=actor.account_id,
        proposed_by=actor.name,
        proposed_on=proposed_on,
        effective_on=effective_on,
        amount_cents=amount_cents,
        source=source,
        is_synthetic=is_synthetic,
        recorded_at=actor.at,
    )
    after = {"kind": kind.value, "title": title, "effective_on": effective_on}
    audit.record("governance.proposal.proposed", proposal, actor=actor, after=after)
    return proposal.pk


def lock_proposal(proposal_id: int) -> Proposal:
    """Return one proposal, locked until the end of the transaction."""
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if proposal is None:
        raise queries.UnknownProposal(id=proposal_id)
    return proposal


@transaction.atomic
def withdraw(
    *, proposal_id: int, reason: str, withdrawn_on: date, actor: organisations_values.Actor
) -> None:
    """
    This function will take a waiting proposal back.

    Raises UnknownProposal, MayNotWithdraw, ProposalIsClosed, AheadOfToday,
    WithdrawnBeforeProposed.
    Publishes ProposalWithdrawn.
    """
    proposal = lock_proposal(proposal_id)
    permissions.require_can_withdraw(
        actor, proposer_id=proposal.proposed_by_id, proposer=proposal.proposed_by
    )
    rules.check_is_open(proposal.state, title=proposal.title)
    rules.check_happened(title=proposal.title, on=withdrawn_on, today=actor.on)
    if withdrawn_on < proposal.proposed_on:
        raise WithdrawnBeforeProposed(
            title=proposal.title, proposed_on=proposal.proposed_on, on=withdrawn_on
        )
    proposal.set_withdrawn(on=withdrawn_on, reason=reason)
    after = {"withdrawn_on": withdrawn_on, "reason": reason}
    audit.record("governance.proposal.withdrawn", proposal, actor=actor, after=after)
    events.publish(
        ProposalWithdrawn(
            arrangement_id=actor.arrangement_id,
            proposal_id=proposal.pk,
            kind=proposal.kind,
            subject_type=proposal.subject_type,
            subject_id=proposal.subject_id,
            withdrawn_on=withdrawn_on,
            recorded_at=actor.at,
        )
    )


@transaction.atomic
def advise(
    *,
    proposal_id: int,
    body_code: str,
    opinion: Opinion | str,
    text: str,
    advised_on: date,
    actor: organisations_values.Actor,
) -> int:
    """
    This function will record what an advising body thinks of a waiting proposal.

    Raises UnknownProposal, MayNotRegister, UnknownBody, NotOfThisBody, ProposalIsClosed,
    AheadOfToday, AdviceOutOfTime, AlreadyAdvised.
    """
    proposal = lock_proposal(proposal_id)
    permissions.require_can_register(actor)
    body = Body.objects.filter(code=body_code).first()
    if body is None:
        raise queries.UnknownBody(body=body_code)
    seats = queries.list_seats(body_code, advised_on)
    permissions.require_seat(actor, seats, body=body.name)
    rules.check_is_open(proposal.state, title=proposal.title)
    rules.check_happened(title=proposal.title, on=advised_on, today=actor.on)
    if advised_on < proposal.proposed_on:
        raise AdviceOutOfTime(
            title=proposal.title, proposed_on=proposal.proposed_on, on=advised_on
        )
    if Advice.objects.filter(proposal=proposal, body=body).exists():
        raise AlreadyAdvised(body=body.name, title=proposal.title)
    advice = Advice.objects.create(
        arrangement_id=actor.arrangement_id,
        proposal=proposal,
        body=body,
        opinion=Opinion(opinion).value,
        text=text,
        advised_on=advised_on,
        recorded_by=actor.name,
        recorded_at=actor.at,
    )
    after = {"body": body_code, "opinion": advice.opinion, "advised_on": advised_on}
    audit.record("governance.advice.recorded", advice, actor=actor, after=after)
    return advice.pk
