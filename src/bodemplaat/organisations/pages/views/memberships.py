# SPDX-License-Identifier: EUPL-1.2
"""Where a municipality takes part elsewhere, and what of one's own everybody reads."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms
from bodemplaat.organisations.values import TELLERS, ParticipantLine, can_tell


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=TELLERS)
def membership_create(request: HttpRequest, code: str) -> HttpResponse:
    """Record that a participant takes part elsewhere."""
    participant = _get_own(request, queries.find_participant(code))
    form = forms.Membership(request.POST or None)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.record_membership(
                participant_code=code, actor=request.actor, **form.get_values()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _go_back(request, code, gettext("Het samenwerkingsverband is vastgelegd."))
    return _show(request, form, {"participant": participant})


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=TELLERS)
def membership_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct or end a membership elsewhere."""
    line = queries.find_membership(pk)
    participant = _get_own(request, queries.find_participant(line.code) if line else None)
    assert line is not None  # without a line there is no participant, and no page
    initial: dict[str, Any] = {
        name: getattr(line, name) for name in ("name", "tasks", "source", "is_assumption")
    }
    initial["period"] = Period(line.starts_on, line.ends_before)
    form = forms.MembershipCorrection(request.POST or None, initial=initial)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.amend_membership(membership_id=pk, actor=request.actor, **form.get_values())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _go_back(request, line.code, gettext("De correctie is vastgelegd."))
    return _show(request, form, {"participant": participant, "line": line})


def _get_own(request: HttpRequest, found: ParticipantLine | None) -> ParticipantLine:
    """Return a participant that the reader speaks for; another one's is not there."""
    if found is None or not can_tell(request.actor, found.id):
        raise Http404
    return found


def _go_back(request: HttpRequest, code: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("patchwork-detail", arrangement=request.arrangement.slug, code=code)


def _show(request: HttpRequest, form: object, context: dict[str, object]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    template = "organisations/membership/form.html"
    return render(request, template, {"form": form, **context}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PUBLISHERS)
def membership_publish(request: HttpRequest) -> HttpResponse:
    """Show what of who takes part is public, and publish it as it is known now."""
    form = forms.Withdrawal(None)
    if request.method == "POST":
        try:
            actions.publish_memberships(actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Wie deelneemt is openbaar."))
            return redirect(request.path)
    return _show_public(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PUBLISHERS)
def membership_withdraw(request: HttpRequest) -> HttpResponse:
    """Shut what is public, for a reason."""
    form = forms.Withdrawal(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_memberships(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Wie deelneemt is niet langer openbaar."))
            slug = request.arrangement.slug
            return redirect("organisations:membership-publish", arrangement=slug)
    return _show_public(request, form)


def _show_public(request: HttpRequest, form: object) -> HttpResponse:
    context = {
        "form": form, "lines": queries.list_own_published(request.arrangement.id),
        "now": queries.list_all_participations(),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    template = "organisations/membership/publish.html"
    return render(request, template, context, status=status)
