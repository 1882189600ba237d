# SPDX-License-Identifier: EUPL-1.2
"""Pages with the mistakes that the matrix is there for; only its own tests know this module."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import include, path

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.pages import page
from bodemplaat.organisations import queries


def unguarded(request: HttpRequest, arrangement: str) -> HttpResponse:
    """Forget `@page`: every role may come in."""
    return HttpResponse("leeg")


@page()
def curious(request: HttpRequest) -> HttpResponse:
    """Read every arrangement instead of one's own."""
    names = []
    for _, arrangement_id in queries.list_addresses():
        with tenancy.context(arrangement_id):
            names += [one.participant.name for one in queries.list_all_participations()]
    return HttpResponse("\n".join(names))


@page()
def boundless(request: HttpRequest) -> HttpResponse:
    """Read as the office, whoever asks."""
    with tenancy.context(request.actor.arrangement_id), connection.cursor() as cursor:
        cursor.execute("SELECT actor_name FROM foundation_auditrecord")
        return HttpResponse("\n".join(name for (name,) in cursor.fetchall()))


@page()
def talkative(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell a hidden thing from an absent one."""
    return HttpResponseNotFound("Dit is van een ander." if pk < 1_000_000 else "Dit is er niet.")


urlpatterns = [
    path("<slug:arrangement>/onbewaakt/", unguarded, name="unguarded"),
    path("<slug:arrangement>/nieuwsgierig/", curious, name="curious"),
    path("<slug:arrangement>/grenzeloos/", boundless, name="boundless"),
    path("<slug:arrangement>/praatgraag/<int:pk>/", talkative, name="talkative"),
    path("", include("bodemplaat.config.urls")),
]
