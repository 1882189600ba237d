# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bodemplaat.foundation import drafts, sentences
from bodemplaat.foundation.pages import page
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import access_rows, forms
from bodemplaat.organisations.values import RightLine


@require_safe
@page(roles=permissions.APPROVERS)
def right_list(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second person, who may act, and who might before."""
    actor = request.actor
    rights = queries.list_rights(actor)
    proposals = access_rows.list_proposal_rows(queries.list_proposals(), actor)
    rows = access_rows.list_right_rows(rights, actor, request.as_of)
    known = {row.line.organisation: row.line.organisation for row in rows}
    context = {
        "waiting": [row for row in proposals if row.is_open],
        "decided": [row for row in proposals if not row.is_open],
        "current_count": sum(row.state != "ended" for row in rows),
        "can_propose": permissions.can_propose(actor, actor.participant_id),
        "can_keep_providers": actor.role in permissions.PROVIDER_KEEPERS,
    }
    table = access_rows.Rights(request, rows, {"organisatie": known})
    return table.respond("organisations/right/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS)
def right_propose(request: HttpRequest) -> HttpResponse:
    """Propose a role for a person."""
    form = forms.RoleOf(
        request.POST or None, initial={"starts_on": request.as_of},
        participants=queries.list_participants_on(on=request.as_of, known_at=request.known_at),
        office=request.arrangement.sso_name, own=request.actor.participant_code,
    )  # fmt: skip

    drafts.restore(request, form)

    def propose() -> object:
        return actions.propose_role(actor=request.actor, **form.get_values())

    said = gettext_lazy("Het voorstel wacht op een tweede persoon.")
    return _answer(request, form, propose, said, "organisations/right/propose.html", {})


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.APPROVERS)
def right_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role."""
    right = _get_right(request, pk)
    yesterday = days.get_day(request.actor.at) - timedelta(days=1)
    form = forms.EndOfRole(request.POST or None, initial={"last_on": yesterday})

    def end() -> object:
        return actions.end_role(
            assignment_id=pk, reason=form.cleaned_data["reason"], actor=request.actor,
            ends_before=form.cleaned_data["last_on"] + timedelta(days=1),
        )  # fmt: skip

    said = gettext_lazy("De rol is beëindigd.")
    return _answer(request, form, end, said, "organisations/right/end.html", {"right": right})


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS)
def right_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose to let somebody set up a new second factor."""
    right = _get_right(request, pk)
    form = forms.Reason(request.POST or None)

    def propose() -> object:
        reason = form.cleaned_data["reason"]
        return actions.propose_second_factor(
            assignment_id=pk, reason=reason, actor=request.actor
        )

    said = gettext_lazy("Het voorstel wacht op een tweede persoon; de persoon krijgt een mail.")
    context = {"right": right}
    return _answer(request, form, propose, said, "organisations/right/restore.html", context)


def _get_right(request: HttpRequest, pk: int) -> RightLine:
    right = queries.find_right(pk, request.actor)
    if right is None:
        raise Http404
    return right


def _answer(
    request: HttpRequest, form: Any, act: Callable[[], object], said: Promise, template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Show a form, or do what it says and go back to the list."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            return redirect("organisations:right-list", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"form": form, **context}, status=status)


@require_POST
@page(roles=permissions.APPROVERS)
def access_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve what another person proposed."""
    return _decide(
        request, pk, gettext("Goedgekeurd; de persoon krijgt een mail."),
        lambda: actions.approve_access(proposal_id=pk, actor=request.actor),
    )  # fmt: skip


@require_POST
@page(roles=permissions.APPROVERS)
def access_reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject what another person proposed."""
    reason = request.POST.get("reason", "").strip()[:500] or gettext("Zonder toelichting.")
    return _decide(
        request, pk, gettext("Afgewezen."),
        lambda: actions.reject_access(proposal_id=pk, reason=reason, actor=request.actor),
    )  # fmt: skip


@require_POST
@page(roles=permissions.APPROVERS)
def access_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one proposed."""
    return _decide(
        request, pk, gettext("Ingetrokken."),
        lambda: actions.withdraw_access(proposal_id=pk, actor=request.actor),
    )  # fmt: skip


def _decide(
    request: HttpRequest, pk: int, said: str, act: Callable[[], object]
) -> HttpResponse:
    if queries.find_proposal(pk) is None:
        raise Http404
    slug = request.arrangement.slug
    try:
        act()
    except Refusal as refusal:
        back = reverse("organisations:right-list", kwargs={"arrangement": slug})
        context = {"sentence": sentences.render(refusal), "back_url": back}
        return render(request, "422.html", context, status=422)
    messages.success(request, said)
    return redirect("organisations:right-list", arrangement=slug)
