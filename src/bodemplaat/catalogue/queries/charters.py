# SPDX-License-Identifier: EUPL-1.2
"""The general terms for all participants, through time."""

from datetime import date, datetime

from django.db.models import Prefetch

from bodemplaat.catalogue.models import CharterNorm, CharterProposal, CharterVersion
from bodemplaat.catalogue.queries.norms import get_norm_line
from bodemplaat.catalogue.queries.packages import UnknownProposal
from bodemplaat.catalogue.values import CharterLine, NormValue

_NORMS = Prefetch(
    "proposal__norms",
    CharterNorm.objects.select_related("norm__service").order_by("norm__name", "norm__code"),
)


def list_charters(known_at: datetime | None = None) -> tuple[CharterLine, ...]:
    """Return the versions of the charter through time, the first one first."""
    rows = CharterVersion.objects.select_related("proposal").prefetch_related(_NORMS)
    rows = rows.known(known_at)
    return tuple(
        CharterLine(
            id=row.pk,
            proposal_id=row.proposal_id,
            number=row.number,
            title=row.proposal.title,
            text=row.proposal.text,
            norms=tuple(
                NormValue(norm=get_norm_line(held.norm), value=held.value)
                for held in row.proposal.norms.all()
            ),
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            decision_id=row.decision_id,
            source=row.source,
            is_assumption=row.is_assumption,
        )
        for row in rows.order_by("starts_on")
    )


def find_charter(on: date, known_at: datetime | None = None) -> CharterLine | None:
    """Return the charter that holds on a day, or None."""
    for line in list_charters(known_at):
        if line.starts_on <= on and (line.ends_before is None or on < line.ends_before):
            return line
    return None


def get_charter_proposal_for_change(proposal_id: int) -> CharterProposal:
    """Return the locked row of one proposed charter, or refuse (UnknownProposal)."""
    row = CharterProposal.objects.select_for_update().filter(pk=proposal_id).first()
    if row is None:
        raise UnknownProposal(proposal=proposal_id)
    return row
