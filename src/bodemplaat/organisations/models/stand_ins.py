# SPDX-License-Identifier: EUPL-1.2
"""Who looked along in another one's role."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.tenancy.models import ParticipantModel


class StandIn(ParticipantModel):
    """Somebody of the office acts in the role of a person for a while, with a reason."""

    changes_later = ("name", "ended_at")

    assignment_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    name = models.TextField()
    role = models.TextField()
    by_id = models.BigIntegerField()
    by_name = models.TextField()
    reason = models.TextField()
    started_at = models.DateTimeField()
    ends_before = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(by_id=F("account_id")), name="standin_for_another"
            ),
            models.CheckConstraint(
                condition=Q(ends_before__gt=F("started_at")), name="standin_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_name} / {self.pk}"

    def set_ended(self, at: datetime) -> None:
        """Stop before the time is over."""
        self.ended_at = at
        self.save(update_fields=["ended_at"])
