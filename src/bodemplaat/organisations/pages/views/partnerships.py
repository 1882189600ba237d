# SPDX-License-Identifier: EUPL-1.2
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
from bodemplaat.organisations.pages import forms, lists, tables, timeline, words
from bodemplaat.organisations.values import ParticipantLine, RegisterSource

FEWEST = 300  # a register with fewer municipalities holds a selection


def _get_participant(request: HttpRequest, code: str) -> ParticipantLine:
    found = queries.find_participant(code, on=request.as_of, known_at=request.known_at)
    if found is None:
        raise Http404
    return found


@require_safe
@page()
def participant_list(request: HttpRequest) -> HttpResponse:
    """Show who takes part on the reference date, and everybody through time."""
    lines = queries.list_all_participations(request.known_at, on=request.as_of)
    rows = tables.list_participation_rows(lines, request.as_of)
    current = [row for row in rows if row.is_current]
    members = [row for row in current if not row.line.participant.is_chain_partner]
    context = {
        "current": members,
        "has_others": any(not row.line.participant.is_municipality for row in members),
        "partners": [row for row in current if row not in members],
        "can_record": permissions.can_record(request.actor),
        "drawing": timeline.draw(lines, request.as_of),
        "can_give_rights": permissions.can_approve(request.actor, request.actor.participant_id),
    }
    found = lists.Participations(request, rows)
    return found.respond("organisations/participant/list.html", context)


@require_safe
@page()
def participant_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one participant: its participations, its facts and what was corrected."""
    participant = _get_participant(request, code)
    everybody = queries.list_all_participations(request.known_at, on=request.as_of)
    facts = queries.list_facts_of(participant.id, request.known_at)
    rows = tables.list_participation_rows(everybody, request.as_of)
    context = {
        "participant": participant,
        "kind": words.KINDS[participant.kind],
        "periods": [row for row in rows if row.line.participant.id == participant.id],
        "predecessors": [row for row in rows if row.line.successor_code == code],
        "groups": tables.group_facts(facts, queries.list_measures()),
        "corrections": tables.pair_corrections(
            queries.list_corrections(participant.id), queries.list_measures()
        ),
        "can_record": permissions.can_record(request.actor),
        "offers_fact": permissions.can_record(request.actor)
        and (bool(facts) or not participant.is_chain_partner),
        "names": queries.list_names_of(participant.id, request.known_at),
        "first_name": queries.get_first_name(code),
        "can_open_principal": permissions.can_open_principal(request.actor, participant.id),
    }
    return render(request, "organisations/participant/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def fact_create(request: HttpRequest, code: str) -> HttpResponse:
    """Record a fact of a participant."""
    participant = _get_participant(request, code)
    form = forms.Fact(request.POST or None, initial={"reference_on": request.today})
    drafts.restore(request, form)
    context = {"form": form, "participant": participant}
    if request.method == "POST" and _record(request, form, participant_code=code):
        return _to_participant(request, code)
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/fact/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(roles=permissions.RECORDERS)
def fact_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a fact: a new row that says what it replaces and why."""
    fact = queries.find_fact(pk)
    if fact is None:
        raise Http404
    initial = {"source": fact.source, "is_assumption": fact.is_assumption}
    form = forms.Correction(request.POST or None, initial=initial)
    drafts.restore(request, form)
    of = {
        "participant_code": fact.participant_code,
        "measure": fact.measure,
        "reference_on": fact.reference_on,
    }
    if request.method == "POST" and _record(request, form, **of):
        return _to_participant(request, fact.participant_code)
    measure = words.get_measure_name(queries.get_measure(fact.measure))
    context = {"form": form, "fact": fact, "measure": measure}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/fact/edit.html", context, status=status)


def _record(request: HttpRequest, form: Any, **of: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.record_fact(actor=request.actor, **of, **form.cleaned_data)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, gettext("De waarde is vastgelegd."))
    return True


def _to_participant(request: HttpRequest, code: str) -> HttpResponse:
    return redirect(
        "organisations:participant-detail", arrangement=request.arrangement.slug, code=code
    )


@require_safe
@page()
def fact_list(request: HttpRequest) -> HttpResponse:
    """Show every measured value, with its source."""
    lines = queries.list_all_participations(request.known_at, on=request.as_of)
    choices = {
        "code": {line.participant.code: line.participant.name for line in lines},
        "maatstaf": {
            one.code: words.get_measure_name(one)
            for one in words.sort_measures(queries.list_measures())
        },
    }
    found = lists.Facts(request, queries.search_facts(request.known_at), choices)
    return found.respond("organisations/fact/list.html")


@require_safe
@page()
def register_list(request: HttpRequest) -> HttpResponse:
    """Search a municipality by code or name; say how many there are by each source."""
    counts = {
        source: queries.count_municipalities(on=request.as_of, source=source)
        for source in RegisterSource
    }
    context = {
        "counts": [(words.SOURCES[source], number) for source, number in counts.items()],
        "is_partial": max(counts.values()) < FEWEST,
        "conflicts": len(queries.list_source_conflicts()),
        "imports": queries.list_imports()[:5],
    }
    found = lists.Register(request, queries.search_register())
    return found.respond("organisations/register/list.html", context)


@require_safe
@page()
def register_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a municipality by both sources, with its successors and where the sources differ."""
    lines = queries.list_register_entries(codes=[code])
    if not lines:
        raise Http404
    conflicts = [line for line in queries.list_source_conflicts() if line.code == code]
    context = {
        "municipality": lines[0],
        "rows": tables.list_register_rows(lines),
        "successors": queries.list_successors(code=code, on=request.as_of),
        "conflicts": tables.list_conflict_rows(conflicts),
        "participant": queries.find_participant(code, on=request.as_of, known_at=request.known_at),
    }
    return render(request, "organisations/register/detail.html", context)


@require_safe
@page()
def conflict_list(request: HttpRequest) -> HttpResponse:
    """Show where the two registers differ."""
    rows = tables.list_conflict_rows(queries.list_source_conflicts())
    return lists.Conflicts(request, rows).respond("organisations/conflict/list.html")


@require_safe
@page()
def arrangement_detail(request: HttpRequest) -> HttpResponse:
    """Show the form of the arrangement, what is open, and totals beside our own sums."""
    context = {
        "can_publish": request.actor.role in permissions.PUBLISHERS,
        "legal_form": words.LEGAL_FORMS[request.arrangement.legal_form],
        "participants": queries.list_participants_on(on=request.as_of, known_at=request.known_at),
        "questions": queries.list_open_questions(),
        "totals": tables.list_total_rows(queries.list_stated_totals(), queries.list_measures()),
    }
    return render(request, "organisations/arrangement/detail.html", context)
