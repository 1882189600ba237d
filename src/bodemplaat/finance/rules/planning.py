# SPDX-License-Identifier: EUPL-1.2
"""Days of plan and control."""

from datetime import date


def get_effective_day(year: int, proposed_on: date) -> date:
    """
    Return the day on which a budget of a year takes effect unless its proposal says otherwise.

    A budget that is proposed before its year begins holds from the first day of it; a change
    inside the year counts for the year as a whole, so at the latest on its last day.

    >>> get_effective_day(2011, date(2010, 6, 1)), get_effective_day(2011, date(2011, 6, 1))
    (datetime.date(2011, 1, 1), datetime.date(2011, 12, 31))
    """
    first = date(year, 1, 1)
    return first if proposed_on <= first else max(date(year, 12, 31), proposed_on)
