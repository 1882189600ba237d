# SPDX-License-Identifier: EUPL-1.2
"""Rights that two people give."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.tenancy.models import ParticipantModel
from bodemplaat.organisations import values
from bodemplaat.organisations.models.partnerships import list_choices


class AccessProposal(ParticipantModel):
    """
    One right that somebody asks for a person, and what another one decided.

    Name and mail address are personal data: no audit record and no digest holds them.
    """

    changes_later = ("name", "email", "account_id", "state", "decided_by_id", "decided_by",
                     "decided_at", "decided_reason")  # fmt: skip

    kind = models.TextField(choices=list_choices(values.AccessKind))
    state = models.TextField(choices=list_choices(values.AccessState), default="proposed")
    account_id = models.BigIntegerField(null=True)
    name = models.TextField()
    email = models.TextField(blank=True, default="")
    role = models.TextField(blank=True, default="")
    guest_id = models.BigIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_before = models.DateField(null=True)
    reason = models.TextField()
    proposed_by_id = models.BigIntegerField(null=True)
    proposed_by = models.TextField()
    proposed_at = models.DateTimeField()
    decided_by_id = models.BigIntegerField(null=True)
    decided_by = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_reason = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(decided_by_id__isnull=False)
                & (Q(proposed_by_id__isnull=True) | ~Q(decided_by_id=F("proposed_by_id"))),
                name="accessproposal_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="accessproposal_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def set_decided(self, state: values.AccessState, *, by: Any, reason: str = "") -> None:
        """Note who decided what."""
        self.state, self.decided_reason = state, reason
        self.decided_by_id, self.decided_by, self.decided_at = by.account_id, by.name, by.at
        self.save()
