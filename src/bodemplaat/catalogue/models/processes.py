# SPDX-License-Identifier: EUPL-1.2
"""Business processes of a municipality, and the services that carry them."""

from django.db import models

from bodemplaat.catalogue.models.abstract import Sourced
from bodemplaat.catalogue.models.packages import Service
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel.periods import Period


class Process(Sourced, ArrangementModel):
    """One business process as the municipalities of the arrangement know it, in one department."""

    code = models.SlugField()
    name = models.TextField()
    department = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="process_code")
        ]

    def __str__(self) -> str:
        return self.name


class ServiceProcess(ValidFact, ArrangementModel):
    """A service carries a process in a period."""

    valid_subject = ("service_id", "process_id")

    service = TenantForeignKey(Service, related_name="processes")
    process = TenantForeignKey(Process, related_name="services")

    @property
    def period(self) -> Period:
        """Return the period in which it carries it."""
        return Period(self.starts_on, self.ends_before)
