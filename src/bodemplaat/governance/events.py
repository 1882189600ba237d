# SPDX-License-Identifier: EUPL-1.2
"""What governance tells the packages above it, in the transaction of the decision itself."""

from dataclasses import dataclass
from datetime import date, datetime

from bodemplaat.foundation import events as foundation_events


@dataclass(frozen=True)
class _Decided(foundation_events.Event):
    decision_id: int
    kind: str
    subject_type: str
    subject_id: int
    decided_on: date
    effective_on: date
    recorded_at: datetime


@dataclass(frozen=True)
class DecisionAdopted(_Decided):
    """The right body adopted a proposal; its subject takes effect on `effective_on`."""


@dataclass(frozen=True)
class DecisionRejected(_Decided):
    """The right body voted a proposal down."""


@dataclass(frozen=True)
class ProposalWithdrawn(foundation_events.Event):
    """Who proposed it took it back before a decision."""

    proposal_id: int
    kind: str
    subject_type: str
    subject_id: int
    withdrawn_on: date
    recorded_at: datetime
