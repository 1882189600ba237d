# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import Talk
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.queries import people as queries
from bodemplaat.organisations.rules import participations as period_rules
from bodemplaat.organisations.rules import people as rules
from bodemplaat.organisations.values import Actor


@transaction.atomic
def register_talk(*, participant_code: str, planned_on: date, subject: str, actor: Actor) -> int:
    """
    Register a talk that is planned between a participant and its adviser, and return its id.

    Raises UnknownParticipant, NotYourRole.
    """
    participant = participant_queries.get_participant(participant_code)
    permissions.require_may_plan_talks(actor, participant.id)
    talk = Talk.objects.create(
        arrangement_id=actor.arrangement_id,
        participant_id=participant.id,
        planned_on=planned_on,
        subject=subject,
        recorded_at=actor.at,
        recorded_by=actor.name,
    )
    after = {"participant": participant.code, "planned_on": planned_on, "subject": subject}
    audit.record(
        "organisations.talk.registered", talk, actor=actor, after=after,
        participant_id=participant.id,
    )  # fmt: skip
    return talk.pk


@transaction.atomic
def record_talk(*, talk_id: int, held_on: date, outcome: str, actor: Actor) -> None:
    """
    Record that a talk was held, and what came of it.

    Raises UnknownTalk, NotYourRole, TalkClosed, HeldInFuture.
    """
    talk = queries.lock_talk(talk_id)
    permissions.require_may_plan_talks(actor, talk.participant_id)
    rules.check_can_be_held(
        talk.subject, is_open=_is_open(talk), held_on=held_on, today=actor.on
    )
    talk.set_held(on=held_on, outcome=outcome)
    after = {"held_on": held_on, "outcome": outcome}
    audit.record(
        "organisations.talk.held", talk, actor=actor, after=after,
        participant_id=talk.participant_id,
    )  # fmt: skip


@transaction.atomic
def cancel_talk(*, talk_id: int, reason: str, actor: Actor) -> None:
    """
    Cancel a talk that was planned, for a reason.

    Raises UnknownTalk, NotYourRole, TalkClosed, CorrectionWithoutReason.
    """
    talk = queries.lock_talk(talk_id)
    permissions.require_may_plan_talks(actor, talk.participant_id)
    rules.check_talk_open(talk.subject, is_open=_is_open(talk))
    period_rules.check_reason(talk.subject, reason)
    talk.set_cancelled(on=actor.on, because=reason)
    audit.record(
        "organisations.talk.cancelled", talk, actor=actor, after={"reason": reason},
        participant_id=talk.participant_id,
    )  # fmt: skip


def _is_open(talk: Talk) -> bool:
    return talk.held_on is None and talk.cancelled_on is None
