# SPDX-License-Identifier: EUPL-1.2
"""Who looked along in whose role, and who does so now."""

from datetime import datetime

from bodemplaat.foundation.models import Assignment
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import StandIn
from bodemplaat.organisations.queries.access import list_rights
from bodemplaat.organisations.values import Actor, RightLine, Role, StandInLine


class UnknownStandIn(Refusal):
    """Nobody stands in under this number."""

    code = "organisations.unknown-stand-in"


def list_stand_ins() -> tuple[StandInLine, ...]:
    """Return who looked along in a role that the reader may know of, the latest first."""
    return tuple(_read(row) for row in StandIn.objects.order_by("-started_at", "-pk"))


def find_stand_in(stand_in_id: int, *, by_id: int, at: datetime) -> StandInLine | None:
    """Return a stand-in of an account while it lasts, and while the person has the role."""
    row = StandIn.objects.filter(
        pk=stand_in_id, by_id=by_id, ended_at__isnull=True, started_at__lte=at, ends_before__gt=at
    ).first()
    if row is None:
        return None
    right = Assignment.objects.get(pk=row.assignment_id)
    on = days.get_day(at)
    holds = right.starts_on <= on and (right.ends_before is None or on < right.ends_before)
    return _read(row) if holds else None


def list_rights_to_stand_in(actor: Actor) -> tuple[RightLine, ...]:
    """Return the roles of municipalities that hold today, except one's own."""
    return tuple(
        line
        for line in list_rights(actor)
        if line.participant_id and line.holds_on(actor.on) and line.account_id != actor.account_id
    )


def lock_stand_in(stand_in_id: int, *, by_id: int) -> StandIn:
    """Return a stand-in of an account, kept for a change; raise UnknownStandIn."""
    row = StandIn.objects.select_for_update().filter(pk=stand_in_id, by_id=by_id).first()
    if row is None:
        raise UnknownStandIn()
    return row


def _read(row: StandIn) -> StandInLine:
    return StandInLine(
        id=row.pk, account_id=row.account_id, name=row.name, role=Role(row.role),
        participant_id=row.participant_id, by_name=row.by_name, reason=row.reason,
        started_at=row.started_at, ends_before=row.ends_before, ended_at=row.ended_at,
    )  # fmt: skip
