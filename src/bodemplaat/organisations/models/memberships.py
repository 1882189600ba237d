# SPDX-License-Identifier: EUPL-1.2
"""In how many partnerships a municipality takes part, here and elsewhere."""

from django.db import models

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, PublishedModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations import values
from bodemplaat.organisations.models.partnerships import Participant, list_choices


class Membership(ValidFact, ArrangementModel):
    """A participant takes part in a partnership that does not work with this product."""

    valid_subject = ("participant_id", "slug")

    participant = TenantForeignKey(Participant, related_name="memberships")
    slug = models.SlugField()
    name = models.TextField()
    tasks = models.TextField()
    source = models.TextField()
    is_assumption = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class PublishedMembership(PublishedModel):
    """
    Who takes part in a partnership, from when until when, for everybody to read.

    It copies what it shows: who is of another partnership reads no row of this one.
    """

    number = models.PositiveIntegerField()
    slug = models.SlugField()
    arrangement_name = models.TextField()
    sso_name = models.TextField()
    code = models.SlugField()
    name = models.TextField()
    relation = models.TextField(choices=list_choices(values.Relation))
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "number", "code", "starts_on"],
                name="publishedmembership_one",
            )
        ]
        indexes = [models.Index(fields=["code"], name="publishedmembership_code")]

    def __str__(self) -> str:
        return f"{self.slug} {self.code}"

    def set_withdrawn(self) -> None:
        """Shut it for who is not of the partnership."""
        self.published_at = None
        self.save(update_fields=["published_at"])
