# SPDX-License-Identifier: EUPL-1.2
"""Levels, variants and choices as the pages show them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.pages.tables.packages import find_state
from bodemplaat.catalogue.values import ChosenLine, OfferingLine, TermsLine
from bodemplaat.foundation import formats
from bodemplaat.governance.values import DecisionReference

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class ChosenRow:
    """What one participant has, with what it costs per year by the terms of the day."""

    line: ChosenLine
    unit: Text
    yearly_cents: int | None
    decision: DecisionReference | None
    can_end: bool


@dataclass(frozen=True, kw_only=True)
class OfferingRow:
    """A level or variant with its terms on the day, who has it, and what the reader has."""

    line: OfferingLine
    kind: Text
    unit: Text
    terms: TermsLine | None
    decision: DecisionReference | None
    chosen: tuple[ChosenRow, ...]
    own: ChosenRow | None

    @property
    def holders(self) -> int:
        """How many participants have it."""
        return len({row.line.participant_code for row in self.chosen})

    @property
    def yearly_cents(self) -> int:
        """What those who have it pay for it together, per year."""
        return sum(row.yearly_cents or 0 for row in self.chosen)


@dataclass(frozen=True, kw_only=True)
class TermsRow:
    """Terms with their decision, their norms in words and how they stand on the day."""

    line: TermsLine
    state: str
    decision: DecisionReference | None
    norms: tuple[tuple[str, str, Text], ...]


def list_chosen_rows(
    chosen: Iterable[ChosenLine],
    terms: Mapping[str, TermsLine],
    decisions: Mapping[int, DecisionReference],
    own_id: int | None,
) -> tuple[ChosenRow, ...]:
    """Return what participants have; `own_id` is the participant that may end its own."""
    rows = []
    for line in chosen:
        held = terms.get(line.offering.code)
        cents = rules.compute_yearly_cents(held.extra_cents, line.quantity) if held else None
        rows.append(
            ChosenRow(
                line=line, unit=words.UNITS[line.offering.unit], yearly_cents=cents,
                decision=decisions.get(line.decision_id or 0),
                can_end=own_id is not None and line.participant_id == own_id,
            )
        )  # fmt: skip
    return tuple(rows)


def list_offering_rows(
    lines: Iterable[OfferingLine],
    terms: Mapping[str, TermsLine],
    chosen: Sequence[ChosenRow],
    decisions: Mapping[int, DecisionReference],
    own_code: str | None,
) -> tuple[OfferingRow, ...]:
    """Return levels and variants with their terms and holders on the day."""
    grouped = defaultdict(list)
    for row in chosen:
        grouped[row.line.offering.code].append(row)
    found = []
    for line in lines:
        held, having = terms.get(line.code), grouped[line.code]
        own = next((row for row in having if row.line.participant_code == own_code), None)
        kind = words.LEVELS[line.level] if line.level else words.OFFERING_KINDS[line.kind]
        found.append(
            OfferingRow(
                line=line, kind=kind, unit=words.UNITS[line.unit], terms=held,
                decision=decisions.get(held.decision_id) if held else None,
                chosen=tuple(having), own=own if own_code else None,
            )
        )  # fmt: skip
    return tuple(found)


def list_terms_rows(
    lines: Iterable[TermsLine], decisions: Mapping[int, DecisionReference], on: date
) -> tuple[TermsRow, ...]:
    """Return the terms of one offering through time, the newest first."""
    rows = [
        TermsRow(
            line=line, state=find_state(line.starts_on, line.ends_before, on),
            decision=decisions.get(line.decision_id),
            norms=tuple(
                (found.norm.name, formats.number(found.value), words.NORM_UNITS[found.norm.unit])
                for found in line.norms
            ),
        )
        for line in lines
    ]  # fmt: skip
    return tuple(reversed(rows))
