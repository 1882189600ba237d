# SPDX-License-Identifier: EUPL-1.2
"""What still hangs on who no longer takes part."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from bodemplaat.accountability import queries
from bodemplaat.accountability.pages import words
from bodemplaat.accountability.values import HangingKind, HangingLine
from bodemplaat.foundation import sentences
from bodemplaat.foundation.pages import page
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Role

OFFICE = frozenset(role for role in Role if role.is_sso)


@require_safe
@page(roles=OFFICE)
def leaver_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show what of a participant runs on past its last day, with the act for each thing."""
    participant = organisations_queries.find_participant(
        code, on=request.as_of, known_at=request.known_at
    )
    if participant is None:
        raise Http404
    leaver = queries.find_leaver(code, request.known_at)
    found = (
        queries.list_hanging(leaver, on=request.as_of, known_at=request.known_at) if leaver else ()
    )
    rows = [
        {
            "kind": words.HANGING[line.kind], "title": _say(line), "ends_on": line.ends_on,
            "act": words.ENDS[line.kind],
            "url": reverse(
                line.url_name, kwargs={"arrangement": request.arrangement.slug, **line.url_kwargs}
            ),
        }
        for line in found
    ]  # fmt: skip
    context = {"participant": participant, "leaver": leaver, "rows": rows}
    return render(request, "accountability/leaver/detail.html", context)


def _say(line: HangingLine) -> str:
    """Return what a thing is called; the kind of a post is a code, votes are a number."""
    if line.kind is HangingKind.VOTES:
        number = int(line.title)
        return ngettext("%(number)s stem", "%(number)s stemmen", number) % {"number": number}
    return str(sentences.word(line.title)) if line.kind is HangingKind.TERM else line.title
