# SPDX-License-Identifier: EUPL-1.2
"""The day on which a reader acts, and whether the reader's organisation takes part on it."""

from datetime import date
from typing import Any

from bodemplaat.organisations import queries as organisations_queries


def get_today(request: Any) -> date:
    """Return the day of today, or the fixed one of the demo; not the day that is looked at."""
    today: date = getattr(request, "today", None) or request.as_of
    return today


def is_away(request: Any) -> bool:
    """Tell whether the reader is of a participant that takes no part on the reference date."""
    code = request.actor.participant_code
    here = organisations_queries.list_participants_on(on=request.as_of, known_at=request.known_at)
    return bool(code) and all(one.code != code for one in here)
