# SPDX-License-Identifier: EUPL-1.2
"""Arguments of our commands, read with refusals that name them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandParser

from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation import tenancy
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisation_queries


class UnknownArrangement(Refusal):
    """No arrangement has this address."""

    code = "finance.unknown-arrangement"


class BadYear(Refusal):
    """The year cannot be read."""

    code = "finance.bad-year"


class BadKind(Refusal):
    """There is no such kind of settlement."""

    code = "finance.bad-kind"


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
    if len(text) != 4 or not (text.isascii() and text.isdecimal()) or int(text) not in days.YEARS:
        raise BadYear(value=text[:40])
    return int(text)


def read_kind(text: str) -> SettlementKind:
    """Return a kind of settlement. Raises BadKind."""
    try:
        return SettlementKind(text)
    except ValueError:
        raise BadKind(value=text[:40]) from None


def read_dates(options: dict[str, Any]) -> dict[str, Any]:
    """Return as-of and known-at, None where they were not given. Raises BadDate."""
    as_of, known_at = options["as_of"], options["known_at"]
    return {
        "as_of": days.read_day(as_of, "--as-of") if as_of is not None else None,
        "known_at": days.read_moment(known_at, "--known-at") if known_at is not None else None,
    }
