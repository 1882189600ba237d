# SPDX-License-Identifier: EUPL-1.2
"""How an arrangement came about."""

from django.db import models
from django.db.models import Q

from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations import values
from bodemplaat.organisations.models.partnerships import list_choices


class Milestone(ValidFact, ArrangementModel):
    """
    One step in the founding of an arrangement, from its day on; a correction is a new row.

    The number stays when the day or the text is corrected. Of an old step often only the year is
    known: `precision` says how much of the day a source gives.
    """

    valid_subject = ("number",)

    number = models.PositiveIntegerField()
    title = models.TextField()
    text = models.TextField(blank=True, default="")
    precision = models.TextField(choices=list_choices(values.Precision))
    funder = models.TextField(blank=True, default="")
    cents = models.BigIntegerField(null=True, blank=True)
    source = models.TextField()
    is_assumption = models.BooleanField(default=False)

    class Meta:
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(cents__isnull=True) | Q(cents__gt=0) & ~Q(funder=""),
                name="milestone_money_has_a_funder",
            ),
        ]

    def __str__(self) -> str:
        return self.title
