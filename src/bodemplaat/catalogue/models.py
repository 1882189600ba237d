# SPDX-License-Identifier: EUPL-1.2
"""Services, packages, prices, the charter and agreements; what is adopted is a valid fact."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from bodemplaat.catalogue import values
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, ParticipantModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import values as organisations_values


def _choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in kind]


class Sourced(models.Model):
    """A row that says where it comes from, and whether that is an assumption."""

    source = models.TextField(blank=True, default="")
    is_assumption = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Service(Sourced, ArrangementModel):
    """One entry of the catalogue; it has exactly one accountable principal."""

    code = models.SlugField()
    name = models.TextField()
    description = models.TextField()
    principal = models.TextField(choices=_choices(organisations_values.Role))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="service_code")
        ]

    def __str__(self) -> str:
        return self.name


class Package(Sourced, ArrangementModel):
    """A name for what all take (base) or what one chooses (plus); versions say what is in it."""

    code = models.SlugField()
    name = models.TextField()
    kind = models.TextField(choices=_choices(values.PackageKind))
    description = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="package_code")
        ]

    def __str__(self) -> str:
        return self.name


class Proposal(Sourced, ArrangementModel):
    """Something that waits for a decision; it holds nowhere until it is adopted."""

    subject_type = ""
    changes_later = ("state",)  # it follows from what is adopted, which has a record of its own

    state = models.TextField(
        choices=_choices(values.ProposalState), default=values.ProposalState.PROPOSED
    )
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    proposed_on = models.DateField()
    proposed_by = models.TextField()
    is_correction = models.BooleanField(default=False)
    reason = models.TextField(blank=True, default="")
    submitted = TenantForeignKey("governance.Proposal", null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        """Return the period for which it is proposed."""
        return Period(self.starts_on, self.ends_before)

    def set_submitted(self, *, governance_proposal_id: int) -> None:
        """Keep the proposal that the body sees."""
        self.submitted_id = governance_proposal_id
        self.save(update_fields=["submitted_id"])

    def set_state(self, state: values.ProposalState) -> None:
        """Leave the state in which it waits."""
        self.state = state
        self.save(update_fields=["state"])


class AdoptedFact(Sourced, ValidFact, ArrangementModel):
    """What holds by a decision in a period."""

    decision = TenantForeignKey("governance.Decision", related_name="+")

    class Meta(ValidFact.Meta):
        abstract = True

    @property
    def period(self) -> Period:
        """Return the period in which it holds."""
        return Period(self.starts_on, self.ends_before)


class PackageProposal(Proposal):
    """The proposed contents of a package from a day; its items are never changed."""

    subject_type = "catalogue.package-proposal"

    package = TenantForeignKey(Package, related_name="proposals")

    def __str__(self) -> str:
        return f"{self.package_id} {self.starts_on}"


class PackageItem(ArrangementModel):
    """One service in proposed or adopted contents."""

    append_only = True
    part_of = "proposal"

    proposal = TenantForeignKey(PackageProposal, related_name="items")
    service = TenantForeignKey(Service, related_name="items")
    level = models.TextField(choices=_choices(values.Level))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal", "service"], name="packageitem_once"
            )
        ]


class PackageVersion(AdoptedFact):
    """The contents of a package that hold in a period; one at a time."""

    valid_subject = ("package_id",)

    package = TenantForeignKey(Package, related_name="versions")
    proposal = TenantForeignKey(PackageProposal, related_name="versions")
    number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.package_id} versie {self.number}"


class PriceProposal(Proposal):
    """A proposed price of one unit of a service per year, in cents without VAT; null ends it."""

    subject_type = "catalogue.price-proposal"

    service = TenantForeignKey(Service, related_name="price_proposals")
    unit = models.TextField(choices=_choices(values.Unit))
    cents_per_unit = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cents_per_unit__isnull=True) | Q(cents_per_unit__gt=0),
                name="priceproposal_is_positive",
            )
        ]


class Price(AdoptedFact):
    """What one unit of a service costs per year in a period, in cents without VAT."""

    valid_subject = ("service_id", "unit")

    service = TenantForeignKey(Service, related_name="prices")
    proposal = TenantForeignKey(PriceProposal, related_name="prices")
    unit = models.TextField(choices=_choices(values.Unit))
    cents_per_unit = models.BigIntegerField()

    class Meta(AdoptedFact.Meta):
        abstract = False
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(condition=Q(cents_per_unit__gt=0), name="price_is_positive"),
        ]


class CharterProposal(Proposal):
    """Proposed general terms for all participants."""

    subject_type = "catalogue.charter-proposal"

    title = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.title


class CharterVersion(AdoptedFact):
    """The general terms that hold in a period; an arrangement has one charter at a time."""

    valid_subject = ("charter",)

    charter = models.SlugField(default="dvh")
    proposal = TenantForeignKey(CharterProposal, related_name="versions")
    number = models.PositiveIntegerField()


class OwnedModel(ParticipantModel):
    """A row of one participant, with a real reference to it."""

    participant_id = None
    participant = TenantForeignKey("organisations.Participant", related_name="+")

    class Meta:
        abstract = True


class Agreement(Sourced, OwnedModel):
    """One version of a participant's agreement (DVO); two signatures put it in force."""

    changes_later = ("state",)  # a next version ends it

    number = models.TextField()
    version = models.PositiveIntegerField(default=1)
    state = models.TextField(
        choices=_choices(values.AgreementState), default=values.AgreementState.DRAFT
    )
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    drafted_on = models.DateField()
    drafted_by = models.TextField()
    recorded_at = models.DateTimeField()
    reason = models.TextField(blank=True, default="")
    amends = TenantForeignKey("self", null=True, blank=True, related_name="amendments")

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
    unit = models.TextField(choices=_choices(values.Unit))
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


class AgreementSignature(OwnedModel):
    """The signature of one side below one version of an agreement; never changed."""

    append_only = True
    part_of = "agreement"

    agreement = TenantForeignKey(Agreement, related_name="signatures")
    side = models.TextField(choices=_choices(values.Side))
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
