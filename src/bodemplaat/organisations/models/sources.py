# SPDX-License-Identifier: EUPL-1.2
"""What other sources say of a value, and how far a value may lie in a scenario."""

from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations.models.partnerships import ExactValue, Measure, Participant


class SourceValue(ValidFact, ExactValue, ArrangementModel):
    """The value that one more source gives beside a measured fact; no key reads it."""

    valid_subject = ("participant_id", "measure_id", "source")

    participant = TenantForeignKey(Participant, related_name="source_values")
    measure = TenantForeignKey(Measure, related_name="source_values")
    source = models.TextField()
    is_assumption = models.BooleanField(default=False)

    class Meta:
        constraints = [*ValidFact.Meta.constraints, *ExactValue.Meta.constraints]


class ValueRange(ValidFact, ArrangementModel):
    """How far a total may lie on a day, as a scenario; it is no fact, so no key is made of it."""

    valid_subject = ("code",)

    code = models.SlugField()
    name = models.TextField()
    measure = TenantForeignKey(Measure, related_name="ranges")
    lowest = models.BigIntegerField()
    highest = models.BigIntegerField()
    denominator = models.BigIntegerField(default=1)
    source = models.TextField()

    class Meta:
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(lowest__gte=0, highest__gt=F("lowest"), denominator__gte=1),
                name="valuerange_is_wide",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Return the lowest and the highest value."""
        return Fraction(self.lowest, self.denominator), Fraction(self.highest, self.denominator)
