# SPDX-License-Identifier: EUPL-1.2
"""What every page shares: the right to see it, headers, and CSV that a spreadsheet can open."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)


class HeadersMiddleware:
    """Adds the policy that forbids inline scripts, and keeps pages out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response = _explain_method(request, response["Allow"])
        response["Content-Security-Policy"] = POLICY
        response.setdefault("Cache-Control", "no-store")
        return response


def _explain_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Return a page instead of the empty one that a browser shows as an error of its own."""
    response = render(request, "405.html", status=405)
    response["Allow"] = allowed
    return response


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
            return view(request, *args, **kwargs)

        guarded.is_page = True  # type: ignore[attr-defined]  # asked by the isolation test
        return guarded

    return decorate


def _guard(value: Any) -> str:
    if isinstance(value, float):
        return str(value).replace(".", ",")
    text = "" if value is None else str(value)
    is_number = text.lstrip("-").replace(",", "").replace(".", "").isdigit()
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number:
        return f"'{text}"
    return text


def csv_response(
    filename: str, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """Return rows with semicolons; a cell that a spreadsheet would run is made text."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([_guard(cell) for cell in header])
    writer.writerows([_guard(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + stream.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
