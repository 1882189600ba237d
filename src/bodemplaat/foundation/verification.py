# SPDX-License-Identifier: EUPL-1.2
"""Checks that `bodemplaat verify` runs per arrangement; packages register their own."""

from collections.abc import Callable

from bodemplaat.foundation import audit

Check = Callable[[], list[str]]
_checks: dict[str, Check] = {"audit": audit.find_damage}


def register(name: str, check: Check) -> None:
    """Add a check that returns Dutch sentences about damage in the arrangement in context."""
    _checks[name] = check


def list_checks() -> tuple[tuple[str, Check], ...]:
    """Return the checks in order of name."""
    return tuple(sorted(_checks.items()))
