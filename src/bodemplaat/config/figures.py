# SPDX-License-Identifier: EUPL-1.2
"""
What a monitor asks of the whole installation; every figure is of all arrangements together.

Each is asked anew when the page is: a figure that cannot be asked is left out, and the page says
that the database is away.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import Error, connection
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bodemplaat.accountability import queries as accountability_queries
from bodemplaat.foundation import jobs, tenancy
from bodemplaat.foundation.database import copies
from bodemplaat.organisations import queries as organisations_queries


@dataclass
class Figures:
    """What stands still or goes wrong, counted."""

    waiting: int = 0
    running: int = 0
    stuck: int = 0
    mails_not_taken: int = 0
    conditions_failed: int = 0
    arrangements: int = 0
    errors: list[str] = field(default_factory=list)


def count() -> Figures:
    """Return the figures of every arrangement together, each read in its own context."""
    found = Figures()
    for _, arrangement_id in organisations_queries.list_addresses():
        with tenancy.context(arrangement_id):
            waiting, running = jobs.count_queue()
            found.waiting += waiting
            found.running += running
            found.stuck += len(jobs.list_stuck())
            found.mails_not_taken += len(accountability_queries.list_failed(known_at=None))
            found.conditions_failed += accountability_queries.count_failed_conditions()
            found.arrangements += 1
    return found


def write() -> bytes:
    """Return the figures as a monitor reads them."""
    registry = CollectorRegistry()
    for name, said, value in _list():
        Gauge(f"bodemplaat_{name}", said, registry=registry).set(value)
    return generate_latest(registry)


def _list() -> Iterator[tuple[str, str, float]]:
    made_at = copies.find_last()
    if made_at is not None:
        age = max(0.0, time.time() - made_at.timestamp())
        yield "backup_age_seconds", "Seconds since the last copy that was made here.", age
    try:
        found = count()
    except Error:
        connection.close()
        yield "database_up", "Whether the database answers.", 0
        return
    yield "database_up", "Whether the database answers.", 1
    yield "jobs_waiting", "Work that was asked for and waits.", found.waiting
    yield "jobs_running", "Work that a worker is doing.", found.running
    yield "jobs_stuck", "Work that nobody does although somebody should.", found.stuck
    yield "mails_not_taken", "Daily mails that no mail server took yet.", found.mails_not_taken
    yield (
        "watchpoints_failed", "Conditions that met an error when last looked at.",
        found.conditions_failed,
    )  # fmt: skip
    yield "arrangements", "Arrangements of this installation.", found.arrangements
