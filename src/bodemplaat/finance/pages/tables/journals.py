# SPDX-License-Identifier: EUPL-1.2
"""Filters of the ledger as sentences, and numbers out of addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from bodemplaat.finance.pages import words


@dataclass(frozen=True)
class Chosen:
    """One filter that holds, as a sentence with a way to drop it."""

    name: words.Text
    value: str
    without_url: str


def read_number(text: str | None) -> int | None:
    """
    Return a number out of an address; None where it is not one that can be.

    >>> read_number("2010"), read_number("x"), read_number("9" * 40)
    (2010, None, None)
    """
    if not text or not (text.isascii() and text.isdecimal()) or len(text) > 18:
        return None
    return int(text)


def list_chosen(
    request: HttpRequest, filters: Iterable[tuple[str, words.Text, Mapping[str, str]]]
) -> list[Chosen]:
    """Return the filters in the address, each with the address that leaves it out."""
    found = []
    for parameter, name, values in filters:
        value = request.GET.get(parameter)
        if value:
            rest = request.GET.copy()
            for dropped in (parameter, "voor"):
                rest.pop(dropped, None)
            query = rest.urlencode()
            found.append(
                Chosen(name, values.get(value, value), f"?{query}" if query else request.path)
            )
    return found
