# SPDX-License-Identifier: EUPL-1.2
"""What a participant loses in the bodies when it no longer takes part: its seats and its votes."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from bodemplaat.foundation import audit
from bodemplaat.governance import permissions
from bodemplaat.governance.models import Seat, VoteWeight
from bodemplaat.governance.rules import check_record_order
from bodemplaat.organisations import values as organisations_values


@transaction.atomic
def end_voice(
    *, participant_code: str, ends_before: date, reason: str, actor: organisations_values.Actor
) -> int:
    """
    This function will end the seats and votes of who no longer takes part, from that day only.

    What would only begin later falls away. Returns how many ended. Raises MayNotArrange,
    RecordedTooEarly.
    """
    permissions.require_can_arrange(actor)
    after_day = Q(ends_before__isnull=True) | Q(ends_before__gt=ends_before)
    seats = Seat.objects.known().filter(after_day, participant__code=participant_code)
    weights = VoteWeight.objects.known().filter(after_day, participant__code=participant_code)
    found = [
        *((row, "governance.seat.ended") for row in _lock(seats)),
        *((row, "governance.vote-weight.ended") for row in _lock(weights)),
    ]
    for row, code in found:
        _end(row, code, ends_before, reason, actor)
    return len(found)


def _lock(rows: Any) -> list[Any]:
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _end(
    row: Any, code: str, ends_before: date, reason: str, actor: organisations_values.Actor
) -> None:
    check_record_order(thing=str(row), replaced_at=row.recorded_at, at=actor.at)
    before = {"starts_on": row.starts_on, "ends_before": row.ends_before}
    old_id = row.pk
    row.set_superseded(at=actor.at)
    if row.starts_on < ends_before:
        row.pk, row._state.adding = None, True
        row.replaces_id, row.recorded_before = old_id, None
        row.ends_before, row.reason = ends_before, reason
        row.recorded_at, row.recorded_by = actor.at, actor.name
        row.save()
    after = {"ends_before": ends_before, "reason": reason}
    audit.record(code, row, actor=actor, before=before, after=after)
