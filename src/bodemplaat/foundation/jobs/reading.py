# SPDX-License-Identifier: EUPL-1.2
"""What the page of running work shows; row level security decides of whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise

from bodemplaat.foundation.jobs import registry
from bodemplaat.foundation.jobs.models import ENDED, RUNNING, WAITING, Job, JobProgress
from bodemplaat.foundation.jobs.reporting import GONE
from bodemplaat.foundation.tables import Rows
from bodemplaat.foundation.users import Account

# What waits so long has no worker to do it.
LONG = timedelta(minutes=2)


@dataclass(frozen=True)
class Said:
    """A code with its values, as `sentences.render` takes it."""

    code: str
    values: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class JobLine:
    """One job as its page shows it."""

    id: int
    name: str
    label: Promise | str
    actor_id: int | None
    actor_name: str
    state: str
    attempts: int
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    done: int
    total: int | None
    told: Said | None
    said: Said | None
    details: tuple[Said, ...]
    link: dict[str, Any]
    is_cancel_asked: bool
    is_stuck: bool

    @property
    def has_ended(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in ENDED


def search_jobs() -> Rows:
    """Return the jobs that the reader may see, to be filtered and paged."""
    paths = {"nummer": "pk", "stand": "state", "gevraagd": "asked_at", "afgelopen": "ended_at"}
    return Rows(Job.objects.all(), _read, paths)


def count_open() -> int:
    """Return how many of the jobs that the reader may see have not ended."""
    return Job.objects.filter(state__in=[WAITING, RUNNING]).count()


def find_job(job_id: int) -> JobLine | None:
    """Return a job that the reader may see."""
    return next(iter(_read(Job.objects.filter(pk=job_id))), None)


def count_queue() -> tuple[int, int]:
    """Return how many jobs wait whose moment has come, and how many run."""
    due = Q(state=WAITING, due_at__lte=timezone.now())
    found = Job.objects.aggregate(waiting=Count("pk", due), running=Count("pk", Q(state=RUNNING)))
    return found["waiting"], found["running"]


def list_stuck(*, known_at: datetime | None = None) -> tuple[JobLine, ...]:
    """
    Return the jobs that nobody works on although somebody should, the oldest first.

    They are stuck now; `known_at` leaves out what was asked for later.
    """
    open_jobs = Job.objects.filter(state__in=[WAITING, RUNNING]).order_by("id")
    if known_at is not None:
        open_jobs = open_jobs.filter(asked_at__lte=known_at)
    return tuple(line for line in _read(open_jobs) if line.is_stuck)


def _read(rows: Any) -> tuple[JobLine, ...]:
    found = list(rows)
    progress = {row.job_id: row for row in JobProgress.objects.filter(job__in=found)}
    people = Account.objects.in_bulk({row.actor_id for row in found if row.actor_id})
    return tuple(_make_line(row, progress[row.pk], people.get(row.actor_id)) for row in found)


def _make_line(row: Job, progress: JobProgress, person: Account | None) -> JobLine:
    kind = registry.find_kind(row.name)
    return JobLine(
        id=row.pk, name=row.name, label=kind.label if kind else row.name, actor_id=row.actor_id,
        actor_name=person.get_full_name() or person.username if person else "Bodemplaat",
        state=row.state, attempts=row.attempts, asked_at=row.asked_at,
        started_at=progress.started_at, ended_at=row.ended_at, done=progress.done,
        total=progress.total, told=_say(progress), said=_say(row), link=row.link,
        details=tuple(Said(code, registry.unpack(values)) for code, values in row.details),
        is_cancel_asked=progress.cancel_asked_at is not None, is_stuck=_is_stuck(row, progress),
    )


def _say(row: Job | JobProgress) -> Said | None:
    return Said(row.code, registry.unpack(row.said)) if row.code else None


def _is_stuck(row: Job, progress: JobProgress) -> bool:
    now = timezone.now()
    if row.state == RUNNING:
        return progress.beat_at is None or now - progress.beat_at > timedelta(seconds=GONE)
    return row.state == WAITING and now - row.due_at > LONG
