# SPDX-License-Identifier: EUPL-1.2
"""What every proposal, adopted fact and row of one participant has in common."""

from enum import StrEnum

from django.db import models

from bodemplaat.catalogue import values
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, ParticipantModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel.periods import Period


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of an enumeration as the choices of a field."""
    return [(item.value, item.value) for item in kind]


class Sourced(models.Model):
    """A row that says where it comes from, and whether that is an assumption."""

    source = models.TextField(blank=True, default="")
    is_assumption = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Proposal(Sourced, ArrangementModel):
    """Something that waits for a decision; it holds nowhere until it is adopted."""

    subject_type = ""
    changes_later = ("state",)  # it follows from what is adopted, which has a record of its own

    state = models.TextField(
        choices=choices(values.ProposalState), default=values.ProposalState.PROPOSED
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


class OwnedModel(ParticipantModel):
    """A row of one participant, with a real reference to it."""

    participant_id = None
    participant = TenantForeignKey("organisations.Participant", related_name="+")

    class Meta:
        abstract = True
