# SPDX-License-Identifier: EUPL-1.2
"""Questions about settled years: computed now, or read back from their pin."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch

from bodemplaat.catalogue import queries as catalogue_queries
from bodemplaat.finance import models
from bodemplaat.finance.queries import budgets, keys, ledger
from bodemplaat.finance.rules import digesting, explaining
from bodemplaat.finance.rules import settlement as settling
from bodemplaat.finance.values import (
    ContributionLine,
    Fact,
    Heir,
    KeyKind,
    KeyLine,
    Pool,
    Price,
    Rate,
    RunLine,
    RunState,
    Settlement,
    SettlementInput,
    SettlementKind,
    SourceLine,
    Span,
    WithinYear,
)
from bodemplaat.foundation import sentences, verification
from bodemplaat.governance import queries as governance_queries
from bodemplaat.kernel.explanation import Node
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import FactLine, ParticipationLine, Relation


class NoSettlement(Refusal):
    """Nothing is known of a year of this kind."""

    code = "finance.no-settlement"


class NothingBooked(Refusal):
    """A year has no cost to settle."""

    code = "finance.nothing-booked"


class ContestedFact(Refusal):
    """Sources give another value of a fact that a key uses, and nobody chose one."""

    code = "finance.contested-fact"


class UnknownRun(Refusal):
    """No settlement run has this number."""

    code = "finance.unknown-run"


class PinDamaged(Refusal):
    """A pinned settlement no longer gives its digest."""

    code = "finance.pin-damaged"


def get_default_as_of(year: int) -> date:
    """Return the day on which the rules of a year are read: its last day."""
    return date(year, 12, 31)


def compute_settlement(
    *, year: int, kind: SettlementKind, as_of: date | None = None,
    known_at: datetime | None = None,
) -> Settlement:
    """Settle a year from the facts as known at a moment. Raises what the rules refuse."""
    return settling.settle(get_input(year=year, kind=kind, as_of=as_of, known_at=known_at))


def get_settlement(
    *, year: int, kind: SettlementKind, as_of: date | None = None,
    known_at: datetime | None = None,
) -> Settlement:
    """Return the adopted settlement of a year; computed where none is, or where a date asks."""
    if as_of is None and known_at is None:
        run = find_adopted(year=year, kind=kind)
        if run is not None:
            return read_run(run)
    return compute_settlement(year=year, kind=kind, as_of=as_of, known_at=known_at)


def explain_contribution(
    *, year: int, kind: SettlementKind, code: str, as_of: date | None = None,
    known_at: datetime | None = None,
) -> Node:
    """Return the tree of one contribution. Raises NotAParticipant and what a settlement raises."""
    settled = get_settlement(year=year, kind=kind, as_of=as_of, known_at=known_at)
    return explaining.explain(settled, code)


def get_pinned_settlement(*, run_id: int) -> Settlement:
    """Return the settlement that a run pinned. Raises UnknownRun, PinDamaged."""
    found = models.SettlementRun.objects.filter(pk=run_id).first()
    if found is None:
        raise UnknownRun(id=run_id)
    return read_run(found)


def read_run(row: models.SettlementRun) -> Settlement:
    """Return a pinned settlement, settled again from its own inputs. Raises PinDamaged."""
    given = digesting.read_input(row.pin)
    settled = settling.settle(given)
    if settled.digest != row.digest:
        raise PinDamaged(year=row.year, id=row.pk)
    decision = _find_decision(row)
    return Settlement(
        digesting.with_decision(given, decision), settled.contributions, settled.digest
    )


def _find_decision(row: models.SettlementRun) -> dict[str, str] | None:
    steps = models.RunStep.objects.filter(run=row, state=RunState.ADOPTED.value)
    step = steps.first()
    if step is None or step.decision_id is None:
        return None
    return keys.describe_decision(governance_queries.get_decision(decision_id=step.decision_id))


def get_input(
    *, year: int, kind: SettlementKind, as_of: date | None, known_at: datetime | None
) -> SettlementInput:
    """
    Return everything that the settlement of a year depends on.

    Raises NothingBooked, ContestedFact.
    """
    period = Period.of_year(year)
    on = as_of or get_default_as_of(year)
    reference_year = year - 1 if kind == SettlementKind.BUDGET else year
    pools = keys.list_pools()
    sources, decision = _list_sources(year, kind, known_at)
    if not sources:
        raise NothingBooked(year=year, kind=kind.value)
    versions = keys.list_key_versions(period=period, known_at=known_at)
    spans = _list_spans(period, kind, on, known_at)
    settings = governance_queries.list_settings(
        names=("rounding_rule", "within_year_method"), on=on, known_at=known_at
    )
    arrangement = organisation_queries.get_current_arrangement()
    return SettlementInput(
        arrangement=arrangement.slug,
        arrangement_name=arrangement.name,
        year=year,
        kind=kind,
        as_of=on,
        known_at=known_at,
        rounding_rule=settings["rounding_rule"],
        within_year_method=WithinYear(settings["within_year_method"]),
        pools=pools,
        sources=sources,
        spans=spans,
        keys=versions,
        facts=_list_facts(reference_year, pools, versions, spans, known_at),
        prices=_list_prices(period, pools, known_at),
        rates=list_rates(),
        decision=decision if kind == SettlementKind.BUDGET else None,
    )


def _list_sources(
    year: int, kind: SettlementKind, known_at: datetime | None
) -> tuple[tuple[SourceLine, ...], dict[str, str] | None]:
    if kind == SettlementKind.FINAL:
        return ledger.list_entries(year=year, known_at=known_at), None
    budget = budgets.find_budget_in_force(year=year, known_at=known_at)
    if budget is None or budget.decision_id is None:
        return (), None
    decision = governance_queries.get_decision(decision_id=budget.decision_id)
    return budgets.list_budget_lines(budget_id=budget.pk), keys.describe_decision(decision)


def _list_spans(
    period: Period, kind: SettlementKind, on: date, known_at: datetime | None
) -> tuple[Span, ...]:
    lines = organisation_queries.list_participations(period=period, known_at=known_at)
    # A final settlement is made up after the year: whom took the place of somebody by then, pays.
    heirs = _list_heirs(period, on, known_at) if kind == SettlementKind.FINAL else {}
    spans = [_make_span(line, heirs.get(line.participant.code, ())) for line in lines]
    return tuple(sorted(spans, key=lambda span: (span.code, span.starts_on)))


def _list_heirs(
    period: Period, on: date, known_at: datetime | None
) -> dict[str, tuple[Heir, ...]]:
    """Return who took the place of whom by the day after the year, or after a later day."""
    last = max(on, get_default_as_of(period.starts_on.year))
    return {
        line.participant_code: tuple(
            Heir(one.code, one.name, one.share, line.source) for one in line.successors
        )
        for line in organisation_queries.list_successions(known_at=known_at)
        if line.takes_effect_on <= last + timedelta(days=1)
    }


def _make_span(line: ParticipationLine, heirs: tuple[Heir, ...]) -> Span:
    sole = heirs[0] if len(heirs) == 1 else None
    return Span(
        line.participant.code, line.participant.name, line.starts_on, line.ends_before,
        line.relation == Relation.OWNER, sole.code if sole else "", sole.name if sole else "",
        () if sole else heirs, line.relation == Relation.CHAIN_PARTNER,
    )


def _list_facts(
    reference_year: int, pools: tuple[Pool, ...], versions: tuple[KeyLine, ...],
    spans: tuple[Span, ...], known_at: datetime | None,
) -> tuple[Fact, ...]:
    wanted = {
        (component.measure, date(reference_year + version.reference_year_offset, 1, 1))
        for version in versions
        if version.kind in (KeyKind.MEASURED, KeyKind.PARTICIPATION)
        for component in version.components
    }
    wanted |= {(pool.measure, date(reference_year, 1, 1)) for pool in pools if pool.measure}
    check_uncontested(wanted, {span.code for span in spans}, known_at)
    found = organisation_queries.list_measured_on(pairs=sorted(wanted), known_at=known_at)
    return tuple(make_fact(line) for line in found)


def check_uncontested(
    pairs: Collection[tuple[str, date]], codes: Collection[str], known_at: datetime | None
) -> None:
    """Raise ContestedFact where a value that counts is contested and nobody chose one."""
    measures, days = {measure for measure, _ in pairs}, {day for _, day in pairs}
    contests = organisation_queries.list_open_contests(
        measures=measures, days=days, known_at=known_at
    )
    for line in contests:
        if (line.measure, line.reference_on) in pairs and line.participant_code in codes:
            said = sorted(line.values, key=lambda one: not one.is_leading)
            other = next(one for one in said if one.value != said[0].value)
            raise ContestedFact(
                name=line.participant_name, measure=line.measure, on=line.reference_on,
                one=said[0].value, one_source=said[0].source, other=other.value,
                other_source=other.source,
            )


def make_fact(line: FactLine) -> Fact:
    """Return a measured value as the rules know it."""
    return Fact(
        line.id, line.participant_code, line.measure, line.reference_on, line.value,
        line.source, line.is_assumption,
    )


def _list_prices(
    period: Period, pools: tuple[Pool, ...], known_at: datetime | None
) -> tuple[Price, ...]:
    services = {pool.service for pool in pools if pool.service}
    if not services:
        return ()
    lines = catalogue_queries.list_prices(period=period, known_at=known_at)
    mine = [line for line in lines if line.service_code in services]
    decisions = keys.index_decisions({line.decision_id for line in mine})
    return tuple(
        Price(
            line.id, line.service_code, line.unit.value, line.cents_per_unit, line.starts_on,
            line.ends_before, decisions.get(line.decision_id), line.is_assumption,
        )
        for line in mine
    )


def list_rates() -> tuple[Rate, ...]:
    """Return the general VAT rates through time."""
    return tuple(
        Rate(Fraction(row.percentage), row.starts_on, row.ends_before, row.source)
        for row in models.TaxRate.objects.order_by("starts_on")
    )


def find_adopted(*, year: int, kind: SettlementKind) -> models.SettlementRun | None:
    """Return the settlement of a year that was adopted last, or None."""
    runs = models.SettlementRun.objects.filter(
        year=year, kind=kind.value, steps__state=RunState.ADOPTED.value
    )
    return runs.order_by("-id").first()


def get_run_for_change(*, run_id: int) -> models.SettlementRun:
    """Return a run; its rows never change, so the caller locks the ledger. Raises UnknownRun."""
    found = models.SettlementRun.objects.filter(pk=run_id).first()
    if found is None:
        raise UnknownRun(id=run_id)
    return found


def list_adopted_for_change(*, year: int, kind: str) -> tuple[models.SettlementRun, ...]:
    """Return the runs of a year that are in force."""
    rows = models.SettlementRun.objects.filter(year=year, kind=kind)
    adopted = rows.filter(steps__state=RunState.ADOPTED.value)
    return tuple(adopted.exclude(steps__state=RunState.SUPERSEDED.value).order_by("id"))


def list_runs(
    *, year: int | None = None, kind: SettlementKind | None = None
) -> tuple[RunLine, ...]:
    """Return the runs with their last state, newest year first."""
    rows = models.SettlementRun.objects.defer("pin").prefetch_related("steps")
    if year is not None:
        rows = rows.filter(year=year)
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    return tuple(make_run(row) for row in rows.order_by("-year", "kind", "-id"))


def make_run(row: Any) -> RunLine:
    """Return a stored run, with the last of its steps that were read as its state."""
    steps = sorted(row.steps.all(), key=lambda step: step.pk)
    last = steps[-1]
    proposals = [step.proposal_id for step in steps if step.proposal_id]
    decisions = [step.decision_id for step in steps if step.decision_id]
    return RunLine(
        row.pk, row.year, SettlementKind(row.kind), row.as_of, row.known_at,
        RunState(last.state), row.total_cents, row.digest, proposals[0] if proposals else None,
        decisions[0] if decisions else None, row.recorded_at,
    )


def list_years() -> tuple[int, ...]:
    """Return the years with a budget or bookings, newest first."""
    booked = models.Journal.objects.values_list("year", flat=True).distinct()
    planned = models.Budget.objects.values_list("year", flat=True).distinct()
    return tuple(sorted({*booked, *planned}, reverse=True))


def list_contributions(
    *, code: str | None = None, kind: SettlementKind | None = None, on: date | None = None,
    known_at: datetime | None = None,
) -> tuple[ContributionLine, ...]:
    """Return what participants owed per year in settlements in force or proposed until a day."""
    steps = models.RunStep.objects.all()
    steps = steps if on is None else steps.filter(on__lte=on)
    steps = steps if known_at is None else steps.filter(recorded_at__lte=known_at)
    runs = models.SettlementRun.objects.defer("pin").order_by("id")
    found: dict[tuple[int, str, str], ContributionLine] = {}
    for row in runs.prefetch_related(Prefetch("steps", steps)):
        if not row.steps.all():
            continue
        run = make_run(row)
        wanted = run.state in (RunState.ADOPTED, RunState.PROPOSED)
        if not wanted or (kind is not None and run.kind != kind):
            continue
        for share in row.shares:
            if code is None or share["code"] == code:
                found[run.year, run.kind.value, share["code"]] = ContributionLine(
                    run.year, run.kind, run.state, share["code"], share["name"],
                    share["net_cents"], share["vat_cents"], share["total_cents"],
                )
    return tuple(found[name] for name in sorted(found))


def find_damaged_runs() -> list[str]:
    """Return which pinned settlements no longer give their digest."""
    damage = []
    for row in models.SettlementRun.objects.order_by("id"):
        settled = settling.settle(digesting.read_input(row.pin))
        if (settled.digest, settled.total_cents) != (row.digest, row.total_cents):
            where = f"afrekening {row.year} ({sentences.word(row.kind)})"
            damage.append(f"{where}: het controlegetal klopt niet")
    return damage


verification.register("settlements", find_damaged_runs)
