# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from bodemplaat.foundation.tables import Rows
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Measure, MeasuredFact, Participation, StatedTotal
from bodemplaat.organisations.values import FactLine, MeasureLine, StatedTotalLine


class UnknownMeasure(Refusal):
    """The arrangement does not measure this."""

    code = "organisations.unknown-measure"


def list_measures() -> tuple[MeasureLine, ...]:
    """Return what the arrangement measures, in order of code."""
    return tuple(_measure(row) for row in Measure.objects.order_by("code"))


def get_measure(code: str) -> MeasureLine:
    """Return a measure, or raise UnknownMeasure with those there are."""
    row = Measure.objects.filter(code=code).first()
    if row is None:
        known = ", ".join(Measure.objects.order_by("code").values_list("code", flat=True))
        raise UnknownMeasure(measure=code, known=known or "-")
    return _measure(row)


def _measure(row: Measure) -> MeasureLine:
    return MeasureLine(code=row.code, name=row.name, unit=row.unit, is_whole=row.is_whole)


def list_measured(
    *, measure: str, reference_on: date, known_at: datetime | None = None
) -> tuple[FactLine, ...]:
    """Return the values of a measure on a reference date, in order of participant code."""
    rows = MeasuredFact.objects.filter(measure__code=measure, starts_on=reference_on)
    return _lines(rows.known(known_at))


def list_measured_on(
    *, pairs: Iterable[tuple[str, date]], known_at: datetime | None = None
) -> tuple[FactLine, ...]:
    """Return the values of measures on their reference dates, given as pairs."""
    wanted = set(pairs)
    rows = MeasuredFact.objects.filter(
        measure__code__in={measure for measure, _ in wanted},
        starts_on__in={day for _, day in wanted},
    )
    found = _lines(rows.known(known_at))
    return tuple(line for line in found if (line.measure, line.reference_on) in wanted)


def list_facts_of(participant_id: int, known_at: datetime | None = None) -> tuple[FactLine, ...]:
    """Return every value of one participant, in order of measure and reference date."""
    return _lines(MeasuredFact.objects.filter(participant_id=participant_id).known(known_at))


def find_fact(fact_id: int) -> FactLine | None:
    """Return a value that is known now, or None."""
    found = _lines(MeasuredFact.objects.filter(pk=fact_id).known())
    return found[0] if found else None


def list_all_facts(known_at: datetime | None = None) -> tuple[FactLine, ...]:
    """Return every value of every participant, in order of code, measure and reference date."""
    return _lines(MeasuredFact.objects.known(known_at))


def search_facts(known_at: datetime | None = None) -> Rows:
    """Return every value of every participant, to be filtered, sorted and paged."""
    rows = MeasuredFact.objects.known(known_at).select_related("participant", "measure")
    return Rows(rows, _read, {
        "deelnemer": "participant__sort_name", "code": "participant__code",
        "maatstaf": "measure__code", "peildatum-waarde": "starts_on", "bron": "source",
        "aanname": "is_assumption", "vastgelegd": "recorded_at", "door": "recorded_by",
    })  # fmt: skip


def list_corrections(participant_id: int) -> tuple[FactLine, ...]:
    """Return the values of one participant that were replaced, with those that replaced them."""
    rows = MeasuredFact.objects.filter(participant_id=participant_id)
    replaced = rows.filter(recorded_before__isnull=False)
    return _lines(replaced | rows.filter(replaces__isnull=False))


def _lines(rows: Iterable[MeasuredFact]) -> tuple[FactLine, ...]:
    ordered = rows.select_related("participant", "measure")  # type: ignore[attr-defined]
    return _read(
        ordered.order_by("participant__code", "measure__code", "starts_on", "recorded_at", "pk")
    )


def _read(rows: Iterable[MeasuredFact]) -> tuple[FactLine, ...]:
    return tuple(
        FactLine(
            id=row.pk,
            participant_code=row.participant.code,
            participant_name=row.participant.name_on(row.starts_on),
            measure=row.measure.code,
            reference_on=row.starts_on,
            value=row.value,
            source=row.source,
            is_assumption=row.is_assumption,
            recorded_at=row.recorded_at,
            recorded_before=row.recorded_before,
            recorded_by=row.recorded_by,
            reason=row.reason,
            replaces_id=row.replaces_id,
        )
        for row in rows
    )


def list_stated_totals() -> tuple[StatedTotalLine, ...]:
    """Return the totals that sources state, each beside the sum over who then took part."""
    stated = StatedTotal.objects.select_related("measure").order_by(
        "measure__code", "reference_on", "source"
    )
    facts = MeasuredFact.objects.known().filter(starts_on__in={row.reference_on for row in stated})
    periods = list(Participation.objects.known())
    sums: dict[tuple[int, date], Fraction] = {}
    for fact in facts:
        if any(_takes_part(period, fact) for period in periods):
            key = (fact.measure_id, fact.starts_on)
            sums[key] = sums.get(key, Fraction(0)) + fact.value
    return tuple(_stated(row, sums.get((row.measure_id, row.reference_on))) for row in stated)


def _takes_part(period: Participation, fact: MeasuredFact) -> bool:
    return (
        period.participant_id == fact.participant_id
        and period.starts_on <= fact.starts_on
        and (period.ends_before is None or fact.starts_on < period.ends_before)
    )


def _stated(row: StatedTotal, computed: Fraction | None) -> StatedTotalLine:
    return StatedTotalLine(
        id=row.pk,
        measure=row.measure.code,
        reference_on=row.reference_on,
        value=row.value,
        source=row.source,
        computed=computed,
        difference=None if computed is None else row.value - computed,
    )
