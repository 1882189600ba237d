# SPDX-License-Identifier: EUPL-1.2
"""What every page shares: the right to see it, headers, and files that a spreadsheet opens."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bodemplaat.foundation.spreadsheets import csv_response

__all__ = ["HeadersMiddleware", "PolicyMiddleware", "csv_response", "guest_page", "page"]

from bodemplaat.foundation import drafts

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
# No page uses what a browser lets pages use of the machine.
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class PolicyMiddleware:
    """
    Adds to every answer, files and errors too, the policy that forbids inline scripts and styles.

    What does not say itself how long it may be kept is kept by nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Content-Security-Policy"] = POLICY
        response["Permissions-Policy"] = PERMISSIONS
        response["X-Frame-Options"] = "DENY"
        response.setdefault("Cache-Control", "no-store")
        return response


class HeadersMiddleware:
    """Lets a page that answers GET answer HEAD, and explains a method that it does not take."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        response = self.get_response(request)
        if is_head:
            request.method = "HEAD"
            _drop_body(response)
        if response.status_code == 405 and not is_head and not response.content:
            response = _explain_method(request, response["Allow"])
        return response


def _drop_body(response: Any) -> None:
    """Leave the headers, with the length that the body would have had."""
    if response.streaming:
        response.streaming_content = ()
        return
    response.setdefault("Content-Length", str(len(response.content)))
    response.content = b""


def _explain_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Return a page instead of the empty one that a browser shows as an error of its own."""
    response = render(request, "405.html", status=405)
    response["Allow"] = allowed
    return response


def guest_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as a page of a guest; for everybody else it is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "guest", None) is None:
            raise Http404
        kwargs.pop("arrangement", None)
        return view(request, *args, **kwargs)

    guarded.is_page = True  # type: ignore[attr-defined]  # asked by the isolation test
    guarded.is_for_guests = True  # type: ignore[attr-defined]  # asked by the middleware
    return guarded


def page(roles: Collection[Any] | None = None) -> Callable[..., Any]:
    """Mark a view as a page of one arrangement, for some roles or for all of them."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = getattr(request, "actor", None)
            if actor is None:
                return redirect_to_login(request.get_full_path())
            if roles is not None and actor.role not in roles:
                raise PermissionDenied
            kwargs.pop("arrangement", None)
            response = view(request, *args, **kwargs)
            if request.method == "POST" and response.status_code == 302:
                drafts.drop(request)
            return response

        guarded.roles = roles  # type: ignore[attr-defined]  # asked by the search
        guarded.is_page = True  # type: ignore[attr-defined]  # asked by the isolation test
        return guarded

    return decorate
