# SPDX-License-Identifier: EUPL-1.2
"""Exceptions for one participant, rankings, and matters without a place of their own."""

from dataclasses import dataclass
from datetime import date

from bodemplaat.governance.values.gate import DecisionKind, ProposalState

# Kinds of which nothing else in the product brings the proposal.
MATTERS = (
    DecisionKind.POLICY, DecisionKind.MEMBERSHIP, DecisionKind.ENTRY_FEE,
    DecisionKind.RESULT_DESTINATION,
)  # fmt: skip


@dataclass(frozen=True)
class ExceptionDraft:
    """An exception as it is proposed: who departs from what, how, and until when."""

    participant_code: str
    departs_from: str
    procedure: str
    title: str
    text: str
    starts_on: date
    ends_before: date
    source: str = ""
    is_synthetic: bool = False


@dataclass(frozen=True)
class ExceptionLine:
    """An exception with where its proposal stands on a day."""

    id: int
    proposal_id: int
    participant_id: int
    participant_code: str
    participant_name: str
    departs_from: str
    procedure: str
    title: str
    text: str
    starts_on: date
    ends_before: date
    state: ProposalState
    body_name: str
    source: str
    is_synthetic: bool

    def holds(self, on: date) -> bool:
        """Whether it was allowed and runs on a day."""
        is_allowed = self.state is ProposalState.ADOPTED
        return is_allowed and self.starts_on <= on < self.ends_before


@dataclass(frozen=True)
class RankedLine:
    """One subject in a ranking, the first place first."""

    place: int
    name: str


@dataclass(frozen=True)
class RankingLine:
    """A ranking with where its proposal stands on a day, and whether it is the one that holds."""

    id: int
    proposal_id: int
    title: str
    text: str
    starts_on: date
    state: ProposalState
    body_code: str
    body_name: str
    is_in_force: bool
    source: str
    is_synthetic: bool
    items: tuple[RankedLine, ...]

    @property
    def first(self) -> str:
        """The subject that comes first."""
        return self.items[0].name if self.items else ""
