# SPDX-License-Identifier: EUPL-1.2
"""The tasks of an arrangement, and what of its catalogue everyone may read."""

from datetime import datetime

from django.db import models

from bodemplaat.catalogue import values
from bodemplaat.catalogue.models.abstract import Sourced, choices
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, PublishedModel


class Task(Sourced, ArrangementModel):
    """One task that the arrangement gives to its shared service organisation."""

    code = models.SlugField()
    name = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrangement_id", "code"], name="task_code")]

    def __str__(self) -> str:
        return self.name


class Publication(PublishedModel):
    """
    A copy of the catalogue of one day, which everyone reads until it is withdrawn.

    It copies what it shows: who is not logged in reads no row of an arrangement.
    """

    slug = models.SlugField()
    arrangement_name = models.TextField()
    sso_name = models.TextField()
    number = models.PositiveIntegerField()
    shown_on = models.DateField()
    published_on = models.DateField()
    shows_prices = models.BooleanField(default=False)
    primary = models.CharField(max_length=7)
    on_primary = models.CharField(max_length=7)
    accent = models.CharField(max_length=7)
    initials = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "number"], name="publication_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.number}"

    def set_published_at(self, at: datetime | None) -> None:
        """Open it to everyone, or shut it again, with all its lines."""
        self.published_at = at
        self.save(update_fields=["published_at"])
        for entry in self.entries.all():
            entry.set_published_at(at)


class PublishedEntry(PublishedModel):
    """One line of a published catalogue."""

    part_of = "publication"

    publication = TenantForeignKey(Publication, related_name="entries")
    position = models.PositiveIntegerField()
    kind = models.TextField(choices=choices(values.EntryKind))
    package_code = models.SlugField(blank=True, default="")
    package_name = models.TextField(blank=True, default="")
    code = models.SlugField()
    name = models.TextField()
    description = models.TextField(blank=True, default="")
    level = models.TextField(choices=choices(values.Level), blank=True, default="")
    unit = models.TextField(choices=choices(values.Unit), blank=True, default="")
    cents = models.BigIntegerField(null=True, blank=True)
    term_days = models.PositiveIntegerField(null=True, blank=True)
    norms = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "publication", "position"],
                name="publishedentry_position",
            )
        ]

    def set_published_at(self, at: datetime | None) -> None:
        """Go with the catalogue that it is a line of."""
        self.published_at = at
        self.save(update_fields=["published_at"])
