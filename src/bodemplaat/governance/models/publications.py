# SPDX-License-Identifier: EUPL-1.2
"""What of the rules everyone may read, and the parts of what an arrangement grows towards."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, PublishedModel
from bodemplaat.governance.values import Aspect, Group


class RuleSetPublication(PublishedModel):
    """
    A copy of one version of the rules, which everyone reads until it is withdrawn.

    It copies what is compared: another arrangement reads no row of this one.
    """

    slug = models.SlugField()
    arrangement_name = models.TextField()
    sso_name = models.TextField()
    title = models.TextField()
    article_source = models.TextField()
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "starts_on"],
                condition=Q(published_at__isnull=False),
                name="rulesetpublication_one_per_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.title}"

    def set_published_at(self, at: datetime | None) -> None:
        """Open it to everyone, or shut it again, with all its points."""
        self.published_at = at
        self.save(update_fields=["published_at"])
        for point in self.points.all():
            point.set_published_at(at)


class PublishedPoint(PublishedModel):
    """One aspect of one rule of a published version."""

    part_of = "publication"

    publication = TenantForeignKey(RuleSetPublication, related_name="points")
    group = models.TextField(choices=[(str(one), str(one)) for one in Group])
    rule = models.TextField()
    aspect = models.TextField(choices=[(str(one), str(one)) for one in Aspect])
    value = models.TextField(blank=True)
    text = models.TextField(blank=True)
    article = models.TextField(blank=True)
    is_open = models.BooleanField(default=False)
    target_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "publication", "group", "rule", "aspect"],
                name="publishedpoint_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.value}"

    def set_published_at(self, at: datetime | None) -> None:
        """Go with the version that it is a point of."""
        self.published_at = at
        self.save(update_fields=["published_at"])


class TargetPart(ArrangementModel):
    """A part of what the arrangement grows towards, with the day by which it should be there."""

    setting_code = models.TextField()
    name = models.TextField()
    target_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    is_assumption = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "setting_code", "name"], name="targetpart_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def set_reached(self, on: date) -> None:
        """Say since when this part is there."""
        self.reached_on = on
        self.save(update_fields=["reached_on"])
