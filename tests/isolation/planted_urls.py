# SPDX-License-Identifier: EUPL-1.2
"""
Pages with the mistakes that the matrix is there for; only its own tests know this module.

Each is honest as long as `IS_MISTAKEN` is off: the same page, without its mistake, is clean.
"""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.urls import include, path
from rest_framework.request import Request

from bodemplaat.foundation import audit, papers, tenancy
from bodemplaat.foundation.api.versions import ARRANGEMENT
from bodemplaat.foundation.api.views import HouseView
from bodemplaat.foundation.models import Assignment, AuditRecord, OwnSignpost, SavedView
from bodemplaat.foundation.pages import page
from bodemplaat.foundation.tables import Column, Table
from bodemplaat.organisations import queries
from bodemplaat.organisations.queries import get_letterhead

IS_MISTAKEN = False
KEPT: dict[str, str] = {}
PAPER = Path(__file__).with_name("planted.typ")
log = logging.getLogger("planted")


@contextmanager
def beyond(request: Any) -> Iterator[None]:
    """Forget the participant: read as the office, which is what a context is without one."""
    if not IS_MISTAKEN:
        yield
        return
    with tenancy.context(request.actor.arrangement_id):
        yield


def list_titles() -> list[str]:
    """Return what the things of participants are called, as far as the context goes."""
    return list(OwnSignpost.objects.order_by("pk").values_list("title", flat=True))


def answer(titles: list[str], status: int = 200) -> HttpResponse:
    """Return titles as a page."""
    return HttpResponse("\n".join(titles), status=status)


def unguarded(request: HttpRequest, arrangement: str) -> HttpResponse:
    """Forget `@page`: every role may come in."""
    return HttpResponse("leeg")


@page()
def curious(request: HttpRequest) -> HttpResponse:
    """Read every arrangement instead of one's own."""
    names = []
    for slug, arrangement_id in queries.list_addresses():
        if IS_MISTAKEN or slug == request.arrangement.slug:
            with tenancy.context(arrangement_id):
                names += [one.participant.name for one in queries.list_all_participations()]
    return answer(names)


@page()
def boundless(request: HttpRequest) -> HttpResponse:
    """Ask the database in its own language, as the office."""
    with beyond(request), connection.cursor() as cursor:
        cursor.execute("SELECT actor_name FROM foundation_auditrecord")
        return answer([name for (name,) in cursor.fetchall()])


@page()
def suggestions(request: HttpRequest) -> HttpResponse:
    """Complete what somebody types from what anybody has."""
    with beyond(request):
        found = [title for title in list_titles() if request.GET.get("q", "") in title]
    return JsonResponse({"found": found})


class Things(Table):
    """Things of participants."""

    name, label, order = "planted.things", "Dingen", "ding"
    columns = (Column("ding", "Ding", "title"),)


@page()
def export(request: HttpRequest) -> HttpResponse:
    """Show one's own, and put everything into the file."""
    if "vorm" not in request.GET:
        return answer(["vorm=csv", *list_titles()])
    with beyond(request):
        return Things(request, tuple(OwnSignpost.objects.all())).respond("planted.html", {})


@page()
def kept(request: HttpRequest) -> HttpResponse:
    """Keep a page under its address alone."""
    key = request.path if IS_MISTAKEN else f"{request.path} {request.actor.account_id}"
    return HttpResponse(KEPT.setdefault(key, "\n".join(list_titles())))


@page()
def paper(request: HttpRequest) -> HttpResponse:
    """Print what is another's."""
    with beyond(request):
        content = {"text": " ".join(list_titles())}
    return papers.pdf_response(
        "dingen.pdf",
        papers.write_paper(
            PAPER, content, head=get_letterhead(request.identity), moment=request.actor.at
        ),
    )


@page()
def refusal(request: HttpRequest) -> HttpResponse:
    """Say in an error whose it is."""
    with beyond(request):
        return answer(["Deze naam is bezet door:", *list_titles()], 422)


@page()
def download(request: HttpRequest) -> StreamingHttpResponse:
    """Send a file that anybody can guess the number of."""
    with beyond(request):
        titles = list_titles()
    headers = {"Content-Disposition": 'attachment; filename="1.txt"'}
    return StreamingHttpResponse(iter(titles), content_type="text/plain", headers=headers)


@page()
def history(request: HttpRequest) -> HttpResponse:
    """Show who did what to the things of another."""
    with beyond(request):
        things = AuditRecord.objects.exclude(participant_id=None).values_list(
            "thing_type", "thing_id"
        )
        lines = [
            line.who
            for kind, number in things.distinct()
            for line in audit.list_history(thing_type=kind, thing_id=number)
        ]
    return answer(lines)


@page()
def feed(request: HttpRequest) -> HttpResponse:
    """Give the news of all to each."""
    with beyond(request):
        entries = "".join(f"<entry><title>{title}</title></entry>" for title in list_titles())
    return HttpResponse(f"<feed>{entries}</feed>", content_type="application/atom+xml")


