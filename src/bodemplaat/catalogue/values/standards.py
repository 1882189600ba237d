# SPDX-License-Identifier: EUPL-1.2
"""What a proposed standard costs, and how the participants rank it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class EstimateDraft:
    """What a proposed standard is expected to cost more per year, and by what it is split."""

    yearly_cents: int
    measure: str
    reference_on: date


@dataclass(frozen=True, kw_only=True)
class StandardLine:
    """A proposed standard that waits for a decision, with its cost and its rank."""

    proposal_id: int
    governance_proposal_id: int | None
    package_name: str
    starts_on: date
    proposed_on: date
    yearly_cents: int
    measure: str
    reference_on: date
    costs: dict[str, int]
    ranks: dict[str, int]
    source: str
    is_assumption: bool

    @property
    def average(self) -> Fraction | None:
        """Return the average rank that participants gave; None where nobody gave one."""
        return Fraction(sum(self.ranks.values()), len(self.ranks)) if self.ranks else None
