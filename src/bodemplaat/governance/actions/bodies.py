# SPDX-License-Identifier: EUPL-1.2
"""Bodies of an arrangement and who sits in them."""

from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.governance import permissions, queries, rules
from bodemplaat.governance.models import Body, Seat
from bodemplaat.governance.values import BodyKind, Forum, Level, Office, Represents, SeatRole
from bodemplaat.kernel import periods
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values


class BodyCodeTaken(Refusal):
    """Another body has this code."""

    code = "governance.body-code-taken"


class AlreadySeated(Refusal):
    """This person has a seat in this body in (part of) this term."""

    code = "governance.already-seated"


class UnknownSeat(Refusal):
    """No seat in force has this id."""

    code = "governance.unknown-seat"


class EndsBeforeStart(Refusal):
    """A term ends after it starts."""

    code = "governance.ends-before-start"


@transaction.atomic
def register_body(
    *,
    code: str,
    name: str,
    kind: BodyKind,
    is_deciding: bool,
    level: Level,
    purpose: str = "",
    composition: str = "",
    chair_rule: str = "",
    source: str = "",
    is_assumption: bool = False,
    represents: Represents = Represents.JOINT,
    forum: Forum | None = None,
    secretary: str = "",
    meetings_a_year: int | None = None,
    actor: organisations_values.Actor,
) -> int:
    """
    This function will register a body of the arrangement and return its id.

    Raises MayNotArrange, BodyCodeTaken.
    """
    permissions.require_can_arrange(actor)
    if Body.objects.filter(code=code).exists():
        raise BodyCodeTaken(body=code)
    body = Body.objects.create(
        arrangement_id=actor.arrangement_id,
        code=code,
        name=name,
        kind=kind.value,
        is_deciding=is_deciding,
        level=level.value,
        purpose=purpose,
        composition=composition,
        chair_rule=chair_rule,
        source=source,
        is_assumption=is_assumption,
        represents=represents.value,
        forum=forum.value if forum else "",
        secretary=secretary,
        meetings_a_year=meetings_a_year,
    )
    after = {"code": code, "name": name, "kind": kind.value, "is_deciding": is_deciding}
    audit.record("governance.body.registered", body, actor=actor, after=after)
    return body.pk


@transaction.atomic
def amend_body(
    *,
    code: str,
    purpose: str,
    composition: str,
    source: str,
    chair_rule: str = "",
    secretary: str = "",
    meetings_a_year: int | None = None,
    actor: organisations_values.Actor,
) -> None:
    """
    This function will change what a body is for, who sits in it and how often it meets.

    Raises UnknownBody, MayNotArrange.
    """
    body = _lock_body(code)
    permissions.require_can_arrange(actor)
    after = {
        "purpose": purpose, "composition": composition, "chair_rule": chair_rule,
        "secretary": secretary, "meetings_a_year": meetings_a_year, "source": source,
    }  # fmt: skip
    before = {name: getattr(body, name) for name in after}
    body.set_texts(**after, is_assumption=False)
    audit.record("governance.body.amended", body, actor=actor, before=before, after=after)


@transaction.atomic
def seat_member(
    *,
    body_code: str,
    person_name: str,
    role: SeatRole,
    starts_on: date,
    participant_code: str | None = None,
    ends_before: date | None = None,
    votes: int = 1,
    portfolio: str = "",
    office: Office | None = None,
    deputy: str = "",
    source: str = "",
    is_synthetic: bool = False,
    reason: str = "",
    actor: organisations_values.Actor,
) -> int:
    """
    This function will give a person a seat in a body for a term and return its id.

    Raises MayNotArrange, UnknownBody, UnknownParticipant, EndsBeforeStart, AlreadySeated,
    ChainPartnerHasNoSeat.
    """
    permissions.require_can_arrange(actor)
    body = _lock_body(body_code)
    participant = (
        organisations_queries.get_participant(participant_code) if participant_code else None
    )
    _check_term(person_name, starts_on, ends_before)
    _check_not_seated(body, person_name, starts_on, ends_before)
    if participant is not None and role is not SeatRole.SECRETARY:
        _check_may_vote(participant, body, periods.Period(starts_on, ends_before))
    seat = Seat.objects.create(
        arrangement_id=actor.arrangement_id,
        body=body,
        person_name=person_name,
        participant_id=participant.id if participant else None,
        votes=votes,
        role=role.value,
        portfolio=portfolio,
        office=office.value if office else "",
        deputy=deputy,
        starts_on=starts_on,
        ends_before=ends_before,
        source=source,
        is_synthetic=is_synthetic,
        recorded_at=actor.at,
        recorded_by=actor.name,
        reason=reason,
    )
    audit.record("governance.seat.started", seat, actor=actor, after=_describe(seat))
    return seat.pk


def _lock_body(code: str) -> Body:
    body = Body.objects.select_for_update().filter(code=code).first()
    if body is None:
        raise queries.UnknownBody(body=code)
    return body


def _check_term(person_name: str, starts_on: date, ends_before: date | None) -> None:
    if ends_before is not None and ends_before <= starts_on:
        raise EndsBeforeStart(person=person_name, starts_on=starts_on, ends_before=ends_before)


def _check_not_seated(
    body: Body, person_name: str, starts_on: date, ends_before: date | None
) -> None:
    term = periods.Period(starts_on, ends_before)
    seats = Seat.objects.known().filter(body=body, person_name=person_name)
    found = seats.overlapping(term).first()
    if found is not None:
        raise AlreadySeated(person=person_name, body=body.name, starts_on=found.starts_on)


def _check_may_vote(
    participant: organisations_values.ParticipantLine, body: Body, term: periods.Period
) -> None:
    """Refuse a seat with a vote on a day on which the participant is a chain partner."""
    lines = organisations_queries.list_participations(period=term)
    if any(one.participant.id == participant.id and one.participant.is_chain_partner
           for one in lines):
        raise rules.ChainPartnerHasNoSeat(participant=participant.name, body=body.name)


def _describe(seat: Seat) -> dict[str, object]:
    names = ("person_name", "role", "votes", "starts_on", "ends_before", "participant_id")
    return {"body": seat.body.code} | {name: getattr(seat, name) for name in names}


@transaction.atomic
def end_seat(
    *, seat_id: int, ends_before: date, reason: str, actor: organisations_values.Actor
) -> int:
    """
    This function will end a seat on a day and return the id of the row that says so.

    Raises MayNotArrange, UnknownSeat, EndsBeforeStart, RecordedTooEarly.
    """
    seat = Seat.objects.known().select_for_update(of=("self",)).filter(pk=seat_id).first()
    permissions.require_can_arrange(actor)
    if seat is None:
        raise UnknownSeat(seat=seat_id)
    _check_term(seat.person_name, seat.starts_on, ends_before)
    rules.check_record_order(thing=seat.person_name, replaced_at=seat.recorded_at, at=actor.at)
    before = _describe(seat)
    seat.set_superseded(at=actor.at)
    seat.pk, seat._state.adding = None, True
    seat.replaces_id, seat.recorded_before = seat_id, None
    seat.ends_before, seat.reason = ends_before, reason
    seat.recorded_at, seat.recorded_by = actor.at, actor.name
    seat.save()
    audit.record(
        "governance.seat.ended", seat, actor=actor, before=before, after=_describe(seat)
    )
    ended_id: int = seat.pk
    return ended_id
