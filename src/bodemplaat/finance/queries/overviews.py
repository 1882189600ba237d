# SPDX-License-Identifier: EUPL-1.2
"""What the pages of money show: years with their state, and a settlement with its run."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from bodemplaat.finance import models
from bodemplaat.finance.queries import settlements
from bodemplaat.finance.rules import explaining
from bodemplaat.finance.values import RunLine, RunState, Settlement, SettlementKind
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionReference
from bodemplaat.kernel.explanation import Node

LIVE = (RunState.ADOPTED, RunState.PROPOSED)


@dataclass(frozen=True)
class YearLine:
    """One year of one kind: the run that counts on a day, or that it can be computed."""

    year: int
    kind: SettlementKind
    run: RunLine | None
    decision: DecisionReference | None


@dataclass(frozen=True)
class Shown:
    """A settlement as a page shows it; `is_recomputed` where a reader asked for other dates."""

    settlement: Settlement
    run: RunLine | None
    decision: DecisionReference | None
    is_recomputed: bool

    @property
    def is_changed(self) -> bool:
        """Tell whether the figures differ from those of the run."""
        return self.run is not None and self.run.digest != self.settlement.digest


def list_runs_on(
    *, on: date, known_at: datetime | None = None, year: int | None = None,
    kind: SettlementKind | None = None, run_id: int | None = None,
) -> tuple[RunLine, ...]:
    """Return the runs proposed until a day with their state on it, newest first."""
    steps = models.RunStep.objects.filter(on__lte=on)
    if known_at is not None:
        steps = steps.filter(recorded_at__lte=known_at)
    rows = models.SettlementRun.objects.defer("pin").prefetch_related(Prefetch("steps", steps))
    wanted = {"year": year, "kind": kind.value if kind else None, "pk": run_id}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    ordered = rows.order_by("-year", "kind", "-id")
    return tuple(settlements.make_run(row) for row in ordered if row.steps.all())


def list_settlement_years(
    *, on: date, known_at: datetime | None = None
) -> tuple[YearLine, ...]:
    """Return every year and kind that was settled or can be, newest first, final before budget."""
    runs: dict[tuple[int, SettlementKind], RunLine] = {}
    for run in reversed(list_runs_on(on=on, known_at=known_at)):
        if run.state in LIVE or (run.year, run.kind) not in runs:
            runs[run.year, run.kind] = run
    decisions = find_references({run.decision_id for run in runs.values()})
    wanted = sorted(
        runs.keys() | _list_computable(),
        key=lambda one: (-one[0], one[1] == SettlementKind.BUDGET),
    )
    return tuple(_make_year(year, kind, runs.get((year, kind)), decisions) for year, kind in wanted)


def _make_year(
    year: int, kind: SettlementKind, run: RunLine | None,
    decisions: dict[int, DecisionReference],
) -> YearLine:
    decision = decisions.get(run.decision_id or 0) if run else None
    return YearLine(year, kind, run, decision)


def _list_computable() -> set[tuple[int, SettlementKind]]:
    booked = models.Entry.objects.filter(pool__isnull=False)
    planned = models.Budget.objects.filter(decision_id__isnull=False)
    return {
        (year, SettlementKind.FINAL)
        for year in booked.values_list("journal__year", flat=True).distinct()
    } | {
        (year, SettlementKind.BUDGET)
        for year in planned.values_list("year", flat=True).distinct()
    }


def find_references(ids: set[int | None]) -> dict[int, DecisionReference]:
    """Return decisions by id."""
    wanted = {each for each in ids if each is not None}
    found = governance_queries.list_decisions(ids=wanted) if wanted else ()
    return {decision.id: decision for decision in found}


def get_shown(
    *, year: int, kind: SettlementKind, on: date, as_of: date | None = None,
    known_at: datetime | None = None,
) -> Shown:
    """
    Return the settlement of a year: adopted, or computed where none is or where dates are given.

    Raises: NothingBooked and whatever the calculation refuses.
    """
    settled = settlements.get_settlement(year=year, kind=kind, as_of=as_of, known_at=known_at)
    runs = [
        run
        for run in list_runs_on(year=year, kind=kind, on=on, known_at=known_at)
        if run.state in LIVE
    ]
    run = next((one for one in runs if one.state == RunState.ADOPTED), runs[0] if runs else None)
    return _show(settled, run, is_recomputed=as_of is not None or known_at is not None)


def get_pinned(*, run_id: int, on: date, known_at: datetime | None = None) -> Shown:
    """Return a settlement as it was proposed, whatever came of it. Raises UnknownRun."""
    found = list_runs_on(run_id=run_id, on=on, known_at=known_at)
    row = models.SettlementRun.objects.filter(pk=run_id).first()
    if not found or row is None:
        raise settlements.UnknownRun(id=run_id)
    return _show(settlements.read_run(row), found[0], is_recomputed=False)


def _show(settled: Settlement, run: RunLine | None, *, is_recomputed: bool) -> Shown:
    decisions = find_references({run.decision_id}) if run else {}
    decision = decisions.get(run.decision_id or 0) if run else None
    return Shown(settled, run, decision, is_recomputed)


def explain_settled(settled: Settlement, *, code: str, line: str | None = None) -> Node | None:
    """Return the tree of a contribution or of one line of it; None for a line that is not there."""
    root = explaining.explain(settled, code)
    return root if line is None else explaining.find_line(root, line)
