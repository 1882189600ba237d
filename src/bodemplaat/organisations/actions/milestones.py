# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import Milestone
from bodemplaat.organisations.queries import milestones as queries
from bodemplaat.organisations.rules import milestones as rules
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.values import Actor, Precision

_FIELDS = ("title", "text", "starts_on", "precision", "funder", "cents", "source", "is_assumption")


@transaction.atomic
def record_milestone(
    *, title: str, happens_on: date, precision: Precision, source: str, actor: Actor,
    text: str = "", funder: str = "", cents: int | None = None, is_assumption: bool = False,
) -> int:
    """
    Record a step in the founding of the arrangement, and return its number.

    Raises NotYourRole, NoMoney, MoneyWithoutFunder.
    """
    number = queries.lock_next_milestone_number(actor.arrangement_id)
    permissions.require_may_record(actor)
    rules.check_funding(title, funder, cents)
    row = Milestone.objects.create(
        arrangement_id=actor.arrangement_id, number=number,
        title=title, text=text, starts_on=rules.round_day(happens_on, precision),
        precision=precision, funder=funder, cents=cents, source=source,
        is_assumption=is_assumption, recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    audit.record("organisations.milestone.recorded", row, actor=actor, after=_plain(row))
    return row.number


@transaction.atomic
def amend_milestone(
    *, number: int, title: str, happens_on: date, precision: Precision, source: str,
    reason: str, actor: Actor, text: str = "", funder: str = "", cents: int | None = None,
    is_assumption: bool = False,
) -> int:
    """
    Correct a step in the founding of the arrangement, for a reason, and return its new row.

    Raises UnknownMilestone, NotYourRole, NoMoney, MoneyWithoutFunder, CorrectionWithoutReason,
    MilestoneUnchanged, RecordedEarlier.
    """
    found = queries.lock_milestone(number)
    permissions.require_may_record(actor)
    rules.check_funding(title, funder, cents)
    participation_rules.check_reason(found.title, reason)
    row = Milestone(
        arrangement_id=actor.arrangement_id, number=number, title=title, text=text,
        starts_on=rules.round_day(happens_on, precision), precision=precision, funder=funder,
        cents=cents, source=source, is_assumption=is_assumption, reason=reason, replaces=found,
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    if _plain(row) == _plain(found):
        raise rules.MilestoneUnchanged(title=found.title)
    participation_rules.check_recorded_later(found.title, found.recorded_at, actor.at)
    before = _plain(found)
    found.set_superseded(at=actor.at)
    row.save()
    after = _plain(row) | {"reason": reason}
    audit.record(
        "organisations.milestone.amended", row, actor=actor, before=before, after=after
    )
    return row.pk


def _plain(row: Milestone) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FIELDS}
