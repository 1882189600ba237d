# SPDX-License-Identifier: EUPL-1.2
"""Exceptions, rankings, and proposals that no other page brings."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.governance import actions, permissions, queries
from bodemplaat.governance.pages import forms, tables
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries

METHODS = ["GET", "HEAD", "POST"]


def _propose(
    request: HttpRequest, form: Form, template: str, act: Any, said: str, **context: Any
) -> HttpResponse:
    drafts.restore(request, form)
    if form.is_valid():
        try:
            proposal_id = act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            slug = request.arrangement.slug
            return redirect("governance:proposal-detail", arrangement=slug, pk=proposal_id)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


@require_GET
@page()
def exception_list(request: HttpRequest) -> HttpResponse:
    """Show who departs from which rule; without an exception a rule is for all."""
    on, known_at = request.as_of, request.known_at
    rows = tables.list_exception_rows(queries.list_exceptions(on=on, known_at=known_at), on=on)
    rule = queries.find_rule(kind="exception", on=on, known_at=known_at)
    context = {
        "in_force": sum(row.state == "in-force" for row in rows),
        "proposed": sum(row.state == "proposed" for row in rows),
        "rule": rule if rule and not rule.is_open else None,
        "can_propose": permissions.can_propose(request.actor),
    }
    return tables.Exceptions(request, rows).respond("governance/exception/list.html", context)


@require_http_methods(METHODS)
@page(roles=permissions.PROPOSERS)
def exception_create(request: HttpRequest) -> HttpResponse:
    """Ask for one participant to depart from a rule, until a day."""
    actor, on = request.actor, request.today
    lines = organisations_queries.list_participants_on(on=request.as_of)
    own = [line for line in lines if actor.is_sso or line.id == actor.participant_id]
    rule_set = queries.find_rule_set(on=request.as_of)
    settled = [line.name for line in rule_set.settings if not line.is_open] if rule_set else []
    form = forms.LocalException(
        request.POST or None,
        participants=[(line.code, line.name) for line in own], settings=settled,
        initial={"departs_from": "way_of_working", "starts_on": on},
    )  # fmt: skip
    return _propose(
        request, form, "governance/exception/form.html",
        lambda: actions.propose_exception(draft=form.make_draft(), proposed_on=on, actor=actor),
        gettext("De afwijking is voorgesteld; zij geldt pas na het besluit."),
    )  # fmt: skip


@require_GET
@page()
def ranking_list(request: HttpRequest) -> HttpResponse:
    """Show what comes first, and which body said so."""
    on, known_at = request.as_of, request.known_at
    rows = tables.list_ranking_rows(queries.list_rankings(on=on, known_at=known_at), on=on)
    rule = queries.find_rule(kind="ranking", on=on, known_at=known_at)
    context = {
        "current": next((row.line for row in rows if row.state == "in-force"), None),
        "rule": rule if rule and not rule.is_open else None,
        "can_propose": permissions.can_propose(request.actor),
    }
    return tables.Rankings(request, rows).respond("governance/ranking/list.html", context)


@require_GET
@page()
def ranking_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the subjects of a ranking in order."""
    on = request.as_of
    try:
        line = queries.get_ranking(ranking_id=pk, on=on, known_at=request.known_at)
    except queries.UnknownRanking as refusal:
        raise Http404 from refusal
    (row,) = tables.list_ranking_rows([line], on=on)
    return render(request, "governance/ranking/detail.html", {"row": row, "line": line})


@require_http_methods(METHODS)
@page(roles=permissions.PROPOSERS)
def ranking_create(request: HttpRequest) -> HttpResponse:
    """Propose which subjects come first."""
    on, actor = request.today, request.actor
    form = forms.Ranking(request.POST or None, initial={"starts_on": on})
    return _propose(
        request, form, "governance/ranking/form.html",
        lambda: actions.propose_ranking(proposed_on=on, actor=actor, **form.cleaned_data),
        gettext("De prioriteiten zijn voorgesteld; zij gelden pas na het besluit."),
        rule=queries.find_rule(kind="ranking", on=request.as_of),
    )  # fmt: skip


@require_http_methods(METHODS)
@page(roles=permissions.PROPOSERS)
def proposal_create(request: HttpRequest) -> HttpResponse:
    """Propose what no other page brings, such as policy."""
    on, actor = request.today, request.actor
    form = forms.Matter(request.POST or None)
    return _propose(
        request, form, "governance/proposal/form.html",
        lambda: actions.propose_matter(proposed_on=on, actor=actor, **form.cleaned_data),
        gettext("Het voorstel is ingebracht."),
    )  # fmt: skip
