# SPDX-License-Identifier: EUPL-1.2
"""Running work: how far it is, what came of it, and the way to stop it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from bodemplaat.foundation import jobs, search, sentences
from bodemplaat.foundation.pages import page
from bodemplaat.foundation.tables import (
    Column,
    Link,
    MomentColumn,
    MomentFilter,
    NumberColumn,
    StateColumn,
    StateFilter,
    Table,
)
from bodemplaat.organisations.values import Actor

STATES = ("waiting", "running", "done", "refused", "failed", "cancelled")


@require_safe
@page()
def work_list(request: HttpRequest) -> HttpResponse:
    """Show the work of the reader's organisation, the newest first."""
    found = Work(request, jobs.search_jobs())
    return found.respond("config/work/list.html", {"open": jobs.count_open()})


@require_safe
@page()
def work_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one piece of work; what asks again while it runs gets the changing part alone."""
    row = _show(_get(pk), request)
    name = "_panel_progress" if request.htmx else "detail"
    return render(request, f"config/work/{name}.html", {"row": row})


@require_POST
@page()
def work_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop work that was asked for."""
    if not _may_cancel(_get(pk), request.actor):
        raise PermissionDenied
    try:
        jobs.cancel(pk)
    except jobs.AlreadyEnded as refusal:
        row = _show(_get(pk), request)
        context = {"row": row, "sentence": sentences.render(refusal)}
        return render(request, "config/work/detail.html", context, status=422)
    messages.info(request, gettext("Werk %(number)s wordt gestopt.") % {"number": pk})
    return redirect("work-detail", arrangement=request.arrangement.slug, pk=pk)


def _get(pk: int) -> jobs.JobLine:
    line = jobs.find_job(pk)
    if line is None:
        raise Http404
    return line


def _may_cancel(line: jobs.JobLine, actor: Actor) -> bool:
    """Tell whether the actor may stop it: the office may, and who asked for it."""
    return bool(actor.is_sso or line.actor_id == actor.account_id)


def _show(line: jobs.JobLine, request: HttpRequest) -> dict[str, Any]:
    """Return a job with its sentences and addresses."""
    slug = request.arrangement.slug
    named = line.link and {"arrangement": slug, **line.link["kwargs"]}
    return {
        "line": line,
        "state": _get_state(line),
        "said": _say(line),
        "details": [sentences.render(one) for one in line.details],
        "url": reverse("work-detail", kwargs={"arrangement": slug, "pk": line.id}),
        "result_url": reverse(line.link["name"], kwargs=named) if named else "",
        "may_cancel": not line.has_ended and _may_cancel(line, request.actor),
    }


def _get_state(line: jobs.JobLine) -> str:
    return "stuck" if line.is_stuck else line.state


def _name(line: jobs.JobLine) -> str:
    return f"{line.label} {line.id}"


def _say(line: jobs.JobLine) -> str:
    if line.said:
        return sentences.render(line.said)
    if line.is_stuck and line.state == "waiting":
        return gettext("Er is nog geen werker die dit doet; vraag uw beheerder of hij draait.")
    if line.is_stuck:
        return gettext("De werker is weggevallen; een andere neemt dit vanzelf over.")
    if line.is_cancel_asked and not line.has_ended:
        return gettext("Wordt gestopt; er wordt niets van bewaard.")
    if line.told and not line.has_ended:
        return sentences.render(line.told)
    words = {
        "waiting": gettext("Wacht op zijn beurt."),
        "running": gettext("Is bezig."),
        "done": gettext("Is gedaan."),
        "cancelled": gettext("Is gestopt; er is niets van bewaard."),
    }
    return words.get(line.state, "")


class Work(Table):
    """The work of the reader's organisation, the newest first."""

    name, label, order = "config.work", gettext_lazy("Lopend werk"), "-nummer"
    empty = gettext_lazy(
        "Hier staat werk dat langer duurt dan een klik, bijvoorbeeld een groot bestand met "
        "boekingen: u vraagt het, gaat verder met iets anders, en leest hier wat ervan kwam."
    )
    begin = search.Act(gettext_lazy("Naar Vandaag"), "opening")
    columns = (
        Column("werk", gettext_lazy("Werk"), _name, link=Link("work-detail", pk="id"),
               is_sortable=False),
        NumberColumn("nummer", gettext_lazy("Nummer"), "id", is_plain=True, is_extra=True),
        MomentColumn("gevraagd", gettext_lazy("Gevraagd"), "asked_at", is_wide=True),
        Column("door", gettext_lazy("Door"), "actor_name", is_wide=True, is_sortable=False),
        StateColumn("stand", gettext_lazy("Stand"), _get_state),
        MomentColumn("afgelopen", gettext_lazy("Afgelopen"), "ended_at", is_extra=True),
        Column("uitkomst", gettext_lazy("Wat ervan kwam"), _say, is_wide=True,
               is_sortable=False),
    )  # fmt: skip
    filters = (
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
        MomentFilter("gevraagd", gettext_lazy("Gevraagd"), "asked_at"),
    )
