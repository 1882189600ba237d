# SPDX-License-Identifier: EUPL-1.2
"""
What a monitor counts of the requests: how many, with which answer, and how long they took.

The processes of one web server count together, in a folder that `serving` empties when it starts;
the names of pages are all that they tell.
"""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from bodemplaat.foundation import logs

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60)

own = CollectorRegistry()
requests = Counter(
    "bodemplaat_requests", "Requests by page, method and answer.", ("route", "method", "status"),
    registry=own,
)  # fmt: skip
seconds = Histogram(
    "bodemplaat_request_seconds", "How long a request took, by page.", ("route",),
    buckets=SECONDS, registry=own,
)  # fmt: skip


class RequestCountMiddleware:
    """Counts each request, and how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        route = logs.get_route(request) or "other"
        method = logs.get_method(request)
        requests.labels(route, method, str(response.status_code)).inc()
        seconds.labels(route).observe(time.perf_counter() - started)
        return response


def write_counts() -> bytes:
    """Return what all processes of this web server counted together."""
    if FOLDER not in os.environ:
        return generate_latest(own)
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return generate_latest(together)


def prepare_folder(home: Path) -> Path:
    """Return an empty folder in which the processes of one web server count."""
    folder = home / "metrics" / str(os.getpid())
    for old in (home / "metrics").glob("*"):
        if not Path("/proc", old.name).exists():  # of a web server that is gone
            shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    return folder
