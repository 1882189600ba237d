# SPDX-License-Identifier: EUPL-1.2
"""What was proposed and where it stands."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.db.models.functions import Coalesce

from bodemplaat.governance.models import Decision, Proposal
from bodemplaat.governance.queries.decisions import get_reference
from bodemplaat.governance.queries.rule_sets import find_rule_set
from bodemplaat.governance.values import (
    ProposalLine,
    ProposalState,
    RuleLine,
    SubjectReference,
)
from bodemplaat.kernel.refusals import Refusal


class UnknownProposal(Refusal):
    """No proposal has this id in this arrangement."""

    code = "governance.unknown-proposal"


def get_proposal(
    *, proposal_id: int, on: date, known_at: datetime | None = None
) -> ProposalLine:
    """Return one proposal with its state on a day, or raise UnknownProposal."""
    found = _proposals(known_at).filter(pk=proposal_id, proposed_on__lte=on).first()
    if found is None:
        raise UnknownProposal(id=proposal_id)
    return _proposal_lines([found], on=on, known_at=known_at)[0]


def list_open_proposals(
    *, on: date, known_at: datetime | None = None
) -> tuple[ProposalLine, ...]:
    """Return what waits for a decision on a day, the longest wait first."""
    return list_proposals(on=on, known_at=known_at, state=ProposalState.PROPOSED)


def list_proposals(
    *,
    on: date,
    state: ProposalState | str | None = None,
    kind: str | None = None,
    body_code: str | None = None,
    year: int | None = None,
    subject: SubjectReference | None = None,
    known_at: datetime | None = None,
) -> tuple[ProposalLine, ...]:
    """Return the proposals brought until a day with their state on it; open ones first."""
    found = _proposals(known_at).filter(proposed_on__lte=on)
    if kind:
        found = found.filter(kind=kind)
    if subject:
        found = found.filter(subject_type=subject.type, subject_id=subject.id)
    if year:
        found = found.filter(day__year=year)
    lines = _proposal_lines(found.order_by("-day", "-id"), on=on, known_at=known_at)
    lines = tuple(
        line
        for line in lines
        if (not state or line.state == state) and (not body_code or line.body_code == body_code)
    )
    is_open = [line for line in lines if line.state == ProposalState.PROPOSED]
    others = [line for line in lines if line.state != ProposalState.PROPOSED]
    return tuple(sorted(is_open, key=lambda line: (line.proposed_on, line.id))) + tuple(others)


def list_proposal_years(*, on: date, known_at: datetime | None = None) -> tuple[int, ...]:
    """Return the years in which something was proposed or decided, newest first."""
    found = _proposals(known_at).filter(proposed_on__lte=on).prefetch_related(None)
    return tuple(sorted({day.year for day in found.values_list("day", flat=True)}, reverse=True))


def _proposals(known_at: datetime | None = None) -> Any:
    decisions = Decision.objects.select_related("body", "rule")
    proposals = Proposal.objects.annotate(day=Coalesce("decisions__decided_on", "proposed_on"))
    if known_at:
        decisions = decisions.filter(recorded_at__lte=known_at)
        proposals = proposals.filter(recorded_at__lte=known_at)
    return proposals.prefetch_related(Prefetch("decisions", decisions))


def _proposal_lines(
    proposals: Iterable[Proposal], *, on: date, known_at: datetime | None = None
) -> tuple[ProposalLine, ...]:
    rule_set = find_rule_set(on=on, known_at=known_at)
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
        decision=get_reference(decision, proposal) if decision else None,
        proposed_by=proposal.proposed_by,
        proposed_by_id=proposal.proposed_by_id,
        is_open=is_open,
        source=proposal.source,
        is_synthetic=proposal.is_synthetic,
        withdrawn_on=proposal.withdrawn_on if is_withdrawn else None,
        withdrawal_reason=proposal.withdrawal_reason if is_withdrawn else "",
        amount_cents=proposal.amount_cents,
    )
