# SPDX-License-Identifier: EUPL-1.2
"""
The one door to the pages of an arrangement.

The middleware opens one transaction per request, sets the context of row level security in it,
and keeps it open while the view and its template run. An answer of 400 or higher stores nothing.
`ATOMIC_REQUESTS` stays off: its transaction would begin after the context was set.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone

from bodemplaat.foundation import sentences, tenancy
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries, values

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
YEARS = range(1900, 2200)


class BadDate(Refusal):
    """A date in the address of a page cannot be read."""

    code = "organisations.bad-date"


class TenancyMiddleware:
    """Turns the slug in the address into actor, arrangement, dates and context."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        slug = _find_slug(request)
        if slug is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        line = queries.find_arrangement_for(account_id=request.user.pk, slug=slug, on=get_today())
        if line is None:
            raise Http404
        try:
            request.as_of = read_day(request.GET.get("peildatum"), "peildatum")
            request.known_at = read_moment(request.GET.get("bekend"), "bekend")
        except BadDate as refusal:
            context = {"sentence": sentences.render(refusal), "back_url": request.path}
            return render(request, "organisations/bad_date.html", context, status=400)
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            raise BadRequest("No text of ours holds a NUL byte, and the database takes none.")
        return self._answer(request, line)

    def _answer(self, request: HttpRequest, line: values.AssignmentLine) -> HttpResponse:
        scope = "sso" if line.role.is_sso else "participant"
        with tenancy.context(
            line.arrangement_id, participant_id=line.participant_id, scope=scope
        ):
            request.actor = _get_actor(line)
            request.arrangement = queries.get_arrangement_by_id(line.arrangement_id)
            request.identity = queries.get_identity(line.participant_id)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response


def get_today() -> date:
    """Return the day of today, or the fixed one of the demo."""
    return settings.DEMO_TODAY if settings.IS_DEMO else timezone.localdate()


def read_day(text: str | None, name: str) -> date:
    """Return the day that a reader asks for, today when none; raise BadDate."""
    if not text:
        return get_today()
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise BadDate(name=name, value=text[:40])
    return day


def read_moment(text: str | None, name: str) -> datetime | None:
    """Return the last moment of a day, or a given moment; None means now; raise BadDate."""
    if not text:
        return None
    if len(text) == 10:
        return datetime.combine(read_day(text, name), time.max, AMSTERDAM)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.year not in YEARS:
        raise BadDate(name=name, value=text[:40])
    # The database knows fewer time zones than Python does, but every moment in this one.
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def _find_slug(request: HttpRequest) -> str | None:
    try:
        return resolve(request.path_info).kwargs.get("arrangement")
    except Resolver404:
        return None


def _get_actor(line: values.AssignmentLine) -> values.Actor:
    code = None
    if line.participant_id is not None:
        code = queries.get_participant_by_id(line.participant_id).code
    return values.Actor(
        account_id=line.account_id,
        name=line.account_name,
        role=line.role,
        arrangement_id=line.arrangement_id,
        participant_id=line.participant_id,
        participant_code=code,
        at=timezone.now(),
    )
