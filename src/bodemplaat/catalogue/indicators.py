# SPDX-License-Identifier: EUPL-1.2
"""How much participants have of the standard, of plus and of their own, and what is shared."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.utils.translation import gettext_lazy

from bodemplaat.catalogue import queries, rules
from bodemplaat.catalogue.values import AutonomyCount
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.registries import Direction, Evidence, Reading, indicator
from bodemplaat.organisations import queries as organisations_queries


@indicator(
    "catalogue.standard-services", name=gettext_lazy("Diensten volgens de standaard"),
    unit="services", question=gettext_lazy("Hoeveel diensten heeft elke deelnemer als iedereen?"),
    direction=Direction.UP, feature="D275",
)  # fmt: skip
def list_standard_services(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give per participant the services of the base without another level or variant."""
    return _list_counts(on, known_at, lambda count: count.standard)


@indicator(
    "catalogue.plus-services", name=gettext_lazy("Plusdiensten"), unit="services",
    question=gettext_lazy("Hoeveel diensten koos elke deelnemer uit het pluspakket?"),
    direction=Direction.NONE, feature="D275",
)  # fmt: skip
def list_plus_services(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give per participant the services that it takes from a plus package."""
    return _list_counts(on, known_at, lambda count: count.plus)


@indicator(
    "catalogue.own-choices", name=gettext_lazy("Eigen keuzes"), unit="choices",
    question=gettext_lazy("Hoeveel keuzes maakte elke deelnemer die niet voor allen gelden?"),
    direction=Direction.NONE, feature="D275",
)  # fmt: skip
def list_own_choices(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give per participant the levels, variants and wishes of its own."""
    return _list_counts(on, known_at, lambda count: count.own)


def _list_counts(
    on: date, known_at: datetime | None, get: Callable[[AutonomyCount], int]
) -> Iterator[Reading]:
    """Give a count of each participant whose agreements the reader sees, and of all together."""
    reader = tenancy.find_participant()
    here = [
        one for one in organisations_queries.list_participants_on(on=on, known_at=known_at)
        if reader in (None, one.id)
    ]
    counts = queries.list_autonomy(on, known_at, [one.code for one in here])
    rows = [
        Evidence({"name": one.name, "count": get(count)}, "catalogue:autonomy-list", {}, get(count))
        for one, count in zip(here, counts, strict=True)
    ]
    for one, row in zip(here, rows, strict=True):
        yield Reading(one.id, row.value or 0, (row,))
    if rows and reader is None:
        yield Reading(None, sum(row.value or 0 for row in rows), tuple(rows))


@indicator(
    "catalogue.shared-services", name=gettext_lazy("Diensten voor meer dan één afdeling"),
    unit="services", question=gettext_lazy("Hoeveel diensten bedienen meer dan één afdeling?"),
    direction=Direction.UP, feature="D050",
)  # fmt: skip
def list_shared_services(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the services that carry processes of more than one department."""
    names = {one.code: one.name for one in queries.list_services()}
    links = queries.list_links(on, known_at)
    coverage = rules.find_coverage(names, (), links)
    rows = tuple(
        Evidence(
            {"name": names[code], "departments": ", ".join(coverage.departments[code])},
            "catalogue:service-detail", {"code": code}, 1,
        )
        for code in coverage.shared_services
    )  # fmt: skip
    if links:
        yield Reading(None, len(rows), rows)
