# SPDX-License-Identifier: EUPL-1.2
"""Settled years: the list, one year, one proposed run, and proposing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.finance import actions, permissions, queries
from bodemplaat.finance.pages import addresses, refusing, words
from bodemplaat.finance.pages.forms import changes as forms
from bodemplaat.finance.pages.tables import settlement_years
from bodemplaat.finance.pages.tables import settlements as tables
from bodemplaat.finance.values import RunState, SettlementKind
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.kernel.refusals import Refusal


@require_GET
@page()
def settlement_list(request: HttpRequest) -> HttpResponse:
    """Show every year that was settled or can be, with its state and decision."""
    lines = queries.list_settlement_years(on=request.as_of, known_at=request.known_at)
    own = queries.list_contributions(
        code=request.actor.participant_code, on=request.as_of, known_at=request.known_at
    )
    rows = settlement_years.list_year_rows(lines, own, request.actor)
    context = {
        "adopted_count": sum(row.state == RunState.ADOPTED for row in rows),
        "waiting": [
            {"kind": words.KINDS[row.line.kind], "year": row.line.year}
            for row in rows
            if row.state == RunState.PROPOSED
        ],
    }
    found = settlement_years.choose(request.actor)(request, rows)
    return found.respond("finance/settlement/list.html", context)


def _get_shown(request: HttpRequest, year: int, kind: SettlementKind) -> queries.Shown:
    dates = addresses.get_dates(request)
    return queries.get_shown(year=year, kind=kind, on=request.as_of, **dates)


@require_GET
@page()
@refusing.explained
def settlement_detail(request: HttpRequest, year: int, kind: SettlementKind) -> HttpResponse:
    """Show a settled year as participants by lines."""
    return _show(request, _get_shown(request, year, kind), is_pinned=False)


@require_GET
@page()
@refusing.explained
def run_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a settlement as it was proposed, also where it was superseded since."""
    shown = queries.get_pinned(run_id=pk, on=request.as_of, known_at=request.known_at)
    return _show(request, shown, is_pinned=True)


def _show(request: HttpRequest, shown: queries.Shown, *, is_pinned: bool) -> HttpResponse:
    given = shown.settlement.input
    found = addresses.Addresses(request)
    place = {"year": given.year, "kind": given.kind}
    matrix = tables.make_matrix(shown.settlement, request.actor, found)
    is_waiting = shown.run is not None and shown.run.state == RunState.PROPOSED
    context = {
        "shown": shown, "given": given, "matrix": matrix, "is_pinned": is_pinned,
        "answer": tables.write_answer(shown, matrix),
        "kind": words.KINDS[given.kind], "title": words.TITLES[given.kind],
        "method": words.WITHIN_YEAR[given.within_year_method],
        "rounding": words.ROUNDING.get(given.rounding_rule, (given.rounding_rule, "")),
        "page_url": found.find("settlement-detail", **place),
        "csv_url": found.find("settlement-export", **place),
        "scenario_url": found.find("scenario-detail", **place),
        "propose_url": "" if is_waiting else found.find("settlement-propose", **place),
        "may_change": request.actor.role in permissions.KEEPERS,
        "has_synthetic": any(source.is_synthetic for source in given.sources),
        "source_count": len(given.sources),
    }
    return render(request, "finance/settlement/detail.html", context)


@require_GET
@page()
@refusing.explained
def settlement_export(request: HttpRequest, year: int, kind: SettlementKind) -> HttpResponse:
    """Return a settled year as a file."""
    settled = _get_shown(request, year, kind).settlement
    matrix = tables.make_matrix(settled, request.actor, addresses.Addresses(request))
    name = f"{request.arrangement.slug}-{addresses.WORDS[kind]}-{year}.csv"
    return csv_response(name, tables.list_csv_header(matrix), tables.list_csv_rows(matrix))


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.KEEPERS)
@refusing.explained
def settlement_propose(request: HttpRequest, year: int, kind: SettlementKind) -> HttpResponse:
    """Ask for the year by name, and propose its settlement to the body that adopts it."""
    settled = queries.compute_settlement(year=year, kind=kind)
    initial = {"proposed_on": request.today}
    form = forms.ProposeSettlement(request.POST or None, year=year, initial=initial)
    runs = queries.list_runs(year=year, kind=kind)
    if form.is_valid():
        try:
            run = actions.propose_settlement(
                year=year, kind=kind, as_of=settled.input.as_of, actor=request.actor,
                proposed_on=form.cleaned_data["proposed_on"],
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            sentence = gettext("De %(kind)s %(year)s is voorgesteld; het bevoegde orgaan beslist.")
            messages.success(request, sentence % {"kind": words.KINDS[kind], "year": year})
            return redirect(
                "finance:settlementrun-detail", arrangement=request.arrangement.slug, pk=run.pk
            )
    context: dict[str, Any] = {
        "form": form, "settled": settled, "kind": words.KINDS[kind], "year": year,
        "is_waiting": any(run.state == RunState.PROPOSED for run in runs),
        "back_url": addresses.Addresses(request).find("settlement-detail", year=year, kind=kind),
    }
    status = 422 if form.is_bound else 200
    return render(request, "finance/settlement/propose.html", context, status=status)
