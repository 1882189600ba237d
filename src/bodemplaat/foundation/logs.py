# SPDX-License-Identifier: EUPL-1.2
"""
Lines of the log: for a machine as JSON, for a person as text, and never about a person.

A line holds a fixed text and fields that are named here; nothing else comes through, whoever logs.
What others say is kept as its pattern, without what was filled in. Of an error only the kinds and
the places in the code are kept, for its message may hold what somebody typed.
"""

import logging
import os
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

# Numbers, codes of ours and addresses of arrangements; tests/house/test_logs.py keeps it so.
FIELDS = (
    "request", "arrangement", "route", "method", "status", "duration_ms", "job", "kind", "attempt",
    "state", "code", "day", "queue_id", "digest", "error", "faults",
)  # fmt: skip
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# What a machine asks every few seconds tells nothing.
QUIET = ("health-live", "health-ready", "metrics")
FRAMES, CAUSES = 12, 4
OWN = "bodemplaat"

log = logging.getLogger("bodemplaat.requests")


class LineFormatter(logging.Formatter):
    """Writes one line, as JSON or to be read."""

    def __init__(self, *, is_text: bool = False) -> None:
        super().__init__()
        self._render: Any = (
            structlog.dev.ConsoleRenderer(colors=False, pad_event_to=28)
            if is_text
            else structlog.processors.JSONRenderer(ensure_ascii=False)
        )

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        found = structlog.contextvars.get_contextvars()
        if _is_own(record):  # others put whole requests there
            found = found | record.__dict__
        line: dict[str, Any] = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat("T", "milliseconds"),
            "level": record.levelname.lower(),
            "event": _say(record),
            "logger": record.name,
        } | {name: found[name] for name in FIELDS if name in found}
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line |= describe(error)
        return str(self._render(None, record.levelname.lower(), line))


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] == OWN


def _say(record: logging.LogRecord) -> str:
    """Return the fixed text of a line; a text that may have been filled in is left out."""
    if _is_own(record) or (record.args and not record.exc_info):
        return str(record.msg)
    return f"{record.module}:{record.lineno}"


def describe(error: BaseException) -> dict[str, Any]:
    """
    Return the kinds of an error and its causes, and where in the code it was.

    What it says is kept for errors of ours alone, whose sentences name no person.
    """
    kinds: list[str] = []
    at: BaseException | None = error
    while at is not None and len(kinds) < CAUSES:
        kinds.append(f"{type(at).__module__}.{type(at).__qualname__}".removeprefix("builtins."))
        at = at.__cause__ or at.__context__
    frames = [
        f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}"
        for frame in extract_tb(error.__traceback__)[-FRAMES:]
    ]
    said = {"sentence": str(error)} if getattr(error, "may_be_logged", False) else {}
    return {"error": kinds, "frames": frames} | said


def make_config(*, is_text: bool, is_quiet: bool) -> dict[str, Any]:
    """Return the setting LOGGING: everything of ours to standard error, of others what is wrong."""
    handlers = ["stderr"]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": LineFormatter, "is_text": is_text}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            OWN: {"handlers": handlers, "level": "INFO"},
            log.name: {"level": "WARNING" if is_quiet else "INFO"},
            # Django alone would mail an error of ours to nobody; this leaves it in the log.
            "django": {"handlers": handlers, "level": "ERROR"},
            "procrastinate": {"handlers": handlers, "level": "ERROR"},
        },
    }


def is_text(*, is_demo: bool) -> bool:
    """Tell whether lines are for a person: as BODEMPLAAT_LOG says, or else in the demo."""
    return os.environ.get("BODEMPLAAT_LOG", "text" if is_demo else "json") == "text"


class RequestLogMiddleware:
    """Writes one line per request, with a number that the answer carries too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number, started = uuid.uuid4().hex, time.perf_counter()
        request.number = number  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(request=number):
            response = self.get_response(request)
            seconds = time.perf_counter() - started
            route = get_route(request)
            is_quiet = route in QUIET or (not route and response.status_code < 400)
            level = logging.DEBUG if is_quiet else logging.INFO
            log.log(level, "request", extra={
                "method": get_method(request), "route": route, "status": response.status_code,
                "duration_ms": round(seconds * 1000, 1), **_get_arrangement(request),
            })  # fmt: skip
        response["X-Request-ID"] = number
        return response


def get_route(request: HttpRequest) -> str:
    """Return the name of the page that was asked; none for a file or an unknown address."""
    try:  # a door that stays shut answers before the page is looked for
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return ""
    return match.view_name


def get_method(request: HttpRequest) -> str:
    """Return the method of a request; what nobody uses is not ours to repeat."""
    return request.method if request.method in METHODS else "OTHER"


def _get_arrangement(request: HttpRequest) -> dict[str, str]:
    """Return the address of an arrangement that is there and that the reader may enter."""
    found = getattr(request, "arrangement", None)
    return {} if found is None else {"arrangement": found.slug}
