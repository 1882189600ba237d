# SPDX-License-Identifier: EUPL-1.2
"""
The process that runs jobs, and looks after those that another one left behind.

It connects to the queue as a role of its own, which reads nothing else; the jobs themselves run
as the application, inside the context of their arrangement.
"""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connection
from procrastinate import App
from procrastinate import exceptions as queue_errors
from procrastinate.contrib.django import app
from procrastinate.psycopg_connector import PsycopgConnector
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from bodemplaat.foundation.database import home, roles
from bodemplaat.foundation.jobs import scheduling
from bodemplaat.foundation.jobs.reporting import GONE

log = logging.getLogger("bodemplaat.jobs")
# Seconds: between two beats of the worker, two looks for what was left, two looks for work when
# nobody tells of any, and how long a running job may go on after SIGTERM before it is undone and
# put back.
BEAT, LOOK, POLL, PATIENCE = 5.0, 5.0, 2.0, 25.0
_LEFT = (
    "UPDATE procrastinate_jobs j SET status = 'todo', worker_id = NULL, attempts = attempts + 1, "
    "abort_requested = false WHERE status = 'doing' AND NOT EXISTS (SELECT FROM "
    "procrastinate_workers w WHERE w.id = j.worker_id "
    "AND w.last_heartbeat > now() - make_interval(secs => %(gone)s)) RETURNING id"
)


def run(*, concurrency: int, with_parent: bool = False) -> None:
    """Run until SIGTERM or Ctrl-C; a job that runs is ended first, or undone and put back."""
    asyncio.run(_run_until_stopped(concurrency, with_parent))


async def _run_until_stopped(concurrency: int, with_parent: bool) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for received in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(received, stopping.set)
    side = [asyncio.create_task(_end_with_parent(stopping))] if with_parent else []
    while not stopping.is_set():
        try:
            await _serve(concurrency, stopping)
        except (queue_errors.ConnectorException, OperationalError, PoolTimeout) as error:
            log.error("queue not reachable", extra={"error": type(error).__name__})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), timeout=2)
    for task in side:
        task.cancel()


async def _serve(concurrency: int, stopping: asyncio.Event) -> None:
    """Take jobs until we are told to stop or the database is gone."""
    opened = app.with_connector(_make_connector())
    async with opened.open_async():
        worker = asyncio.create_task(opened.run_worker_async(
            concurrency=concurrency, fetch_job_polling_interval=POLL, delete_jobs="successful",
            update_heartbeat_interval=BEAT, stalled_worker_timeout=GONE,
            shutdown_graceful_timeout=PATIENCE, install_signal_handlers=False,
        ))  # fmt: skip
        side = [
            asyncio.create_task(_repeat(lambda: _give_back(opened))),
            asyncio.create_task(_repeat(_keep_schedules)),
            asyncio.create_task(stopping.wait()),
        ]
        try:
            await asyncio.wait([worker, *side], return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _end([*side, worker])
        for task in (worker, *side):
            if not task.cancelled() and (error := task.exception()):
                raise error


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    """
    Cancel until each has ended.

    Once is not enough: what is cancelled in the middle of a question to the database can lose it,
    and then the process stood until it was killed.
    """
    while left := [task for task in tasks if not task.done()]:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=PATIENCE + 1)


def _make_connector() -> PsycopgConnector:
    """Return the way to the queue; its pool is opened in the process that uses it."""
    address = {
        **roles.get_address(), "dbname": connection.settings_dict["NAME"],
        "user": "bodemplaat_worker", "password": home.get_key("role-worker"),
    }  # fmt: skip
    return PsycopgConnector(kwargs=address, min_size=1, max_size=4, timeout=10)


async def _repeat(look: Callable[[], Any]) -> None:
    while True:
        await look()
        await asyncio.sleep(LOOK)


async def _give_back(opened: App) -> None:
    """Put back what a worker that beats no more was doing."""
    found = await opened.connector.execute_query_all_async(_LEFT, gone=GONE)
    for row in found:
        log.warning("job taken back from a lost worker", extra={"queue_id": row["id"]})


async def _keep_schedules() -> None:
    await sync_to_async(scheduling.keep, thread_sensitive=False)()


async def _end_with_parent(stopping: asyncio.Event) -> None:
    """Stop when the process that started us is gone, however it went."""
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(1)
    stopping.set()
