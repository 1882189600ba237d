# SPDX-License-Identifier: EUPL-1.2
"""How the arrangement came about."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, milestones


@require_safe
@page()
def milestone_list(request: HttpRequest) -> HttpResponse:
    """Show the founding of the arrangement as a line and as a table."""
    rows = milestones.list_rows(queries.list_milestones(request.known_at), request.as_of)
    context = {
        "steps": rows,
        "first": rows[0] if rows else None,
        "start": next((row for row in rows if _is_start(request, row)), None),
        "funders": sorted({row.line.funder for row in rows if row.line.funder}),
        "corrections": queries.list_milestone_versions(),
        "can_record": permissions.can_record(request.actor),
    }
    found = milestones.Milestones(request, rows)
    return found.respond("organisations/milestone/list.html", context)


def _is_start(request: HttpRequest, row: milestones.MilestoneRow) -> bool:
    return bool(row.line.happens_on == request.arrangement.starts_on)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def milestone_create(request: HttpRequest) -> HttpResponse:
    """Record a milestone."""
    form = forms.Milestone(request.POST or None)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.record_milestone(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De mijlpaal staat op de tijdlijn."))
            return redirect("organisations:milestone-list", arrangement=request.arrangement.slug)
    return _show(request, form, {})


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def milestone_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a milestone: a new row that says what it replaces and why."""
    line = queries.find_milestone(number)
    if line is None:
        raise Http404
    initial = {name: getattr(line, name) for name in forms.Milestone.base_fields}
    form = forms.MilestoneCorrection(request.POST or None, initial=initial)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.amend_milestone(number=number, actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De mijlpaal is gecorrigeerd."))
            return redirect("organisations:milestone-list", arrangement=request.arrangement.slug)
    return _show(request, form, {"line": line})


def _show(request: HttpRequest, form: object, context: dict[str, object]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    template = "organisations/milestone/form.html"
    return render(request, template, {"form": form, **context}, status=status)
