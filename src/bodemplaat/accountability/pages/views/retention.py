# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bodemplaat.accountability import actions, permissions, queries
from bodemplaat.accountability.pages import forms, tables, words
from bodemplaat.accountability.values import ErasureState, RetentionKind
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Role

OFFICE = frozenset(role for role in Role if role.is_sso)


@require_GET
@page(roles=OFFICE)
def retention_list(request: HttpRequest) -> HttpResponse:
    """Show how long each kind is kept, what is over its term and what was erased."""
    listed = queries.list_erasures()
    past = {one.kind: one.count for one in listed if one.state is ErasureState.LISTED}
    rows = [
        tables.TermRow(
            line.kind.value, words.RETENTION[line.kind], line.days,
            line.ground or words.GROUNDS[line.kind], words.HAPPENS[line.kind],
            past.get(line.kind, 0),
        )
        for line in queries.list_terms()
    ]  # fmt: skip
    context = {
        "listed": [(one, words.RETENTION[one.kind]) for one in listed
                   if one.state is ErasureState.LISTED],
        "ended": [(one, words.RETENTION[one.kind]) for one in listed
                  if one.state is not ErasureState.LISTED],
        "past_count": sum(past.values()),
    }  # fmt: skip
    return tables.Terms(request, rows).respond("accountability/retention/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=OFFICE)
def retention_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show the term of one kind; the director sets another one."""
    kind = _get_kind(code)
    line = queries.get_term(kind)
    initial = {"days": line.days, "ground": line.ground or words.GROUNDS[kind]}
    form = forms.Term(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.set_retention_term(
                kind=kind, set_on=request.today, actor=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("accountability:retention-list", arrangement=request.arrangement.slug)
    context = {
        "form": form, "line": line, "name": words.RETENTION[kind],
        "ground": line.ground or words.GROUNDS[kind], "happens": words.HAPPENS[kind],
        "may_set": permissions.can_rule_retention(request.actor),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "accountability/retention/detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=OFFICE)
def retention_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be erased; the director approves it, with a reason."""
    line = queries.find_erasure(pk)
    if line is None:
        raise Http404
    form = forms.Approval(request.POST or None)
    if form.is_valid():
        try:
            job_id = actions.approve_erasure(
                erasure_id=pk, actor=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("work-detail", arrangement=request.arrangement.slug, pk=job_id)
    context: dict[str, Any] = {
        "form": form, "line": line, "name": words.RETENTION[line.kind],
        "happens": words.HAPPENS[line.kind], "is_open": line.state is ErasureState.LISTED,
        "may_approve": permissions.can_rule_retention(request.actor),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "accountability/retention/approve.html", context, status=status)


@require_POST
@page(roles=OFFICE)
def retention_propose(request: HttpRequest) -> HttpResponse:
    """List anew what is over its term."""
    actions.propose_erasures(on=request.today, actor=request.actor)
    return redirect("accountability:retention-list", arrangement=request.arrangement.slug)


def _get_kind(code: str) -> RetentionKind:
    if code not in set(RetentionKind):
        raise Http404
    return RetentionKind(code)
