# SPDX-License-Identifier: EUPL-1.2
"""Tables without a domain word: accounts, audit trail, deliveries, jobs, state of persons."""

from django.db import models

from bodemplaat.foundation.jobs.models import (
    Job,
    JobEffect,
    JobFile,
    JobProgress,
    ScheduleTick,
)
from bodemplaat.foundation.personal import DefaultView, SavedView, TeamView, Undo
from bodemplaat.foundation.search.models import OwnSignpost, ReferenceCount, Signpost
from bodemplaat.foundation.tenancy.models import ArrangementModel, ParticipantModel
from bodemplaat.foundation.users import (
    Account,
    Assignment,
    CacheEntry,
    IdentityProvider,
    Invitation,
)

__all__ = [
    "Account",
    "Assignment",
    "AuditHead",
    "AuditRecord",
    "CacheEntry",
    "DefaultView",
    "EventDelivery",
    "IdentityProvider",
    "Invitation",
    "Job",
    "JobEffect",
    "JobFile",
    "JobProgress",
    "OwnSignpost",
    "ReferenceCount",
    "SavedView",
    "ScheduleTick",
    "Signpost",
    "TeamView",
    "Undo",
]


class AuditHead(ArrangementModel):
    """The end of the audit chain of one arrangement; locked last by every writer."""

    ends_chain = "audit"

    seq = models.BigIntegerField(default=0)
    hash = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrangement_id"], name="audithead_one")]


class AuditRecord(ParticipantModel):
    """One thing that was done, by whom and when; never changed."""

    append_only = True

    seq = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    code = models.TextField()
    thing_type = models.TextField()
    thing_id = models.BigIntegerField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    thing_hash = models.TextField(blank=True, default="")
    previous_hash = models.TextField(blank=True)
    hash = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "seq"], name="auditrecord_seq")
        ]


class EventDelivery(ArrangementModel):
    """One handler has seen one event."""

    key = models.TextField()
    handler = models.TextField()
    delivered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "key", "handler"], name="eventdelivery_once"
            )
        ]
