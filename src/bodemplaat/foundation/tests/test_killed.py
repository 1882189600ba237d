# SPDX-License-Identifier: EUPL-1.2
"""Whatever worker is killed whenever: each effect is made once, each job ends, nothing is left."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.db import connection

from bodemplaat.foundation import jobs, tenancy
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.jobs import registry
from bodemplaat.foundation.jobs.models import Job
from bodemplaat.foundation.models import EventDelivery
from bodemplaat.foundation.tests import killing

pytestmark = pytest.mark.django_db(transaction=True)
IS_EXHAUSTIVE = os.environ.get("BODEMPLAAT_EXHAUSTIVE") == "1"
SEEDS = range(200 if IS_EXHAUSTIVE else 12)
OFFICE = SimpleNamespace(arrangement_id=7, participant_id=None, account_id=None, role="")
JOBS = 4
SETUP = (
    "import django\ndjango.setup()\nfrom bodemplaat.foundation.tests import killing\n"
)


def choose(seed):
    """Return where workers die one after another: every point first, every pair in 36 seeds."""
    first, second = seed % len(killing.POINTS), seed // len(killing.POINTS)
    return killing.POINTS[first], killing.POINTS[(first + second) % len(killing.POINTS)]


def ask():
    """Ask for a few effects, each of them twice."""
    with tenancy.context(7):
        for number in (*range(JOBS), *range(JOBS)):
            jobs.defer(killing.WORK, actor=OFFICE, key=str(number), number=number)
    connection.close()


def wait():
    """Return the jobs once all have ended, and how often each effect was made."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with tenancy.context(7):
            numbers = Job.objects.order_by("pk").values_list("pk", flat=True)
            lines = tuple(jobs.find_job(number) for number in numbers)
            made = Counter(EventDelivery.objects.values_list("key", flat=True))
        if all(line.has_ended for line in lines) and count_queued() == 0:
            return lines, made
        time.sleep(0.1)
    states = [(line.id, line.state) for line in lines]
    raise AssertionError(f"It did not end: {states}, and in the queue: {list_queued()}")


def count_queued():
    """Return how many deliveries are left in the queue."""
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        return admin.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()[0]


def list_queued():
    """Return what the queue holds, and which workers it knows: why nothing moves any more."""
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        held = admin.execute(
            "SELECT id, status, attempts, worker_id, queueing_lock, lock, scheduled_at"
            " FROM procrastinate_jobs ORDER BY id"
        ).fetchall()
        workers = admin.execute(
            "SELECT id, now() - last_heartbeat FROM procrastinate_workers ORDER BY id"
        ).fetchall()
        sessions = admin.execute(
            "SELECT pid, usename, state, wait_event, now() - state_change, left(query, 60)"
            " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    return held, workers, sessions


def say_where(workers):
    """Return in which line each process stands that does not end."""
    os.killpg(workers.pid, signal.SIGUSR1)
    time.sleep(1)
    os.killpg(workers.pid, signal.SIGKILL)
    return workers.communicate()[1]


class TestKilledWorker:
    @pytest.mark.parametrize("seed", SEEDS)
    def test_makes_no_effect_twice_and_leaves_none_out(self, monkeypatch, seed):
        monkeypatch.setitem(registry._kinds, killing.WORK, registry.Kind(killing.WORK, "", str))
        ask()
        database = connection.settings_dict["NAME"]
        script = f"{SETUP}killing.main({database!r}, {seed}, {list(choose(seed))!r})"
        workers = subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

        try:
            lines, made = wait()
            _, errors = workers.communicate("\n", timeout=30)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            raise AssertionError(f"{error}\n{say_where(workers)}") from error
        finally:
            with suppress(ProcessLookupError):
                os.killpg(workers.pid, signal.SIGKILL)

        assert {line.state for line in lines} == {"done"} and len(lines) == JOBS
        assert made == {str(number): 1 for number in range(JOBS)}
        assert workers.returncode == 0, errors
