# SPDX-License-Identifier: EUPL-1.2
"""Bodies and seats, rules with versions, proposals and what was decided about them."""

from bodemplaat.governance.models.gate import (
    Advice,
    Ballot,
    Body,
    Composition,
    Decision,
    Proposal,
    Rule,
    RuleSet,
    Seat,
    Setting,
)
from bodemplaat.governance.models.publications import (
    PublishedPoint,
    RuleSetPublication,
    TargetPart,
)

__all__ = [
    "Advice",
    "Ballot",
    "Body",
    "Composition",
    "Decision",
    "Proposal",
    "PublishedPoint",
    "Rule",
    "RuleSet",
    "RuleSetPublication",
    "Seat",
    "Setting",
    "TargetPart",
]
