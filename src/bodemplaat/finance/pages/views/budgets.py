# SPDX-License-Identifier: EUPL-1.2
"""Budgets: years, versions, and lines by pool and category beside what was booked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bodemplaat.finance import queries
from bodemplaat.finance.pages import addresses, refusing
from bodemplaat.finance.pages.tables.budgets import Budgets
from bodemplaat.finance.pages.tables.statements import write_euros
from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation import formats
from bodemplaat.foundation.pages import csv_response, page


@require_GET
@page()
def budget_list(request: HttpRequest) -> HttpResponse:
    """Show every budget and its changes, with state and decision."""
    found = queries.list_budget_versions(on=request.as_of, known_at=request.known_at)
    held = [one for one in found if one.state == "adopted"]
    return Budgets(request, found).respond("finance/budget/list.html", {"held": held})


@require_GET
@page()
@refusing.explained
def budget_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the budget of a year that holds on the day, or the last one that was drafted."""
    found = queries.list_budget_versions(
        on=request.as_of, known_at=request.known_at, year=year
    )
    if not found:
        raise queries.UnknownBudget(value=year)
    held = next((one for one in found if one.state == "adopted"), found[-1])
    return _show(request, held)


@require_GET
@page()
@refusing.explained
def budget_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one version of a budget."""
    found = queries.get_budget_version(
        budget_id=pk, on=request.as_of, known_at=request.known_at
    )
    return _show(request, found)


def _show(request: HttpRequest, version: queries.BudgetVersion) -> HttpResponse:
    pools = queries.list_budget_pools(version=version)
    if request.GET.get("formaat") == "csv":
        return _write_csv(request, version, pools)
    found = addresses.Addresses(request)
    booked = sum(pool.booked_cents for pool in pools)
    context = {
        "version": version, "pools": pools, "booked_cents": booked,
        "difference_cents": booked - version.net_cents,
        "versions": queries.list_budget_versions(
            on=request.as_of, known_at=request.known_at, year=version.year
        ),
        "answer": _write_answer(version, booked),
        "settlement_url": found.find(
            "settlement-detail", year=version.year, kind=SettlementKind.BUDGET
        ),
        "csv_url": f"{request.path}?formaat=csv",
    }
    return render(request, "finance/budget/detail.html", context)


def _write_answer(version: queries.BudgetVersion, booked: int) -> str:
    named = {
        "year": version.year, "total": formats.amount(version.net_cents),
        "booked": formats.amount(booked),
    }
    first = gettext("De begroting van %(year)s is %(total)s zonder btw.") % named
    if not booked:
        return first
    return f"{first} {gettext('Geboekt is %(booked)s.') % named}"


def _write_csv(
    request: HttpRequest, version: queries.BudgetVersion, pools: tuple[queries.BudgetPool, ...]
) -> HttpResponse:
    rows = [
        (pool.code, pool.name, cell.category, line.text, line.participant or "",
         write_euros(line.net_cents), write_euros(line.vat_cents))
        for pool in pools
        for cell in pool.cells
        for line in cell.lines
    ]
    header = ("kostenplaats", "naam", "kostensoort", "omschrijving", "deelnemer", "netto_euro",
              "btw_euro")
    name = f"{request.arrangement.slug}-begroting-{version.year}-{version.number}.csv"
    return csv_response(name, header, rows)
