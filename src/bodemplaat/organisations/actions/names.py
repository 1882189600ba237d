# SPDX-License-Identifier: EUPL-1.2
"""A participant gets another name and stays who it is: code, facts, votes and seats are kept."""

from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.organisations import permissions
from bodemplaat.organisations.events import ParticipantRenamed
from bodemplaat.organisations.models import Participant, Rename
from bodemplaat.organisations.queries import names as queries
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import names as rules
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.values import Actor


@transaction.atomic
def record_name(
    *, participant_code: str, name: str, starts_on: date, source: str, actor: Actor
) -> int:
    """
    Record that a participant has another name from a day, and return the id of the row.

    Raises NotYourRole, UnknownParticipant, NameMissing, NamedThatDay, NameUnchanged. Publishes
    ParticipantRenamed.
    """
    participant = _lock_participant(participant_code)
    permissions.require_may_record(actor)
    name = participation_rules.check_name(participant_code, name)
    names = participant.list_names()
    rules.check_new_name(participant.code, name, starts_on, names)
    row = Rename.objects.create(
        arrangement_id=actor.arrangement_id, participant=participant, name=name,
        starts_on=starts_on, source=source, recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    _follow(participant, row, actor, "organisations.participant.renamed", None, _plain(row))
    return row.pk


@transaction.atomic
def amend_name(
    *, rename_id: int, name: str, starts_on: date, source: str, reason: str, actor: Actor
) -> int:
    """
    Correct a name or its first day, for a reason, and return the id of the new row.

    Raises UnknownName, NotYourRole, CorrectionWithoutReason, NameMissing, NamedThatDay,
    NameUnchanged, RecordedEarlier. Publishes ParticipantRenamed.
    """
    found = queries.lock_name(rename_id)
    participant = _lock_participant(found.participant.code)
    permissions.require_may_record(actor)
    participation_rules.check_reason(found.name, reason)
    name = participation_rules.check_name(participant.code, name)
    if (name, starts_on, source) == (found.name, found.starts_on, found.source):
        raise rules.NameUnchanged(code=participant.code, name=name, starts_on=starts_on)
    participation_rules.check_recorded_later(found.name, found.recorded_at, actor.at)
    before = _plain(found)
    found.set_superseded(at=actor.at)
    if (name, starts_on) != (found.name, found.starts_on):
        others = queries.list_dated_names(participant)
        rules.check_new_name(participant.code, name, starts_on, others)
    row = Rename.objects.create(
        arrangement_id=actor.arrangement_id, participant=participant, name=name,
        starts_on=starts_on, source=source, reason=reason, replaces=found,
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    after = _plain(row) | {"reason": reason}
    _follow(participant, row, actor, "organisations.participant.name-corrected", before, after)
    return row.pk


@transaction.atomic
def withdraw_name(*, rename_id: int, reason: str, actor: Actor) -> None:
    """
    Take back a rename that never was; the name before it holds again.

    Raises UnknownName, NotYourRole, CorrectionWithoutReason, RecordedEarlier. Publishes
    ParticipantRenamed.
    """
    found = queries.lock_name(rename_id)
    participant = _lock_participant(found.participant.code)
    permissions.require_may_record(actor)
    participation_rules.check_reason(found.name, reason)
    participation_rules.check_recorded_later(found.name, found.recorded_at, actor.at)
    before = _plain(found)
    found.set_superseded(at=actor.at)
    code = "organisations.participant.name-withdrawn"
    _follow(participant, found, actor, code, before, {"reason": reason})


@transaction.atomic
def start_names(*, on: date, actor: Actor) -> int:
    """Let the names that start by a day be those that are shown, and return how many changed."""
    changed = 0
    for participant in queries.list_renamed():
        was = participant.name
        name = participant.name_on(on)
        if name == was:
            continue
        participant.set_names(participant.list_names(), on=on)
        audit.record(
            "organisations.participant.name-started", participant, actor=actor,
            before={"name": was}, after={"name": name},
        )  # fmt: skip
        changed += 1
    return changed


def _lock_participant(code: str) -> Participant:
    known = participant_queries.get_participant(code)
    return Participant.objects.select_for_update().get(pk=known.id)


def _follow(
    participant: Participant, row: Rename, actor: Actor, code: str,
    before: dict[str, object] | None, after: dict[str, object],
) -> None:  # fmt: skip
    """Let the participant show what its renames say, record it and tell it."""
    participant.set_names(queries.list_dated_names(participant), on=actor.on)
    audit.record(code, participant, actor=actor, before=before, after=after)
    events.publish(
        ParticipantRenamed(
            arrangement_id=actor.arrangement_id, rename_id=row.pk,
            participant_code=participant.code, recorded_at=actor.at,
        )
    )


def _plain(row: Rename) -> dict[str, object]:
    return {"name": row.name, "starts_on": row.starts_on, "source": row.source}
