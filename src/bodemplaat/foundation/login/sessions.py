# SPDX-License-Identifier: EUPL-1.2
"""
How long a log-in lasts: it ends when nobody used it for a while, and once a day in any case.

Both moments stand in the session itself. A log-in and a new password give the session another
key; a new password ends all others (Django does both).
"""

import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

STARTED, SEEN = "bodemplaat_started_at", "bodemplaat_seen_at"
STEP = 60  # seconds between two notes that somebody is still there


class SessionLifeMiddleware:
    """Ends a log-in that is too old or was left alone, and notes that somebody is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if STARTED in request.session and request.user.is_authenticated:
            now, seen = int(time.time()), request.session.get(SEEN, 0)
            if has_ended(started_at=request.session[STARTED], seen_at=seen, now=now):
                return _end(request)
            if now - seen >= STEP:
                note_presence(request, now)
        return self.get_response(request)


def has_ended(*, started_at: int, seen_at: int, now: int) -> bool:
    """
    Tell whether a log-in is over.

    >>> has_ended(started_at=0, seen_at=3000, now=3500)
    False
    >>> has_ended(started_at=0, seen_at=3000, now=7000)
    True
    >>> has_ended(started_at=0, seen_at=43_000, now=43_201)
    True
    """
    is_idle = now - seen_at > settings.SESSION_IDLE_SECONDS
    return is_idle or now - started_at > settings.SESSION_COOKIE_AGE


def note_presence(request: HttpRequest, now: int) -> None:
    """Note in the session and in the list of sessions that somebody is there."""
    request.session[SEEN] = now
    key = request.session.session_key
    UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())


def _end(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, gettext(
        "U bent uitgelogd omdat u een tijd niets deed of lang was ingelogd. Log opnieuw in; u "
        "komt terug waar u was."
    ))  # fmt: skip
    return redirect_to_login(request.get_full_path())


@receiver(user_logged_in)
def start(sender: Any, request: HttpRequest, user: Any, **named: Any) -> None:
    """Note when a log-in began."""
    request.session[STARTED] = request.session[SEEN] = int(time.time())
