# SPDX-License-Identifier: EUPL-1.2
"""The description of the interface, as a file for programs and as a page for people."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults
from django.views.decorators.http import require_safe

from bodemplaat.config.api import reading
from bodemplaat.foundation.api import problems, schema, versions


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Return the description; every program may read it, also one in another browser page."""
    response = JsonResponse(schema.describe(), json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show every operation of the interface, without a script of anybody else."""
    found = schema.describe()
    groups = reading.list_groups(found)
    context = {
        "groups": groups, "version": versions.VERSION,
        "count": sum(len(group.operations) for group in groups),
    }  # fmt: skip
    return render(request, "config/api/documentation.html", context)


def unread(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request cannot be read, as a problem to a program and as a page to a person."""
    if versions.is_api(request.path_info):
        return problems.answer(problems.NotRead())
    return defaults.bad_request(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that an error is ours, as a problem to a program and as a page to a person."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _tell_away(request)
    if versions.is_api(request.path_info):
        return problems.answer(problems.Broken())
    context = {"number": getattr(request, "number", "")}
    return HttpResponse(render_to_string("500.html", context), status=500)


def _tell_away(request: HttpRequest) -> HttpResponse:
    """Say that the database is away or full, without asking it anything."""
    if versions.is_api(request.path_info):
        response: HttpResponse = problems.answer(problems.Away())
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = "60"
    return response
