# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.pages import forms, tables, words
from bodemplaat.catalogue.pages.today import is_away
from bodemplaat.catalogue.values import AgreementLine, PackageVersionLine, ServiceLine
from bodemplaat.foundation import sentences
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.organisations.values import Actor, Role

SIGNERS = (Role.SSO_DIRECTOR, Role.SECRETARY)


def list_services_by_code() -> dict[str, ServiceLine]:
    """Return the services per code."""
    return {service.code: service for service in queries.list_services()}


def list_prices_by_service(request: Any) -> dict[str, list[tables.PriceRow]]:
    """Return the prices that hold on the day of the page, per service."""
    lines = queries.list_prices_on(request.as_of, request.known_at)
    return tables.group_prices(tables.list_price_rows(lines, {}, request.as_of))


@require_GET
@page()
def package_list(request: HttpRequest) -> HttpResponse:
    """Show what the base package contains, what one can choose, and what the reader takes."""
    on, known_at, actor = request.as_of, request.known_at, request.actor
    versions = queries.list_package_versions(on, known_at)
    services, prices = list_services_by_code(), list_prices_by_service(request)
    decisions = queries.list_decisions_behind(line.decision_id for line in versions)
    packages = [
        tables.PackagePanel(
            version=line,
            decision=decisions.get(line.decision_id),
            rows=tables.list_content_rows(line.contents, services, prices),
        )
        for line in versions
    ]
    taken = ()
    if actor.participant_code:
        lines = queries.list_taken(
            participant_code=actor.participant_code, on=on, known_at=known_at
        )
        taken = tables.list_taken_rows(lines, prices, on)
    context = {
        "packages": packages,
        "base_count": sum(len(one.rows) for one in packages if one.is_base),
        "plus_count": sum(len(one.rows) for one in packages if not one.is_base),
        "is_away": is_away(request),
        "to_sign": _list_to_sign(actor),
        "taken": taken,
        "taken_cents": sum(row.yearly_cents or 0 for row in taken),
        "coming": _list_coming(on, request),
        "proposals": _list_proposed(on),
        "charter": queries.find_charter(on, known_at),
    }
    names = {line.package_code: line.package_name for line in versions}
    rows = tables.list_held_rows(packages)
    table = tables.Contents(request, rows, {"pakket": names})
    return table.respond("catalogue/package/list.html", context)


def _list_to_sign(actor: Actor) -> list[AgreementLine]:
    if actor.role not in SIGNERS:
        return []
    return [
        line
        for line in queries.list_unsigned()
        if (side := permissions.find_side(actor, line.participant_id)) and not line.has_signed(side)
    ]


def _list_coming(on: date, request: Any) -> list[PackageVersionLine]:
    found = queries.list_package_versions_in(
        period=rules.from_day(on), known_at=request.known_at
    )
    return [line for line in found if line.starts_on > on]


def _list_proposed(on: date, package_code: str | None = None) -> list[Any]:
    found = queries.list_open_package_proposals(package_code)
    return [line for line in found if line.proposed_on <= on]


@require_GET
@page()
def package_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one package on the day, and its versions through time."""
    package, lines = _get_package(code, request)
    decisions = queries.list_decisions_behind(line.decision_id for line in lines)
    rows = tables.list_version_rows(lines, decisions, request.as_of)
    current = next((row for row in rows if row.state == "in-force"), None)
    panel = None
    if current:
        prices = list_prices_by_service(request)
        contents = tables.list_content_rows(
            current.line.contents, list_services_by_code(), prices
        )
        panel = tables.PackagePanel(
            version=current.line, decision=current.decision, rows=contents
        )
    context = {
        "package": package,
        "panel": panel,
        "versions": rows,
        "proposals": _list_proposed(request.as_of, code),
    }
    return render(request, "catalogue/package/detail.html", context)


def _get_package(code: str, request: Any) -> tuple[Any, tuple[PackageVersionLine, ...]]:
    try:
        package = queries.get_package(code)
    except queries.UnknownPackage as refusal:
        raise Http404 from refusal
    return package, queries.list_versions_of(code, request.known_at)


@require_GET
@page()
def package_compare(request: HttpRequest, code: str) -> HttpResponse:
    """Show what changed between two versions of a package."""
    package, lines = _get_package(code, request)
    by_number = {line.number: line for line in lines}
    numbers = tuple(by_number)
    context: dict[str, Any] = {"package": package, "count": len(numbers)}
    status = 200
    if len(numbers) > 1:
        chosen = {"van": numbers[-2], "naar": numbers[-1]}
        is_asked = "van" in request.GET or "naar" in request.GET
        form = forms.CompareForm(request.GET if is_asked else chosen, numbers=numbers)
        context["form"] = form
        if form.is_valid():
            before, after = (by_number[form.cleaned_data[name]] for name in ("van", "naar"))
            decisions = queries.list_decisions_behind([before.decision_id, after.decision_id])
            context |= _describe(before, after)
            context["decision"] = decisions.get(after.decision_id)
        else:
            status = 422
    return render(request, "catalogue/package/compare.html", context, status=status)


def _describe(before: PackageVersionLine, after: PackageVersionLine) -> dict[str, Any]:
    difference = rules.compare_contents(before.contents, after.contents)
    levels = words.LEVELS
    rows = [
        *(("added", line.service_code, line.service_name, "", levels[line.level])
          for line in difference.added),
        *(("removed", line.service_code, line.service_name, levels[line.level], "")
          for line in difference.removed),
        *(("changed", new.service_code, new.service_name, levels[old.level], levels[new.level])
          for old, new in difference.changed),
    ]  # fmt: skip
    return {
        "before": before,
        "after": after,
        "difference": difference,
        "rows": [
            {"kind": kind, "code": code, "name": name, "old": old, "new": new}
            for kind, code, name, old, new in rows
        ],
    }


@require_GET
@page()
def package_export(request: HttpRequest) -> HttpResponse:
    """Return every version of every package, a line per service."""
    services = list_services_by_code()
    lines = queries.list_package_versions_in(
        period=rules.from_day(date.min), known_at=request.known_at
    )
    decisions = queries.list_decisions_behind(line.decision_id for line in lines)
    header = [
        gettext("pakket"), gettext("soort"), gettext("versie"), gettext("geldig vanaf"),
        gettext("geldig tot"), gettext("dienst"), gettext("niveau"), gettext("opdrachtgever"),
        gettext("besluit"), gettext("bron"),
    ]  # fmt: skip
    rows = (
        [
            line.package_name, words.PACKAGE_KINDS[line.kind], line.number,
            line.starts_on.isoformat(),
            line.ends_before.isoformat() if line.ends_before else "", content.service_name,
            words.LEVELS[content.level],
            sentences.word(services[content.service_code].principal),
            decisions[line.decision_id].reference, line.source,
        ]
        for line in lines
        for content in line.contents
    )  # fmt: skip
    return csv_response(f"pakketten-{request.arrangement.slug}.csv", header, rows)
