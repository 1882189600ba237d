# SPDX-License-Identifier: EUPL-1.2
"""The day on which a reader acts."""

from datetime import date
from typing import Any


def get_today(request: Any) -> date:
    """Return the day of today, or the fixed one of the demo; not the day that is looked at."""
    today: date = getattr(request, "today", None) or request.as_of
    return today
