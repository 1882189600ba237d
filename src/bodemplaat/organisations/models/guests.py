# SPDX-License-Identifier: EUPL-1.2
"""Organisations outside an arrangement, and what was shared with them."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import GuestModel


class Guest(GuestModel):
    """
    An organisation outside the arrangement that reads what is shared with it, for a period.

    It copies how the arrangement is called: a guest reads no row of an arrangement.
    """

    changes_later = ("guest_id", "ends_before", "revoked_at")

    guest_id = models.BigIntegerField(null=True, blank=True)  # its own number
    name = models.TextField()
    purpose = models.TextField()
    slug = models.SlugField()
    arrangement_name = models.TextField()
    sso_name = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "name"], condition=Q(revoked_at__isnull=True),
                name="guest_name",
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="guest_period",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def set_number(self) -> None:
        """Be the guest that its own row is for."""
        self.guest_id = self.pk
        self.save(update_fields=["guest_id"])

    def set_revoked(self, at: datetime) -> None:
        """Let it in no more."""
        self.revoked_at = at
        self.save(update_fields=["revoked_at"])


class Share(GuestModel):
    """
    One thing as it was when it was shared, for one guest, for a period and a reason.

    A row per receiver and a copy of what is shown, so that nobody reads the thing itself.
    """

    changes_later = ("revoked_at", "revoked_by", "revoked_reason")

    guest = TenantForeignKey(Guest, related_name="shares")
    kind = models.TextField()
    key = models.TextField()
    title = models.TextField()
    answer = models.TextField()
    reason = models.TextField()
    url_name = models.CharField(max_length=39, blank=True, default="")
    url_kwargs = models.JSONField(default=dict)
    shown_on = models.DateField()
    shared_at = models.DateTimeField()
    shared_by = models.TextField()
    revoked_by = models.TextField(blank=True, default="")
    revoked_reason = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="share_period",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def set_revoked(self, *, at: datetime, by: str, reason: str) -> None:
        """Take it back, with all its lines."""
        self.revoked_at, self.revoked_by, self.revoked_reason = at, by, reason
        self.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
        for line in self.lines.all():
            line.set_revoked(at)


class ShareLine(GuestModel):
    """One line of what was shared: a text, or an amount."""

    part_of = "share"
    changes_later = ("revoked_at",)

    share = TenantForeignKey(Share, related_name="lines")
    guest = TenantForeignKey(Guest, related_name="+")
    position = models.PositiveIntegerField()
    group = models.TextField(blank=True, default="")
    label = models.TextField()
    text = models.TextField(blank=True, default="")
    cents = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "share", "position"], name="shareline_position"
            )
        ]

    def set_revoked(self, at: datetime) -> None:
        """Go with the share that it is a line of."""
        self.revoked_at = at
        self.save(update_fields=["revoked_at"])
