# SPDX-License-Identifier: EUPL-1.2
"""A scenario beside the settlement it starts from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from bodemplaat.finance.pages import words
from bodemplaat.finance.pages.tables.statements import write_euros
from bodemplaat.finance.values import Contribution, Settlement
from bodemplaat.foundation import formats
from bodemplaat.organisations.values import Actor


@dataclass(frozen=True)
class Row:
    """One participant or line, before and in the scenario, with VAT."""

    code: str
    name: words.Text
    before_cents: int
    after_cents: int
    is_own: bool = False
    is_gone: bool = False

    @property
    def difference_cents(self) -> int:
        """Return how much more the scenario comes to."""
        return self.after_cents - self.before_cents


@dataclass(frozen=True)
class Comparison:
    """Everything that a page shows of a scenario."""

    rows: tuple[Row, ...]
    lines: tuple[Row, ...]
    before_cents: int
    after_cents: int

    @property
    def difference_cents(self) -> int:
        """Return how much more the scenario comes to."""
        return self.after_cents - self.before_cents

    @property
    def moved_cents(self) -> int:
        """Return how much moves from participants that pay less to those that pay more."""
        more = sum(max(row.difference_cents, 0) for row in self.rows)
        less = sum(max(-row.difference_cents, 0) for row in self.rows)
        return min(more, less)

    @property
    def own(self) -> Row | None:
        """Return the row of the reader's organisation, or None."""
        return next((row for row in self.rows if row.is_own), None)


def compare(before: Settlement, after: Settlement, actor: Actor) -> Comparison:
    """Return a scenario beside its settlement, with the lines of the reader or of all."""
    code = actor.participant_code
    names = {one.code: one.name for one in (*before.contributions, *after.contributions)}
    pairs = [
        (one, names[one], before.find(one), after.find(one)) for one in sorted(names)
    ]
    rows = tuple(
        Row(one, name, _total(first), _total(last), one == code, last is None)
        for one, name, first, last in pairs
    )
    lines = _list_lines(before, after, code)
    return Comparison(rows, lines, before.total_cents, after.total_cents)


def _total(found: Contribution | None) -> int:
    return found.total_cents if found else 0


def _list_lines(
    before: Settlement, after: Settlement, code: str | None
) -> tuple[Row, ...]:
    first, last = (_sum_lines(settled, code) for settled in (before, after))
    names: dict[str, words.Text] = {}
    for settled in (before, after):
        for one in settled.contributions:
            names |= {line.line: line.name for line in one.lines}
    order = {pool.code: pool.position for pool in before.input.pools}
    codes = sorted(first | last, key=lambda line: (order.get(line, len(order) + 1), line))
    return tuple(
        Row(
            line, names[line] if line in order else words.RESULT, first.get(line, 0),
            last.get(line, 0),
        )
        for line in codes
    )


def _sum_lines(settled: Settlement, code: str | None) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in settled.contributions:
        if code is None or one.code == code:
            for line in one.lines:
                sums[line.line] = sums.get(line.line, 0) + line.total_cents
    return sums


def write_answer(comparison: Comparison) -> str:
    """Say what the scenario does to the reader's organisation, or to all together."""
    row = comparison.own
    change = row.difference_cents if row else comparison.difference_cents
    named = {
        "name": row.name if row else "", "change": formats.amount(abs(change)),
        "total": formats.amount(row.after_cents if row else comparison.after_cents),
        "moved": formats.amount(comparison.moved_cents),
    }
    if row and row.is_gone:
        return gettext("In dit scenario doet %(name)s niet mee en betaalt niets.") % named
    if row and not change:
        return gettext("In dit scenario betaalt %(name)s evenveel: %(total)s.") % named
    if row and change > 0:
        return gettext(
            "In dit scenario betaalt %(name)s %(total)s, dat is %(change)s meer."
        ) % named
    if row:
        return gettext(
            "In dit scenario betaalt %(name)s %(total)s, dat is %(change)s minder."
        ) % named
    if not change:
        return gettext(
            "Samen blijft het gelijk; %(moved)s verschuift tussen de deelnemers."
        ) % named
    if change > 0:
        return gettext("In dit scenario betalen de deelnemers samen %(change)s meer.") % named
    return gettext("In dit scenario betalen de deelnemers samen %(change)s minder.") % named


CSV_HEADER = ("code", "deelnemer", "uitgangspunt_euro", "scenario_euro", "verschil_euro")


def list_csv_rows(comparison: Comparison, sentences: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows of a scenario as a file; it begins by saying that it is one."""
    rows = [
        (row.code, str(row.name), *_write(row.before_cents, row.after_cents))
        for row in comparison.rows
    ]
    total = ("", gettext("Totaal"), *_write(comparison.before_cents, comparison.after_cents))
    notes = [gettext("Dit is een scenario; er is niets vastgesteld."), *sentences]
    return [*rows, total, *(("", note, "", "", "") for note in notes)]


def _write(before: int, after: int) -> tuple[str, str, str]:
    return write_euros(before), write_euros(after), write_euros(after - before)
