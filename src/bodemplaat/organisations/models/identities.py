# SPDX-License-Identifier: EUPL-1.2
"""How organisations show themselves: name, colours and logo, now and before."""

from typing import Any

from django.db import models

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.organisations.models.partnerships import Participant


class OrganisationLogo(ArrangementModel):
    """One logo as it was uploaded and cleaned; `raster` is the same for programs without SVG."""

    append_only = True

    participant = TenantForeignKey(Participant, null=True, blank=True, related_name="logos")
    digest = models.TextField()
    media_type = models.CharField(max_length=20)
    content = models.BinaryField()
    raster = models.BinaryField()
    width = models.IntegerField()
    height = models.IntegerField()
    alternative = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    def __str__(self) -> str:
        return self.alternative


class IdentityQuerySet(models.QuerySet["OrganisationIdentity"]):
    """Identities of participants, and the one of the organisation itself."""

    def of(self, participant_id: int | None) -> "IdentityQuerySet":
        """Return the identity of a participant; None: of the shared service organisation."""
        if participant_id is None:
            return self.filter(participant__isnull=True)
        return self.filter(participant_id=participant_id)


class OrganisationIdentity(ArrangementModel):
    """Name, colours and logo of a participant, or of the shared service organisation itself."""

    participant = TenantForeignKey(Participant, null=True, blank=True, related_name="identities")
    name = models.TextField()
    short_name = models.TextField()
    primary = models.CharField(max_length=7)
    on_primary = models.CharField(max_length=7)
    accent = models.CharField(max_length=7)
    initials = models.CharField(max_length=3)
    tokens = models.JSONField(default=dict, blank=True)
    logo = TenantForeignKey(OrganisationLogo, null=True, blank=True, related_name="identities")

    objects = IdentityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "participant"],
                nulls_distinct=False,
                name="organisationidentity_one",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def set_look(self, **look: Any) -> None:
        """Take another name, colours or logo."""
        for field, value in look.items():
            setattr(self, field, value)
        self.save(update_fields=list(look))


class IdentityVersion(ArrangementModel):
    """How one organisation has shown itself from a moment on; the last one holds."""

    append_only = True
    part_of = "identity"

    identity = TenantForeignKey(OrganisationIdentity, related_name="versions")
    number = models.IntegerField()
    name = models.TextField()
    short_name = models.TextField()
    initials = models.CharField(max_length=3)
    tokens = models.JSONField()
    logo = TenantForeignKey(OrganisationLogo, null=True, blank=True, related_name="versions")
    origin = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "identity", "number"], name="identityversion_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} / {self.number}"
