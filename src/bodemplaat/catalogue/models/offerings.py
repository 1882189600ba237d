# SPDX-License-Identifier: EUPL-1.2
"""Levels and variants of a service, the limits of variation, and what participants chose."""

from django.db import models
from django.db.models import Q

from bodemplaat.catalogue import values
from bodemplaat.catalogue.models.abstract import AdoptedFact, Proposal, Sourced, choices
from bodemplaat.catalogue.models.agreements import Norm
from bodemplaat.catalogue.models.packages import Service
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel.periods import Period

_PARTICIPANT = "organisations.Participant"


class Offering(Sourced, ArrangementModel):
    """One level or one variant in which a service can be had; its terms say what it costs."""

    code = models.SlugField()
    name = models.TextField()
    description = models.TextField(blank=True, default="")
    service = TenantForeignKey(Service, related_name="offerings")
    kind = models.TextField(choices=choices(values.OfferingKind))
    level = models.TextField(choices=choices(values.Level), blank=True, default="")
    unit = models.TextField(choices=choices(values.Unit))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="offering_code"),
            models.UniqueConstraint(
                fields=["arrangement_id", "service", "level"], condition=~Q(level=""),
                name="offering_one_per_level",
            ),
            models.CheckConstraint(
                condition=(Q(kind="level") & ~Q(level="")) | Q(kind="variant", level=""),
                name="offering_level_has_a_level",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class TermsProposal(Proposal):
    """Proposed terms of an offering: cents per unit per year besides the standard, and days."""

    subject_type = "catalogue.terms-proposal"

    offering = TenantForeignKey(Offering, related_name="proposals")
    extra_cents = models.BigIntegerField()
    term_days = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.offering_id} {self.starts_on}"


class OfferingNorm(ArrangementModel):
    """What the proposed or adopted terms of an offering promise on one norm."""

    append_only = True
    part_of = "proposal"

    proposal = TenantForeignKey(TermsProposal, related_name="norms")
    norm = TenantForeignKey(Norm, related_name="+")
    value = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal", "norm"], name="offeringnorm_once"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="offeringnorm_value"),
        ]


class OfferingTerms(AdoptedFact):
    """The terms of an offering that hold in a period; one at a time."""

    valid_subject = ("offering_id",)

    offering = TenantForeignKey(Offering, related_name="terms")
    proposal = TenantForeignKey(TermsProposal, related_name="terms")
    extra_cents = models.BigIntegerField()
    term_days = models.PositiveIntegerField()


class LimitProposal(Proposal):
    """A proposed limit of variation on one service, per participant."""

    subject_type = "catalogue.limit-proposal"

    service = TenantForeignKey(Service, related_name="+")
    most_variants = models.PositiveIntegerField()
    most_extra_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(most_extra_cents__gte=0), name="limitproposal_extra"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.starts_on}"


class VariationLimit(AdoptedFact):
    """How far one participant may vary on a service without a decision; one at a time."""

    valid_subject = ("service_id",)

    service = TenantForeignKey(Service, related_name="limits")
    proposal = TenantForeignKey(LimitProposal, related_name="limits")
    most_variants = models.PositiveIntegerField()
    most_extra_cents = models.BigIntegerField()


class ChoiceProposal(Proposal):
    """A choice beyond the limits, which waits for the body."""

    subject_type = "catalogue.choice-proposal"

    participant = TenantForeignKey(_PARTICIPANT, related_name="+")
    offering = TenantForeignKey(Offering, related_name="+")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="choiceproposal_quantity")
        ]

    def __str__(self) -> str:
        return f"{self.offering_id} {self.starts_on}"


class OfferingChoice(Sourced, ValidFact, ArrangementModel):
    """
    A participant has an offering in a period; every participant reads it.

    `slot_key` is what it takes the place of: one level per service, and each variant once.
    """

    valid_subject = ("participant_id", "slot_key")

    participant = TenantForeignKey(_PARTICIPANT, related_name="+")
    offering = TenantForeignKey(Offering, related_name="choices")
    slot_key = models.TextField()
    quantity = models.PositiveIntegerField()
    proposal = TenantForeignKey(ChoiceProposal, null=True, blank=True, related_name="choices")
    decision = TenantForeignKey("governance.Decision", null=True, blank=True, related_name="+")

    class Meta(ValidFact.Meta):
        abstract = False
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(condition=Q(quantity__gt=0), name="offeringchoice_quantity"),
        ]

    @property
    def period(self) -> Period:
        """Return the period in which it is had."""
        return Period(self.starts_on, self.ends_before)
