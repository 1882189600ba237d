# SPDX-License-Identifier: EUPL-1.2
"""What participants pay: per year, and per participant line by line."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bodemplaat.finance import queries
from bodemplaat.finance.pages import addresses, documents, drawings, refusing, words
from bodemplaat.finance.pages.tables import contributions as contribution_tables
from bodemplaat.finance.pages.tables import payers
from bodemplaat.finance.pages.tables import statements as tables
from bodemplaat.finance.values import Contribution, Settlement, SettlementKind
from bodemplaat.foundation import charts, papers
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisation_queries


@require_GET
@page()
def contribution_list(request: HttpRequest) -> HttpResponse:
    """Show what the reader's organisation, or all together, owed per year."""
    code = request.actor.participant_code
    lines = queries.list_contributions(code=code, on=request.as_of, known_at=request.known_at)
    years = contribution_tables.list_years(lines, addresses.Addresses(request), code)
    drawing = drawings.draw_years(years)
    file = charts.find_file(request, drawing)
    if file is not None:
        return file
    context = {
        "drawing": drawing, "years": years,
        "answer": contribution_tables.write_answer(years, request.actor, lines),
    }
    choices = {
        "jaar": {line.year: line.year for line in lines},
        "deelnemer": {line.code: line.name for line in lines},
    }
    found = contribution_tables.Contributions(request, lines, choices)
    return found.respond("finance/contribution/list.html", context)


@dataclass(frozen=True)
class Found:
    """What a page about one contribution stands on."""

    shown: queries.Shown
    contribution: Contribution
    addresses: addresses.Addresses
    place: dict[str, object]


def find_contribution(
    request: HttpRequest, year: int, code: str, kind: SettlementKind | None
) -> Found:
    """Return a contribution; without a kind the final one, or that of the budget before it."""
    dates = addresses.get_dates(request)
    kinds = [kind] if kind else [SettlementKind.FINAL, SettlementKind.BUDGET]
    for one in kinds:
        try:
            shown = queries.get_shown(year=year, kind=one, on=request.as_of, **dates)
        except queries.NothingBooked:
            if one == kinds[-1]:
                raise
        else:
            break
    contribution = shown.settlement.find(code)
    if contribution is None:
        raise Http404
    place = {"year": year, "kind": shown.settlement.input.kind, "code": code}
    return Found(shown, contribution, addresses.Addresses(request), place)


def _make_statement(request: HttpRequest, found: Found) -> tables.Statement:
    planned: Settlement | None = None
    given = found.shown.settlement.input
    if given.kind == SettlementKind.FINAL:
        try:
            planned = queries.get_settlement(
                year=given.year, kind=SettlementKind.BUDGET, **addresses.get_dates(request)
            )
        except Refusal:
            planned = None  # a year without a budget has nothing to compare with
    return tables.make_statement(
        found.shown.settlement, found.contribution, planned, found.addresses
    )


@require_GET
@page()
@refusing.explained
def statement_detail(
    request: HttpRequest, year: int, code: str, kind: SettlementKind | None = None
) -> HttpResponse:
    """Show what one participant pays over a year, and why."""
    found = find_contribution(request, year, code, kind)
    statement = _make_statement(request, found)
    given = found.shown.settlement.input
    drawing = drawings.draw_bridge(statement)
    file = charts.find_file(request, drawing)
    if file is not None:
        return file
    context = {
        "drawing": drawing, "shown": found.shown, "given": given, "statement": statement,
        "contribution": found.contribution, "payers": payers.list_payers(found.contribution),
        "title": _write_title(found.contribution, year),
        "kind": words.KINDS[given.kind],
        "method": words.WITHIN_YEAR[given.within_year_method],
        "rounding": words.ROUNDING.get(given.rounding_rule, (given.rounding_rule, "")),
        "csv_url": found.addresses.find("statement-export", **found.place),
        "pdf_url": found.addresses.find("statement-print", **found.place),
        "why_url": found.addresses.find("explanation-detail", **found.place),
        "all_url": found.addresses.find("settlement-detail", year=year, kind=given.kind),
        "scenario_url": found.addresses.find("scenario-detail", year=year, kind=given.kind),
        "has_synthetic": any(source.is_synthetic for source in given.sources),
        "share_key": f"{year}-{code}" if given.kind is SettlementKind.FINAL else "",
    }
    return render(request, "finance/statement/detail.html", context)


@require_GET
@page()
@refusing.explained
def statement_export(
    request: HttpRequest, year: int, code: str, kind: SettlementKind
) -> HttpResponse:
    """Return a statement as a file."""
    found = find_contribution(request, year, code, kind)
    name = f"{request.arrangement.slug}-{addresses.WORDS[kind]}-{year}-{code}.csv"
    rows = tables.list_csv_rows(_make_statement(request, found))
    return csv_response(name, tables.CSV_HEADER, rows)


@require_GET
@page()
@refusing.explained
def statement_print(
    request: HttpRequest, year: int, code: str, kind: SettlementKind
) -> HttpResponse:
    """Return a statement as a PDF under the reader's own name, colours and logo."""
    found = find_contribution(request, year, code, kind)
    written = documents.write_statement(
        _make_statement(request, found), found.shown,
        head=organisation_queries.get_letterhead(request.identity),
        title=_write_title(found.contribution, year),
    )
    name = f"{request.arrangement.slug}-{addresses.WORDS[kind]}-{year}-{code}.pdf"
    return papers.pdf_response(name, written)


def _write_title(contribution: Contribution, year: int) -> str:
    return gettext("Bijdrage %(year)s %(name)s") % {"year": year, "name": contribution.name}
