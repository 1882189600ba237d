# SPDX-License-Identifier: EUPL-1.2
"""Which rows are things that can be found, and what one can do, as packages declare them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise

# Classes of rows whose readers a signpost can have.
CLASSES = ("arrangement", "participant")


@dataclass(frozen=True)
class Text:
    """How one thing is called, and where its page is."""

    title: str
    url_name: str
    url_kwargs: Mapping[str, Any]
    line: str = ""
    words: str = ""
    on: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class Kind:
    """
    One kind of thing.

    A thing has the reference that its text gives; without one it gets the letter of its kind, the
    year of its day and a number, once and for ever: B-2013-07.
    """

    model: type[models.Model]
    word: Promise | str
    letter: str
    describe: Callable[[Any], Text]

    @property
    def code(self) -> str:
        """The name under which things of this kind are kept."""
        return self.model._meta.label_lower


@dataclass(frozen=True)
class Act:
    """Something that one can begin from anywhere; the page itself says who may."""

    label: Promise | str
    url_name: str
    url_kwargs: Mapping[str, Any] = field(default_factory=dict)


_kinds: dict[str, Kind] = {}
_acts: list[Act] = []


def describes(
    model: type[models.Model], *, word: Promise | str, letter: str
) -> Callable[[Callable[[Any], Text]], Callable[[Any], Text]]:
    """Register a function that gives the text of one row of a model."""

    def register(describe: Callable[[Any], Text]) -> Callable[[Any], Text]:
        kind = Kind(model, word, letter, describe)
        if model.tenancy not in CLASSES:  # type: ignore[attr-defined]
            raise TypeError(f"{kind.code} has rows of another class than {', '.join(CLASSES)}.")
        if any(other.letter == letter for other in _kinds.values()):
            raise ValueError(f"The letter {letter} is that of another kind than {kind.code}.")
        _kinds[kind.code] = kind
        return describe

    return register


def offer(*acts: Act) -> None:
    """Register what people can begin."""
    _acts.extend(acts)


def find_kind(code: str) -> Kind | None:
    """Return the kind of a code, or None."""
    return _kinds.get(code)


def list_kinds() -> tuple[Kind, ...]:
    """Return every kind, in order of code."""
    return tuple(_kinds[code] for code in sorted(_kinds))


def list_acts() -> tuple[Act, ...]:
    """Return every act, in the order of the packages."""
    return tuple(_acts)
