# SPDX-License-Identifier: EUPL-1.2
"""Named questions about bodies, rules, proposals and decisions; run them inside a context."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from bodemplaat.governance import rules
from bodemplaat.governance.models import (
    Advice,
    Ballot,
    Body,
    Composition,
    Decision,
    Proposal,
    Rule,
    RuleSet,
    Seat,
    Setting,
)
from bodemplaat.governance.values import (
    AdviceLine,
    BallotLine,
    Basis,
    BodyKind,
    BodyLine,
    Choice,
    CompositionDraft,
    CompositionKind,
    CompositionLine,
    DecisionKind,
    DecisionReference,
    Level,
    Majority,
    Opinion,
    Outcome,
    ProposalLine,
    ProposalState,
    RuleLine,
    RuleSetLine,
    SeatLine,
    SeatRole,
    SettingDraft,
    SubjectReference,
    VoteRecord,
)
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries


class UnknownBody(Refusal):
    """No body has this code."""

    code = "governance.unknown-body"


class UnknownProposal(Refusal):
    """No proposal has this id in this arrangement."""

    code = "governance.unknown-proposal"


class UnknownDecision(Refusal):
    """No decision has this id in this arrangement."""

    code = "governance.unknown-decision"


class NotYetInForce(Refusal):
    """No rule set holds on that day yet."""

    code = "governance.not-yet-in-force"


class NoRuleSet(Refusal):
    """The arrangement has no rules at all."""

    code = "governance.no-rule-set"


class NoRule(Refusal):
    """The rule set in force says nothing about this kind."""

    code = "governance.no-rule"


class NoSetting(Refusal):
    """The rule set in force does not name this setting."""

    code = "governance.no-setting"


class SettingIsOpen(Refusal):
    """The arrangement has not settled this setting."""

    code = "governance.setting-is-open"


def list_bodies(on: date, *, known_at: datetime | None = None) -> tuple[BodyLine, ...]:
    """Return the bodies with their number of voting seats on a day, deciding ones first."""
    seats = Seat.objects.holding(on).known(known_at).exclude(role=SeatRole.SECRETARY.value)
    counts = dict(seats.order_by().values_list("body_id").annotate(Count("id")))
    bodies = Body.objects.order_by("-is_deciding", "level", "code")
    return tuple(_body_line(body, counts.get(body.pk, 0)) for body in bodies)


def get_body(code: str, *, on: date) -> BodyLine:
    """Return one body by its code, or raise UnknownBody."""
    for line in list_bodies(on):
        if line.code == code:
            return line
    raise UnknownBody(body=code)


def _body_line(body: Body, seat_count: int) -> BodyLine:
    return BodyLine(
        id=body.pk,
        code=body.code,
        name=body.name,
        kind=BodyKind(body.kind),
        is_deciding=body.is_deciding,
        level=Level(body.level),
        purpose=body.purpose,
        composition=body.composition,
        chair_rule=body.chair_rule,
        source=body.source,
        is_assumption=body.is_assumption,
        seat_count=seat_count,
    )


def list_seats(
    body_code: str, on: date, *, known_at: datetime | None = None
) -> tuple[SeatLine, ...]:
    """Return who sits in a body on a day, in order of participant and name."""
    return _seat_lines(_seats(body_code).holding(on).known(known_at))


def list_all_seats(body_code: str, *, known_at: datetime | None = None) -> tuple[SeatLine, ...]:
    """Return every seat of a body through time, in order of start, participant and name."""
    lines = _seat_lines(_seats(body_code).known(known_at))
    return tuple(sorted(lines, key=lambda line: (line.participant_code, line.starts_on)))


def _seats(body_code: str) -> Any:
    return Seat.objects.filter(body__code=body_code).select_related("body", "participant")


def _seat_lines(seats: Iterable[Seat]) -> tuple[SeatLine, ...]:
    lines = [
        SeatLine(
            id=seat.pk,
            body_code=seat.body.code,
            person_name=seat.person_name,
            participant_id=seat.participant_id,
            participant_code=seat.participant.code if seat.participant else "",
            participant_name=seat.participant.name if seat.participant else "",
            votes=seat.votes,
            role=SeatRole(seat.role),
            portfolio=seat.portfolio,
            starts_on=seat.starts_on,
            ends_before=seat.ends_before,
            source=seat.source,
            is_synthetic=seat.is_synthetic,
        )
        for seat in seats
    ]
    return tuple(sorted(lines, key=lambda line: (line.participant_code, line.person_name)))


def list_rule_sets(*, known_at: datetime | None = None) -> tuple[RuleSetLine, ...]:
    """Return the versions of the rules with everything in them, newest first."""
    found = RuleSet.objects.known(known_at).order_by("-starts_on")
    return tuple(_rule_set_line(rule_set) for rule_set in _with_parts(found))


def _with_parts(found: Any) -> Any:
    parts = (
        Prefetch("rules", Rule.objects.select_related("body", "advised_by").order_by("kind")),
        Prefetch("settings", Setting.objects.order_by("name")),
        Prefetch(
            "compositions",
            Composition.objects.select_related("body", "other_body").order_by("body__code", "id"),
        ),
    )
    return found.prefetch_related(*parts)


def _rule_set_line(rule_set: RuleSet) -> RuleSetLine:
    return RuleSetLine(
        id=rule_set.pk,
        title=rule_set.title,
        article_source=rule_set.article_source,
        adopted_by=rule_set.adopted_by,
        starts_on=rule_set.starts_on,
        ends_before=rule_set.ends_before,
        source=rule_set.source,
        is_assumption=rule_set.is_assumption,
        rules=tuple(_rule_line(rule, rule_set) for rule in rule_set.rules.all()),
        settings=tuple(_setting_draft(setting) for setting in rule_set.settings.all()),
        compositions=tuple(_composition_draft(item) for item in rule_set.compositions.all()),
    )


def _rule_line(rule: Rule, rule_set: RuleSet) -> RuleLine:
    return RuleLine(
        kind=rule.kind,
        body_code=rule.body.code if rule.body else "",
        body_name=rule.body.name if rule.body else "",
        article=rule.article,
        majority=Majority(rule.majority),
        quorum=rule.quorum,
        is_open=rule.is_open,
        basis=Basis(rule.basis),
        is_quorum_strict=rule.is_quorum_strict,
        chair_breaks_ties=rule.chair_breaks_ties,
        advised_by=rule.advised_by.code if rule.advised_by else "",
        needs_advice=rule.needs_advice,
        may_work_back=rule.may_work_back,
        note=rule.note,
        id=rule.pk,
        rule_set_id=rule_set.pk,
        rule_set_title=rule_set.title,
    )


def _setting_draft(setting: Setting) -> SettingDraft:
    return SettingDraft(
        setting.name, setting.value, setting.article, setting.is_open, setting.note
    )


def _composition_draft(item: Composition) -> CompositionDraft:
    other = item.other_body.code if item.other_body else ""
    kind = CompositionKind(item.kind)
    return CompositionDraft(item.body.code, kind, item.article, other, item.is_open, item.note)


def find_rule_set(*, on: date, known_at: datetime | None = None) -> RuleSetLine | None:
    """Return the rules in force on a day, or None before the first version."""
    found = list(_with_parts(RuleSet.objects.holding(on).known(known_at))[:1])
    return _rule_set_line(found[0]) if found else None


def get_rule_set(*, on: date, known_at: datetime | None = None) -> RuleSetLine:
    """Return the rules in force on a day, or raise NotYetInForce or NoRuleSet."""
    found = find_rule_set(on=on, known_at=known_at)
    if found is None:
        first = RuleSet.objects.known(known_at).order_by("starts_on").first()
        if first is None:
            raise NoRuleSet(on=on)
        raise NotYetInForce(on=on, rule_set=first.title, starts_on=first.starts_on)
    return found


def get_rule(
    *, kind: DecisionKind | str, on: date, known_at: datetime | None = None
) -> RuleLine:
    """Return who decides a kind on a day, also where that is open; raise NoRule without one."""
    rule_set = get_rule_set(on=on, known_at=known_at)
    for line in rule_set.rules:
        if line.kind == kind:
            return line
    raise NoRule(kind=str(kind), rule_set=rule_set.title, on=on)


def get_setting(*, name: str, on: date, known_at: datetime | None = None) -> str:
    """Return the value of a setting on a day; raise NoSetting or SettingIsOpen."""
    rule_set = get_rule_set(on=on, known_at=known_at)
    for line in rule_set.settings:
        if line.name == name:
            if line.is_open:
                raise SettingIsOpen(name=name, rule_set=rule_set.title, article=line.article)
            return line.value
    raise NoSetting(name=name, rule_set=rule_set.title, on=on)


def list_compositions(*, on: date) -> tuple[CompositionLine, ...]:
    """Return what the rules in force ask of the members of bodies, counted on a day."""
    rule_set = find_rule_set(on=on)
    if rule_set is None:
        return ()
    counts = {body.code: body.seat_count for body in list_bodies(on)}
    owners = sum(line.is_owner for line in organisations_queries.list_participants_on(on=on))
    found = []
    for draft in rule_set.compositions:
        of = counts.get(draft.other_body_code, owners)
        members = counts[draft.body_code]
        state = rules.judge_composition(draft.kind, members=members, of=of, is_open=draft.is_open)
        found.append(
            CompositionLine(
                draft.body_code, draft.kind, draft.article, draft.other_body_code, draft.note,
                members, of, state,
            )
        )  # fmt: skip
    return tuple(found)


def get_proposal(*, proposal_id: int, on: date) -> ProposalLine:
    """Return one proposal with its state on a day, or raise UnknownProposal."""
    found = _proposals().filter(pk=proposal_id, proposed_on__lte=on).first()
    if found is None:
        raise UnknownProposal(id=proposal_id)
    return _proposal_lines([found], on=on)[0]


def list_open_proposals(*, on: date) -> tuple[ProposalLine, ...]:
    """Return what waits for a decision on a day, the longest wait first."""
    return list_proposals(on=on, state=ProposalState.PROPOSED)


def list_proposals(
    *,
    on: date,
    state: ProposalState | str | None = None,
    kind: str | None = None,
    body_code: str | None = None,
    year: int | None = None,
    subject: SubjectReference | None = None,
) -> tuple[ProposalLine, ...]:
    """Return the proposals brought until a day with their state on it; open ones first."""
    found = _proposals().filter(proposed_on__lte=on)
    if kind:
        found = found.filter(kind=kind)
    if subject:
        found = found.filter(subject_type=subject.type, subject_id=subject.id)
    if year:
        found = found.filter(day__year=year)
    lines = _proposal_lines(found.order_by("-day", "-id"), on=on)
    lines = tuple(
        line
        for line in lines
        if (not state or line.state == state) and (not body_code or line.body_code == body_code)
    )
    is_open = [line for line in lines if line.state == ProposalState.PROPOSED]
    others = [line for line in lines if line.state != ProposalState.PROPOSED]
    return tuple(sorted(is_open, key=lambda line: (line.proposed_on, line.id))) + tuple(others)


def list_proposal_years(*, on: date) -> tuple[int, ...]:
    """Return the years in which something was proposed or decided, newest first."""
    days = _proposals().filter(proposed_on__lte=on).values_list("day__year", flat=True)
    return tuple(sorted(set(days), reverse=True))


def _proposals() -> QuerySet[Proposal]:
    decisions = Prefetch("decisions", Decision.objects.select_related("body", "rule"))
    day = Coalesce("decisions__decided_on", "proposed_on")
    return Proposal.objects.annotate(day=day).prefetch_related(decisions)


def _proposal_lines(proposals: Iterable[Proposal], *, on: date) -> tuple[ProposalLine, ...]:
    rule_set = find_rule_set(on=on)
    in_force = {line.kind: line for line in rule_set.rules} if rule_set else {}
    return tuple(_proposal_line(one, in_force.get(one.kind), on=on) for one in proposals)


def _proposal_line(proposal: Proposal, rule: RuleLine | None, *, on: date) -> ProposalLine:
    decision = next((one for one in proposal.decisions.all() if one.decided_on <= on), None)
    state = ProposalState(decision.result) if decision else ProposalState.PROPOSED
    is_withdrawn = proposal.withdrawn_on is not None and proposal.withdrawn_on <= on
    state = ProposalState.WITHDRAWN if is_withdrawn else state
    is_open = decision is None and (rule is None or rule.is_open)
    body_code, body_name, article = "", "", rule.article if rule else ""
    if decision:
        body_code, body_name = decision.body.code, decision.body.name
        article = decision.rule.article
    elif rule and not rule.is_open:
        body_code, body_name = rule.body_code, rule.body_name
    return ProposalLine(
        id=proposal.pk,
        kind=proposal.kind,
        subject=SubjectReference(proposal.subject_type, proposal.subject_id),
        title=proposal.title,
        text=proposal.text,
        proposed_on=proposal.proposed_on,
        effective_on=proposal.effective_on,
        state=state.value,
        body_code=body_code,
        body_name=body_name,
        article=article,
        decision=_reference(decision, proposal) if decision else None,
        proposed_by=proposal.proposed_by,
        is_open=is_open,
        source=proposal.source,
        is_synthetic=proposal.is_synthetic,
        withdrawn_on=proposal.withdrawn_on if is_withdrawn else None,
        withdrawal_reason=proposal.withdrawal_reason if is_withdrawn else "",
    )


def _reference(decision: Decision, proposal: Proposal) -> DecisionReference:
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
    return _reference(found, found.proposal)


def get_decided_proposal_id(decision_id: int) -> int:
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
    return tuple(_reference(decision, decision.proposal) for decision in ordered)


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
    relations = ("rule__body", "rule__advised_by", "rule__rule_set")
    decision = Decision.objects.select_related(*relations).filter(pk=decision_id).first()
    return _vote_record(decision) if decision else None


def _vote_record(decision: Decision) -> VoteRecord:
    rule = _rule_line(decision.rule, decision.rule.rule_set)
    stored = Ballot.objects.filter(decision=decision).select_related("seat__participant")
    ballots = tuple(
        BallotLine(
            voter=one.voter,
            participant_name=one.seat.participant.name if one.seat.participant else "",
            is_chair=one.is_chair,
            weight=one.weight,
            choice=Choice(one.choice),
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
    )


def find_damage() -> list[str]:
    """Return what is wrong with decisions: counted again, another body or result comes out."""
    damage: list[str] = []
    relations = ("body", "proposal", "rule__body", "rule__advised_by", "rule__rule_set")
    for decision in Decision.objects.select_related(*relations).order_by("id"):
        where = f"besluit {decision.reference}"
        record = _vote_record(decision)
        if record.outcome != decision.result:
            damage.append(f"{where}: de stemmen geven een andere uitkomst dan is vastgelegd")
        if decision.rule.body_id != decision.body_id:
            damage.append(f"{where}: een ander orgaan was bevoegd ({decision.rule.article})")
        if decision.proposal.state != decision.result:
            damage.append(f"{where}: het voorstel staat op {decision.proposal.state}")
    return damage
