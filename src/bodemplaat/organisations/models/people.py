# SPDX-License-Identifier: EUPL-1.2
"""People, posts, the terms for which posts are held, and talks with the adviser."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, ParticipantModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations.models.partnerships import Participant, list_choices
from bodemplaat.organisations.values import PostKind


class Person(ArrangementModel):
    """
    Somebody who holds posts; an account is not needed.

    Name and addresses are personal data. No digest of the thing holds them, and the audit trail
    holds them where they can be erased: who is erased keeps a number, and the chain stays whole.
    """

    changes_later = ("name", "email", "phone")

    name = models.TextField()
    email = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    account_id = models.BigIntegerField(null=True, blank=True)
    source = models.TextField(blank=True, default="")
    is_synthetic = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(name="")
                | Q(erased_at__isnull=False, account_id__isnull=True),
                name="person_named_or_erased",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def set_details(self, *, name: str, email: str, phone: str) -> None:
        """Take another name or addresses."""
        self.name, self.email, self.phone = name, email, phone
        self.save(update_fields=["name", "email", "phone"])

    def set_erased(self, *, at: datetime) -> None:
        """Forget who it was; the number stays, and so do the terms."""
        self.name = self.email = self.phone = self.source = ""
        self.account_id, self.erased_at = None, at
        self.save(
            update_fields=["name", "email", "phone", "source", "account_id", "erased_at"]
        )


class Post(ArrangementModel):
    """A place that somebody should hold for one participant until it is closed."""

    participant = TenantForeignKey(Participant, related_name="posts")
    kind = models.TextField(choices=list_choices(PostKind))
    subject = models.TextField(blank=True, default="")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "participant", "kind", "subject"],
                condition=Q(closed_on__isnull=True),
                name="post_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}".strip()

    def set_closed(self, *, on: date) -> None:
        """Say from which day nobody needs to hold it."""
        self.closed_on = on
        self.save(update_fields=["closed_on"])


class Tenure(ValidFact, ArrangementModel):
    """One person holds a post in a period; at most one holder and one deputy on a day."""

    valid_subject = ("post_id", "is_deputy")

    post = TenantForeignKey(Post, related_name="tenures")
    person = TenantForeignKey(Person, related_name="tenures")
    is_deputy = models.BooleanField(default=False)
    note = models.TextField(blank=True, default="")
    source = models.TextField(blank=True, default="")


class Talk(ParticipantModel):
    """A talk of the adviser with a participant; it is held, or cancelled for a reason."""

    planned_on = models.DateField()
    subject = models.TextField()
    held_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True, default="")
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(cancelled_on__isnull=True),
                name="talk_held_or_cancelled",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    def set_held(self, *, on: date, outcome: str) -> None:
        """Say when it was held and what came of it."""
        self.held_on, self.outcome = on, outcome
        self.save(update_fields=["held_on", "outcome"])

    def set_cancelled(self, *, on: date, because: str) -> None:
        """Say since when it is not held, and why."""
        self.cancelled_on, self.cancelled_because = on, because
        self.save(update_fields=["cancelled_on", "cancelled_because"])
