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


class GuestAccount(models.Model):
    """One account that reads for a guest what was shared with it, from one day until another."""

    tenancy = "system"
    system_reason = "It decides which context a request of a guest gets; it gives no other right."

    account = models.ForeignKey(Account, models.PROTECT, related_name="guest_accounts")
    arrangement_id = models.BigIntegerField()
    guest_id = models.BigIntegerField()
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "foundation"
        indexes = [models.Index(fields=["account"], name="guestaccount_account")]

    def set_ends_before(self, ends_before: date) -> None:
        """End it before a day; its row stays."""
        self.ends_before = ends_before
        self.save(update_fields=["ends_before"])


class Invitation(models.Model):
    """One link by which an account gets its first password; it works once, until a moment."""

    tenancy = "system"
    system_reason = "A link is read before anybody is logged in; it holds a digest, no secret."
    app_rights = "SELECT, INSERT, UPDATE, DELETE"  # it goes when its term is over

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


class IdentityProvider(models.Model):
    """One server at which people of an arrangement log in; its secret is stored encrypted."""

    tenancy = "system"
    system_reason = "It is read to find out who somebody is; only its name and code are shown."
    changes_later = ("name", "client_id", "secret", "scopes", "tested_at", "is_active")

    arrangement_id = models.BigIntegerField()
    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=191)
    secret = models.TextField()
    scopes = models.CharField(max_length=200, default="openid profile email")
    tested_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=False)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(tested_at__isnull=False),
                name="identityprovider_tested_first",
            )
        ]

    def set_client(self, *, name: str, client_id: str, secret: str, scopes: str) -> None:
        """Take other settings; they are tested anew."""
        self.name, self.client_id, self.secret, self.scopes = name, client_id, secret, scopes
        self.tested_at, self.is_active = None, False
        self.save()

    def set_started(self, at: datetime) -> None:
        """Show it on the page of log-in: somebody went there and came back."""
        self.tested_at, self.is_active = at, True
        self.save(update_fields=["tested_at", "is_active"])

    def set_closed(self) -> None:
        """Let nobody in by it any more."""
        self.is_active = False
        self.save(update_fields=["is_active"])


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
