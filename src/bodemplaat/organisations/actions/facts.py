# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from fractions import Fraction

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.events import FactRecorded
from bodemplaat.organisations.models import Measure, MeasuredFact, Participant
from bodemplaat.organisations.queries import facts as fact_queries
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import participations as rules
from bodemplaat.organisations.values import Actor


class FactUnchanged(Refusal):
    """The same value with the same source is already recorded."""

    code = "organisations.fact-unchanged"


@transaction.atomic
def record_fact(
    *,
    participant_code: str,
    measure: str,
    reference_on: date,
    value: Fraction | int,
    source: str,
    actor: Actor,
    is_assumption: bool = False,
    reason: str = "",
) -> int:
    """
    Record the value of a measure on a reference date, or correct it, and return the id of the row.

    Raises NotYourRole, UnknownParticipant, UnknownMeasure, TakesNoPart, NotYetMeasured,
    NegativeValue, ValueNotWhole, ValueTooLarge; for a correction CorrectionWithoutReason,
    FactUnchanged, RecordedEarlier. Publishes FactRecorded.
    """
    permissions.require_may_record(actor)
    participant = Participant.objects.select_for_update().get(
        pk=participant_queries.get_participant(participant_code).id
    )
    kind, exact = fact_queries.get_measure(measure), Fraction(value)
    rules.check_value(kind, exact)
    rules.check_measured(reference_on, actor.on)
    periods = participant_queries.list_participations_of(participant.pk)
    rules.check_takes_part(participant.code, participant.name, reference_on, periods)
    row = MeasuredFact(
        arrangement_id=actor.arrangement_id,
        participant=participant,
        measure=Measure.objects.get(code=measure),
        starts_on=reference_on,
        ends_before=reference_on + timedelta(days=1),
        numerator=exact.numerator,
        denominator=exact.denominator,
        source=source,
        is_assumption=is_assumption,
        reason=reason,
        recorded_at=actor.at,
        recorded_by=actor.name,
    )
    replaced = _supersede(row, actor)
    row.replaces = replaced
    row.save()
    _tell(row, replaced, actor)
    return row.pk


def _tell(row: MeasuredFact, replaced: MeasuredFact | None, actor: Actor) -> None:
    audit.record(
        "organisations.fact.corrected" if replaced else "organisations.fact.recorded",
        row,
        actor=actor,
        before=_plain(replaced) if replaced else None,
        after=_plain(row),
    )
    events.publish(
        FactRecorded(
            arrangement_id=actor.arrangement_id,
            fact_id=row.pk,
            participant_code=row.participant.code,
            measure=row.measure.code,
            reference_on=row.starts_on,
        )
    )


def _supersede(row: MeasuredFact, actor: Actor) -> MeasuredFact | None:
    """Close the value that a row corrects, if there is one, and return it."""
    rows = MeasuredFact.objects.filter(
        participant=row.participant, measure=row.measure, starts_on=row.starts_on
    )
    found: MeasuredFact | None = rows.known().first()
    if found is None:
        return None
    name = f"{row.measure.name}, {row.participant.name}"
    rules.check_reason(name, row.reason)
    if (found.value, found.source, found.is_assumption) == (
        row.value,
        row.source,
        row.is_assumption,
    ):
        raise FactUnchanged(name=name, on=row.starts_on)
    rules.check_recorded_later(name, found.recorded_at, actor.at)
    found.set_superseded(at=actor.at)
    return found


def _plain(row: MeasuredFact) -> dict[str, object]:
    return {
        "participant": row.participant.code,
        "measure": row.measure.code,
        "on": row.starts_on,
        "value": str(row.value),
        "source": row.source,
        "is_assumption": row.is_assumption,
        "reason": row.reason,
    }
