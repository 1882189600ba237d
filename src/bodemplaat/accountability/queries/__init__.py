# SPDX-License-Identifier: EUPL-1.2
"""Questions about watchpoints."""

from bodemplaat.accountability.queries.watchpoints import (
    UnknownWatchpoint,
    find_last_evaluation,
    find_watchpoint,
    get_watchpoint,
    list_found,
    list_notes,
    list_observations,
    list_watchpoints,
    lock_open_watchpoints,
)

__all__ = [
    "UnknownWatchpoint",
    "find_last_evaluation",
    "find_watchpoint",
    "get_watchpoint",
    "list_found",
    "list_notes",
    "list_observations",
    "list_watchpoints",
    "lock_open_watchpoints",
]
