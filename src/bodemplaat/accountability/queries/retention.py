# SPDX-License-Identifier: EUPL-1.2
"""
How long rows are kept, and which are over their term.

Rows of persons are read as each person, one after the other: nobody reads them together.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from bodemplaat.accountability import rules
from bodemplaat.accountability.models import Digest, Erasure, RetentionTerm
from bodemplaat.accountability.values import (
    USUAL_DAYS,
    ErasureLine,
    ErasureState,
    RetentionKind,
    TermLine,
)
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.jobs.models import ENDED, Job
from bodemplaat.foundation.models import ApiAnswer, Assignment, Draft, Invitation
from bodemplaat.foundation.personal import Preference
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries

Rows = QuerySet[Any]
PERSONAL = (RetentionKind.API_ANSWERS, RetentionKind.DRAFTS, RetentionKind.PREFERENCES)


class UnknownErasure(Refusal):
    """No list of rows has this number."""

    code = "accountability.unknown-erasure"


def list_terms() -> tuple[TermLine, ...]:
    """Return the term of every kind, in order of kind."""
    rows = {row.kind: row for row in RetentionTerm.objects.all()}
    return tuple(_term(kind, rows.get(kind.value)) for kind in RetentionKind)


def get_term(kind: RetentionKind) -> TermLine:
    """Return the term of one kind."""
    return _term(kind, find_term_row(kind))


def find_term_row(kind: RetentionKind) -> RetentionTerm | None:
    """Return the row of a term that was chosen, or None where the usual one holds."""
    return RetentionTerm.objects.select_for_update().filter(kind=kind.value).first()


def _term(kind: RetentionKind, row: RetentionTerm | None) -> TermLine:
    if row is None:
        usual = USUAL_DAYS[kind]
        return TermLine(id=None, kind=kind, days=usual, ground="", set_on=None, set_by="")
    return TermLine(
        id=row.pk, kind=kind, days=row.days, ground=row.ground, set_on=row.set_on,
        set_by=row.set_by,
    )  # fmt: skip


def find_limit(kind: RetentionKind, *, on: date) -> datetime:
    """Return the moment before which rows of a kind are over their term on a day."""
    limit = rules.find_limit(on, get_term(kind).days)
    return datetime.combine(limit, time.min, days.AMSTERDAM)


def each_reader(kind: RetentionKind, arrangement_id: int) -> Iterator[None]:
    """Open the context of everybody whose rows of a kind there may be, one after the other."""
    if kind not in PERSONAL:
        yield
        return
    for account_id in _list_people(arrangement_id):
        with tenancy.context(arrangement_id, person_id=account_id):
            yield


def count_past(kind: RetentionKind, *, before_at: datetime, arrangement_id: int) -> int:
    """Return how many rows of a kind are older than a moment."""
    if kind is RetentionKind.PERSONS:
        return len(list_gone_persons(before_at))
    return sum(
        select_past(kind, before_at=before_at, arrangement_id=arrangement_id).count()
        for _ in each_reader(kind, arrangement_id)
    )


def select_past(kind: RetentionKind, *, before_at: datetime, arrangement_id: int) -> Rows:
    """Return the rows of a kind that are older than a moment, as far as the context reaches."""
    return _SELECT[kind](before_at, arrangement_id)


def list_gone_persons(before_at: datetime) -> tuple[int, ...]:
    """Return whose last term ended before the day of a moment, and who is not erased yet."""
    return organisations_queries.list_persons_gone(before=days.get_day(before_at))


def _list_people(arrangement_id: int) -> list[int]:
    rows = Assignment.objects.filter(arrangement_id=arrangement_id)
    return list(rows.order_by("account_id").values_list("account_id", flat=True).distinct())


def _answers(before_at: datetime, arrangement_id: int) -> Rows:
    return ApiAnswer.objects.filter(arrangement_id=arrangement_id, recorded_at__lt=before_at)


def _drafts(before_at: datetime, arrangement_id: int) -> Rows:
    return Draft.objects.filter(arrangement_id=arrangement_id, saved_at__lt=before_at)


def _invitations(before_at: datetime, arrangement_id: int) -> Rows:
    people = _list_people(arrangement_id)
    return Invitation.objects.filter(account_id__in=people, expires_at__lt=before_at)


def _jobs(before_at: datetime, arrangement_id: int) -> Rows:
    """Work that has ended and still holds who asked and what came of it; that it was done stays."""
    held = Q(actor_id__isnull=False) | ~Q(values={}) | ~Q(said={}) | ~Q(details=[]) | ~Q(link={})
    return Job.objects.filter(
        held, arrangement_id=arrangement_id, state__in=ENDED, ended_at__lt=before_at
    )


def _mails(before_at: datetime, arrangement_id: int) -> Rows:
    return Digest.objects.filter(arrangement_id=arrangement_id, sent_at__lt=before_at)


def _preferences(before_at: datetime, arrangement_id: int) -> Rows:
    """What people chose whose last role ended before the moment."""
    day = days.get_day(before_at)
    held = Assignment.objects.filter(arrangement_id=arrangement_id)
    still = held.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=day))
    rows = Preference.objects.filter(arrangement_id=arrangement_id)
    return rows.exclude(person_id__in=list(still.values_list("account_id", flat=True)))


def _sessions(before_at: datetime, arrangement_id: int) -> Rows:
    people = _list_people(arrangement_id)
    found: Rows = UserSession.objects.filter(user_id__in=people, last_seen_at__lt=before_at)
    return found


_SELECT: dict[RetentionKind, Callable[[datetime, int], Rows]] = {
    RetentionKind.API_ANSWERS: _answers,
    RetentionKind.DRAFTS: _drafts,
    RetentionKind.INVITATIONS: _invitations,
    RetentionKind.JOBS: _jobs,
    RetentionKind.MAILS: _mails,
    RetentionKind.PREFERENCES: _preferences,
    RetentionKind.SESSIONS: _sessions,
}


def find_listed(kind: RetentionKind) -> Erasure | None:
    """Return the open list of a kind, kept for a change, or None."""
    rows = Erasure.objects.select_for_update().filter(kind=kind.value)
    return rows.filter(state=ErasureState.LISTED.value).first()


def lock_erasure(erasure_id: int) -> Erasure:
    """Return a list of rows, kept for a change; raise UnknownErasure."""
    row = Erasure.objects.select_for_update().filter(pk=erasure_id).first()
    if row is None:
        raise UnknownErasure(number=erasure_id)
    return row


def find_erasure(erasure_id: int) -> ErasureLine | None:
    """Return one list of rows, or None."""
    row = Erasure.objects.filter(pk=erasure_id).first()
    return None if row is None else _erasure(row)


def list_erasures(*, most: int = 50) -> tuple[ErasureLine, ...]:
    """Return the newest lists of rows that were over their term, except those that lapsed."""
    rows = Erasure.objects.exclude(state=ErasureState.LAPSED.value).order_by("-pk")
    return tuple(_erasure(row) for row in rows[:most])


def _erasure(row: Erasure) -> ErasureLine:
    return ErasureLine(
        id=row.pk, kind=RetentionKind(row.kind), state=ErasureState(row.state),
        before_at=row.before_at, listed_on=row.listed_on, count=row.count, reason=row.reason,
        approved_by=row.approved_by, approved_at=row.approved_at, closed_at=row.closed_at,
    )  # fmt: skip
