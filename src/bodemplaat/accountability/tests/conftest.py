# SPDX-License-Identifier: EUPL-1.2
"""A partnership in which one condition is declared, that holds for what a test says it does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from bodemplaat.accountability import actions, queries
from bodemplaat.accountability.values import Evaluated, WatchpointLine
from bodemplaat.foundation import registries, sentences
from bodemplaat.foundation.registries import Finding, Severity
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.tests.factories import Partnership

CODE = "accountability.planted"
SENTENCES = {
    CODE: {"nl": "Punt {number} klopt niet. Herstel het.",
           "en": "Point {number} is not right. Mend it."},
    f"{CODE}.evidence": {"nl": "Rij {number}", "en": "Row {number}"},
}  # fmt: skip


@dataclass
class Watched:
    """A partnership, and what its one condition holds for."""

    made: Partnership
    findings: list[Finding] = field(default_factory=list)
    asked: list[tuple[date, datetime | None]] = field(default_factory=list)

    def find(self, *, on: date, known_at: datetime | None) -> list[Finding]:
        """Return what the test put there."""
        self.asked.append((on, known_at))
        return list(self.findings)

    def evaluate(self, on: date) -> Evaluated:
        """Look everything over on a day."""
        actor = self.made.actor(None, at=factories.moment(on.year, on.month, on.day))
        return actions.evaluate_watchpoints(on=on, actor=actor)

    def list(self, on: date, **named: Any) -> tuple[WatchpointLine, ...]:
        """Return what was seen up to a day."""
        return queries.list_watchpoints(on=on, **named)

    def get_participant(self, code: str) -> int:
        """Return the id of a participant."""
        return organisations_queries.get_participant(code).id


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """The partnership, seen as its shared service organisation does."""
    made = factories.make_partnership(codes=("0064", "0104"))
    found = Watched(made)
    point = registries.DeclaredWatchpoint(
        CODE, Severity.WARNING, "secretary", "D006", found.find
    )
    monkeypatch.setattr(registries.declaring, "_watchpoints", {CODE: point})
    written = sentences._load() | SENTENCES
    monkeypatch.setattr(sentences, "_load", lambda: written)
    with made.context():
        yield found
