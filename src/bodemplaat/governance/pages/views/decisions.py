# SPDX-License-Identifier: EUPL-1.2
"""Who decided what, and what waits."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bodemplaat.foundation import formats
from bodemplaat.foundation.pages import page
from bodemplaat.governance import permissions, queries
from bodemplaat.governance.pages import tables, votes, words
from bodemplaat.governance.values import (
    DecisionKind,
    ProposalLine,
    ProposalState,
)


@require_GET
@page()
def decision_list(request: HttpRequest) -> HttpResponse:
    """Show proposals and decisions until the reference date; what waits stands first."""
    on, known_at = request.as_of, request.known_at
    rows = tables.list_proposal_rows(queries.list_proposals(on=on, known_at=known_at))
    waiting = [row for row in rows if row.line.state == ProposalState.PROPOSED]
    context = {
        "waiting": waiting,
        "closed_count": len(rows) - len(waiting),
        "can_propose": permissions.can_propose(request.actor),
    }
    years = queries.list_proposal_years(on=on, known_at=known_at)
    choices = {
        "orgaan": {line.code: line.name for line in queries.list_bodies(on)},
        "jaar": {year: year for year in years},
    }
    found = tables.Proposals(request, rows, choices)
    return found.respond("governance/decision/list.html", context)


@require_GET
@page()
def decision_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a decision: the same page as its proposal."""
    try:
        proposal_id = queries.get_decided_proposal_id(decision_id=pk)
    except queries.UnknownDecision as refusal:
        raise Http404 from refusal
    return _show(request, proposal_id)


@require_GET
@page()
def proposal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal: what, who may decide and why, advice, votes, and what follows."""
    return _show(request, pk)


def _show(request: HttpRequest, proposal_id: int) -> HttpResponse:
    on, known_at = request.as_of, request.known_at
    try:
        line = queries.get_proposal(proposal_id=proposal_id, on=on, known_at=known_at)
    except queries.UnknownProposal as refusal:
        raise Http404 from refusal
    record = queries.find_vote(decision_id=line.decision.id) if line.decision else None
    rule = record.rule if record else queries.find_rule(kind=line.kind, on=on, known_at=known_at)
    names = {body.code: body.name for body in queries.list_bodies(on, known_at=known_at)}
    is_waiting = line.state == ProposalState.PROPOSED
    registers = is_waiting and permissions.can_register(request.actor)
    closes = is_waiting and permissions.can_close(request.actor, line.kind)
    context = {
        "line": line,
        "kind": words.KINDS[DecisionKind(line.kind)],
        "answer": _answer(line),
        "rule": tables.make_rule_row(rule) if rule else None,
        "advisor": names.get(rule.advised_by, "") if rule else "",
        "advices": [
            (advice, words.OPINIONS[advice.opinion])
            for advice in queries.list_advices(proposal_id=proposal_id, on=on)
        ],
        "record": record,
        "bars": [votes.make_quorum_bar(record), votes.make_majority_bar(record)] if record else [],
        "width": votes.WIDTH,
        "explained": votes.list_explained(record) if record else [],
        "meetings": queries.list_failed_meetings(proposal_id=proposal_id, on=on),
        "ballots": [
            (ballot, words.CHOICES[ballot.choice], words.name_weight(ballot))
            for ballot in (record.ballots if record else ())
        ],
        "subject_url": tables.find_subject_url(line.subject, request.arrangement.slug),
        "only_proposes": registers and not closes and not line.is_open,
        "can_register": closes and _has_seat(request, line.body_code),
        "can_advise": registers and rule is not None and _has_seat(request, rule.advised_by),
        "can_withdraw": is_waiting
        and permissions.can_withdraw(
            request.actor, proposer_id=line.proposed_by_id, proposer=line.proposed_by
        ),
    }
    return render(request, "governance/proposal/detail.html", context)


def _has_seat(request: HttpRequest, body_code: str) -> bool:
    return permissions.has_seat(request.actor, queries.list_seats(body_code, request.as_of))


def _answer(line: ProposalLine) -> str:
    named = {
        "body": line.body_name,
        "proposed_on": formats.day(line.proposed_on),
        "effective_on": formats.day(line.effective_on),
        "decided_on": formats.day(line.decision.decided_on) if line.decision else "",
        "withdrawn_on": formats.day(line.withdrawn_on) if line.withdrawn_on else "",
    }
    sentences = {
        ProposalState.ADOPTED: gettext(
            "Vastgesteld door %(body)s op %(decided_on)s; geldt vanaf %(effective_on)s."
        ),
        ProposalState.REJECTED: gettext(
            "Afgewezen door %(body)s op %(decided_on)s; er verandert niets."
        ),
        ProposalState.WITHDRAWN: gettext("Ingetrokken op %(withdrawn_on)s; er verandert niets."),
        ProposalState.PROPOSED: gettext(
            "Wacht sinds %(proposed_on)s op een besluit van %(body)s; bedoeld vanaf "
            "%(effective_on)s."
        ),
    }
    if line.is_open and line.state == ProposalState.PROPOSED:
        return gettext(
            "Wacht sinds %(proposed_on)s. Niemand kan beslissen: welk orgaan bevoegd is, is niet "
            "vastgelegd."
        ) % named
    return sentences[ProposalState(line.state)] % named
