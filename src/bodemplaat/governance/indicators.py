# SPDX-License-Identifier: EUPL-1.2
"""How fast what is proposed is decided."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy

from bodemplaat.foundation.registries import Direction, Evidence, Reading, indicator
from bodemplaat.governance import queries
from bodemplaat.kernel.periods import Period


@indicator(
    "governance.decision-days", name=gettext_lazy("Doorlooptijd van besluiten"), unit="days",
    question=gettext_lazy("Hoeveel dagen ligt een voorstel er voordat erover besloten is?"),
    direction=Direction.DOWN, feature="D226",
)  # fmt: skip
def list_decision_days(*, on: date, known_at: datetime | None) -> Iterator[Reading]:
    """Give the mean number of days from proposal to decision, over the year up to a day."""
    first = date(on.year - 1, on.month, min(on.day, 28))
    decided = [
        line
        for line in queries.list_proposals(on=on, known_at=known_at)
        if line.decision is not None and first <= line.decision.decided_on < on
    ]
    rows = tuple(
        Evidence(
            {"title": line.title, "proposed_on": line.proposed_on,
             "decided_on": line.decision.decided_on,
             "days": (line.decision.decided_on - line.proposed_on).days},
            "governance:proposal-detail", {"pk": line.id},
            (line.decision.decided_on - line.proposed_on).days,
        )
        for line in decided
        if line.decision is not None
    )  # fmt: skip
    if rows:
        mean = Fraction(sum(int(row.value or 0) for row in rows), len(rows))
        count = Evidence({"count": len(rows), "first": first, "on": on}, value=len(rows))
        yield Reading(None, mean, rows, (count,), period=Period(first, on))
