# SPDX-License-Identifier: EUPL-1.2
"""
The one door to the pages of an arrangement.

The middleware opens one transaction per request, sets the context of row level security in it,
and keeps it open while the view and its template run. An answer of 400 or higher stores nothing.
`ATOMIC_REQUESTS` stays off: its transaction would begin after the context was set.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db import DataError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone

from bodemplaat.config import api_access, second_factor, stand_ins
from bodemplaat.config.api.views import unread
from bodemplaat.foundation import sentences, standing_in, tenancy
from bodemplaat.foundation.api import problems, versions
from bodemplaat.foundation.login import pages as login_pages
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries, values

log = logging.getLogger("bodemplaat.doors")


class TenancyMiddleware:
    """Turns the slug in the address into actor, arrangement, dates and context."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        slug = _find_slug(request)
        if slug is None:
            return self.get_response(request)
        if versions.is_api(request.path_info):
            return self._answer_program(request, slug)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        line = queries.find_arrangement_for(account_id=request.user.pk, slug=slug, on=get_today())
        if line is None:
            return self._answer_guest(request, slug)
        if not _is_within(request, line):
            raise Http404
        if second_factor.is_missing(request.user, line):
            return second_factor.send_to_set_up(request)
        try:
            asked, known = request.GET.get("peildatum"), request.GET.get("bekend")
            request.today = get_today()
            request.as_of = days.read_day(asked, "peildatum") if asked else request.today
            request.known_at = days.read_moment(known, "bekend") if known else None
        except days.BadDate as refusal:
            context = {"sentence": sentences.render(refusal), "back_url": request.path}
            return render(request, "config/bad_date.html", context, status=400)
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            raise BadRequest("No text of ours holds a NUL byte, and the database takes none.")
        return self._answer(request, line)

    def _answer_guest(self, request: HttpRequest, slug: str) -> HttpResponse:
        """
        Answer who reads for a guest: only on the pages of guests, as if no other one were there.

        No actor, arrangement or identity is set, and row level security shows what was shared.
        """
        today = get_today()
        found = queries.find_guest_account(account_id=request.user.pk, slug=slug, on=today)
        if found is None or not _is_within(request, found) or not _is_for_guests(request):
            raise Http404
        with tenancy.context(
            found.arrangement_id, scope="guest", guest_id=found.guest_id, on=today
        ):
            request.guest, request.today = queries.find_guest(found.guest_id), today
            if request.guest is None:
                raise Http404
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """
        Answer what nobody does in another one's stead, whichever page it was asked on.

        What the database cannot hold (a NUL byte, a number without end) and no form refused is
        the request's fault; it stands in the log, for a form should have said so.
        """
        if isinstance(exception, DataError):
            log.error("the database cannot hold what was sent", extra={"error": "DataError"})
            return unread(request, exception)
        if not isinstance(exception, standing_in.InOwnPersonOnly):
            return None
        context = {"sentence": sentences.render(exception), "back_url": request.path}
        return render(request, "422.html", context, status=422)

    def _answer_program(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            line = api_access.find_assignment(request, slug, on=get_today())
            if request.token is None and not _is_within(request, line):
                raise problems.NotThere()
        except Refusal as refusal:
            return problems.answer(refusal)
        request.today = request.as_of = get_today()
        request.known_at = None
        return self._answer(request, line)

    def _answer(self, request: HttpRequest, line: values.AssignmentLine) -> HttpResponse:
        # A token is its person's own: who looks along does so in a session.
        has_token = getattr(request, "token", None) is not None
        stand_in = None if has_token else stand_ins.find(request, line)
        if stand_in:
            line = stand_ins.take_place(line, stand_in)
        scope = "sso" if line.role.is_sso else "participant"
        with tenancy.context(
            line.arrangement_id, participant_id=line.participant_id, scope=scope,
            person_id=request.user.pk,
        ):
            request.actor = _get_actor(line)
            request.stand_in = stand_in
            if stand_in:
                request.actor = _stand_in(request.actor, request.user)
            request.arrangement = queries.get_arrangement_by_id(line.arrangement_id)
            request.identity = queries.get_identity(line.participant_id)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response


def get_today() -> date:
    """Return the day of today, or the fixed one of the demo."""
    return settings.DEMO_TODAY if settings.IS_DEMO else timezone.localdate()


def _is_for_guests(request: HttpRequest) -> bool:
    """Tell whether the asked page is one of guests; every other page is not."""
    view = resolve(request.path_info).func
    return bool(getattr(view, "is_for_guests", False)) and request.method in ("GET", "HEAD")


def _is_within(
    request: HttpRequest, line: values.AssignmentLine | values.GuestAccountLine
) -> bool:
    """Tell whether a session reaches an arrangement: the server of one opens no other."""
    return request.session.get(login_pages.WITHIN, line.arrangement_id) == line.arrangement_id


def _find_slug(request: HttpRequest) -> str | None:
    try:
        return resolve(request.path_info).kwargs.get("arrangement")
    except Resolver404:
        return None


def _stand_in(actor: values.Actor, user: Any) -> values.Actor:
    """Return who acts in the place of somebody: with that role, under both names, as himself."""
    own = user.get_full_name() or user.get_username()
    return replace(
        actor, account_id=user.pk, name=f"{own} namens {actor.name}", stands_in_for=actor.name
    )


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
