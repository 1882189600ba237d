# SPDX-License-Identifier: EUPL-1.2
"""The mandate register, what is approved under it, and which body each change belongs to."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.governance import actions, permissions, queries
from bodemplaat.governance.pages import forms, tables
from bodemplaat.kernel.refusals import Refusal

METHODS = ["GET", "HEAD", "POST"]


@require_GET
@page()
def mandate_list(request: HttpRequest) -> HttpResponse:
    """Show who may act in whose name, up to what amount and until when."""
    on = request.as_of
    rows = tables.list_mandate_rows(queries.list_mandates(known_at=request.known_at), on=on)
    context = {
        "in_force": sum(row.state == "in-force" for row in rows),
        "ended": sum(row.state == "ended" for row in rows),
        "can_arrange": permissions.can_arrange(request.actor),
        "can_approve": request.actor.is_sso,
    }
    return tables.Mandates(request, rows).respond("governance/mandate/list.html", context)


@require_GET
@page()
def mandate_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one mandate through time, with what was approved under it."""
    try:
        lines = queries.list_mandates_called(code, known_at=request.known_at)
    except queries.UnknownMandate as refusal:
        raise Http404 from refusal
    rows = tables.list_mandate_rows(lines, on=request.as_of)
    current = next((row for row in rows if row.state == "in-force"), rows[-1])
    context = {
        "code": code,
        "rows": rows,
        "current": current,
        "act": tables.name_act(current.line.act),
        "can_end": permissions.can_arrange(request.actor) and current.state == "in-force",
    }
    acts = queries.list_mandate_acts(on=request.as_of, code=code, known_at=request.known_at)
    return tables.MandateActs(request, acts).respond("governance/mandate/detail.html", context)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def mandate_create(request: HttpRequest) -> HttpResponse:
    """Record a mandate."""
    bodies = queries.list_bodies(request.as_of)
    form = forms.Mandate(
        request.POST or None, bodies=bodies, initial={"starts_on": request.today}
    )
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.register_mandate(draft=form.make_draft(), actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het mandaat is vastgelegd."))
            return redirect("governance:mandate-list", arrangement=request.arrangement.slug)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "governance/mandate/form.html", {"form": form}, status=status)


@require_http_methods(METHODS)
@page(roles=permissions.ARRANGERS)
def mandate_end(request: HttpRequest, code: str) -> HttpResponse:
    """End a mandate on a day, for a reason."""
    on = request.as_of
    line = next((one for one in queries.list_mandates(on=on) if one.code == code), None)
    if line is None:
        raise Http404
    form = forms.MandateEnd(request.POST or None, initial={"ends_before": request.today})
    if form.is_valid():
        try:
            actions.end_mandate(mandate_id=line.id, actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het einde van het mandaat is vastgelegd."))
            slug = request.arrangement.slug
            return redirect("governance:mandate-detail", arrangement=slug, code=code)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "line": line}
    return render(request, "governance/mandate/end.html", context, status=status)


@require_http_methods(METHODS)
@page(roles=permissions.MANDATED)
def mandate_approve(request: HttpRequest) -> HttpResponse:
    """Approve within the mandate of one's role; outside it the body that may is named."""
    form = forms.MandateApproval(request.POST or None, initial={"acted_on": request.today})
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.approve_under_mandate(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De goedkeuring in mandaat is vastgelegd."))
            return redirect("governance:mandate-list", arrangement=request.arrangement.slug)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "governance/mandate/approve.html", {"form": form}, status=status)


@require_GET
@page()
def gate_list(request: HttpRequest) -> HttpResponse:
    """Show every kind of change with the body that it belongs to."""
    rows = tables.list_gate_rows(queries.list_gates(on=request.as_of, known_at=request.known_at))
    context = {"total": len(rows), "open": sum(row.state == "open" for row in rows)}
    return tables.Gates(request, rows).respond("governance/gate/list.html", context)
