# SPDX-License-Identifier: EUPL-1.2
"""Arguments of our commands, read with refusals that name them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.management.base import CommandParser

from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation import tenancy
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisation_queries

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class UnknownArrangement(Refusal):
    """No arrangement has this address."""

    code = "finance.unknown-arrangement"


class BadYear(Refusal):
    """The year cannot be read."""

    code = "finance.bad-year"


class BadKind(Refusal):
    """There is no such kind of settlement."""

    code = "finance.bad-kind"


class BadDay(Refusal):
    """The date cannot be read."""

    code = "finance.bad-day"


def add_settlement_arguments(parser: CommandParser) -> None:
    """Add what names the settlement of a year."""
    parser.add_argument("--arrangement", required=True, metavar="NAAM")
    parser.add_argument("--year", required=True, metavar="JAAR")
    parser.add_argument("--kind", default="final", metavar="budget|final")
    parser.add_argument("--as-of", metavar="DATUM")
    parser.add_argument("--known-at", metavar="DATUM")


@contextmanager
def in_arrangement(slug: str) -> Iterator[int]:
    """Open the context of an arrangement by its address. Raises UnknownArrangement."""
    addresses = dict(organisation_queries.list_addresses())
    if slug not in addresses:
        raise UnknownArrangement(value=slug, known=", ".join(sorted(addresses)) or "-")
    with tenancy.context(addresses[slug]):
        yield addresses[slug]


def read_year(text: str) -> int:
    """Return a year between 1900 and 2200. Raises BadYear."""
    if len(text) != 4 or not (text.isascii() and text.isdecimal()) or not 1900 <= int(text) < 2200:
        raise BadYear(value=text[:40])
    return int(text)


def read_kind(text: str) -> SettlementKind:
    """Return a kind of settlement. Raises BadKind."""
    try:
        return SettlementKind(text)
    except ValueError:
        raise BadKind(value=text[:40]) from None


def read_day(text: str | None, field: str) -> date | None:
    """Return a day, or None when it was not given. Raises BadDay."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDay(value=text[:40], field=field) from None


def read_moment(text: str | None, field: str) -> datetime | None:
    """Return a moment; a day means its end in the Netherlands. Raises BadDay."""
    if text is None:
        return None
    if len(text) == 10:
        day = read_day(text, field)
        return datetime.combine(day, time.max, AMSTERDAM) if day else None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadDay(value=text[:40], field=field) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
