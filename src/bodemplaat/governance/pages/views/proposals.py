# SPDX-License-Identifier: EUPL-1.2
"""Register a decision, record advice, take a proposal back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.governance import actions, permissions, queries
from bodemplaat.governance.pages import forms, tables
from bodemplaat.governance.values import BodyLine, ProposalLine
from bodemplaat.kernel.refusals import Refusal

METHODS = ["GET", "HEAD", "POST"]


def _get_line(request: HttpRequest, pk: int) -> ProposalLine:
    try:
        return queries.get_proposal(
            proposal_id=pk, on=request.as_of, known_at=request.known_at
        )
    except queries.UnknownProposal as refusal:
        raise Http404 from refusal


def _render(
    request: HttpRequest, template: str, line: ProposalLine, form: Form, **context: Any
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context |= {"line": line, "form": form}
    return render(request, f"governance/proposal/{template}.html", context, status=status)


def _done(request: HttpRequest, pk: int, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect("governance:proposal-detail", arrangement=request.arrangement.slug, pk=pk)


def _read_meeting(
    request: HttpRequest,
    line: ProposalLine,
    bodies: Sequence[BodyLine],
    day_field: str = "decided_on",
) -> forms.Meeting:
    """Return which body met and when: as asked, or as the rules say for today."""
    is_sent = request.method == "POST"
    body_code = request.POST.get("body_code") if is_sent else request.GET.get("orgaan")
    day = request.POST.get(day_field) if is_sent else request.GET.get("datum")
    first = line.body_code or bodies[0].code
    data = {"orgaan": body_code or first, "datum": day or request.today.isoformat()}
    return forms.Meeting(data, bodies=bodies, body_code=first, decided_on=request.today)


@require_http_methods(METHODS)
@page(roles=permissions.REGISTRARS)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Register what a body decided, with the vote of each seat; the wrong body is refused."""
    line = _get_line(request, pk)
    bodies = queries.list_bodies(request.as_of)
    meeting = _read_meeting(request, line, bodies)
    body_code, decided_on = meeting.body_code, meeting.decided_on
    seats = queries.list_seats(body_code, decided_on)
    initial = {
        "body_code": body_code,
        "decided_on": decided_on.isoformat(),
        "reference": f"{body_code} {decided_on:%Y-%m}",
    }
    form = forms.Decide(request.POST or None, seats=seats, initial=initial)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            reference = actions.decide(
                proposal_id=pk,
                votes=form.get_votes(),
                actor=request.actor,
                **{name: form.cleaned_data[name] for name in (*initial, "is_reconvened")},
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            saved = gettext("Besluit %(reference)s is geregistreerd.")
            return _done(request, pk, saved % {"reference": reference.reference})
    rule = queries.find_rule(kind=line.kind, on=decided_on)
    return _render(
        request, "decide", line, form, meeting=meeting,
        rule=tables.make_rule_row(rule) if rule else None,
        body=next((body for body in bodies if body.code == body_code), None),
        decided_on=decided_on,
        first_meeting=queries.list_failed_meetings(proposal_id=pk, on=decided_on)[-1:],
    )  # fmt: skip


@require_http_methods(METHODS)
@page(roles=permissions.REGISTRARS)
def meeting_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a meeting that lacked quorum, with who was there."""
    line = _get_line(request, pk)
    bodies = queries.list_bodies(request.as_of)
    meeting = _read_meeting(request, line, bodies, day_field="met_on")
    body_code, met_on = meeting.body_code, meeting.decided_on
    seats = queries.list_seats(body_code, met_on)
    initial = {"body_code": body_code, "met_on": met_on.isoformat()}
    form = forms.FailedMeeting(request.POST or None, seats=seats, initial=initial)
    if form.is_valid():
        try:
            actions.record_failed_meeting(
                proposal_id=pk, actor=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _done(request, pk, gettext("De vergadering zonder quorum is vastgelegd."))
    rule = queries.find_rule(kind=line.kind, on=met_on)
    context = {
        "line": line, "form": form, "meeting": meeting,
        "rule": tables.make_rule_row(rule) if rule else None,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "governance/meeting/form.html", context, status=status)


@require_http_methods(METHODS)
@page(roles=permissions.REGISTRARS)
def advise(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the opinion of an advising body."""
    line = _get_line(request, pk)
    bodies = queries.list_bodies(request.as_of)
    rule = queries.find_rule(kind=line.kind, on=request.as_of)
    initial = {
        "advised_on": request.today,
        "body_code": rule.advised_by if rule else "",
    }
    advisors = {rule.advised_by} if rule else set()
    form = forms.Advise(request.POST or None, bodies=bodies, advisors=advisors, initial=initial)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.advise(proposal_id=pk, actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _done(request, pk, gettext("Het advies is vastgelegd."))
    return _render(request, "advise", line, form)


@require_http_methods(METHODS)
@page()
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a waiting proposal back, with a reason."""
    line = _get_line(request, pk)
    if not permissions.can_withdraw(
        request.actor, proposer_id=line.proposed_by_id, proposer=line.proposed_by
    ):
        raise PermissionDenied
    initial = {"withdrawn_on": request.today}
    form = forms.Withdraw(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.withdraw(proposal_id=pk, actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _done(request, pk, gettext("Het voorstel is ingetrokken."))
    return _render(request, "withdraw", line, form)
