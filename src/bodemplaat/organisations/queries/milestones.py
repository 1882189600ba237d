# SPDX-License-Identifier: EUPL-1.2
"""How the arrangement came about."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Arrangement, Milestone
from bodemplaat.organisations.values import MilestoneLine, Precision


class UnknownMilestone(Refusal):
    """No milestone has this number."""

    code = "organisations.unknown-milestone"


def list_milestones(known_at: datetime | None = None) -> tuple[MilestoneLine, ...]:
    """Return the founding of the arrangement in order of day, as known at a moment."""
    rows = Milestone.objects.known(known_at).order_by("starts_on", "number")
    return tuple(map(_line, rows))


def find_milestone(number: int, known_at: datetime | None = None) -> MilestoneLine | None:
    """Return the milestone of a number, or None."""
    row = Milestone.objects.known(known_at).filter(number=number).first()
    return _line(row) if row else None


def list_milestone_versions() -> tuple[tuple[MilestoneLine, MilestoneLine], ...]:
    """Return what was corrected: what stood there and what replaced it, the newest first."""
    rows = Milestone.objects.filter(replaces__isnull=False).select_related("replaces")
    found = rows.order_by("-recorded_at", "-pk")
    return tuple((_line(row.replaces), _line(row)) for row in found if row.replaces)


def lock_milestone(number: int) -> Milestone:
    """Return the row of a milestone as known now, kept for a change; raise UnknownMilestone."""
    row: Milestone | None = (
        Milestone.objects.known().select_for_update().filter(number=number).first()
    )
    if row is None:
        raise UnknownMilestone(number=number)
    return row


def lock_next_milestone_number(arrangement_id: int) -> int:
    """Return the number that the next milestone gets; nobody else gets one meanwhile."""
    Arrangement.objects.select_for_update().get(pk=arrangement_id)
    return (Milestone.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _line(row: Any) -> MilestoneLine:
    return MilestoneLine(
        id=row.pk, number=row.number, title=row.title, text=row.text, happens_on=row.starts_on,
        precision=Precision(row.precision), funder=row.funder, cents=row.cents, source=row.source,
        is_assumption=row.is_assumption, recorded_at=row.recorded_at, recorded_by=row.recorded_by,
        reason=row.reason, replaces_id=row.replaces_id,
    )  # fmt: skip
