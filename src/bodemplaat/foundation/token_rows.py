# SPDX-License-Identifier: EUPL-1.2
"""The tables of tokens and of the answers that a program may ask again; `tokens` writes them."""

from datetime import datetime

from django.db import models

from bodemplaat.foundation.tenancy.models import PersonalModel
from bodemplaat.foundation.users import Account


class ApiToken(models.Model):
    """The right of a program to act for a person; the digest tells it, the token is not kept."""

    tenancy = "system"
    system_reason = "A token is read before it is known which partnership it acts in."

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    arrangement_id = models.BigIntegerField()
    name = models.TextField()
    start = models.TextField()
    digest = models.TextField(unique=True)
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    ends_before = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    count = models.PositiveIntegerField(default=0)

    # Each use counts, and is no change of what the token gives.
    changes_later = ("used_at", "counted_at", "count")

    class Meta:
        app_label = "foundation"
        indexes = [models.Index(fields=["account", "arrangement_id"], name="apitoken_account")]

    def __str__(self) -> str:
        return self.name

    def set_revoked(self, at: datetime) -> None:
        """End it from a moment on."""
        self.revoked_at = at
        self.save(update_fields=["revoked_at"])


class ApiAnswer(PersonalModel):
    """The answer to a request that a person's program may send again, by its key."""

    app_rights = "SELECT, INSERT, UPDATE, DELETE"  # it goes when its term is over

    key = models.TextField()
    request_digest = models.TextField()
    status = models.PositiveIntegerField(default=0)
    body = models.TextField(blank=True, default="")
    location = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "person_id", "key"], name="apianswer_once"
            )
        ]
