# SPDX-License-Identifier: EUPL-1.2
"""Every change of watchpoints and of what is said about them."""

from bodemplaat.accountability.actions.digests import (
    draft_digests,
    record_attempt,
    set_frequency,
)
from bodemplaat.accountability.actions.retention import (
    approve_erasure,
    close_erasure,
    propose_erasures,
    set_retention_term,
)
from bodemplaat.accountability.actions.watchpoints import (
    assign_watchpoint,
    evaluate_watchpoints,
    pause_watchpoint,
    record_comment,
    resume_watchpoint,
    withdraw_assignment,
)
from bodemplaat.accountability.permissions import NotForYou
from bodemplaat.accountability.queries import UnknownErasure, UnknownWatchpoint
from bodemplaat.accountability.rules import (
    BadPause,
    BadTerm,
    EvaluatedLater,
    NoGround,
    NoText,
    NotListed,
    PointClosed,
)

__all__ = [
    "BadPause",
    "BadTerm",
    "EvaluatedLater",
    "NoGround",
    "NoText",
    "NotForYou",
    "NotListed",
    "PointClosed",
    "UnknownErasure",
    "UnknownWatchpoint",
    "approve_erasure",
    "assign_watchpoint",
    "close_erasure",
    "draft_digests",
    "evaluate_watchpoints",
    "pause_watchpoint",
    "propose_erasures",
    "record_attempt",
    "record_comment",
    "resume_watchpoint",
    "set_frequency",
    "set_retention_term",
    "withdraw_assignment",
]
