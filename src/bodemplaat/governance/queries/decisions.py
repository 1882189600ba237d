# SPDX-License-Identifier: EUPL-1.2
"""What was decided, advised and voted."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from bodemplaat.foundation import sentences
from bodemplaat.governance import rules
from bodemplaat.governance.models import Advice, Ballot, Decision, FailedMeeting, Proposal
from bodemplaat.governance.queries.rule_sets import get_rule_line
from bodemplaat.governance.values import (
    AdviceLine,
    BallotLine,
    Choice,
    DecisionKind,
    DecisionReference,
    FailedMeetingLine,
    Opinion,
    Outcome,
    SubjectReference,
    VoteRecord,
)
from bodemplaat.kernel.refusals import Refusal


class UnknownDecision(Refusal):
    """No decision has this id in this arrangement."""

    code = "governance.unknown-decision"


def get_reference(decision: Decision, proposal: Proposal) -> DecisionReference:
    """Return a decision as other packages and links on screen know it."""
    return DecisionReference(
        id=decision.pk,
        reference=decision.reference,
        body_code=decision.body.code,
        body_name=decision.body.name,
        kind=proposal.kind,
        title=proposal.title,
        decided_on=decision.decided_on,
        effective_on=decision.effective_on,
    )


def _decisions() -> QuerySet[Decision]:
    return Decision.objects.select_related("proposal", "body")


def get_decision(decision_id: int) -> DecisionReference:
    """Return one decision, or raise UnknownDecision."""
    found = _decisions().filter(pk=decision_id).first()
    if found is None:
        raise UnknownDecision(id=decision_id)
    return get_reference(found, found.proposal)


def get_decided_proposal_id(*, decision_id: int) -> int:
    """Return the proposal that a decision is about, or raise UnknownDecision."""
    found = Decision.objects.filter(pk=decision_id).values_list("proposal_id", flat=True).first()
    if found is None:
        raise UnknownDecision(id=decision_id)
    return int(found)


def list_decisions(
    *,
    kind: DecisionKind | str | None = None,
    subject: SubjectReference | None = None,
    body_code: str | None = None,
    year: int | None = None,
    on: date | None = None,
    ids: Iterable[int] | None = None,
    known_at: datetime | None = None,
) -> tuple[DecisionReference, ...]:
    """Return the adopted decisions, newest first; `on`: decided until that day."""
    found = _decisions().filter(result=Outcome.ADOPTED.value)
    if kind:
        found = found.filter(proposal__kind=str(kind))
    if subject:
        found = found.filter(
            proposal__subject_type=subject.type, proposal__subject_id=subject.id
        )
    if body_code:
        found = found.filter(body__code=body_code)
    if year:
        found = found.filter(decided_on__year=year)
    if on:
        found = found.filter(decided_on__lte=on)
    if ids is not None:
        found = found.filter(pk__in=list(ids))
    if known_at:
        found = found.filter(recorded_at__lte=known_at)
    ordered = found.order_by("-decided_on", "-id")
    return tuple(get_reference(decision, decision.proposal) for decision in ordered)


def list_advices(*, proposal_id: int, on: date) -> tuple[AdviceLine, ...]:
    """Return what advising bodies said about a proposal until a day."""
    found = Advice.objects.filter(proposal_id=proposal_id, advised_on__lte=on)
    return tuple(
        AdviceLine(
            one.body.code, one.body.name, Opinion(one.opinion), one.text, one.advised_on
        )
        for one in found.select_related("body").order_by("advised_on", "id")
    )


def find_vote(*, decision_id: int) -> VoteRecord | None:
    """Return the vote behind a decision: rule, count, ballots and outcome, all counted again."""
    relations = ("rule__body", "rule__advised_by", "rule__rule_set", "first_meeting__body")
    decision = Decision.objects.select_related(*relations).filter(pk=decision_id).first()
    return _vote_record(decision) if decision else None


def _vote_record(decision: Decision) -> VoteRecord:
    rule = get_rule_line(decision.rule, decision.rule.rule_set)
    stored = Ballot.objects.filter(decision=decision).select_related("seat__participant")
    ballots = tuple(
        BallotLine(
            voter=one.voter,
            participant_name=one.seat.participant.name_on(decision.decided_on)
            if one.seat.participant else "",
            is_chair=one.is_chair,
            weight=one.weight,
            choice=Choice(one.choice),
            measured=one.measured,
            measured_on=one.measured_on,
        )
        for one in stored.order_by("seat__participant__code", "voter")
    )
    votes = [rules.CastVote(one.voter, one.weight, one.choice, one.is_chair) for one in ballots]
    tally = rules.count_votes(votes, seated=decision.seated)
    return VoteRecord(
        rule=rule,
        tally=tally,
        ballots=ballots,
        outcome=rules.judge(rule.voting, tally, is_reconvened=decision.is_reconvened),
        is_reconvened=decision.is_reconvened,
        registered_by=decision.registered_by,
        confirmed_by=decision.confirmed_by,
        quorum_heads=rules.get_quorum_heads(
            rule.voting, tally.entitled, is_reconvened=decision.is_reconvened
        ),
        majority_votes=rules.get_majority_votes(rule.voting, tally.cast),
        explained=rules.explain_vote(
            rule.voting, tally, is_reconvened=decision.is_reconvened
        ),
        first_meeting=_meeting_line(decision.first_meeting) if decision.first_meeting else None,
        mandate_code=decision.mandate_code,
    )


def list_failed_meetings(*, proposal_id: int, on: date) -> tuple[FailedMeetingLine, ...]:
    """Return the meetings about a proposal that lacked quorum, until a day, the latest last."""
    rows = FailedMeeting.objects.filter(proposal_id=proposal_id, met_on__lte=on)
    ordered = rows.select_related("body").prefetch_related("attendances").order_by("met_on")
    return tuple(_meeting_line(row) for row in ordered)


def _meeting_line(row: FailedMeeting) -> FailedMeetingLine:
    present = tuple(sorted(one.voter for one in row.attendances.all()))
    return FailedMeetingLine(
        row.pk, row.body.name, row.met_on, row.seated, row.attended, row.needed, present
    )


def find_damage() -> list[str]:
    """Return what is wrong with decisions: counted again, another body or result comes out."""
    damage: list[str] = []
    relations = (
        "body", "proposal", "rule__body", "rule__advised_by", "rule__rule_set",
        "first_meeting__body",
    )  # fmt: skip
    for decision in Decision.objects.select_related(*relations).order_by("id"):
        where = f"besluit {decision.reference}"
        record = _vote_record(decision)
        if record.outcome != decision.result:
            damage.append(f"{where}: de stemmen geven een andere uitkomst dan is vastgelegd")
        if decision.rule.body_id != decision.body_id and not decision.mandate_code:
            damage.append(f"{where}: een ander orgaan was bevoegd ({decision.rule.article})")
        if decision.proposal.state != decision.result:
            state = sentences.word(decision.proposal.state)
            damage.append(f"{where}: het voorstel staat op {state}")
    return damage
