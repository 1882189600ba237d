# SPDX-License-Identifier: EUPL-1.2
"""Who may act in whose name, and what was approved so."""

from django.db import models
from django.db.models import Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.governance.models.gate import Body
from bodemplaat.governance.values import MandateForm


class Mandate(ArrangementModel, ValidFact):
    """
    One power that a body, or the college of a participant, gave to a role or to another body.

    Without a limit it holds for any amount; it ends by itself on its last day.
    """

    valid_subject = ("code",)

    code = models.SlugField()
    form = models.TextField(choices=[(str(one), str(one)) for one in MandateForm])
    act_kind = models.TextField()
    giver = TenantForeignKey(Body, null=True, blank=True, related_name="mandates_given")
    participant = TenantForeignKey(
        "organisations.Participant", null=True, blank=True, related_name="+"
    )
    holder_role = models.TextField(blank=True)
    holder = TenantForeignKey(Body, null=True, blank=True, related_name="mandates_held")
    holder_name = models.TextField()
    limit_cents = models.BigIntegerField(null=True, blank=True)
    may_submandate = models.BooleanField(default=False)
    parent_code = models.SlugField(blank=True)
    article = models.TextField()
    source = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta(ValidFact.Meta):
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(giver__isnull=False) ^ Q(participant__isnull=False),
                name="mandate_has_one_giver",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) ^ ~Q(holder_role=""),
                name="mandate_has_one_holder",
            ),
            models.CheckConstraint(
                condition=Q(limit_cents__isnull=True) | Q(limit_cents__gte=0),
                name="mandate_limit",
            ),
            models.CheckConstraint(condition=~Q(article=""), name="mandate_cites_its_article"),
        ]

    def __str__(self) -> str:
        return self.code


class MandateAct(ArrangementModel):
    """What somebody approved under a mandate, in the name of its giver."""

    append_only = True

    mandate_code = models.SlugField()
    act_kind = models.TextField()
    title = models.TextField()
    amount_cents = models.BigIntegerField()
    acted_on = models.DateField()
    giver_name = models.TextField()
    acted_by_id = models.BigIntegerField(null=True, blank=True)
    acted_by = models.TextField()
    is_synthetic = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gte=0), name="mandateact_amount")
        ]

    def __str__(self) -> str:
        return self.title
