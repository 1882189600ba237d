# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.actions import participants as participant_actions
from bodemplaat.organisations.events import SuccessionRecorded
from bodemplaat.organisations.models import Participant, Succession, SuccessorShare
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.queries import register as register_queries
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.rules import successions as rules
from bodemplaat.organisations.values import Actor


class SuccessionUnchanged(Refusal):
    """The same successors with the same parts are already recorded."""

    code = "organisations.succession-unchanged"


@transaction.atomic
def record_succession(
    *,
    participant_code: str,
    takes_effect_on: date,
    successors: Sequence[rules.Part],
    source: str,
    reason: str,
    actor: Actor,
    agreed_on: date | None = None,
) -> int:
    """
    Record who takes the place of a participant that is dissolved, and return the id of the row.

    It ends a participation that still holds on the day. Parts are all given or all left open; a
    sole successor has the whole. What is agreed later is recorded again, with its reason.
    Raises NotYourRole, UnknownParticipant, CorrectionWithoutReason, AgreedAhead, UnknownCode,
    NotTakingPart, RecordedEarlier, SuccessionUnchanged and the refusals of the parts. Publishes
    SuccessionRecorded, and ParticipationEnded where it ends one.
    """
    permissions.require_may_record(actor)
    participant = Participant.objects.select_for_update().get(
        pk=participant_queries.get_participant(participant_code).id
    )
    participation_rules.check_reason(participant.name, reason)
    rules.check_agreed(participant.name, agreed_on, actor.on)
    parts = rules.check_successors(participant.name, participant.code, successors)
    names = _name_all([code for code, _ in parts])
    replaced = _supersede(participant, takes_effect_on, parts, agreed_on, source, actor)
    _end(participant, takes_effect_on, parts, source, reason, actor, replaced)
    row = Succession.objects.create(
        arrangement_id=actor.arrangement_id, participant=participant, starts_on=takes_effect_on,
        agreed_on=agreed_on, source=source, reason=reason, replaces=replaced,
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    for code, share in parts:
        SuccessorShare.objects.create(
            arrangement_id=actor.arrangement_id, succession=row, code=code, name=names[code],
            numerator=share.numerator if share is not None else None,
            denominator=share.denominator if share is not None else None,
        )  # fmt: skip
    _tell(row, replaced, actor)
    return row.pk


def _name_all(codes: Sequence[str]) -> dict[str, str]:
    names = register_queries.list_municipality_names(codes)
    for code in codes:
        if code not in names:
            raise participant_actions.UnknownCode(code=code)
    return names


def _supersede(
    participant: Participant, on: date, parts: Sequence[rules.Part], agreed_on: date | None,
    source: str, actor: Actor,
) -> Succession | None:  # fmt: skip
    """Close what was recorded of the succession before, if anything was, and return it."""
    found: Succession | None = Succession.objects.filter(participant=participant).known().first()
    if found is None:
        return None
    was = (found.starts_on, found.agreed_on, found.source, _list_parts(found))
    if was == (on, agreed_on, source, sorted(parts)):
        raise SuccessionUnchanged(name=participant.name)
    participation_rules.check_recorded_later(participant.name, found.recorded_at, actor.at)
    found.set_superseded(at=actor.at)
    return found


def _list_parts(row: Succession) -> list[rules.Part]:
    return sorted((one.code, one.share) for one in row.shares.all())


def _end(
    participant: Participant, on: date, parts: Sequence[rules.Part], source: str, reason: str,
    actor: Actor, replaced: Succession | None,
) -> None:  # fmt: skip
    """End the participation that holds on the day; one that ended before stays as it is."""
    lines = participant_queries.list_participations_of(participant.pk)
    before = [line for line in lines if line.starts_on < on]
    last = before[-1] if before else None
    ended = replaced.starts_on if replaced else None
    if last is None or (last.ends_before is not None and last.ends_before == ended and on > ended):
        raise participant_actions.NotTakingPart(
            code=participant.code, name=participant.name, ends_before=on
        )
    if last.ends_before is None or last.ends_before > on:
        participant_actions.end_participation(
            participant_code=participant.code, ends_before=on, source=source, reason=reason,
            successor_code=parts[0][0] if len(parts) == 1 else "", actor=actor,
        )  # fmt: skip


def _tell(row: Succession, replaced: Succession | None, actor: Actor) -> None:
    audit.record(
        "organisations.succession.amended" if replaced else "organisations.succession.recorded",
        row,
        actor=actor,
        before=_plain(replaced) if replaced else None,
        after=_plain(row),
    )
    events.publish(
        SuccessionRecorded(
            arrangement_id=actor.arrangement_id,
            succession_id=row.pk,
            participant_code=row.participant.code,
            takes_effect_on=row.starts_on,
        )
    )


def _plain(row: Succession) -> dict[str, object]:
    return {
        "participant": row.participant.code,
        "takes_effect_on": row.starts_on,
        "agreed_on": row.agreed_on,
        "source": row.source,
        "reason": row.reason,
        "shares": {code: str(share or "open") for code, share in _list_parts(row)},
    }
