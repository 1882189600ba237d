# SPDX-License-Identifier: EUPL-1.2
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.catalogue import actions, permissions, queries
from bodemplaat.catalogue.pages import forms, tables, words
from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.governance.values import DecisionKind
from bodemplaat.kernel.refusals import Refusal


@require_GET
@page()
def charter_detail(request: HttpRequest) -> HttpResponse:
    """Show the general terms and the norms for everyone on the day, and their versions."""
    lines = queries.list_charters(request.known_at)
    decisions = queries.list_decisions_behind(line.decision_id for line in lines)
    rows = [
        {
            "line": line,
            "decision": decisions.get(line.decision_id),
            "state": tables.find_state(line.starts_on, line.ends_before, request.as_of),
        }
        for line in reversed(lines)
    ]
    current = next((row for row in rows if row["state"] == "in-force"), None)
    norms = current["line"].norms if current else ()  # type: ignore[attr-defined]
    context = {
        "versions": rows,
        "current": current,
        "norms": tables.list_norm_values(norms),
        "can_propose": permissions.can_propose(request.actor, "charter"),
        "can_register": request.actor.is_sso,
    }
    return render(request, "catalogue/charter/detail.html", context)


@require_GET
@page()
def charter_export(request: HttpRequest) -> HttpResponse:
    """Return the norms of every version of the charter."""
    lines = queries.list_charters(request.known_at)
    decisions = queries.list_decisions_behind(line.decision_id for line in lines)
    header = [
        gettext("versie"), gettext("geldig vanaf"), gettext("geldig tot"), gettext("norm"),
        gettext("waarde"), gettext("eenheid"), gettext("dienst"), gettext("besluit"),
    ]  # fmt: skip
    rows = (
        [
            line.number, line.starts_on.isoformat(),
            line.ends_before.isoformat() if line.ends_before else "", found.norm.name,
            found.value, words.NORM_UNITS[found.norm.unit],
            found.norm.service_name, decisions[line.decision_id].reference,
        ]
        for line in lines
        for found in line.norms
    )  # fmt: skip
    return csv_response(f"handvest-{request.arrangement.slug}.csv", header, rows)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["charter"])
def charter_propose(request: HttpRequest) -> HttpResponse:
    """Propose general terms to the body that decides about them."""
    form = forms.CharterForm(
        request.POST or None, norms=queries.list_norms(),
        current=queries.find_charter(request.as_of, request.known_at),
    )  # fmt: skip
    drafts.restore(request, form)
    if form.is_valid():
        draft = form.get_draft()
        try:
            proposed = actions.propose_charter(
                draft=draft, title=draft.title, text=form.cleaned_data["why"],
                proposed_on=request.today, actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            said = gettext("Het handvest is voorgesteld en geldt pas na een besluit.")
            messages.success(request, said)
            return redirect(
                "governance:proposal-detail", arrangement=request.arrangement.slug,
                pk=proposed.governance_proposal_id,
            )  # fmt: skip
    context = {"form": form, "rule": queries.find_rule(DecisionKind.CHARTER, request.as_of)}
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/charter/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.REGISTRARS)
def norm_create(request: HttpRequest) -> HttpResponse:
    """Add a norm that the next charter can give a value."""
    form = forms.NormForm(request.POST or None, services=queries.list_services())
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.register_norm(**form.get_fields(), actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            said = gettext("De norm staat in de lijst; hij geldt zodra een handvest hem noemt.")
            messages.success(request, said)
            return redirect("catalogue:charter-detail", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "norms": queries.list_norms()}
    return render(request, "catalogue/norm/form.html", context, status=status)
