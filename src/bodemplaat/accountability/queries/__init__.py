# SPDX-License-Identifier: EUPL-1.2
"""Questions about watchpoints."""

from bodemplaat.accountability.queries.digests import (
    find_last_sent,
    find_recipient,
    get_frequency,
    list_failed,
    list_queued,
    list_recipients,
    lock_digest,
)
from bodemplaat.accountability.queries.leaving import find_leaver, list_hanging, list_leavers
from bodemplaat.accountability.queries.retention import (
    UnknownErasure,
    find_erasure,
    get_term,
    list_erasures,
    list_terms,
)
from bodemplaat.accountability.queries.watchpoints import (
    UnknownWatchpoint,
    count_failed_conditions,
    find_last_evaluation,
    find_watchpoint,
    get_watchpoint,
    list_failed_conditions,
    list_found,
    list_notes,
    list_observations,
    list_watchpoints,
    lock_open_watchpoints,
)

__all__ = [
    "UnknownErasure",
    "UnknownWatchpoint",
    "count_failed_conditions",
    "find_erasure",
    "find_last_evaluation",
    "find_last_sent",
    "find_leaver",
    "find_recipient",
    "find_watchpoint",
    "get_frequency",
    "get_term",
    "get_watchpoint",
    "list_erasures",
    "list_failed",
    "list_failed_conditions",
    "list_found",
    "list_hanging",
    "list_leavers",
    "list_notes",
    "list_observations",
    "list_queued",
    "list_recipients",
    "list_terms",
    "list_watchpoints",
    "lock_digest",
    "lock_open_watchpoints",
]
