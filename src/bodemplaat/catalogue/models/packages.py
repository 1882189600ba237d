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

# A service is base or plus on a day, never both: whoever writes the rows.
_BASE_OR_PLUS = """
CREATE OR REPLACE FUNCTION catalogue_check_base_or_plus() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM catalogue_packageversion mine
        JOIN catalogue_package own ON own.id = mine.package_id
        JOIN catalogue_packageitem here ON here.proposal_id = mine.proposal_id
        JOIN catalogue_packageitem there ON there.service_id = here.service_id
        JOIN catalogue_packageversion other ON other.proposal_id = there.proposal_id
        JOIN catalogue_package theirs ON theirs.id = other.package_id AND theirs.kind <> own.kind
        WHERE mine.proposal_id = NEW.proposal_id
          AND mine.recorded_before IS NULL AND other.recorded_before IS NULL
          AND daterange(mine.starts_on, mine.ends_before)
              && daterange(other.starts_on, other.ends_before)
    ) THEN
        RAISE EXCEPTION 'base and plus: proposal %', NEW.proposal_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
_BASE_OR_PLUS_VERSION = """
CREATE OR REPLACE TRIGGER packageversion_base_or_plus AFTER INSERT ON catalogue_packageversion
FOR EACH ROW EXECUTE FUNCTION catalogue_check_base_or_plus()
"""
_BASE_OR_PLUS_ITEM = """
CREATE OR REPLACE TRIGGER packageitem_base_or_plus AFTER INSERT ON catalogue_packageitem
FOR EACH ROW EXECUTE FUNCTION catalogue_check_base_or_plus()
"""


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
    protection_sql = (_BASE_OR_PLUS, _BASE_OR_PLUS_ITEM)

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
    """The contents of a package that hold in a period; no service is base and plus on a day."""

    valid_subject = ("package_id",)
    protection_sql = (_BASE_OR_PLUS, _BASE_OR_PLUS_VERSION)

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
