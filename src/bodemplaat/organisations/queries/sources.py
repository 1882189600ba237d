# SPDX-License-Identifier: EUPL-1.2
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from bodemplaat.organisations.models import MeasuredFact, Participation, SourceValue, ValueRange
from bodemplaat.organisations.rules import sources as rules
from bodemplaat.organisations.values import ContestLine, SourceValueLine, ValueRangeLine

Subject = tuple[int, int, date]


def list_contests(*, known_at: datetime | None = None) -> tuple[ContestLine, ...]:
    """Return the values of which sources say something else, in order of code, measure and day."""
    others: dict[Subject, list[SourceValue]] = defaultdict(list)
    for row in SourceValue.objects.known(known_at).order_by("source"):
        others[_get_subject(row)].append(row)
    facts = MeasuredFact.objects.known(known_at).filter(
        participant_id__in={subject[0] for subject in others},
        starts_on__in={subject[2] for subject in others},
    )
    rows = facts.select_related("participant", "measure").order_by(
        "participant__code", "measure__code", "starts_on"
    )
    found = [
        _line(fact, others[_get_subject(fact)]) for fact in rows if _get_subject(fact) in others
    ]
    return tuple(line for line in found if len({one.value for one in line.values}) > 1)


def find_contest(fact_id: int, *, known_at: datetime | None = None) -> ContestLine | None:
    """Return the contest about one measured fact, or None where sources agree."""
    found = list_contests(known_at=known_at)
    return next((line for line in found if line.fact_id == fact_id), None)


def list_open_contests(
    *, measures: Iterable[str], days: Iterable[date], known_at: datetime | None = None
) -> tuple[ContestLine, ...]:
    """Return what sources contest and nobody chose, of some measures on some days."""
    wanted, on = set(measures), set(days)
    return tuple(
        line
        for line in list_contests(known_at=known_at)
        if line.is_open and line.measure in wanted and line.reference_on in on
    )


def _get_subject(row: MeasuredFact | SourceValue) -> Subject:
    return row.participant_id, row.measure_id, row.starts_on


def _line(fact: MeasuredFact, others: Iterable[SourceValue]) -> ContestLine:
    beside = [row for row in others if row.source != fact.source]
    is_open = rules.is_contested(
        fact.value, fact.recorded_at, fact.is_chosen,
        [(row.value, row.recorded_at) for row in beside],
    )  # fmt: skip
    return ContestLine(
        fact_id=fact.pk,
        participant_id=fact.participant_id,
        participant_code=fact.participant.code,
        participant_name=fact.participant.name_on(fact.starts_on),
        measure=fact.measure.code,
        reference_on=fact.starts_on,
        values=(_say(fact, True), *(_say(row, False) for row in beside)),
        is_open=is_open,
        chosen_by=fact.recorded_by if fact.is_chosen else "",
        reason=fact.reason if fact.is_chosen else "",
    )


def _say(row: MeasuredFact | SourceValue, is_leading: bool) -> SourceValueLine:
    return SourceValueLine(
        value=row.value,
        source=row.source,
        is_assumption=row.is_assumption,
        is_leading=is_leading,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def list_ranges(*, known_at: datetime | None = None) -> tuple[ValueRangeLine, ...]:
    """Return the ranges that are held as scenarios, each beside the sum of the facts of its day."""
    rows = list(
        ValueRange.objects.known(known_at).select_related("measure").order_by("starts_on", "code")
    )
    facts = MeasuredFact.objects.known(known_at).filter(
        starts_on__in={row.starts_on for row in rows}
    )
    periods = list(Participation.objects.known(known_at))
    sums: dict[tuple[int, date], Fraction] = {}
    for fact in facts:
        if any(_takes_part(period, fact) for period in periods):
            key = (fact.measure_id, fact.starts_on)
            sums[key] = sums.get(key, Fraction(0)) + fact.value
    return tuple(_range(row, sums.get((row.measure_id, row.starts_on))) for row in rows)


def _takes_part(period: Participation, fact: MeasuredFact) -> bool:
    return (
        period.participant_id == fact.participant_id
        and period.starts_on <= fact.starts_on
        and (period.ends_before is None or fact.starts_on < period.ends_before)
    )


def _range(row: ValueRange, computed: Fraction | None) -> ValueRangeLine:
    lowest, highest = row.bounds
    return ValueRangeLine(
        id=row.pk,
        code=row.code,
        name=row.name,
        measure=row.measure.code,
        reference_on=row.starts_on,
        lowest=lowest,
        highest=highest,
        source=row.source,
        computed=computed,
        recorded_by=row.recorded_by,
    )


def find_range(code: str) -> ValueRangeLine | None:
    """Return a range by its code, or None."""
    return next((line for line in list_ranges() if line.code == code), None)
