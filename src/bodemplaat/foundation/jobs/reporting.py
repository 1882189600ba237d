# SPDX-License-Identifier: EUPL-1.2
"""What others see of a job while its transaction is open: a thread with a connection of its own."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.jobs.models import JobProgress
from bodemplaat.foundation.jobs.registry import Sentence, pack

log = logging.getLogger("bodemplaat.jobs")
# Seconds between two looks; a job whose beat is older than GONE has lost its worker.
EVERY, BEAT, GONE = 0.5, 2.0, 30.0


class Stopped(Exception):
    """The job has to stop: somebody cancelled it, or the worker is stopped."""

    def __init__(self, *, is_cancelled: bool) -> None:
        super().__init__(is_cancelled)
        self.is_cancelled = is_cancelled


class Reporter:
    """Writes how far a job is and hears whether it has to stop."""

    def __init__(self, where: dict[str, Any], should_stop: Callable[[], bool]) -> None:
        self._where, self._should_stop = where, should_stop
        self._told: dict[str, Any] = {}
        self._ended = threading.Event()
        self._is_cancelled = False
        self._thread = threading.Thread(target=self._run, name="job-reporter", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._ended.set()
        self._thread.join()

    def tell(self, done: int, total: int | None, sentence: Sentence | None) -> None:
        """Keep how far the job is, to be written soon. Raises Stopped."""
        self.check()
        said = {"code": sentence.code, "said": pack(sentence.values)} if sentence else {}
        self._told = {"done": done, "total": total, **said}

    def check(self) -> None:
        """Raise Stopped when the job has to stop."""
        if self._is_cancelled:
            raise Stopped(is_cancelled=True)
        if self._should_stop():
            raise Stopped(is_cancelled=False)

    def _run(self) -> None:
        beaten, shown = 0.0, {}
        try:
            while not self._ended.wait(EVERY):
                told, now = self._told, time.monotonic()
                if told != shown or now - beaten >= BEAT:
                    self._write(told)
                    beaten, shown = now, told
        finally:
            connection.close()

    def _write(self, told: dict[str, Any]) -> None:
        try:
            place = self._where
            scope = "sso" if place["participant_id"] is None else "participant"
            with tenancy.context(
                place["arrangement_id"], participant_id=place["participant_id"], scope=scope
            ):
                row = JobProgress.objects.select_for_update().get(job_id=place["job_id"])
                row.set_told(told)
                self._is_cancelled = row.cancel_asked_at is not None
        except DatabaseError as error:  # the job itself will notice
            log.warning("progress not written", extra={"error": type(error).__name__})
            connection.close()
