# SPDX-License-Identifier: EUPL-1.2
"""What several sources say of a value, which one leads, and ranges as scenarios."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from bodemplaat.foundation import drafts
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import actions, permissions, queries
from bodemplaat.organisations.pages import forms, sources, words
from bodemplaat.organisations.values import FactLine


def _get_fact(pk: int) -> FactLine:
    found = queries.find_fact(pk)
    if found is None:
        raise Http404
    return found


def _name_subject(fact: FactLine) -> dict[str, Any]:
    return {
        "participant_code": fact.participant_code, "measure": fact.measure,
        "reference_on": fact.reference_on,
    }  # fmt: skip


@require_safe
@page()
def source_list(request: HttpRequest) -> HttpResponse:
    """Show of which values sources say something else."""
    rows = sources.list_contest_rows(queries.list_contests(known_at=request.known_at))
    context = {"open": sum(row.line.is_open for row in rows)}
    return sources.Contests(request, rows).respond("organisations/source/list.html", context)


@require_safe
@page()
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what each source says of one value, and which one leads."""
    fact = _get_fact(pk)
    context = {
        "fact": fact,
        "contest": queries.find_contest(pk, known_at=request.known_at),
        "measure": words.get_measure_name(queries.get_measure(fact.measure)),
        "can_record": permissions.can_record(request.actor),
    }
    return render(request, "organisations/source/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def source_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what one more source says of a value."""
    fact = _get_fact(pk)
    form = forms.SourceValue(request.POST or None)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.record_source_value(
                actor=request.actor, **_name_subject(fact), **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De tweede bron is vastgelegd."))
            return _to_sources(request, pk)
    measure = words.get_measure_name(queries.get_measure(fact.measure))
    context = {"form": form, "fact": fact, "measure": measure}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/source/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def source_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which source leads."""
    fact = _get_fact(pk)
    contest = queries.find_contest(pk)
    if contest is None:
        raise Http404
    form = forms.LeadingValue(
        request.POST or None, contest=contest, initial={"source": fact.source}
    )
    drafts.restore(request, form)
    if form.is_valid():
        try:
            made = actions.set_leading_value(
                actor=request.actor, **_name_subject(fact), **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De leidende bron is gekozen."))
            return _to_sources(request, made)
    measure = words.get_measure_name(queries.get_measure(fact.measure))
    context = {"form": form, "fact": fact, "measure": measure}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/source/choose.html", context, status=status)


def _to_sources(request: HttpRequest, pk: int) -> HttpResponse:
    slug = request.arrangement.slug
    return redirect("organisations:source-detail", arrangement=slug, pk=pk)


@require_safe
@page()
def range_list(request: HttpRequest) -> HttpResponse:
    """Show the ranges that are held as scenarios."""
    lines = queries.list_ranges(known_at=request.known_at)
    context = {"can_record": permissions.can_record(request.actor)}
    return sources.Ranges(request, lines).respond("organisations/range/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def range_create(request: HttpRequest) -> HttpResponse:
    """Record a range as a scenario."""
    form = forms.ValueRange(request.POST or None)
    drafts.restore(request, form)
    if form.is_valid():
        try:
            actions.record_range(actor=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De bandbreedte is vastgelegd."))
            return redirect("organisations:range-list", arrangement=request.arrangement.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/range/form.html", {"form": form}, status=status)
