# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bodemplaat.accountability import actions, permissions, queries
from bodemplaat.accountability.pages import forms, tables, words
from bodemplaat.accountability.values import WatchpointLine
from bodemplaat.foundation import sentences
from bodemplaat.foundation.forms import Form
from bodemplaat.foundation.pages import page
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Role


@require_GET
@page()
def watchpoint_list(request: HttpRequest) -> HttpResponse:
    """Show what asks for attention; what is for the reader stands first."""
    on, known_at = request.as_of, request.known_at
    rows = _list_rows(request, queries.list_watchpoints(on=on, known_at=known_at))
    attention = [row for row in rows if row.needs_attention]
    evaluated_on = queries.find_last_evaluation(on=on, known_at=known_at)
    context = {
        "own": [row for row in attention if row.is_own],
        "attention_count": len(attention),
        "paused_count": sum(row.line.state == "paused" for row in rows),
        "evaluated_on": evaluated_on,
        "failed_count": len(queries.list_failed_conditions(on=evaluated_on or on)),
    }
    choices = {
        "over": {row.about: row.about for row in rows},
        "rol": {role.value: sentences.word(role.value) for role in Role},
    }
    found = tables.Watchpoints(request, rows, choices)
    return found.respond("accountability/watchpoint/list.html", context)


def _list_rows(request: Any, lines: tuple[WatchpointLine, ...]) -> list[tables.PointRow]:
    participations = organisations_queries.list_all_participations(
        request.known_at, on=request.as_of
    )
    names = {line.participant.id: line.participant.name for line in participations}
    return tables.list_point_rows(
        lines, actor=request.actor, names=names, sso_name=request.arrangement.sso_name,
        on=request.as_of,
    )  # fmt: skip


@require_GET
@page()
def watchpoint_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one watchpoint: what it stands on, how long it was wrong and what was done."""
    return _show(request, pk, status=200)


def _show(request: Any, pk: int, *, status: int, **given: Form) -> HttpResponse:
    on, known_at, slug = request.as_of, request.known_at, request.arrangement.slug
    line = queries.find_watchpoint(pk, on=on, known_at=known_at)
    if line is None:
        raise Http404
    (row,) = _list_rows(request, (line,))
    seen = queries.list_observations(pk, on=on, known_at=known_at)
    notes = queries.list_notes(pk, on=on, known_at=known_at)
    may_act = line.is_open and permissions.can_act(request.actor, line.role)
    context = {
        "row": row,
        "role": sentences.word(line.role),
        "thing_url": tables.find_url(line.now, slug),
        "evidence": tables.list_evidence(f"{line.code}.evidence", line.now.evidence, slug),
        "earlier": [
            (one.observed_on, words.split_sentence(words.say(line.code, one.values))[0],
             tables.list_evidence(f"{line.code}.evidence", one.evidence, slug))
            for one in seen[1:]
        ],
        "notes": [(note, words.NOTES[note.kind], sentences.word(note.role)) for note in notes],
        "may_act": may_act,
        "comment": given.get("comment") or forms.Comment(),
        "pause": given.get("pause") or forms.Pause(),
    }  # fmt: skip
    return render(request, "accountability/watchpoint/detail.html", context, status=status)


@require_POST
@page()
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the reader says about a watchpoint."""
    return _write(request, pk, actions.record_comment, comment=forms.Comment(request.POST))


@require_POST
@page()
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a watchpoint up."""
    return _write(request, pk, actions.assign_watchpoint)


@require_POST
@page()
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a watchpoint back."""
    return _write(request, pk, actions.withdraw_assignment)


@require_POST
@page()
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a watchpoint off until a day."""
    return _write(request, pk, actions.pause_watchpoint, pause=forms.Pause(request.POST))


@require_POST
@page()
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a watchpoint ask for attention again."""
    return _write(request, pk, actions.resume_watchpoint)


def _write(
    request: Any, pk: int, act: Callable[..., None], **given: Form
) -> HttpResponse:
    """Do one thing about a watchpoint; what is refused is said above the form that asked it."""
    if queries.find_watchpoint(pk, on=request.as_of) is None:
        raise Http404
    form = next(iter(given.values()), forms.Comment({}))
    if given and not form.is_valid():
        return _show(request, pk, status=422, **given)
    try:
        act(watchpoint_id=pk, noted_on=request.today, actor=request.actor,
            **(form.cleaned_data if given else {}))  # fmt: skip
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, pk, status=422, **(given or {"comment": form}))
    slug = request.arrangement.slug
    return redirect("accountability:watchpoint-detail", arrangement=slug, pk=pk)
