# SPDX-License-Identifier: EUPL-1.2
"""Watchpoints from the day they were seen to the day they were gone, and what was done."""

from datetime import date, datetime
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from bodemplaat.accountability import values
from bodemplaat.foundation.registries import Severity
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import (
    ArrangementModel,
    AudienceModel,
    ParticipantModel,
    PersonalModel,
)


def _choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in kind]


class Evaluation(ArrangementModel):
    """On one day every declared condition was looked at."""

    evaluated_on = models.DateField()
    evaluated_at = models.DateTimeField()
    # Conditions that could not be looked at, each with the kind of error; the log says the rest.
    failed = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "evaluated_on"], name="evaluation_once_a_day"
            )
        ]

    def set_failed(self, failed: dict[str, str]) -> None:
        """Keep which conditions could not be looked at this time."""
        if self.failed != failed:
            self.failed = failed
            self.save(update_fields=["failed"])


class Watchpoint(AudienceModel):
    """One thing for which a declared condition held, from the day it was seen; kept for ever."""

    code = models.TextField()
    key = models.TextField()
    severity = models.TextField(choices=_choices(Severity))
    role = models.TextField()
    feature = models.TextField(blank=True, default="")
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "code", "key", "participant_id", "is_for_all"],
                condition=Q(closed_on__isnull=True),
                nulls_distinct=False,
                name="watchpoint_open_once",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_at__isnull=True)
                | Q(closed_on__gte=F("opened_on"), closed_at__isnull=False),
                name="watchpoint_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(participant_id__isnull=True) | Q(is_for_all=False),
                name="watchpoint_is_for_one_or_for_all",
            ),
        ]
        # Serves the list: what was open on a day.
        indexes = [
            models.Index(fields=["arrangement_id", "closed_on", "opened_on"],
                         name="watchpoint_open"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.code} {self.key}"

    @property
    def identity(self) -> values.Identity:
        """Return what tells it from the others that are open."""
        return self.code, self.key, self.participant_id, self.is_for_all

    def set_closed(self, *, on: date, at: datetime) -> None:
        """Keep the day on which it was gone; it is never opened again."""
        self.closed_on, self.closed_at = on, at
        self.save(update_fields=["closed_on", "closed_at"])


class Observation(AudienceModel):
    """What a watchpoint stood on, as known when it was seen; a change adds a row."""

    append_only = True
    part_of = "watchpoint"

    watchpoint = TenantForeignKey(Watchpoint, related_name="observations")
    observed_on = models.DateField()
    observed_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "watchpoint", "observed_at"], name="observation_once"
            )
        ]


class Note(AudienceModel):
    """What one person said or did about a watchpoint; never changed."""

    append_only = True

    watchpoint = TenantForeignKey(Watchpoint, related_name="notes")
    kind = models.TextField(choices=_choices(values.NoteKind))
    text = models.TextField(blank=True, default="")
    paused_until_on = models.DateField(null=True, blank=True)
    account_id = models.BigIntegerField(null=True)
    name = models.TextField()
    role = models.TextField(blank=True, default="")
    noted_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=values.NoteKind.PAUSED.value, paused_until_on__gt=F("noted_on"))
                | (~Q(kind=values.NoteKind.PAUSED.value) & Q(paused_until_on__isnull=True)),
                name="note_puts_off_to_a_later_day",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["commented", "paused"]) | ~Q(text=""),
                name="note_says_something",
            ),
        ]
        # Serves a watchpoint with what was said about it.
        indexes = [models.Index(fields=["arrangement_id", "watchpoint"], name="note_watchpoint")]


class NotificationChoice(PersonalModel):
    """How often one person wants to hear of watchpoints; without a row every day."""

    frequency = models.TextField(choices=_choices(values.Frequency))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "person_id"], name="notificationchoice_one"
            )
        ]

    def set_frequency(self, frequency: values.Frequency) -> None:
        """Take another choice."""
        self.frequency = frequency.value
        self.save(update_fields=["frequency"])


class Digest(ParticipantModel):
    """One mail to one person about a day; it stays here until it was taken by the mail server."""

    app_rights = "SELECT, INSERT, UPDATE, DELETE"  # it goes when its term is over

    account_id = models.BigIntegerField()
    name = models.TextField()
    role = models.TextField()
    about_on = models.DateField()
    queued_at = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "account_id", "about_on"], name="digest_once_a_day"
            )
        ]

    def set_tried(self, *, at: datetime, is_sent: bool) -> None:
        """Keep what became of an attempt."""
        self.attempts += 1
        if is_sent:
            self.sent_at = at
        else:
            self.failed_at = at
        self.save(update_fields=["attempts", "sent_at", "failed_at"])


class RetentionTerm(ParticipantModel):
    """How long one kind of row is kept, where the office chose so; else the usual term holds."""

    kind = models.TextField(choices=_choices(values.RetentionKind))
    days = models.PositiveIntegerField()
    ground = models.TextField()
    set_on = models.DateField()
    set_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "participant_id", "kind"], nulls_distinct=False,
                name="retentionterm_one",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=values.SHORTEST_DAYS, days__lte=values.LONGEST_DAYS)
                & ~Q(ground=""),
                name="retentionterm_has_a_ground",
            ),
        ]  # fmt: skip

    def set_term(self, *, days: int, ground: str, on: date, by: str) -> None:
        """Take another term, for another reason."""
        self.days, self.ground, self.set_on, self.set_by = days, ground, on, by
        self.save(update_fields=["days", "ground", "set_on", "set_by"])


class Erasure(ParticipantModel):
    """Rows of one kind whose term was over, from the day they were listed to their end."""

    kind = models.TextField(choices=_choices(values.RetentionKind))
    state = models.TextField(choices=_choices(values.ErasureState))
    before_at = models.DateTimeField()
    listed_on = models.DateField()
    count = models.PositiveIntegerField()
    reason = models.TextField(blank=True, default="")
    approved_by = models.TextField(blank=True, default="")
    approved_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "participant_id", "kind"], nulls_distinct=False,
                condition=Q(state="listed"), name="erasure_listed_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["listed", "lapsed"])
                | (Q(approved_at__isnull=False) & ~Q(reason="")),
                name="erasure_has_a_reason",
            ),
        ]  # fmt: skip

    def set_listed(self, *, before_at: datetime, count: int, on: date) -> None:
        """List anew what is over its term."""
        self.before_at, self.count, self.listed_on = before_at, count, on
        self.save(update_fields=["before_at", "count", "listed_on"])

    def set_lapsed(self, *, at: datetime) -> None:
        """Nothing is over its term any more."""
        self.state, self.closed_at = values.ErasureState.LAPSED.value, at
        self.save(update_fields=["state", "closed_at"])

    def set_approved(self, *, by: str, at: datetime, reason: str) -> None:
        """Keep who let it be erased, and why."""
        self.state, self.approved_by = values.ErasureState.APPROVED.value, by
        self.approved_at, self.reason = at, reason
        self.save(update_fields=["state", "approved_by", "approved_at", "reason"])

    def set_done(self, *, count: int, at: datetime) -> None:
        """Keep how many rows are gone."""
        self.state, self.count, self.closed_at = values.ErasureState.DONE.value, count, at
        self.save(update_fields=["state", "count", "closed_at"])
