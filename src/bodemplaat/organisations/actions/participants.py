# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.kernel import periods
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.actions.arrangements import AlreadyRegistered
from bodemplaat.organisations.events import ParticipationEnded, ParticipationStarted
from bodemplaat.organisations.models import Participant, Participation
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.queries import register as register_queries
from bodemplaat.organisations.rules import participations as rules
from bodemplaat.organisations.values import Actor, OrganisationKind, Relation


class UnknownCode(Refusal):
    """The register of municipalities holds no such code."""

    code = "organisations.unknown-code"


class ParticipationOverlaps(Refusal):
    """The participant already takes part on a day of the period."""

    code = "organisations.participation-overlaps"


class UnknownParticipation(Refusal):
    """There is no such participation, or it was corrected before."""

    code = "organisations.unknown-participation"


class NotTakingPart(Refusal):
    """The participant takes no part on the day before it would end."""

    code = "organisations.not-taking-part"


@transaction.atomic
def register_participant(
    *,
    code: str,
    source: str,
    actor: Actor,
    kind: OrganisationKind = OrganisationKind.MUNICIPALITY,
    name: str = "",
) -> int:
    """
    Register an organisation as a possible participant, and return its id.

    A municipality takes its name from the register; any other one is named here.
    Raises NotYourRole, UnknownCode, CodeDoesNotFit, NameMissing, AlreadyRegistered.
    """
    permissions.require_may_record(actor)
    name = _find_name(code, kind, name)
    if participant_queries.find_participant(code):
        raise AlreadyRegistered(name=f"{name} ({code})")
    participant = Participant.objects.create(
        arrangement_id=actor.arrangement_id, code=code, kind=kind, name=name, source=source
    )
    audit.record(
        "organisations.participant.registered",
        participant,
        actor=actor,
        after={"code": code, "kind": kind, "name": name, "source": source},
    )
    return participant.pk


def _find_name(code: str, kind: OrganisationKind, name: str) -> str:
    rules.check_code(code, kind)
    if kind is not OrganisationKind.MUNICIPALITY:
        return rules.check_name(code, name)
    municipality = register_queries.find_municipality(code)
    if municipality is None:
        raise UnknownCode(code=code)
    return municipality.name


@transaction.atomic
def start_participation(
    *,
    participant_code: str,
    starts_on: date,
    relation: Relation,
    source: str,
    actor: Actor,
    is_assumption: bool = False,
    ends_before: date | None = None,
) -> int:
    """
    Start a period in which a participant takes part, and return its id.

    Raises NotYourRole, UnknownParticipant, EmptyPeriod, ParticipationOverlaps.
    Publishes ParticipationStarted.
    """
    permissions.require_may_record(actor)
    participant = _lock_participant(participant_code)
    periods.check_period(starts_on, ends_before)
    _check_free(participant, starts_on, ends_before)
    row = Participation.objects.create(
        arrangement_id=actor.arrangement_id,
        participant=participant,
        starts_on=starts_on,
        ends_before=ends_before,
        relation=relation,
        source=source,
        is_assumption=is_assumption,
        recorded_at=actor.at,
        recorded_by=actor.name,
    )
    _tell_start("organisations.participation.started", row, actor)
    return row.pk


@transaction.atomic
def end_participation(
    *,
    participant_code: str,
    ends_before: date,
    source: str,
    reason: str,
    actor: Actor,
    is_assumption: bool = False,
    successor_code: str = "",
) -> int:
    """
    End the participation that holds on the day before, and return the id of the new row.

    With a successor where the participant merged into another municipality.
    Raises NotYourRole, UnknownParticipant, UnknownCode, NotTakingPart, RecordedEarlier,
    CorrectionWithoutReason. Publishes ParticipationEnded.
    """
    permissions.require_may_record(actor)
    participant = _lock_participant(participant_code)
    rules.check_reason(participant.name, reason)
    if successor_code and register_queries.find_municipality(successor_code) is None:
        raise UnknownCode(code=successor_code)
    found = _find_to_end(participant, ends_before)
    rules.check_recorded_later(participant.name, found.recorded_at, actor.at)
    found.set_superseded(at=actor.at)
    row = Participation.objects.create(
        arrangement_id=actor.arrangement_id,
        participant=participant,
        starts_on=found.starts_on,
        ends_before=ends_before,
        relation=found.relation,
        source=found.source,
        is_assumption=found.is_assumption,
        end_source=source,
        is_end_assumption=is_assumption,
        successor_code=successor_code,
        recorded_at=actor.at,
        recorded_by=actor.name,
        reason=reason,
        replaces=found,
    )
    _tell_end(row, found, actor)
    return row.pk


