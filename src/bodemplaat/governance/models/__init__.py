# SPDX-License-Identifier: EUPL-1.2
"""Bodies and seats, rules with versions, proposals and what was decided about them."""

from bodemplaat.governance.models.gate import (
    Advice,
    Attendance,
    Ballot,
    Body,
    Composition,
    Decision,
    FailedMeeting,
    Proposal,
    Rule,
    RuleSet,
    Seat,
    Setting,
    VoteWeight,
    WeightBand,
)
from bodemplaat.governance.models.local import (
    LocalException,
    Matter,
    Ranking,
    RankingItem,
)
from bodemplaat.governance.models.mandates import (
    Mandate,
    MandateAct,
)
from bodemplaat.governance.models.publications import (
    PublishedPoint,
    RuleSetPublication,
    TargetPart,
)

__all__ = [
    "Advice",
    "Attendance",
    "Ballot",
    "Body",
    "Composition",
    "Decision",
    "FailedMeeting",
    "LocalException",
    "Mandate",
    "MandateAct",
    "Matter",
    "Proposal",
    "PublishedPoint",
    "Ranking",
    "RankingItem",
    "Rule",
    "RuleSet",
    "RuleSetPublication",
    "Seat",
    "Setting",
    "TargetPart",
    "VoteWeight",
    "WeightBand",
]
