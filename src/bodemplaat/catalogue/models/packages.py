# SPDX-License-Identifier: EUPL-1.2
"""Services, packages and prices; what is adopted is a valid fact."""

from django.db import models
from django.db.models import Q

from bodemplaat.catalogue import values
from bodemplaat.catalogue.models.abstract import AdoptedFact, Proposal, Sourced, choices
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel import money
from bodemplaat.organisations import values as organisations_values


class Service(Sourced, ArrangementModel):
    """One entry of the catalogue; it has exactly one accountable principal."""

    code = models.SlugField()
    name = models.TextField()
    description = models.TextField()
    principal = models.TextField(choices=choices(organisations_values.Role))
    perspective = models.TextField(
        choices=choices(values.Perspective), default=values.Perspective.MAINTENANCE
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="service_code"),
            models.CheckConstraint(
                condition=Q(perspective__in=list(values.Perspective)), name="service_perspective"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def set_principal(self, principal: organisations_values.Role) -> None:
        """Give the service another principal."""
        self.principal = principal
        self.save(update_fields=["principal"])


class Package(Sourced, ArrangementModel):
    """A name for what all take (base) or what one chooses (plus); versions say what is in it."""

    code = models.SlugField()
    name = models.TextField()
    kind = models.TextField(choices=choices(values.PackageKind))
    description = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="package_code")
        ]

    def __str__(self) -> str:
        return self.name


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
    level = models.TextField(choices=choices(values.Level))

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
    unit = models.TextField(choices=choices(values.Unit))
    cents_per_unit = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cents_per_unit__isnull=True) | Q(cents_per_unit__gt=0),
                name="priceproposal_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(cents_per_unit__isnull=True)
                | Q(cents_per_unit__lte=money.LARGEST_CENTS),
                name="priceproposal_fits",
            ),
        ]


class Price(AdoptedFact):
    """What one unit of a service costs per year in a period, in cents without VAT."""

    valid_subject = ("service_id", "unit")

    service = TenantForeignKey(Service, related_name="prices")
    proposal = TenantForeignKey(PriceProposal, related_name="prices")
    unit = models.TextField(choices=choices(values.Unit))
    cents_per_unit = models.BigIntegerField()

    class Meta(AdoptedFact.Meta):
        abstract = False
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(condition=Q(cents_per_unit__gt=0), name="price_is_positive"),
            models.CheckConstraint(
                condition=Q(cents_per_unit__lte=money.LARGEST_CENTS), name="price_fits"
            ),
        ]
