# SPDX-License-Identifier: EUPL-1.2
"""Declared measures (indicators) and declared warnings (watchpoints), found by name at start."""

from bodemplaat.foundation.registries.declaring import (
    DeclaredIndicator,
    DeclaredWatchpoint,
    find_indicator,
    find_watchpoint,
    indicator,
    list_indicators,
    list_watchpoints,
    watchpoint,
)
from bodemplaat.foundation.registries.values import (
    Direction,
    Evidence,
    Finding,
    Norm,
    Reading,
    Severity,
)

__all__ = [
    "DeclaredIndicator",
    "DeclaredWatchpoint",
    "Direction",
    "Evidence",
    "Finding",
    "Norm",
    "Reading",
    "Severity",
    "find_indicator",
    "find_watchpoint",
    "indicator",
    "list_indicators",
    "list_watchpoints",
    "watchpoint",
]
