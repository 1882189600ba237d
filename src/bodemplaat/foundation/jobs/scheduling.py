# SPDX-License-Identifier: EUPL-1.2
"""Work by the clock: asked for once per moment and arrangement, however many workers look."""

from dataclasses import dataclass
from datetime import datetime

from croniter import croniter
from django.db import connection, transaction
from django.utils import timezone

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.jobs import asking, registry
from bodemplaat.foundation.jobs.models import ScheduleTick
from bodemplaat.foundation.users import Assignment


@dataclass(frozen=True)
class Clock:
    """The actor of work on a schedule: nobody in person, for the office."""

    arrangement_id: int
    account_id: None = None
    participant_id: None = None
    role: str = ""


def keep() -> None:
    """Ask for the work of every schedule whose moment has come; the last one missed is made up."""
    try:
        for schedule in registry.list_schedules():
            _keep(schedule, timezone.now())
    finally:
        if not connection.in_atomic_block:
            connection.close()


def find_due(cron: str, now: datetime) -> datetime:
    """Return the last moment of a schedule up to now, by the clock of the Netherlands."""
    found: datetime = croniter(cron, timezone.localtime(now)).get_prev(datetime)
    return found


@transaction.atomic
def _keep(schedule: registry.Schedule, now: datetime) -> None:
    due = find_due(schedule.cron, now)
    tick = ScheduleTick.objects.filter(name=schedule.name).first()
    if tick is None:  # a new schedule begins with its next moment
        ScheduleTick.make(schedule.name, due)
        return
    if tick.kept_at >= due or not tick.move_on(due):
        return
    ids = Assignment.objects.order_by("arrangement_id").values_list("arrangement_id", flat=True)
    for arrangement_id in ids.distinct():
        with tenancy.context(arrangement_id):
            actor = Clock(arrangement_id)
            asking.defer(schedule.name, actor=actor, key=due.isoformat())
