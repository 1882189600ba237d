# SPDX-License-Identifier: EUPL-1.2
"""The classes of a row: who reads it. The generator in `protection` makes the policies of them."""

from django.db import models


class SharedModel(models.Model):
    """No partnership's data."""

    tenancy = "shared"

    class Meta:
        abstract = True


class SystemModel(models.Model):
    """Log-in and machinery; `system_reason` says why it stands outside the partnerships."""

    tenancy = "system"
    system_reason = ""

    class Meta:
        abstract = True


class ArrangementModel(models.Model):
    """All participants of the arrangement read it."""

    tenancy = "arrangement"
    arrangement_id = models.BigIntegerField()

    class Meta:
        abstract = True


class ParticipantModel(models.Model):
    """The participant itself and the shared service organisation read it; null: only the latter."""

    tenancy = "participant"
    arrangement_id = models.BigIntegerField()
    participant_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class AudienceModel(models.Model):
    """As a row of a participant; where `is_for_all` says so, every participant reads it."""

    tenancy = "audience"
    arrangement_id = models.BigIntegerField()
    participant_id = models.BigIntegerField(null=True, blank=True)
    is_for_all = models.BooleanField(default=False)

    class Meta:
        abstract = True


class GuestModel(models.Model):
    """
    As a row for an audience; a guest reads it too, in its period and until it is revoked.

    A model of this class has a guest: `guest_id`.
    """

    tenancy = "guest"
    arrangement_id = models.BigIntegerField()
    participant_id = models.BigIntegerField(null=True, blank=True)
    is_for_all = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class PersonalModel(models.Model):
    """One person reads it."""

    tenancy = "personal"
    arrangement_id = models.BigIntegerField()
    person_id = models.BigIntegerField()

    class Meta:
        abstract = True


class PublishedModel(models.Model):
    """Everyone reads it once it is published."""

    tenancy = "published"
    arrangement_id = models.BigIntegerField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
