# SPDX-License-Identifier: EUPL-1.2
"""What a proposed standard costs, and how participants rank what is proposed."""

from django.db import models
from django.db.models import Q

from bodemplaat.catalogue.models.packages import PackageProposal
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel


class StandardEstimate(ArrangementModel):
    """What proposed contents cost more per year, and the measured fact by which that is split."""

    append_only = True
    part_of = "proposal"

    proposal = TenantForeignKey(PackageProposal, related_name="estimates")
    yearly_cents = models.BigIntegerField()
    measure = models.SlugField()
    reference_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal"], name="standardestimate_once"
            )
        ]


class StandardRank(ArrangementModel):
    """The place that a participant gives a proposed standard: 1 comes first."""

    proposal = TenantForeignKey(PackageProposal, related_name="ranks")
    participant = TenantForeignKey("organisations.Participant", related_name="+")
    rank = models.PositiveIntegerField()
    ranked_on = models.DateField()
    ranked_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal", "participant"], name="standardrank_once"
            ),
            models.CheckConstraint(condition=Q(rank__gte=1), name="standardrank_place"),
        ]

    def set_rank(self, *, rank: int, ranked_on: object, ranked_by: str) -> None:
        """Give it another place."""
        self.rank, self.ranked_on, self.ranked_by = rank, ranked_on, ranked_by
        self.save()
