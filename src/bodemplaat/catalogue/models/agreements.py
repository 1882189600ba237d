# SPDX-License-Identifier: EUPL-1.2
"""The charter for all, and the agreements of each participant."""

from django.db import models
from django.db.models import Q

from bodemplaat.catalogue import values
from bodemplaat.catalogue.models.abstract import AdoptedFact, OwnedModel, Proposal, Sourced, choices
from bodemplaat.catalogue.models.packages import Service
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel.periods import Period


class CharterProposal(Proposal):
    """Proposed general terms for all participants."""

    subject_type = "catalogue.charter-proposal"

    title = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.title


class Norm(Sourced, ArrangementModel):
    """One thing that is promised and can be measured; without a service it holds for all."""

    code = models.SlugField()
    name = models.TextField()
    unit = models.TextField(choices=choices(values.NormUnit))
    direction = models.TextField(choices=choices(values.Direction))
    service = TenantForeignKey(Service, null=True, blank=True, related_name="norms")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrangement_id", "code"], name="norm_code")]

    def __str__(self) -> str:
        return self.name


class CharterNorm(ArrangementModel):
    """The value of one norm in proposed or adopted general terms."""

    append_only = True
    part_of = "proposal"

    proposal = TenantForeignKey(CharterProposal, related_name="norms")
    norm = TenantForeignKey(Norm, related_name="+")
    value = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal", "norm"], name="charternorm_once"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="charternorm_value"),
        ]


class CharterVersion(AdoptedFact):
    """The general terms that hold in a period; an arrangement has one charter at a time."""

    valid_subject = ("charter",)

    charter = models.SlugField(default="dvh")
    proposal = TenantForeignKey(CharterProposal, related_name="versions")
    number = models.PositiveIntegerField()


class Agreement(Sourced, OwnedModel):
    """One version of a participant's agreement (DVO); two signatures put it in force."""

    changes_later = ("state",)  # a next version ends it

    number = models.TextField()
    version = models.PositiveIntegerField(default=1)
    state = models.TextField(
        choices=choices(values.AgreementState), default=values.AgreementState.DRAFT
    )
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    drafted_on = models.DateField()
    drafted_by = models.TextField()
    recorded_at = models.DateTimeField()
    reason = models.TextField(blank=True, default="")
    amends = TenantForeignKey("self", null=True, blank=True, related_name="amendments")
    notice = models.TextField(blank=True, default="")
    cites = TenantForeignKey(CharterProposal, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "number", "version"], name="agreement_version"
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=models.F("starts_on")),
                name="agreement_period",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def period(self) -> Period:
        """Return the period that the paper names."""
        return Period(self.starts_on, self.ends_before)

    def set_state(self, state: values.AgreementState) -> None:
        """Go on to the next state."""
        self.state = state
        self.save(update_fields=["state"])


class AgreementItem(OwnedModel):
    """A plus service that the agreement asks for, in a quantity and a period inside it."""

    append_only = True
    part_of = "agreement"

    agreement = TenantForeignKey(Agreement, related_name="items")
    service = TenantForeignKey(Service, related_name="+")
    unit = models.TextField(choices=choices(values.Unit))
    quantity = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="agreementitem_quantity"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=models.F("starts_on")),
                name="agreementitem_period",
            ),
        ]


class AgreementDeviation(OwnedModel):
    """A norm that the agreement sets to another value than the charter that it cites, and why."""

    append_only = True
    part_of = "agreement"

    agreement = TenantForeignKey(Agreement, related_name="deviations")
    norm = TenantForeignKey(Norm, related_name="+")
    value = models.DecimalField(max_digits=9, decimal_places=2)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "agreement", "norm"], name="agreementdeviation_once"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="agreementdeviation_value"),
        ]


class AgreementSignature(OwnedModel):
    """The signature of one side below one version of an agreement; never changed."""

    append_only = True
    part_of = "agreement"

    agreement = TenantForeignKey(Agreement, related_name="signatures")
    side = models.TextField(choices=choices(values.Side))
    account_id = models.BigIntegerField(null=True)
    name = models.TextField()
    role = models.TextField()
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "agreement", "side"], name="agreementsignature_once"
            )
        ]


class AgreementTerm(OwnedModel, ValidFact):
    """A signed agreement holds in a period; a participant has one at a time."""

    valid_subject = ("participant_id",)

    agreement = TenantForeignKey(Agreement, related_name="terms")

    class Meta(ValidFact.Meta):
        abstract = False

    @property
    def period(self) -> Period:
        """Return the period in which the agreement is in force."""
        return Period(self.starts_on, self.ends_before)
