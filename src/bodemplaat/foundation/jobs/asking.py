# SPDX-License-Identifier: EUPL-1.2
"""Asking for work, inside the transaction of whatever makes it needed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from bodemplaat.foundation import standing_in
from bodemplaat.foundation.jobs import registry
from bodemplaat.foundation.jobs.models import (
    CANCELLED,
    ENDED,
    WAITING,
    Job,
    JobFile,
    JobProgress,
)
from bodemplaat.kernel.refusals import Refusal

TASK = "bodemplaat.run"


class UnknownJob(Refusal):
    """No job of the reader has this number."""

    code = "foundation.unknown-job"


class AlreadyEnded(Refusal):
    """What has ended cannot be stopped any more."""

    code = "foundation.job-already-ended"


@transaction.atomic
def defer(
    name: str, *, actor: Any, key: str, file: Iterable[bytes] = (), due_at: datetime | None = None,
    **values: Any,
) -> int:
    """
    Ask for work under a key and return its number; asked again under that key, it is the same.

    It is stored in the transaction that it is called in: no work without its reason, and no reason
    without its work. `values` are ids and plain codes, never a person's data; `file` goes along in
    pieces and is gone when the work has ended.
    """
    registry.get_kind(name)
    standing_in.check(actor, name)
    strange = [one for one, value in values.items() if not isinstance(value, registry.PLAIN)]
    if strange:
        raise TypeError(f"{name} takes ids and codes, not {', '.join(strange)}.")
    now = timezone.now()
    row, is_new = Job.objects.get_or_create(
        arrangement_id=actor.arrangement_id, participant_id=actor.participant_id, name=name,
        key=key, defaults={
            "values": values, "actor_id": actor.account_id, "actor_role": actor.role or "",
            "asked_at": now, "due_at": due_at or now,
        },
    )  # fmt: skip
    if not is_new:
        return row.pk
    owner = {"arrangement_id": row.arrangement_id, "participant_id": row.participant_id}
    JobProgress.objects.create(job=row, **owner)
    for part, content in enumerate(file):
        JobFile.objects.create(job=row, part=part, content=content, **owner)
    put_in_queue(row)
    return row.pk


def put_in_queue(row: Job) -> None:
    """Let a worker find a job at its moment; the queue holds numbers alone."""
    due_at = row.due_at if row.due_at > timezone.now() else None
    app.configure_task(TASK, schedule_at=due_at).defer(
        arrangement_id=row.arrangement_id, participant_id=row.participant_id, job_id=row.pk
    )


@transaction.atomic
def cancel(job_id: int) -> None:
    """
    Stop a job that waits, or ask the worker to stop one that runs.

    Raises UnknownJob, AlreadyEnded.
    """
    jobs = Job.objects.filter(pk=job_id)
    found = jobs.first()
    if found is None:
        raise UnknownJob(number=job_id)
    if found.state in ENDED:
        raise AlreadyEnded(number=job_id)
    waiting = jobs.filter(state=WAITING).select_for_update(no_key=True, skip_locked=True).first()
    if waiting is not None:
        waiting.set_ended(CANCELLED)
    else:  # its row is the worker's as long as it runs
        JobProgress.objects.get(job_id=job_id).set_cancel_asked()
