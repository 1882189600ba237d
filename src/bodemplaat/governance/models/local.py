# SPDX-License-Identifier: EUPL-1.2
"""What a proposal of governance itself is about; it holds once the body has decided."""

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.governance.values import DecisionKind


class LocalException(ArrangementModel):
    """One participant departs from a choice of the rules for a time, if its proposal is adopted."""

    append_only = True

    participant = TenantForeignKey("organisations.Participant", related_name="+")
    departs_from = models.SlugField()
    procedure = models.TextField()
    title = models.TextField()
    text = models.TextField()
    starts_on = models.DateField()
    ends_before = models.DateField()
    source = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_before__gt=F("starts_on")), name="localexception_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Ranking(ArrangementModel):
    """Subjects in order of priority from a day on, if its proposal is adopted."""

    append_only = True

    title = models.TextField()
    text = models.TextField()
    starts_on = models.DateField()
    source = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        pass

    def __str__(self) -> str:
        return self.title


class RankingItem(ArrangementModel):
    """One subject with its place in a ranking."""

    append_only = True
    part_of = "ranking"

    ranking = TenantForeignKey(Ranking, related_name="items")
    place = models.PositiveSmallIntegerField()
    name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "ranking", "place"], name="rankingitem_one_per_place"
            ),
            models.CheckConstraint(condition=Q(place__gt=0), name="rankingitem_place"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.name}"


class Matter(ArrangementModel):
    """A subject of which the proposal itself says everything, such as policy."""

    append_only = True

    kind = models.TextField(choices=[(str(one), str(one)) for one in DecisionKind])
    title = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        pass

    def __str__(self) -> str:
        return self.title
