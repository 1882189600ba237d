# SPDX-License-Identifier: EUPL-1.2
"""Bodies and who sits in them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from bodemplaat.governance.models import Body, Seat
from bodemplaat.governance.values import (
    BodyKind,
    BodyLine,
    Forum,
    Level,
    Office,
    Represents,
    SeatLine,
    SeatRole,
)
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class UnknownBody(Refusal):
    """No body has this code."""

    code = "governance.unknown-body"


def list_bodies(on: date, *, known_at: datetime | None = None) -> tuple[BodyLine, ...]:
    """Return the bodies with their number of voting seats on a day, deciding ones first."""
    seats = Seat.objects.holding(on).known(known_at).exclude(role=SeatRole.SECRETARY.value)
    counts = dict(seats.order_by().values_list("body_id").annotate(Count("id")))
    bodies = Body.objects.order_by("-is_deciding", "level", "code")
    return tuple(_body_line(body, counts.get(body.pk, 0)) for body in bodies)


def get_body(code: str, *, on: date, known_at: datetime | None = None) -> BodyLine:
    """Return one body by its code, or raise UnknownBody."""
    for line in list_bodies(on, known_at=known_at):
        if line.code == code:
            return line
    raise UnknownBody(body=code)


def _body_line(body: Body, seat_count: int) -> BodyLine:
    return BodyLine(
        id=body.pk,
        code=body.code,
        name=body.name,
        kind=BodyKind(body.kind),
        is_deciding=body.is_deciding,
        level=Level(body.level),
        purpose=body.purpose,
        composition=body.composition,
        chair_rule=body.chair_rule,
        source=body.source,
        is_assumption=body.is_assumption,
        seat_count=seat_count,
        represents=Represents(body.represents),
        forum=Forum(body.forum) if body.forum else None,
        secretary=body.secretary,
        meetings_a_year=body.meetings_a_year,
    )


def list_seats(
    body_code: str, on: date, *, known_at: datetime | None = None
) -> tuple[SeatLine, ...]:
    """Return who sits in a body on a day, in order of participant and name."""
    return _seat_lines(_seats(body_code).holding(on).known(known_at))


def list_seats_by_body(
    on: date, *, known_at: datetime | None = None
) -> dict[str, tuple[SeatLine, ...]]:
    """Return who sits in each body on a day, by the code of the body; nobody is empty."""
    rows = Seat.objects.select_related("body", "participant").holding(on).known(known_at)
    found: dict[str, list[SeatLine]] = defaultdict(list)
    for line in _seat_lines(rows):
        found[line.body_code].append(line)
    return defaultdict(tuple, {code: tuple(lines) for code, lines in found.items()})


def list_seats_of(
    participant_code: str, on: date, *, known_at: datetime | None = None
) -> tuple[SeatLine, ...]:
    """Return the seats that a participant holds on a day, in all bodies."""
    rows = Seat.objects.filter(participant__code=participant_code)
    return _seat_lines(
        rows.select_related("body", "participant").holding(on).known(known_at)
    )


def list_seats_from(
    participant_code: str, on: date, *, known_at: datetime | None = None
) -> tuple[SeatLine, ...]:
    """Return the seats that a participant holds on a day or after it, in all bodies."""
    rows = Seat.objects.filter(participant__code=participant_code).overlapping(Period(on, None))
    return _seat_lines(rows.select_related("body", "participant").known(known_at))


def list_all_seats(body_code: str, *, known_at: datetime | None = None) -> tuple[SeatLine, ...]:
    """Return every seat of a body through time, in order of start, participant and name."""
    lines = _seat_lines(_seats(body_code).known(known_at))
    return tuple(sorted(lines, key=lambda line: (line.participant_code, line.starts_on)))


def _seats(body_code: str) -> Any:
    return Seat.objects.filter(body__code=body_code).select_related("body", "participant")


def _seat_lines(seats: Iterable[Seat]) -> tuple[SeatLine, ...]:
    lines = [
        SeatLine(
            id=seat.pk,
            body_code=seat.body.code,
            person_name=seat.person_name,
            participant_id=seat.participant_id,
            participant_code=seat.participant.code if seat.participant else "",
            participant_name=seat.participant.name if seat.participant else "",
            votes=seat.votes,
            role=SeatRole(seat.role),
            portfolio=seat.portfolio,
            starts_on=seat.starts_on,
            ends_before=seat.ends_before,
            source=seat.source,
            is_synthetic=seat.is_synthetic,
            office=Office(seat.office) if seat.office else None,
            deputy=seat.deputy,
        )
        for seat in seats
    ]
    return tuple(sorted(lines, key=lambda line: (line.participant_code, line.person_name)))
