# SPDX-License-Identifier: EUPL-1.2
"""
Running one job: claim it, make its effect in one transaction with its end, and say what came of it.

A worker may be killed at any point, and the queue may deliver a job twice: the row of the job is
locked while the effect is made and says itself whether that has happened.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.jobs import registry
from bodemplaat.foundation.jobs.models import (
    CANCELLED,
    DONE,
    ENDED,
    FAILED,
    REFUSED,
    Job,
    JobEffect,
    JobFile,
    JobProgress,
)
from bodemplaat.foundation.jobs.reporting import Reporter, Stopped
from bodemplaat.kernel.refusals import Refusal

log = logging.getLogger("bodemplaat.jobs")
# Who kills its worker so often is given up, however it does so.
MOST_ATTEMPTS = 10
BUSY, PAUSE = timedelta(seconds=5), timedelta(seconds=20)


class GivenUp(Refusal):
    """A job took its worker along too often, or is of another version."""

    code = "foundation.job-given-up"


class Failed(Refusal):
    """A job met an error of ours too often; the log says which."""

    code = "foundation.job-failed"


class NotNow(Exception):
    """The job has to be delivered again, after a while."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(after)
        self.after = after


class Run:
    """What a job may use: who asked, how far it is, its file, and effects of its own."""

    def __init__(self, row: Job, actor: Any, reporter: Reporter) -> None:
        self.actor, self.job_id, self.attempt = actor, row.pk, row.attempts
        self._row, self._reporter = row, reporter

    def tell(
        self, done: int, total: int | None = None, sentence: registry.Sentence | None = None
    ) -> None:
        """Show how far the job is; raises Stopped when it has to stop, so call it often."""
        self._reporter.tell(done, total, sentence)

    def read_file(self) -> bytes:
        """Return the file that came along."""
        parts = JobFile.objects.filter(job=self._row).order_by("part")
        return b"".join(parts.values_list("content", flat=True).iterator(chunk_size=1))

    @contextmanager
    def once(self, key: str) -> Iterator[bool]:
        """
        Give whether an effect has still to be made, and keep that it was, in one transaction.

        For work in steps, each in a transaction of its own, that goes on where it was killed.
        """
        row = self._row
        with transaction.atomic():
            _, is_new = JobEffect.objects.get_or_create(
                arrangement_id=row.arrangement_id, participant_id=row.participant_id,
                job=row, key=key,
            )  # fmt: skip
            yield is_new


@contextmanager
def _held(arrangement_id: int, participant_id: int | None, job_id: int) -> Iterator[Job]:
    """Open the context of a job and hold its row; raise NotNow when another worker holds it."""
    scope = "sso" if participant_id is None else "participant"
    with tenancy.context(arrangement_id, participant_id=participant_id, scope=scope):
        jobs = Job.objects.filter(pk=job_id)
        row = jobs.select_for_update(no_key=True, skip_locked=True).first()
        if row is None:
            if jobs.exists():
                raise NotNow(BUSY)
            raise LookupError(f"Job {job_id} is not there.")
        yield row


def run(*, should_stop: Callable[[], bool], **where: Any) -> None:
    """
    Run one job to its end, or raise NotNow.

    `where` holds the numbers that the queue keeps: arrangement, participant and job.
    """
    with structlog.contextvars.bound_contextvars(job=where["job_id"]):
        _run(should_stop=should_stop, where=where)


def _run(*, should_stop: Callable[[], bool], where: dict[str, Any]) -> None:
    if not _claim(where):
        return
    reporter = Reporter(where, should_stop)
    reporter.start()
    try:
        _make_effect(where, reporter)
    except Stopped as stopped:
        if not stopped.is_cancelled:
            _put_back(where, timedelta(0))
        _end(where, CANCELLED)
    except Refusal as refusal:
        _end(where, REFUSED, refusal)
    except NotNow:
        raise
    except Exception as error:
        if isinstance(error, OperationalError | InterfaceError):
            connection.close()  # the server may be another one by now
        _try_again(where, error)
    finally:
        reporter.stop()


def _claim(where: dict[str, Any]) -> bool:
    """Count an attempt and tell whether there is something to do."""
    with _held(**where) as row:
        if row.state in ENDED:
            return False
        progress = JobProgress.objects.select_for_update().get(job=row)
        if progress.cancel_asked_at:
            _finish(row, CANCELLED)
            return False
        if row.attempts >= MOST_ATTEMPTS or registry.find_kind(row.name) is None:
            _finish(row, FAILED, GivenUp(count=row.attempts))
            return False
        row.set_started()
        progress.set_started()
        return True


def _make_effect(where: dict[str, Any], reporter: Reporter) -> None:
    with _held(**where) as row:
        if row.state in ENDED:
            return
        actor = registry.get_actor(
            account_id=row.actor_id, role=row.actor_role, arrangement_id=row.arrangement_id,
            participant_id=row.participant_id, at=timezone.now(),
        )
        run = Run(row, actor, reporter)
        result = registry.get_kind(row.name).work(run, **row.values)
        reporter.check()
        if result is None:
            _finish(row, DONE)
            return
        link = {"name": result.url_name, "kwargs": result.url_kwargs} if result.url_name else {}
        _finish(row, DONE, result.sentence, link)


def _finish(row: Job, state: str, said: Any = None, link: dict[str, Any] | None = None) -> None:
    JobFile.objects.filter(job=row).delete()
    log.info("job ended", extra={"kind": row.name, "state": state, "attempt": row.attempts})
    if said is None:
        row.set_ended(state)
        return
    more = [[one.code, registry.pack(one.values)] for one in getattr(said, "details", ())]
    values = registry.pack(said.values)
    row.set_ended(state, code=said.code, said=values, details=more, link=link or {})


def _end(where: dict[str, Any], state: str, said: Refusal | None = None) -> None:
    with _held(**where) as row:
        if row.state not in ENDED:
            _finish(row, state, said)


def _put_back(where: dict[str, Any], after: timedelta) -> None:
    with _held(**where) as row:
        if row.state in ENDED:
            return
        row.set_waiting(timezone.now() + after)
    raise NotNow(after)


def _try_again(where: dict[str, Any], error: Exception) -> None:
    """Have a job that met an error of ours tried again, or end it when that was often enough."""
    with _held(**where) as row:
        kind, attempts = registry.get_kind(row.name), row.attempts
    fields = {"job": where["job_id"], "kind": row.name, "attempt": attempts}
    log.error("job failed", exc_info=error, extra=fields)
    if attempts < kind.tries:
        _put_back(where, PAUSE * attempts)
    _end(where, FAILED, Failed(count=attempts))
