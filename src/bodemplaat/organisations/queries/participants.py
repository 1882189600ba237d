# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Participant, Participation
from bodemplaat.organisations.values import (
    OrganisationKind,
    ParticipantLine,
    ParticipationLine,
    Relation,
)


class UnknownParticipant(Refusal):
    """No participant of this arrangement has the code."""

    code = "organisations.unknown-participant"


def find_participant(
    code: str, *, on: date | None = None, known_at: datetime | None = None
) -> ParticipantLine | None:
    """Return the participant with a code, under its name on a day or its present one, or None."""
    row = Participant.objects.filter(code=code).first()
    return _participant(row, on=on, known_at=known_at) if row else None


def get_participant(code: str) -> ParticipantLine:
    """Return the participant with a code, or raise UnknownParticipant with those there are."""
    found = find_participant(code)
    if found is None:
        known = ", ".join(Participant.objects.order_by("code").values_list("code", flat=True))
        raise UnknownParticipant(code=code, known=known or "-")
    return found


def get_participant_by_id(participant_id: int) -> ParticipantLine:
    """Return the participant with an id."""
    return _participant(Participant.objects.get(pk=participant_id), on=None, known_at=None)


def _participant(
    row: Participant, relation: str | None = None, *, on: date | None, known_at: datetime | None
) -> ParticipantLine:
    if relation is None:
        periods = Participation.objects.filter(participant=row).known()
        latest = periods.order_by("-starts_on").first()
        relation = latest.relation if latest else Relation.CUSTOMER
    return ParticipantLine(
        id=row.pk,
        code=row.code,
        name=row.name if on is None else row.name_on(on, known_at),
        is_owner=relation == Relation.OWNER,
        kind=OrganisationKind(row.kind),
        is_chain_partner=relation == Relation.CHAIN_PARTNER,
    )


def list_participants_on(
    *, on: date, known_at: datetime | None = None
) -> tuple[ParticipantLine, ...]:
    """Return who takes part on a day, in order of code."""
    rows = Participation.objects.holding(on).known(known_at)
    return tuple(line.participant for line in _lines(rows, on, known_at))


def list_participations(
    *, period: Period, known_at: datetime | None = None
) -> tuple[ParticipationLine, ...]:
    """
    Return the participations that hold on a day of a period, in order of code and start.

    Each participant has the name of the last day of the period.
    """
    rows = Participation.objects.overlapping(period).known(known_at)
    on = None if period.ends_before is None else period.ends_before - timedelta(days=1)
    return _lines(rows, on, known_at)


def list_all_participations(
    known_at: datetime | None = None, *, on: date | None = None
) -> tuple[ParticipationLine, ...]:
    """Return every participation, in order of code and start, by the names of a day or of now."""
    return _lines(Participation.objects.known(known_at), on, known_at)


def list_participations_of(
    participant_id: int, known_at: datetime | None = None
) -> tuple[ParticipationLine, ...]:
    """Return the participations of one participant, in order of start."""
    rows = Participation.objects.filter(participant_id=participant_id)
    return _lines(rows.known(known_at), None, known_at)


def _lines(
    rows: Iterable[Participation], on: date | None, known_at: datetime | None
) -> tuple[ParticipationLine, ...]:
    ordered = rows.select_related("participant")  # type: ignore[attr-defined]
    return tuple(
        ParticipationLine(
            id=row.pk,
            participant=_participant(row.participant, row.relation, on=on, known_at=known_at),
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            relation=Relation(row.relation),
            source=row.source,
            is_assumption=row.is_assumption,
            end_source=row.end_source,
            is_end_assumption=row.is_end_assumption,
            successor_code=row.successor_code or None,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            reason=row.reason,
        )
        for row in ordered.order_by("participant__code", "starts_on", "pk")
    )