@page()
def views(request: HttpRequest) -> HttpResponse:
    """Read as a colleague what is that person's alone."""
    actor = request.actor
    person_id = actor.account_id
    if IS_MISTAKEN:
        rows = Assignment.objects.filter(arrangement_id=actor.arrangement_id)
        person_id = rows.filter(role="sso_controller").order_by("pk")[0].account_id
    scope = "sso" if actor.participant_id is None else "participant"
    with tenancy.context(
        actor.arrangement_id, participant_id=actor.participant_id, scope=scope, person_id=person_id
    ):
        return answer(list(SavedView.objects.values_list("title", flat=True)))


@page()
def header(request: HttpRequest) -> HttpResponse:
    """Tell in a header what the page leaves out."""
    with beyond(request):
        return HttpResponse("leeg", headers={"X-Things": quote(" ".join(list_titles()))})


@page()
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Lead to an address that holds the name of another."""
    with beyond(request):
        return HttpResponseRedirect(f"/?zoek={quote(' '.join(list_titles()))}")


@page()
def noted(request: HttpRequest) -> HttpResponse:
    """Write to the log what somebody read."""
    if IS_MISTAKEN:
        log.warning("read: %s", list_titles())
    return answer(list_titles())


@page()
def lasting(request: HttpRequest) -> HttpResponse:
    """Set the context for the connection, so that whoever gets it next has it too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bodemplaat.scope', 'sso', %s)", [not IS_MISTAKEN])
    return HttpResponse("leeg")


@page()
def counted(request: HttpRequest) -> HttpResponse:
    """Count the things of all."""
    with beyond(request):
        return answer([f"Er zijn {len(list_titles())} dingen."])


@page()
def marked(request: HttpRequest) -> HttpResponse:
    """Give an answer a mark that changes when another's thing does."""
    with beyond(request):
        mark = hashlib.sha256("".join(list_titles()).encode()).hexdigest()
    return HttpResponse("leeg", headers={"ETag": f'"{mark}"'})


@page()
def numbered(request: HttpRequest) -> HttpResponse:
    """Propose the number after the last one, whoever has that."""
    with beyond(request):
        numbers = OwnSignpost.objects.order_by("-pk").values_list("pk", flat=True)
        return answer([f"Volgend nummer: {(*numbers[:1], 0)[0] + 1}"])


@page()
def ordered(request: HttpRequest) -> HttpResponse:
    """Show one's own, in an order that tells how many stand between."""
    own = set(list_titles())
    with beyond(request):
        places = [str(place) for place, title in enumerate(list_titles()) if title in own]
    return answer(places)


@page()
def forbidding(request: HttpRequest) -> HttpResponse:
    """Forbid a hidden thing instead of having none."""
    own = set(list_titles())
    with beyond(request):
        is_there = bool(set(list_titles()) - own)
    return HttpResponse("Dit is er niet.", status=403 if is_there else 404)


def _is_there(pk: int) -> bool:
    return IS_MISTAKEN and pk < 1_000_000


@page()
def talkative(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell a hidden thing from an absent one."""
    return HttpResponseNotFound("Van een ander." if _is_there(pk) else "Dit is er niet.")


@page()
def telling(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the absence of a hidden thing a mark."""
    headers = {"ETag": '"4f2a"'} if _is_there(pk) else {}
    return HttpResponseNotFound("Dit is er niet.", headers=headers)


class Program(HouseView):
    """Answer a program as the office."""

    reads = "listPlanted"

    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Answer the titles."""
        with beyond(request._request):
            return self.send(request, list_titles())


def news(request: HttpRequest, partnership: str) -> HttpResponse:
    """Show everyone what was not published."""
    (arrangement_id,) = (pk for slug, pk in queries.list_addresses() if slug == partnership)
    with tenancy.context(arrangement_id, scope="sso" if IS_MISTAKEN else "public"):
        return answer(list_titles())


PAGES = (
    curious, boundless, suggestions, export, kept, paper, refusal, download, history, feed, views,
    header, elsewhere, noted, lasting, counted, marked, numbered, ordered, forbidding,
    unguarded,
)  # fmt: skip
THINGS = (talkative, telling)

programs = [path(f"{ARRANGEMENT}/planted", Program.as_view(), name="thing-list")]
urlpatterns = [
    *(path(f"<slug:arrangement>/geplant/{view.__name__}/", view, name=view.__name__)
      for view in PAGES),
    *(path(f"<slug:arrangement>/geplant/{view.__name__}/<int:pk>/", view, name=view.__name__)
      for view in THINGS),
    path("api/v1/arrangements/", include((programs, "planted-api"))),
    path("<slug:partnership>/geplant.atom", news, name="news"),
    path("", include("bodemplaat.config.urls")),
]  # fmt: skip
