# SPDX-License-Identifier: EUPL-1.2
"""A second source beside a value, the choice of which one leads, and ranges as scenarios."""

from datetime import date, timedelta
from fractions import Fraction
from math import lcm

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.organisations import permissions
from bodemplaat.organisations.actions.arrangements import AlreadyRegistered
from bodemplaat.organisations.actions.facts import FactUnchanged
from bodemplaat.organisations.events import FactRecorded
from bodemplaat.organisations.models import Measure, MeasuredFact, SourceValue, ValueRange
from bodemplaat.organisations.queries import facts as fact_queries
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.rules import sources as rules
from bodemplaat.organisations.values import Actor


@transaction.atomic
def record_source_value(
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
    Record what one more source says of a value that is there, and return the id of the row.

    Keys keep using the measured fact; where the two differ, somebody has to choose. What a source
    said before is corrected with a reason.
    Raises NotYourRole, UnknownParticipant, UnknownMeasure, NoValueYet, SourceIsTheSame, the
    refusals of a value; for a correction CorrectionWithoutReason, FactUnchanged, RecordedEarlier.
    """
    permissions.require_may_record(actor)
    fact = _lock_fact(participant_code, measure, reference_on)
    exact = Fraction(value)
    participation_rules.check_value(fact_queries.get_measure(measure), exact)
    if source == fact.source:
        raise rules.SourceIsTheSame(source=source, name=_name(fact))
    row = SourceValue(
        arrangement_id=actor.arrangement_id, participant=fact.participant, measure=fact.measure,
        starts_on=reference_on, ends_before=reference_on + timedelta(days=1), source=source,
        numerator=exact.numerator, denominator=exact.denominator, is_assumption=is_assumption,
        reason=reason, recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    row.replaces = replaced = _supersede(row, actor)
    row.save()
    audit.record(
        "organisations.source-value.corrected" if replaced
        else "organisations.source-value.recorded",
        row, actor=actor, before=_plain(replaced) if replaced else None, after=_plain(row),
    )  # fmt: skip
    return row.pk


def _lock_fact(code: str, measure: str, on: date) -> MeasuredFact:
    participant = participant_queries.get_participant(code)
    kind = fact_queries.get_measure(measure)
    rows = MeasuredFact.objects.known().filter(
        participant_id=participant.id, measure__code=measure, starts_on=on
    )
    locked = rows.select_for_update(of=("self",)).select_related("participant", "measure")
    found: MeasuredFact | None = locked.first()
    if found is None:
        raise rules.NoValueYet(name=participant.name, measure=kind.name, on=on)
    return found


def _name(row: MeasuredFact | SourceValue) -> str:
    return f"{row.measure.name}, {row.participant.name}"


def _supersede(row: SourceValue, actor: Actor) -> SourceValue | None:
    rows = SourceValue.objects.known().filter(
        participant=row.participant, measure=row.measure, starts_on=row.starts_on,
        source=row.source,
    )  # fmt: skip
    found: SourceValue | None = rows.first()
    if found is None:
        return None
    participation_rules.check_reason(_name(row), row.reason)
    if (found.value, found.is_assumption) == (row.value, row.is_assumption):
        raise FactUnchanged(name=_name(row), on=row.starts_on)
    participation_rules.check_recorded_later(_name(row), found.recorded_at, actor.at)
    found.set_superseded(at=actor.at)
    return found


@transaction.atomic
def set_leading_value(
    *, participant_code: str, measure: str, reference_on: date, source: str, reason: str,
    actor: Actor,
) -> int:  # fmt: skip
    """
    Choose which source leads for a value that several give, and return the id of the new fact.

    What led before stays beside it with its source. Raises NotYourRole, UnknownParticipant,
    UnknownMeasure, NoValueYet, CorrectionWithoutReason, NothingToChoose, UnknownSource,
    RecordedEarlier. Publishes FactRecorded.
    """
    permissions.require_may_record(actor)
    fact = _lock_fact(participant_code, measure, reference_on)
    participation_rules.check_reason(_name(fact), reason)
    chosen = _find_chosen(fact, source)
    participation_rules.check_recorded_later(_name(fact), fact.recorded_at, actor.at)
    fact.set_superseded(at=actor.at)
    row = MeasuredFact.objects.create(
        arrangement_id=actor.arrangement_id, participant=fact.participant, measure=fact.measure,
        starts_on=fact.starts_on, ends_before=fact.ends_before, numerator=chosen.numerator,
        denominator=chosen.denominator, source=chosen.source, is_chosen=True, reason=reason,
        is_assumption=chosen.is_assumption, recorded_at=actor.at, recorded_by=actor.name,
        replaces=fact,
    )  # fmt: skip
    if chosen is not fact:
        _keep_beside(fact, actor)
    audit.record(
        "organisations.fact.chosen", row, actor=actor, before=_plain(fact), after=_plain(row)
    )
    events.publish(
        FactRecorded(
            arrangement_id=actor.arrangement_id, fact_id=row.pk,
            participant_code=row.participant.code, measure=measure, reference_on=reference_on,
        )
    )  # fmt: skip
    return row.pk


def _find_chosen(fact: MeasuredFact, source: str) -> MeasuredFact | SourceValue:
    others = SourceValue.objects.known().filter(
        participant=fact.participant, measure=fact.measure, starts_on=fact.starts_on
    )
    beside = [row for row in others if row.source != fact.source]
    if not beside:
        raise rules.NothingToChoose(name=_name(fact))
    found: dict[str, MeasuredFact | SourceValue] = {row.source: row for row in beside}
    found[fact.source] = fact
    if source not in found:
        raise rules.UnknownSource(source=source, name=_name(fact))
    return found[source]


def _keep_beside(fact: MeasuredFact, actor: Actor) -> None:
    """Keep what led before as what its source says, where that does not stand there yet."""
    names = ("participant", "measure", "starts_on", "source")
    same = {name: getattr(fact, name) for name in names}
    found = SourceValue.objects.known().filter(**same).first()
    if found is not None and found.value == fact.value:
        return
    if found is not None:
        found.set_superseded(at=actor.at)
    SourceValue.objects.create(
        arrangement_id=fact.arrangement_id, **same, ends_before=fact.ends_before,
        numerator=fact.numerator, denominator=fact.denominator, recorded_at=actor.at,
        is_assumption=fact.is_assumption, recorded_by=actor.name, replaces=found,
    )  # fmt: skip


def _plain(row: MeasuredFact | SourceValue) -> dict[str, object]:
    return {
        "participant": row.participant.code, "measure": row.measure.code, "on": row.starts_on,
        "value": str(row.value), "source": row.source, "reason": row.reason,
    }  # fmt: skip


@transaction.atomic
def record_range(
    *, code: str, name: str, measure: str, reference_on: date, lowest: Fraction | int,
    highest: Fraction | int, source: str, actor: Actor,
) -> int:  # fmt: skip
    """
    Record between which values a total may lie, as a scenario, and return the id of the row.

    Raises NotYourRole, UnknownMeasure, AlreadyRegistered, RangeIsEmpty and the refusals of a value.
    """
    permissions.require_may_record(actor)
    kind = fact_queries.get_measure(measure)
    low, high = Fraction(lowest), Fraction(highest)
    for value in (low, high):
        participation_rules.check_value(kind, value)
    rules.check_range(name, low, high)
    is_taken = ValueRange.objects.known().filter(code=code).exists()
    if is_taken or Measure.objects.filter(code=code).exists():
        raise AlreadyRegistered(name=code)
    whole = lcm(low.denominator, high.denominator)
    row = ValueRange.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, source=source,
        measure=Measure.objects.get(code=measure), starts_on=reference_on,
        ends_before=reference_on + timedelta(days=1), lowest=int(low * whole),
        highest=int(high * whole), denominator=whole, recorded_at=actor.at,
        recorded_by=actor.name,
    )  # fmt: skip
    after = {
        "code": code, "measure": measure, "on": reference_on, "lowest": str(low),
        "highest": str(high), "source": source,
    }  # fmt: skip
    audit.record("organisations.range.recorded", row, actor=actor, after=after)
    return row.pk
