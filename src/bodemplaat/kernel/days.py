# SPDX-License-Identifier: EUPL-1.2
"""Days in the Netherlands: the day of a moment, and days and moments as people write them."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bodemplaat.kernel.refusals import Refusal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
YEARS = range(1900, 2200)
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})", re.ASCII)


class NotADay(Refusal):
    """A text is no day as people write it."""

    code = "kernel.not-a-day"


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


def read_written_day(text: str) -> date:
    """
    Return a day as people write it: 15-3-2014, 15/3/2014, 15 maart 2014 or 2014-03-15.

    Raises: NotADay, also outside the years 1900 to 2199.

    >>> [read_written_day(text).isoformat() for text in ("15-3-2014", "1 Mei 2010")]
    ['2014-03-15', '2010-05-01']
    """
    plain = " ".join(text.split()).lower()
    found = _NUMBERS.fullmatch(plain) or _WORDS.fullmatch(plain)
    try:
        if found is None:
            day = date.fromisoformat(plain) if len(plain) == 10 else None
        else:
            number, month, year = found.groups()
            which = int(month) if month.isdigit() else MONTHS.index(month) + 1
            day = date(int(year), which, int(number))
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise NotADay(text=text[:40])
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
