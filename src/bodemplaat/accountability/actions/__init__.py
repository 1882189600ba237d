# SPDX-License-Identifier: EUPL-1.2
"""Every change of watchpoints and of what is said about them."""

from bodemplaat.accountability.actions.digests import (
    draft_digests,
    record_attempt,
    set_frequency,
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
from bodemplaat.accountability.queries import UnknownWatchpoint
from bodemplaat.accountability.rules import BadPause, EvaluatedLater, NoText, PointClosed

__all__ = [
    "BadPause",
    "EvaluatedLater",
    "NoText",
    "NotForYou",
    "PointClosed",
    "UnknownWatchpoint",
    "assign_watchpoint",
    "draft_digests",
    "evaluate_watchpoints",
    "pause_watchpoint",
    "record_attempt",
    "record_comment",
    "resume_watchpoint",
    "set_frequency",
    "withdraw_assignment",
]
