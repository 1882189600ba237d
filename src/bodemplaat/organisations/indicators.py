# SPDX-License-Identifier: EUPL-1.2
"""What is measured of participants: inhabitants, workplaces, fte and people."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext_lazy

from bodemplaat.foundation.registries import Direction, Evidence, Reading, indicator
from bodemplaat.organisations import queries


@indicator(
    "organisations.inhabitants", name=gettext_lazy("Inwoners"), unit="inhabitants",
    question=gettext_lazy("Voor hoeveel inwoners werken wij?"),
    direction=Direction.NONE, feature="D005",
)  # fmt: skip
def list_inhabitants(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the last count of each participant, and of all together."""
    return _list_latest("inhabitants", on, known_at)


@indicator(
    "organisations.workplaces", name=gettext_lazy("Werkplekken"), unit="workplaces",
    question=gettext_lazy("Hoeveel werkplekken heeft elke deelnemer?"),
    direction=Direction.NONE, feature="D003",
)  # fmt: skip
def list_workplaces(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the last count of each participant, and of all together."""
    return _list_latest("workplaces", on, known_at)


@indicator(
    "organisations.fte", name=gettext_lazy("Formatie"), unit="fte",
    question=gettext_lazy("Hoe groot is de formatie van elke deelnemer?"),
    direction=Direction.NONE, feature="D002",
)  # fmt: skip
def list_fte(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the last value of each participant, and of all together."""
    return _list_latest("fte", on, known_at)


@indicator(
    "organisations.headcount", name=gettext_lazy("Aantal medewerkers"), unit="people",
    question=gettext_lazy("Hoeveel mensen werken er bij elke deelnemer?"),
    direction=Direction.NONE, feature="D002",
)  # fmt: skip
def list_headcount(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the last count of each participant, and of all together."""
    return _list_latest("headcount", on, known_at)


def _list_latest(measure: str, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the last value up to a day of who takes part on it, and their sum."""
    members = {one.code: one for one in queries.list_participants_on(on=on, known_at=known_at)}
    latest = {
        fact.participant_code: fact
        for fact in queries.list_all_facts(known_at)
        if fact.measure == measure and fact.reference_on <= on and fact.participant_code in members
    }
    rows = {
        code: Evidence(
            {"name": fact.participant_name, "value": fact.value, "on": fact.reference_on,
             "source": fact.source},
            "organisations:participant-detail", {"code": code}, fact.value,
        )
        for code, fact in latest.items()
    }  # fmt: skip
    for code, row in rows.items():
        day = latest[code].reference_on
        yield Reading(members[code].id, latest[code].value, (row,), measured_on=day)
    if rows:
        total = sum(fact.value for fact in latest.values())
        yield Reading(None, total, tuple(rows.values()))
