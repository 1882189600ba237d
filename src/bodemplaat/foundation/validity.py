# SPDX-License-Identifier: EUPL-1.2
"""Valid time and record time: facts that hold in a period and were known from a moment."""

from datetime import date, datetime
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q

Fact = TypeVar("Fact", bound=models.Model, covariant=True)


class ValidFactQuerySet(models.QuerySet[Fact]):
    """Questions about facts with a validity and a record period."""

    def holding(self, on: date) -> Self:
        """Return the facts that hold on a day."""
        return self.filter(
            Q(ends_before__isnull=True) | Q(ends_before__gt=on), starts_on__lte=on
        )

    def overlapping(self, period: Any) -> Self:
        """Return the facts that hold on at least one day of a half-open period."""
        found = self.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=period.starts_on))
        if period.ends_before is None:
            return found
        return found.filter(starts_on__lt=period.ends_before)

    def known(self, at: datetime | None = None) -> Self:
        """Return the facts as they were known at a moment; None: as known now."""
        if at is None:
            return self.filter(recorded_before__isnull=True)
        return self.filter(
            Q(recorded_before__isnull=True) | Q(recorded_before__gt=at), recorded_at__lte=at
        )


class ValidFact(models.Model):
    """A fact that holds in [starts_on, ends_before); a correction is a new row."""

    is_fact = True
    valid_subject: tuple[str, ...] = ()

    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_before = models.DateTimeField(null=True, blank=True)
    recorded_by = models.TextField()
    reason = models.TextField(blank=True, default="")
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, db_constraint=False, related_name="+"
    )

    objects = ValidFactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="%(app_label)s_%(class)s_period",
            )
        ]

    def set_superseded(self, *, at: datetime) -> None:
        """Close the record period: the one change that a fact allows."""
        self.recorded_before = at
        self.save(update_fields=["recorded_before"])
