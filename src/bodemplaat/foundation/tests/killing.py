# SPDX-License-Identifier: EUPL-1.2
"""
Workers that are killed; `main` runs in a process of its own, after Django was set up there.

For each point, workers are forked and one of them is killed there with SIGKILL, as a crash or a
machine that goes down would. After the last point workers live until a line comes in.
"""

import faulthandler
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection

from bodemplaat.foundation import jobs
from bodemplaat.foundation.jobs import queue, running, worker
from bodemplaat.foundation.models import EventDelivery

POINTS = ("fetched", "claimed", "made", "ended", "committed", "any")
WORK = "test.effect"


def die() -> None:
    """End as nobody can prevent."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(point: str, chance: random.Random) -> None:
    """Let this process die at a point, the first or the second time that it comes there."""
    left = [chance.randint(1, 2)]

    def maybe(is_here: bool) -> None:
        left[0] -= is_here
        if is_here and left[0] <= 0:
            die()

    def around(call: Callable[..., Any], before: str, after: str) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            maybe(point == before)
            found = call(*args, **kwargs)
            maybe(point == after)
            return found

        return wrapped

    running._claim = around(running._claim, "fetched", "claimed")
    running._finish = around(running._finish, "made", "ended")
    queue.running.run = around(running.run, "", "committed")


def work(run: Any, number: int) -> None:
    """Make an effect that can be counted; it takes a moment."""
    for done in range(3):
        run.tell(done, 3)
        time.sleep(0.02)
    EventDelivery.objects.create(
        arrangement_id=7, key=f"{number}", handler=f"{os.getpid()} {time.monotonic_ns()}"
    )


def fork(point: str, seed: int) -> int:
    """Start one worker; the parent has no connection that it could share."""
    child = os.fork()
    if child == 0:
        if point:
            arm(point, random.Random(seed))
        worker.run(concurrency=2)
        os._exit(0)
    return child


def live(point: str, seed: int) -> None:
    """Run one or two workers until the first of them is dead."""
    children = [fork(point, seed), *([fork("", seed)] if seed % 2 else [])]
    if point == "any":
        time.sleep(random.Random(seed).uniform(0.05, 0.8))
        os.kill(children[0], signal.SIGKILL)
    deadline = time.monotonic() + 2.5
    while os.waitpid(children[0], os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:  # with another worker the point may never come
            os.kill(children[0], signal.SIGKILL)
        time.sleep(0.01)
    for child in children[1:]:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)


def main(database: str, seed: int, points: list[str]) -> None:
    """Run the lives one after another."""
    connection.settings_dict["NAME"] = database
    faulthandler.register(signal.SIGUSR1)  # the test asks where those are that do not end
    worker.BEAT, worker.LOOK, worker.POLL, worker.GONE = 0.1, 0.1, 0.2, 0.6
    worker.PATIENCE, queue.LATER, running.BUSY = 5.0, 0, timedelta(milliseconds=200)
    jobs.job(WORK, label="Werk")(work)
    for turn, point in enumerate(points):
        live(point, seed + turn)
    last = [fork("", seed), fork("", seed)]
    sys.stdin.readline()
    for child in last:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
