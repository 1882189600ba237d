# SPDX-License-Identifier: EUPL-1.2
"""The names that a participant gets: it stays the same participant, with the same code."""

from django.db import models

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations.models.partnerships import Participant


class Rename(ValidFact, ArrangementModel):
    """A participant has another name from a day, until the next rename; one per day."""

    valid_subject = ("participant_id", "starts_on")
    part_of = "participant"

    participant = TenantForeignKey(Participant, related_name="renames")
    name = models.TextField()
    source = models.TextField()

    def __str__(self) -> str:
        return f"{self.name} ({self.starts_on})"
