# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention about years, keys and budgets."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

from bodemplaat.finance import queries
from bodemplaat.finance.values import RunState, SettlementKind
from bodemplaat.foundation.registries import Evidence, Finding, Severity, watchpoint
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations.values import Role

# More than this part above the budget of a pool is no rounding and no single invoice.
MARGIN = Fraction(5, 100)


def _list_final(on: date, known_at: datetime | None) -> Iterator[queries.YearLine]:
    """Give the years of which the final settlement could be there three months after their end."""
    for line in queries.list_settlement_years(on=on, known_at=known_at):
        if line.kind == SettlementKind.FINAL and on >= date(line.year + 1, 4, 1):
            yield line


@watchpoint(
    "finance.year-unsettled",
    severity=Severity.WARNING, role=Role.SSO_CONTROLLER, feature="D149",
)  # fmt: skip
def find_unsettled_years(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every year that ended three months ago and that is not settled."""
    for line in _list_final(on, known_at):
        if line.run is None or line.run.state != RunState.ADOPTED:
            state = line.run.state if line.run else "not-settled"
            place = "finance:settlement-detail", {"year": line.year, "kind": line.kind.value}
            yield Finding(
                key=str(line.year), values={"year": line.year}, due_on=date(line.year + 1, 7, 1),
                url_name=place[0], url_kwargs=place[1],
                evidence=(Evidence({"year": line.year, "state": state}, *place),),
            )  # fmt: skip


@watchpoint(
    "finance.year-still-open",
    severity=Severity.NOTICE, role=Role.SSO_CONTROLLER, feature="D149",
)  # fmt: skip
def find_years_still_open(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every year whose settlement was decided and that was not closed after it."""
    closed = queries.list_closed_years(known_at=known_at)
    for line in _list_final(on, known_at):
        if line.decision is None or line.year in closed:
            continue
        if line.run is not None and line.run.state == RunState.ADOPTED:
            decided_on = line.decision.decided_on
            yield Finding(
                key=str(line.year), values={"year": line.year, "decided_on": decided_on},
                url_name="finance:journal-list",
                evidence=(
                    Evidence(
                        {"reference": line.decision.reference, "body": line.decision.body_name},
                        "governance:decision-detail", {"pk": line.decision.id},
                    ),
                ),
            )  # fmt: skip


@watchpoint(
    "finance.pool-without-key",
    severity=Severity.ALARM, role=Role.SSO_CONTROLLER, feature="D264",
)  # fmt: skip
def find_pools_without_key(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every cost pool that is divided by a key of which no decided version holds."""
    today = Period(on, date.fromordinal(on.toordinal() + 1))
    held = {line.key for line in queries.list_key_versions(period=today, known_at=known_at)}
    names = dict(queries.list_keys())
    for pool in queries.list_pools():
        if pool.key is not None and pool.key not in held:
            named = {"pool": pool.name, "key": names[pool.key]}
            place = "finance:key-detail", {"code": pool.key}
            yield Finding(
                key=pool.code, values=named, url_name=place[0], url_kwargs=place[1],
                evidence=(Evidence(named, *place),),
            )  # fmt: skip


@watchpoint(
    "finance.budget-overrun",
    severity=Severity.WARNING, role=Role.SSO_CONTROLLER, feature="D037",
)  # fmt: skip
def find_overruns(*, on: date, known_at: datetime | None) -> Iterator[Finding]:
    """Give every pool on which more than a twentieth above its budget of the year is booked."""
    versions = queries.list_budget_versions(on=on, known_at=known_at, year=on.year)
    adopted = [version for version in versions if version.state == "adopted"]
    for version in adopted[-1:]:
        for pool in queries.list_budget_pools(version=version, known_at=known_at):
            if pool.booked_cents <= pool.net_cents * (1 + MARGIN):
                continue
            place = "finance:budget-detail", {"pk": version.id}
            shared = {"pool": pool.name, "year": version.year}
            yield Finding(
                key=f"{version.year} {pool.code}",
                values={**shared, "budget": pool.net_cents, "booked": pool.booked_cents},
                url_name=place[0], url_kwargs=place[1],
                evidence=(
                    Evidence({**shared, "cents": pool.net_cents, "what": "budget"}, *place),
                    Evidence({**shared, "cents": pool.booked_cents, "what": "booked"},
                             "finance:journal-list"),
                ),
            )  # fmt: skip
