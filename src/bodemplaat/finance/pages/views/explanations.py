# SPDX-License-Identifier: EUPL-1.2
"""Why a contribution, or one line of it, is what it is; a drawer with script, a page without."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bodemplaat.finance import queries
from bodemplaat.finance.pages import refusing, words
from bodemplaat.finance.pages.tables import explanations as tables
from bodemplaat.finance.pages.tables import payers
from bodemplaat.finance.pages.views import statements
from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation.pages import page


@require_GET
@page()
@refusing.explained
def explanation_detail(
    request: HttpRequest, year: int, code: str, kind: SettlementKind | None = None
) -> HttpResponse:
    """Explain what one participant owes over a year, down to source lines."""
    return _explain(request, statements.find_contribution(request, year, code, kind), None)


@require_GET
@page()
@refusing.explained
def explanation_line(
    request: HttpRequest, year: int, kind: SettlementKind, code: str, line: str
) -> HttpResponse:
    """Explain one line of a contribution, down to source lines."""
    return _explain(request, statements.find_contribution(request, year, code, kind), line)


def _explain(request: HttpRequest, found: statements.Found, line: str | None) -> HttpResponse:
    settled, code = found.shown.settlement, found.contribution.code
    root = queries.explain_settled(settled, code=code, line=line)
    share = next((one for one in found.contribution.lines if one.line == line), None)
    if root is None or (line is not None and share is None):
        raise Http404
    show_all = request.GET.get("alles") == "1"
    given = settled.input
    context: dict[str, Any] = {
        "layout": "foundation/_drawer.html" if request.htmx else "foundation/base.html",
        "given": given, "shown": found.shown, "contribution": found.contribution,
        "payers": payers.list_payers(found.contribution),
        "kind": words.KINDS[given.kind],
        "statement_url": found.addresses.find("statement-detail", **found.place),
        "whole_url": found.addresses.find("explanation-detail", **found.place),
        "all_url": "" if show_all else _get_all_url(request), "show_all": show_all,
        "method": words.WITHIN_YEAR[given.within_year_method],
        "rounding": words.ROUNDING.get(given.rounding_rule, (given.rounding_rule, "")),
    }
    teller = tables.Teller(settled, show_all)
    if share is None:
        context["step"] = teller.make_step(root)
        context["amount"] = root.amount_cents
    else:
        context["line"] = teller.make_line_steps(root, share)
        context["amount"] = share.net_cents
    return render(request, "finance/explanation/detail.html", context)


def _get_all_url(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["alles"] = "1"
    return f"{request.path}?{query.urlencode()}"
