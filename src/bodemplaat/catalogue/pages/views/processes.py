# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bodemplaat.catalogue import actions, permissions, queries, rules
from bodemplaat.catalogue.pages import forms, words
from bodemplaat.catalogue.values import Coverage, Perspective
from bodemplaat.foundation.pages import csv_response, page
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries


@require_GET
@page()
def business_process_list(request: HttpRequest) -> HttpResponse:
    """Show which services carry which process, and what is linked to nothing."""
    processes, services, coverage = _get_coverage(request)
    context = {
        "processes": processes,
        "unlinked_services": [one for one in services if one.code in coverage.unlinked_services],
        "unlinked_processes": [
            one for one in processes if one.code in coverage.unlinked_processes
        ],
        "shared": [
            (one, coverage.departments[one.code])
            for one in services if one.code in coverage.shared_services
        ],
        "service_count": len(services),
        "can_register": request.actor.is_sso,
    }  # fmt: skip
    return render(request, "catalogue/business_process/list.html", context)


def _get_coverage(request: Any) -> tuple[Any, Any, Coverage]:
    on, known_at = request.as_of, request.known_at
    processes, services = queries.list_processes(on, known_at), queries.list_services()
    coverage = rules.find_coverage(
        [one.code for one in services], [one.code for one in processes],
        queries.list_links(on, known_at),
    )  # fmt: skip
    return processes, services, coverage


@require_GET
@page()
def business_process_export(request: HttpRequest) -> HttpResponse:
    """Return every process and service with its links on the day; what has none stands alone."""
    processes, services, coverage = _get_coverage(request)
    header = [gettext("proces"), gettext("afdeling"), gettext("dienst")]
    rows = [
        [one.name, one.department, name]
        for one in processes
        for _, name in one.services or (("", ""),)
    ]
    alone = [["", "", one.name] for one in services if one.code in coverage.unlinked_services]
    return csv_response(f"processen-{request.arrangement.slug}.csv", header, [*rows, *alone])


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.REGISTRARS)
def business_process_create(request: HttpRequest) -> HttpResponse:
    """Add a business process."""
    form = forms.ProcessForm(request.POST or None)
    if form.is_valid():
        try:
            actions.register_process(**form.get_fields(), actor=request.actor)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het proces staat in de lijst."))
            return redirect("catalogue:business-process-list", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/business_process/form.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.REGISTRARS)
def business_process_assign(request: HttpRequest, code: str) -> HttpResponse:
    """Say which processes a service carries from a day on."""
    try:
        service = queries.get_service(code)
    except queries.UnknownService as refusal:
        raise Http404 from refusal
    processes = queries.list_processes(request.as_of)
    held = [one.code for one in processes if code in dict(one.services)]
    start = {"starts_on": request.as_of}
    form = forms.AssignForm(request.POST or None, processes=processes, held=held, initial=start)
    if form.is_valid():
        try:
            actions.set_processes(
                service_code=code, process_codes=form.get_codes(),
                starts_on=form.cleaned_data["starts_on"], actor=request.actor,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Vastgelegd welke processen de dienst draagt."))
            return redirect("catalogue:business-process-list", arrangement=request.arrangement.slug)
    context = {"form": form, "service": service, "count": len(processes)}
    status = 422 if request.method == "POST" else 200
    return render(request, "catalogue/business_process/assign.html", context, status=status)


@require_GET
@page()
def perspective_list(request: HttpRequest) -> HttpResponse:
    """Show per participant what it gets to keep, to renew and to support, and what it pays."""
    rows = _list_perspectives(request)
    services = queries.list_services()
    context = {
        "rows": rows,
        "perspectives": [words.PERSPECTIVES[one] for one in Perspective],
        "services": [
            (words.PERSPECTIVES[kind], [one for one in services if one.perspective is kind])
            for kind in Perspective
        ],
    }  # fmt: skip
    return render(request, "catalogue/perspective/list.html", context)


def _list_perspectives(request: Any) -> list[tuple[Any, Any]]:
    on, known_at, actor = request.as_of, request.known_at, request.actor
    perspectives = {one.code: one.perspective for one in queries.list_services()}
    base = queries.list_base_codes(on, known_at)
    extras = queries.list_extras_on(on, known_at)
    return [
        (one, rules.count_perspectives(one.code, perspectives, base, extras.get(one.code, ())))
        for one in organisations_queries.list_participants_on(on=on, known_at=known_at)
        if permissions.can_read_agreement(actor, one.id)
    ]  # fmt: skip


@require_GET
@page()
def perspective_export(request: HttpRequest) -> HttpResponse:
    """Return per participant and perspective the services and the extra cost."""
    header = [
        gettext("deelnemer"), gettext("perspectief"), gettext("diensten in de basis"),
        gettext("eigen keuzes"), gettext("eigen kosten per jaar"),
    ]  # fmt: skip
    rows = (
        [
            one.name, words.PERSPECTIVES[found.perspective], found.base, found.plus,
            Cents(found.yearly_cents),
        ]
        for one, counts in _list_perspectives(request)
        for found in counts
    )  # fmt: skip
    return csv_response(f"perspectieven-{request.arrangement.slug}.csv", header, rows)
