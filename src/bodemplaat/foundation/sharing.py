# SPDX-License-Identifier: EUPL-1.2
"""
What can be shared with a guest, as packages declare it in their room `shareables.py`.

A share is a copy: a guest reads no row of an arrangement or participant. So a declaration says
which things there are to choose from, and what of one a guest reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

PAGE = "organisations:share-create"  # where one shares; it takes `thing=<kind>:<key>`


@dataclass(frozen=True)
class Line:
    """One line of what is shared: a text, or an amount; lines of one group stand together."""

    label: str
    text: str = ""
    cents: int | None = None
    group: str = ""


@dataclass(frozen=True)
class Content:
    """What of one thing a guest reads; without a participant it is of all of them."""

    title: str
    answer: str
    lines: tuple[Line, ...]
    participant_id: int | None = None
    url_name: str = ""
    url_kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """One thing that can be shared."""

    key: str
    label: str


Describe = Callable[[str, date], Content | None]
Choices = Callable[[date], Iterable[Choice]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing: how it is called, which there are, and what of one is shared."""

    code: str
    word: Promise | str
    list_choices: Choices
    describe: Describe


_kinds: dict[str, Kind] = {}


def shareable(
    code: str, *, word: Promise | str, choices: Choices
) -> Callable[[Describe], Describe]:
    """Register a function that gives what a guest reads of one thing on a day, or None."""

    def register(describe: Describe) -> Describe:
        _kinds[code] = Kind(code, word, choices, describe)
        return describe

    return register


def find_kind(code: str) -> Kind | None:
    """Return the kind of a code, or None."""
    return _kinds.get(code)


def list_kinds() -> tuple[Kind, ...]:
    """Return every kind, in order of code."""
    return tuple(_kinds[code] for code in sorted(_kinds))
