# SPDX-License-Identifier: EUPL-1.2
"""Who logs in, and for which organisation that account acts."""

from datetime import date, datetime

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """One person who can log in."""

    tenancy = "system"
    system_reason = "An account is read before it is known which partnership it acts for."


class Assignment(models.Model):
    """One role of an account in an arrangement, from one day until another."""

    tenancy = "system"
    system_reason = "Assignments decide which context a request gets."

    account = models.ForeignKey(Account, models.PROTECT, related_name="assignments")
    arrangement_id = models.BigIntegerField()
    participant_id = models.BigIntegerField(null=True, blank=True)
    role = models.TextField()
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "foundation"
        indexes = [models.Index(fields=["account", "arrangement_id"], name="assignment_account")]

    def set_ends_before(self, ends_before: date) -> None:
        """End the role before a day; its row stays."""
        self.ends_before = ends_before
        self.save(update_fields=["ends_before"])


class Invitation(models.Model):
    """One link by which an account gets its first password; it works once, until a moment."""

    tenancy = "system"
    system_reason = "A link is read before anybody is logged in; it holds a digest, no secret."

    account = models.ForeignKey(Account, models.PROTECT, related_name="invitations")
    digest = models.TextField(unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "foundation"

    def set_used(self, at: datetime) -> None:
        """Note that the link was used."""
        self.used_at = at
        self.save(update_fields=["used_at"])


class CacheEntry(models.Model):
    """One value of the cache that all processes share: counts of attempts to log in."""

    tenancy = "system"
    system_reason = "Attempts are counted before it is known who asks; values are counts alone."
    app_rights = "SELECT, INSERT, UPDATE, DELETE"

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires_at = models.DateTimeField(db_column="expires", db_index=True)

    class Meta:
        app_label = "foundation"
