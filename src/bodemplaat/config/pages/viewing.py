# SPDX-License-Identifier: EUPL-1.2
"""Saved views of lists, and taking back what was just done to one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from bodemplaat.foundation import sentences, undoing
from bodemplaat.foundation.pages import page
from bodemplaat.foundation.tables import TABLES, saving
from bodemplaat.kernel.refusals import Refusal

KINDS = (saving.OWN, saving.TEAM)


@require_safe
@page()
def view_list(request: HttpRequest) -> HttpResponse:
    """Show the saved views of the reader and of the reader's team, per list."""
    return _show_list(request)


def _show_list(request: HttpRequest, sentence: str = "") -> HttpResponse:
    views = [view for view in saving.list_views(request.actor) if view.table in TABLES]
    rows = [{"view": view, "label": TABLES[view.table].label} for view in views]
    context = {"rows": rows, "sentence": sentence}
    status = 422 if sentence else 200
    return render(request, "config/view/list.html", context, status=status)


@require_POST
@page()
def view_create(request: HttpRequest) -> HttpResponse:
    """Keep a way to look at a list."""
    table = TABLES.get(request.POST.get("table", ""))
    kind = request.POST.get("kind", saving.OWN)
    if table is None or kind not in KINDS:
        raise Http404
    try:
        view = saving.register_view(
            actor=request.actor, kind=kind, table=table.name, title=request.POST.get("title", ""),
            query=saving.keep_own(QueryDict(request.POST.get("query", "")), table.list_words()),
            is_default="is_default" in request.POST,
        )  # fmt: skip
    except Refusal as refusal:
        return _refuse(request, refusal)
    said = gettext("De weergave “%(title)s” is bewaard.")
    messages.success(request, said % {"title": view.title})
    return HttpResponseRedirect(_find_next(request))


def _refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {"sentence": sentences.render(refusal), "back_url": _find_next(request)}
    return render(request, "422.html", context, status=422)


def _find_next(request: HttpRequest) -> str:
    """Return the page that the form stood on, where it is one of this arrangement."""
    wanted, slug = request.POST.get("next", ""), request.arrangement.slug
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours and wanted.startswith(f"/{slug}/") else _to_list(slug)


def _to_list(slug: str) -> str:
    return reverse("view-list", kwargs={"arrangement": slug})


def _change(request: HttpRequest, change: Any, kind: str, **values: Any) -> HttpResponse:
    """Change a view and go back to the list of them; refuse on that same page."""
    if kind not in KINDS:
        raise Http404
    try:
        change(actor=request.actor, kind=kind, **values)
    except saving.UnknownView as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        return _show_list(request, sentences.render(refusal))
    return redirect("view-list", arrangement=request.arrangement.slug)


@require_POST
@page()
def view_rename(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Give a view another name."""
    title = request.POST.get("title", "")
    return _change(request, saving.rename_view, kind, pk=pk, title=title)


@require_POST
@page()
def view_default(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Let a list open with a view, or no longer."""
    return _change(request, saving.set_default, kind, pk=pk)


@require_POST
@page()
def view_remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Remove a view; it can be brought back for thirty seconds."""

    def remove(**values: Any) -> None:
        title, undo = saving.remove_view(**values)
        said = gettext("De weergave “%(title)s” is verwijderd.") % {"title": title}
        messages.success(request, said, extra_tags=undoing.TAG.format(undo))

    return _change(request, remove, kind, pk=pk)


@require_POST
@page()
def undo_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what the reader just did to a list."""
    try:
        undoing.undo(pk, actor=request.actor)
    except Refusal as refusal:
        return _refuse(request, refusal)
    messages.success(request, gettext("Het is teruggenomen."))
    return HttpResponseRedirect(_find_next(request))
