# SPDX-License-Identifier: EUPL-1.2
"""Search: go to a page, begin something, or find a thing by what one remembers of it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from bodemplaat.config import navigation
from bodemplaat.foundation import reach, search
from bodemplaat.foundation.pages import page
from bodemplaat.foundation.search.keeping import fold

MOST = 30


@dataclass(frozen=True)
class Hit:
    """One line of what was found."""

    title: Promise | str
    url: str
    word: Promise | str = ""
    reference: str = ""
    line: str = ""


@require_safe
@page()
def search_list(request: HttpRequest) -> HttpResponse:
    """Show what fits the words: pages, what one may begin, and things that one may see."""
    text = " ".join(request.GET.get("q", "").split())[: search.LONGEST]
    context = {
        "text": text,
        "places": _list_places(request, text) if text else (),
        "acts": _list_acts(request, text),
        "things": _list_things(request, text),
    }
    if request.headers.get("HX-Request"):
        return render(request, "config/search/_panel_options.html", context)
    return render(request, "config/search/list.html", context)


@require_safe
@page()
def reference_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Go to the page of the thing with a short reference."""
    found = search.find_reference(reference)
    url = reach.find_url(request, found.url_name, found.url_kwargs) if found else ""
    if not url:
        raise Http404
    return redirect(url)


def _fits(text: str, label: Promise | str) -> bool:
    return all(word in fold(str(label)) for word in fold(text).split())


def _list_places(request: Any, text: str) -> tuple[Hit, ...]:
    items = navigation.make_menu(request, request.arrangement.slug).all
    return tuple(Hit(item.label, item.url) for item in items if _fits(text, item.label))


def _list_acts(request: Any, text: str) -> tuple[Hit, ...]:
    """Return what the reader may begin; without words that is all of it."""
    found = (
        Hit(act.label, reach.find_url(request, act.url_name, act.url_kwargs))
        for act in search.list_acts()
    )
    return tuple(hit for hit in found if hit.url and _fits(text, hit.title))


def _list_things(request: Any, text: str) -> tuple[Hit, ...]:
    hits = []
    for found in search.find(text, most=MOST):
        kind = search.find_kind(found.kind)
        url = reach.find_url(request, found.url_name, found.url_kwargs)
        if kind is not None and url:
            hits.append(Hit(found.title, url, kind.word, found.reference, found.line))
    return tuple(hits)
