# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.contrib.sessions.models import Session
from django.db import transaction

from bodemplaat.accountability import permissions, rules
from bodemplaat.accountability.models import Erasure, RetentionTerm
from bodemplaat.accountability.queries import retention as queries
from bodemplaat.accountability.values import ErasureState, RetentionKind
from bodemplaat.foundation import audit, jobs
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.values import Actor

ERASE = "accountability.erase"


@transaction.atomic
def set_retention_term(
    *, kind: RetentionKind, days: int, ground: str, set_on: date, actor: Actor
) -> None:
    """
    Set how long a kind of row is kept, with the ground.

    Raises NotForYou, BadTerm, NoGround.
    """
    row = queries.find_term_row(kind)
    permissions.require_may_rule_retention(actor)
    rules.check_term(days, ground)
    before = {"kind": kind, "days": queries.get_term(kind).days}
    term = {"days": days, "ground": ground.strip()}
    if row is None:
        row = RetentionTerm.objects.create(
            arrangement_id=actor.arrangement_id, participant_id=None, kind=kind.value,
            set_on=set_on, set_by=actor.name, **term,
        )  # fmt: skip
    else:
        row.set_term(days=days, ground=ground.strip(), on=set_on, by=actor.name)
    after = {"kind": kind, **term}
    audit.record("accountability.term.set", row, actor=actor, before=before, after=after)


@transaction.atomic
def propose_erasures(*, on: date, actor: Actor) -> int:
    """
    List per kind the rows that are over their term, and return how many kinds have any.

    Nothing is erased. A list that is open is brought up to date. Raises NotForYou.
    """
    permissions.require_may_evaluate(actor)
    return sum(_propose(kind, on, actor) for kind in RetentionKind)


def _propose(kind: RetentionKind, on: date, actor: Actor) -> bool:
    row, before_at = queries.find_listed(kind), queries.find_limit(kind, on=on)
    count = queries.count_past(kind, before_at=before_at, arrangement_id=actor.arrangement_id)
    if not count:
        if row is not None:
            row.set_lapsed(at=actor.at)
        return False
    if row is not None:
        row.set_listed(before_at=before_at, count=count, on=on)
        return True
    row = Erasure.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=None, kind=kind.value,
        state=ErasureState.LISTED.value, before_at=before_at, listed_on=on, count=count,
    )  # fmt: skip
    return True


@transaction.atomic
def approve_erasure(*, erasure_id: int, reason: str, actor: Actor) -> int:
    """
    Approve that what is listed is erased, for a reason, and return the number of the work.

    Raises UnknownErasure, NotForYou, NotListed, NoGround.
    """
    row = queries.lock_erasure(erasure_id)
    permissions.require_may_rule_retention(actor)
    rules.check_state(ErasureState(row.state), ErasureState.LISTED)
    rules.check_ground(reason)
    row.set_approved(by=actor.name, at=actor.at, reason=reason.strip())
    after = {"kind": row.kind, "count": row.count, "before": row.before_at, "reason": row.reason}
    audit.record("accountability.erasure.approved", row, actor=actor, after=after)
    return jobs.defer(ERASE, actor=actor, key=str(row.pk), erasure_id=row.pk)


@transaction.atomic
def close_erasure(*, erasure_id: int, actor: Actor) -> int:
    """
    Erase what was listed and approved, and return how many rows that were.

    Raises UnknownErasure, NotForYou, NotListed.
    """
    row = queries.lock_erasure(erasure_id)
    permissions.require_may_evaluate(actor)
    rules.check_state(ErasureState(row.state), ErasureState.APPROVED)
    kind = RetentionKind(row.kind)
    count = sum(_erase(kind, row, actor) for _ in queries.each_reader(kind, actor.arrangement_id))
    row.set_done(count=count, at=actor.at)
    after = {"kind": row.kind, "count": count, "before": row.before_at, "reason": row.reason}
    audit.record("accountability.erasure.closed", row, actor=actor, after=after)
    return count


def _erase(kind: RetentionKind, erasure: Erasure, actor: Actor) -> int:
    """Erase the rows that the context reaches; of work what it held, and not that it was done."""
    if kind is RetentionKind.PERSONS:
        return _erase_persons(erasure, actor)
    rows = queries.select_past(
        kind, before_at=erasure.before_at, arrangement_id=actor.arrangement_id
    )
    if kind is RetentionKind.JOBS:
        return rows.update(
            values={}, said={}, details=[], link={}, code="", actor_id=None, actor_role=""
        )
    if kind is RetentionKind.SESSIONS:
        keys = list(rows.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
    return rows.delete()[0]


def _erase_persons(erasure: Erasure, actor: Actor) -> int:
    """Erase who they are, here and in the trail; their number and terms stay."""
    found = queries.list_gone_persons(erasure.before_at)
    for person_id in found:
        organisations_actions.erase_person(
            person_id=person_id, reason=erasure.reason, actor=actor
        )
    return len(found)
