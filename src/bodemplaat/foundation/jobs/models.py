# SPDX-License-Identifier: EUPL-1.2
"""What was asked for, how far it is, and which of its effects are there."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ParticipantModel

WAITING, RUNNING = "waiting", "running"
DONE, REFUSED, FAILED, CANCELLED = "done", "refused", "failed", "cancelled"
ENDED = (DONE, REFUSED, FAILED, CANCELLED)


class Job(ParticipantModel):
    """One piece of work, asked for once under its key; once it has ended it is never run again."""

    name = models.TextField()
    key = models.TextField()
    values = models.JSONField(default=dict)
    actor_id = models.BigIntegerField(null=True)
    actor_role = models.TextField(blank=True, default="")
    state = models.TextField(default=WAITING)
    attempts = models.IntegerField(default=0)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # What came of it: the code of a sentence with its values, more of them, and where to look.
    code = models.TextField(blank=True, default="")
    said = models.JSONField(default=dict)
    details = models.JSONField(default=list)
    link = models.JSONField(default=dict)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "participant_id", "name", "key"],
                name="job_once", nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[WAITING, RUNNING], ended_at__isnull=True)
                | models.Q(state__in=ENDED, ended_at__isnull=False),
                name="job_ends_once",
            ),
        ]
        # Serves the page of running work: the newest first.
        indexes = [models.Index(fields=["arrangement_id", "-id"], name="job_newest")]

    def set_started(self) -> None:
        """Count one more attempt."""
        self.state, self.attempts = RUNNING, self.attempts + 1
        self.save(update_fields=["state", "attempts"])

    def set_waiting(self, due_at: datetime) -> None:
        """Put it back until a moment."""
        self.state, self.due_at = WAITING, due_at
        self.save(update_fields=["state", "due_at"])

    def set_ended(self, state: str, **said: Any) -> None:
        """End it, with what came of it: code, said, details and link."""
        self.state, self.ended_at = state, timezone.now()
        for name, value in said.items():
            setattr(self, name, value)
        self.save(update_fields=["state", "ended_at", *said])


class JobProgress(ParticipantModel):
    """
    How far one job is, and whether somebody wants it stopped.

    It is written beside the transaction of the job, which holds the row of the job itself.
    """

    job = TenantForeignKey(Job, related_name="progress")
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    code = models.TextField(blank=True, default="")
    said = models.JSONField(default=dict)
    cancel_asked_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "job"], name="jobprogress_one")
        ]

    def set_started(self) -> None:
        """Begin anew."""
        self.started_at = self.beat_at = timezone.now()
        self.done, self.total, self.code, self.said = 0, None, "", {}
        self.save(update_fields=["started_at", "beat_at", "done", "total", "code", "said"])

    def set_told(self, told: dict[str, Any]) -> None:
        """Beat, and keep what the job told last."""
        self.beat_at = timezone.now()
        for name, value in told.items():
            setattr(self, name, value)
        self.save(update_fields=["beat_at", *told])

    def set_cancel_asked(self) -> None:
        """Keep that somebody wants it stopped."""
        self.cancel_asked_at = timezone.now()
        self.save(update_fields=["cancel_asked_at"])


class JobEffect(ParticipantModel):
    """One effect of a job is there; written in the same transaction as the effect."""

    append_only = True

    job = TenantForeignKey(Job, related_name="effects")
    key = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "job", "key"], name="jobeffect_once")
        ]


class JobFile(ParticipantModel):
    """A piece of a file that a job reads, for the worker may be another machine; then it goes."""

    app_rights = "SELECT, INSERT, DELETE"

    job = TenantForeignKey(Job, related_name="files")
    part = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "job", "part"], name="jobfile_part")
        ]


class ScheduleTick(models.Model):
    """Up to which moment a schedule has been kept; whoever moves it on asks for the work."""

    tenancy = "system"
    system_reason = "A schedule of the machine; it names no partnership, no person and no work."

    name = models.TextField(unique=True)
    kept_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"

    @classmethod
    def make(cls, name: str, kept_at: datetime) -> None:
        """Begin a schedule; another worker may just have done so."""
        cls.objects.get_or_create(name=name, defaults={"kept_at": kept_at})

    def move_on(self, kept_at: datetime) -> bool:
        """Move a schedule on; False when another worker did."""
        rows = type(self).objects.filter(pk=self.pk, kept_at=self.kept_at)
        return bool(rows.update(kept_at=kept_at))