def _tell_end(row: Participation, found: Participation, actor: Actor) -> None:
    before, after = _plain(found), _plain(row)
    audit.record("organisations.participation.ended", row, actor=actor, before=before, after=after)
    assert row.ends_before is not None
    events.publish(
        ParticipationEnded(
            arrangement_id=actor.arrangement_id,
            participation_id=row.pk,
            participant_code=row.participant.code,
            ends_before=row.ends_before,
            successor_code=row.successor_code,
        )
    )


@transaction.atomic
def amend_participation(
    *,
    participation_id: int,
    starts_on: date,
    relation: Relation,
    source: str,
    reason: str,
    actor: Actor,
    is_assumption: bool = False,
) -> int:
    """
    Correct the start, relation or source of a participation, and return the id of the new row.

    The end stays as it is. Raises NotYourRole, UnknownParticipation, EmptyPeriod,
    ParticipationOverlaps, RecordedEarlier, CorrectionWithoutReason. Publishes
    ParticipationStarted.
    """
    permissions.require_may_record(actor)
    found = Participation.objects.known().filter(pk=participation_id).first()
    if found is None:
        raise UnknownParticipation(number=participation_id)
    participant = _lock_participant(found.participant.code)
    rules.check_reason(participant.name, reason)
    periods.check_period(starts_on, found.ends_before)
    _check_free(participant, starts_on, found.ends_before, besides=found.pk)
    rules.check_recorded_later(participant.name, found.recorded_at, actor.at)
    found.set_superseded(at=actor.at)
    row = Participation.objects.create(
        arrangement_id=actor.arrangement_id,
        participant=participant,
        starts_on=starts_on,
        ends_before=found.ends_before,
        relation=relation,
        source=source,
        is_assumption=is_assumption,
        end_source=found.end_source,
        is_end_assumption=found.is_end_assumption,
        successor_code=found.successor_code,
        recorded_at=actor.at,
        recorded_by=actor.name,
        reason=reason,
        replaces=found,
    )
    before = _plain(found)
    _tell_start("organisations.participation.amended", row, actor, before)
    return row.pk


def _tell_start(
    code: str, row: Participation, actor: Actor, before: dict[str, object] | None = None
) -> None:
    audit.record(code, row, actor=actor, before=before, after=_plain(row))
    events.publish(
        ParticipationStarted(
            arrangement_id=actor.arrangement_id,
            participation_id=row.pk,
            participant_code=row.participant.code,
            starts_on=row.starts_on,
        )
    )


def _lock_participant(code: str) -> Participant:
    known = participant_queries.get_participant(code)
    return Participant.objects.select_for_update().get(pk=known.id)


def _check_free(
    participant: Participant, starts_on: date, ends_before: date | None, *, besides: int = 0
) -> None:
    for line in participant_queries.list_participations_of(participant.pk):
        if line.id == besides:
            continue
        is_after = line.ends_before is not None and line.ends_before <= starts_on
        is_before = ends_before is not None and ends_before <= line.starts_on
        if not is_after and not is_before:
            raise ParticipationOverlaps(
                code=participant.code, name=participant.name, starts_on=line.starts_on
            )


def _find_to_end(participant: Participant, ends_before: date) -> Participation:
    rows = Participation.objects.filter(participant=participant, starts_on__lt=ends_before)
    found: Participation | None = rows.known().order_by("-starts_on").first()
    if found is None or (found.ends_before is not None and found.ends_before < ends_before):
        raise NotTakingPart(code=participant.code, name=participant.name, ends_before=ends_before)
    return found


def _plain(row: Participation) -> dict[str, object]:
    return {
        "participant": row.participant.code,
        "starts_on": row.starts_on,
        "ends_before": row.ends_before,
        "relation": row.relation,
        "source": row.source,
        "end_source": row.end_source,
        "successor_code": row.successor_code,
        "reason": row.reason,
    }
