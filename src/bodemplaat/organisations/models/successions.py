# SPDX-License-Identifier: EUPL-1.2
"""Who takes the place of a participant that is dissolved, and for which part."""

from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations.models.partnerships import Participant


class Succession(ValidFact, ArrangementModel):
    """A participant is dissolved on a day; what is agreed later is a new row with its reason."""

    valid_subject = ("participant_id",)

    participant = TenantForeignKey(Participant, related_name="successions")
    source = models.TextField()
    agreed_on = models.DateField(null=True, blank=True)


class SuccessorShare(ArrangementModel):
    """One successor with its exact part; without a part nothing is agreed yet."""

    append_only = True
    part_of = "succession"

    succession = TenantForeignKey(Succession, related_name="shares")
    code = models.TextField()
    name = models.TextField()
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "succession", "code"], name="successorshare_one"
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__gt=0, numerator__lte=F("denominator")),
                name="successorshare_part",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def share(self) -> Fraction | None:
        """Return the exact part, or None where nothing is agreed."""
        if self.numerator is None or self.denominator is None:
            return None
        return Fraction(self.numerator, self.denominator)
