# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import forms, tables, words
from bodemplaat.foundation import drafts, formats
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.governance.values import DecisionKind
from bodemplaat.kernel.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@page()
def service_list(request: HttpRequest) -> HttpResponse:
    """Show every service with its package and its price on the day."""
    on = request.as_of
    prices = queries.list_prices_on(on, request.known_at)
    decisions = queries.list_decisions_behind(line.decision_id for line in prices)
    grouped = tables.group_prices(tables.list_price_rows(prices, decisions, on))
    rows = tables.list_service_rows(
        queries.list_services(), queries.list_package_versions(on, request.known_at), grouped
    )
    packages = {row.package_code: row.package_name for row in rows if row.package}
    context = {
        "priced_count": len(grouped),
        "proposals": _list_proposed(on),
        "can_propose": permissions.can_propose(request.actor, "price"),
    }
    found = tables.Services(request, rows, {"pakket": packages})
    return found.respond("catalogue/service/list.html", context)


def _list_proposed(on: date, service_code: str | None = None) -> list[dict[str, object]]:
    found = queries.list_open_price_proposals(service_code)
    return [
        {"line": line, "unit": words.UNITS[line.unit] if line.unit else ""}
        for line in found
        if line.proposed_on <= on
    ]


@require_GET
@page()
def service_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one service: where it belongs, and its price through time with each decision."""
    try:
        service = queries.get_service(code)
    except queries.UnknownService as refusal:
        raise Http404 from refusal
    on, known_at = request.as_of, request.known_at
    lines = queries.list_prices_of(code, known_at)
    decisions = queries.list_decisions_behind(line.decision_id for line in lines)
    rows = tables.list_price_rows(lines, decisions, on)
    versions = queries.list_package_versions(on, known_at)
    (row,) = tables.list_service_rows([service], versions, tables.group_prices(rows))
    context = {
        "service": service,
        "row": row,
        "prices": tuple(reversed(rows)),
        "is_invented": bool(rows) and all(found.line.is_assumption for found in rows),
        "current": [found for found in rows if found.state == "in-force"],
        "proposals": _list_proposed(on, code),
        "can_propose": permissions.can_propose(request.actor, "price"),
        "can_register": request.actor.is_sso,
        "perspective": words.PERSPECTIVES[service.perspective],
        "processes": [
            one for one in queries.list_processes(on, request.known_at)
            if code in dict(one.services)
        ],
        "offerings": queries.list_offerings(code),
    }  # fmt: skip
    return render(request, "catalogue/service/detail.html", context)


@require_GET
@page()
def price_export(request: HttpRequest) -> HttpResponse:
    """Return every price that was adopted, through time."""
    lines = queries.list_prices(period=rules.from_day(date.min), known_at=request.known_at)
    decisions = queries.list_decisions_behind(line.decision_id for line in lines)
    header = [
        gettext("code"), gettext("dienst"), gettext("eenheid"),
        gettext("prijs per jaar zonder btw"), gettext("geldig vanaf"), gettext("geldig tot"),
        gettext("besluit"), gettext("bron"),
    ]  # fmt: skip
    rows = (
        [
            line.service_code, line.service_name, words.UNITS[line.unit],
            Cents(line.cents_per_unit), line.starts_on.isoformat(),
            line.ends_before.isoformat() if line.ends_before else "",
            decisions[line.decision_id].reference, line.source,
        ]
        for line in lines
    )  # fmt: skip
    return csv_response(f"prijzen-{request.arrangement.slug}.csv", header, rows)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.PROPOSERS["price"])
def price_propose(request: HttpRequest) -> HttpResponse:
    """Propose a price to the body that decides about it."""
    services = queries.list_services()
    if request.method == "POST":
        form = forms.PriceForm(request.POST, services=services)
        answer = _propose(request, form) if form.is_valid() else None
        if answer:
            return answer
    else:
        start = {"service": request.GET.get("dienst", ""), "proposed_on": request.today}
        form = forms.PriceForm(initial=start, services=services)
    drafts.restore(request, form)
    context = {"form": form, "rule": queries.find_rule(DecisionKind.PRICE, request.as_of)}
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/price/propose.html", context, status=status)


def _propose(request: HttpRequest, form: forms.PriceForm) -> HttpResponse | None:
    draft = form.get_draft()
    name = dict(form.fields["service"].choices)[draft.service_code]
    start = "Prijs" if draft.cents_per_unit else "Geen eigen prijs meer voor"
    # Who decides reads the title: it says what is decided.
    amount = (
        f": {formats.amount(draft.cents_per_unit)} per {words.UNITS[draft.unit]}"
        if draft.cents_per_unit
        else ""
    )
    try:
        proposed = actions.propose_price(
            draft=draft,
            title=f"{start} {name.lower()} vanaf {formats.day(draft.starts_on)}{amount}",
            text=form.cleaned_data["text"],
            proposed_on=form.cleaned_data["proposed_on"],
            actor=request.actor,
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    messages.success(
        request, gettext("De prijs is voorgesteld en geldt pas na een besluit.")
    )
    return redirect(
        "governance:proposal-detail",
        arrangement=request.arrangement.slug,
        pk=proposed.governance_proposal_id,
    )
