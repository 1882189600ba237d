# SPDX-License-Identifier: EUPL-1.2
"""Days in the Netherlands: the day of a moment, and days and moments as people write them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bodemplaat.kernel.refusals import Refusal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
YEARS = range(1900, 2200)


class BadDate(Refusal):
    """A date or moment cannot be read."""

    code = "kernel.bad-date"


def get_day(moment: datetime) -> date:
    """
    Return the day of a moment in the Netherlands.

    >>> get_day(datetime(2009, 12, 31, 23, 30, tzinfo=UTC))
    datetime.date(2010, 1, 1)
    """
    return moment.astimezone(AMSTERDAM).date()


def read_day(text: str, name: str) -> date:
    """
    Return a day, written as year-month-day; `name` says where it stands.

    Raises: BadDate, also outside the years 1900 to 2199.
    """
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise BadDate(name=name, value=text[:40])
    return day


def read_moment(text: str, name: str) -> datetime:
    """
    Return a moment; a day means its end, and what has no zone is of the Netherlands.

    Raises: BadDate.

    >>> read_moment("2010-12-31", "--known-at").isoformat(timespec="seconds")
    '2010-12-31T22:59:59+00:00'
    """
    if len(text) == 10:
        return datetime.combine(read_day(text, name), time.max, AMSTERDAM).astimezone(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.year not in YEARS:
        raise BadDate(name=name, value=text[:40])
    # The database knows fewer time zones than Python does, but every moment in this one.
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
