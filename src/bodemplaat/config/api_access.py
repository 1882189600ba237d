# SPDX-License-Identifier: EUPL-1.2
"""
Who asks the interface for programs: a token, or the session of a browser.

A token that is not known, ended, was revoked or is of another arrangement gets one answer, and so
does an arrangement that is another's or does not exist.
"""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

from bodemplaat.config import second_factor
from bodemplaat.foundation import tokens
from bodemplaat.foundation.api import problems
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import AssignmentLine

SAFE = ("GET", "HEAD", "OPTIONS")


class _Mark(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def find_assignment(request: HttpRequest, slug: str, *, on: date) -> AssignmentLine:
    """
    Return in which role the asker acts in the arrangement, and leave the token on the request.

    Raises NoAccess, NotThere, ForgedRequest, TooManyRequests.
    """
    header = request.headers.get("Authorization")
    if header is not None:
        return _use_token(request, header, slug, on)
    request.token = None
    if not request.user.is_authenticated:
        raise problems.NoAccess()
    if request.method not in SAFE:
        _check_mark(request)
    line = queries.find_arrangement_for(account_id=request.user.pk, slug=slug, on=on)
    if line is None:
        raise problems.NotThere()
    if second_factor.is_missing(request.user, line):
        raise problems.NoAccess()
    return line


def _use_token(request: HttpRequest, header: str, slug: str, on: date) -> AssignmentLine:
    kind, _, secret = header.partition(" ")
    token = tokens.find_token(secret.strip(), on=on) if kind.lower() == "bearer" else None
    if token is None:
        raise problems.NoAccess()
    line = queries.find_arrangement_for(account_id=token.account_id, slug=slug, on=on)
    if line is None or line.arrangement_id != token.arrangement_id:
        raise problems.NoAccess()
    owner = tokens.get_owner(token)
    if second_factor.is_missing(owner, line):
        raise problems.NoAccess()
    most = settings.API_REQUESTS_PER_MINUTE
    seconds = tokens.count_use(token, at=timezone.now(), most=most)
    if seconds:
        raise problems.TooManyRequests(most=most, seconds=seconds)
    request.token, request.user = token, owner
    return line


def _check_mark(request: HttpRequest) -> None:
    mark = _Mark(lambda request: HttpResponse())
    mark.process_request(request)
    if mark.process_view(request, None, (), {}) is not None:
        raise problems.ForgedRequest()
