# SPDX-License-Identifier: EUPL-1.2
"""Who may decide: bodies, their seats, and the rules in versions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bodemplaat.foundation.pages import page
from bodemplaat.governance import permissions, queries
from bodemplaat.governance.pages import tables


@require_GET
@page()
def body_list(request: HttpRequest) -> HttpResponse:
    """Show the bodies, who decides first, with what each decides."""
    on, known_at = request.as_of, request.known_at
    rows = [tables.make_body_row(line) for line in queries.list_bodies(on, known_at=known_at)]
    rule_set = queries.find_rule_set(on=on, known_at=known_at)
    rules = tables.list_rule_rows(rule_set.rules if rule_set else ())
    names = {row.line.code: row.line.name for row in rows}
    deciding_count = sum(row.line.is_deciding for row in rows)
    context = {
        "can_arrange": permissions.can_arrange(request.actor),
        "deciding_count": deciding_count,
        "advising_count": len(rows) - deciding_count,
        "rules": [(row, names.get(row.line.advised_by, "")) for row in rules],
        "open_count": sum(row.line.is_open for row in rules),
    }
    return tables.Bodies(request, rows).respond("governance/body/list.html", context)


@require_GET
@page()
def body_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one body: who sits in it and sat in it, and which rules it holds."""
    on, known_at = request.as_of, request.known_at
    try:
        line = queries.get_body(code, on=on, known_at=known_at)
    except queries.UnknownBody as refusal:
        raise Http404 from refusal
    seats = tables.list_seat_rows(queries.list_all_seats(code, known_at=known_at), on=on)
    rule_set = queries.find_rule_set(on=on, known_at=known_at)
    found = rule_set.rules if rule_set else ()
    compositions = queries.list_compositions(on=on, known_at=known_at)
    context = {
        "body": tables.make_body_row(line),
        "held": [seat for seat in seats if seat.is_held],
        "others": [seat for seat in seats if not seat.is_held],
        "can_arrange": permissions.can_arrange(request.actor),
        "has_portfolios": any(
            seat.line.portfolio or seat.office or seat.line.deputy for seat in seats
        ),
        "are_invented": bool(seats) and all(seat.line.is_synthetic for seat in seats),
        "rule_set": rule_set,
        "decides": tables.list_rule_rows(one for one in found if one.body_code == code),
        "advises": tables.list_rule_rows(one for one in found if one.advised_by == code),
        "compositions": [
            tables.make_composition_row(one) for one in compositions if one.body_code == code
        ],
    }
    return render(request, "governance/body/detail.html", context)


@require_GET
@page()
def rule_set_list(request: HttpRequest) -> HttpResponse:
    """Show the versions of the rules; what the arrangement has not settled is shown as open."""
    exceptions = queries.list_exceptions(on=request.as_of, known_at=request.known_at)
    names = {line.code: line.name for line in queries.list_bodies(request.as_of)}
    versions = [
        tables.make_rule_set_view(line, on=request.as_of, exceptions=exceptions, names=names)
        for line in queries.list_rule_sets(known_at=request.known_at)
    ]
    in_force = next((version for version in versions if version.is_in_force), None)
    context = {
        "versions": versions,
        "in_force": in_force,
        "can_arrange": permissions.can_arrange(request.actor),
        "is_public": queries.has_published_rules(slug=request.arrangement.slug),
    }
    return render(request, "governance/rule_set/list.html", context)
