# SPDX-License-Identifier: EUPL-1.2
"""What participants pay, and how the budget is kept to."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy

from bodemplaat.finance import queries
from bodemplaat.finance.values import ContributionLine, RunState, SettlementKind
from bodemplaat.foundation.registries import Direction, Evidence, Norm, Reading, indicator
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisation_queries


def _list_settled(on: date, known_at: datetime | None) -> list[ContributionLine]:
    """Return what each participant owed over the last year that was settled by a day."""
    lines = queries.list_contributions(kind=SettlementKind.FINAL, on=on, known_at=known_at)
    adopted = [line for line in lines if line.state == RunState.ADOPTED]
    last = max((line.year for line in adopted), default=None)
    return [line for line in adopted if line.year == last]


def _make_source(line: ContributionLine) -> Evidence:
    return Evidence(
        {"name": line.name, "year": line.year, "cents": line.total_cents},
        "finance:statement-detail",
        {"year": line.year, "kind": line.kind.value, "code": line.code}, line.total_cents,
    )  # fmt: skip


def _find_ids(known_at: datetime | None) -> dict[str, int]:
    lines = organisation_queries.list_all_participations(known_at)
    return {line.participant.code: line.participant.id for line in lines}


@indicator(
    "finance.contribution", name=gettext_lazy("Bijdrage"), unit="cents",
    question=gettext_lazy("Wat betaalt elke deelnemer over het laatste afgerekende jaar, met btw?"),
    direction=Direction.NONE, feature="D037",
)  # fmt: skip
def list_contributions(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the settled contribution of each participant, and of all together."""
    lines, ids = _list_settled(on, known_at), _find_ids(known_at)
    rows = [_make_source(line) for line in lines]
    for line, row in zip(lines, rows, strict=True):
        period = Period.of_year(line.year)
        yield Reading(ids[line.code], line.total_cents, (row,), period=period)
    if lines:
        total = sum(line.total_cents for line in lines)
        yield Reading(None, total, tuple(rows), period=Period.of_year(lines[0].year))


@indicator(
    "finance.contribution-per-inhabitant",
    name=gettext_lazy("Bijdrage per inwoner"), unit="cents",
    question=gettext_lazy("Wat betaalt elke deelnemer per inwoner, met btw?"),
    direction=Direction.DOWN, feature="D037",
)  # fmt: skip
def list_per_inhabitant(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the settled contribution per inhabitant on 1 January of that year."""
    lines, ids = _list_settled(on, known_at), _find_ids(known_at)
    counted = {
        fact.participant_code: Evidence(
            {"name": fact.participant_name, "value": fact.value, "on": fact.reference_on,
             "source": fact.source},
            "organisations:participant-detail", {"code": fact.participant_code}, fact.value,
        )
        for year in {line.year for line in lines}
        for fact in organisation_queries.list_measured(
            measure="inhabitants", reference_on=date(year, 1, 1), known_at=known_at
        )
        if fact.value
    }  # fmt: skip
    found = [(line, counted[line.code]) for line in lines if line.code in counted]
    for line, people in found:
        value = Fraction(line.total_cents) / Fraction(people.value or 1)
        period = Period.of_year(line.year)
        yield Reading(ids[line.code], value, (_make_source(line),), (people,), period)
    if found:
        sources = tuple(_make_source(line) for line, _ in found)
        people = tuple(row for _, row in found)
        total = sum(Fraction(row.value or 0) for row in people)
        value = Fraction(sum(line.total_cents for line, _ in found)) / total
        yield Reading(None, value, sources, people, Period.of_year(found[0][0].year))


@indicator(
    "finance.budget-use", name=gettext_lazy("Besteed van de begroting"), unit="percent",
    question=gettext_lazy("Welk deel van de begroting van dit jaar is geboekt?"),
    direction=Direction.DOWN, feature="D037",
    norm=Norm(most=1, source=gettext_lazy("de vastgestelde begroting")),
)  # fmt: skip
def list_budget_use(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give what was booked in the year of a day as a part of its adopted budget."""
    versions = queries.list_budget_versions(on=on, known_at=known_at, year=on.year)
    adopted = [version for version in versions if version.state == "adopted"]
    for version in adopted[-1:]:
        pools = queries.list_budget_pools(version=version, known_at=known_at)
        place = "finance:budget-detail", {"pk": version.id}
        shared = [{"pool": pool.name, "year": version.year} for pool in pools]
        booked = tuple(
            Evidence({**named, "cents": pool.booked_cents}, *place, pool.booked_cents)
            for named, pool in zip(shared, pools, strict=True)
        )
        budget = tuple(
            Evidence({**named, "cents": pool.net_cents}, *place, pool.net_cents)
            for named, pool in zip(shared, pools, strict=True)
        )
        whole = sum(pool.net_cents for pool in pools)
        if whole > 0:
            value = Fraction(sum(pool.booked_cents for pool in pools), whole)
            yield Reading(None, value, booked, budget, Period.of_year(version.year))
