# SPDX-License-Identifier: EUPL-1.2
"""What a list asks of its source: conditions, an order, a place; and what an address did wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bodemplaat.kernel.refusals import Refusal

Read = Callable[[Any], Any]


class BadChoice(Refusal):
    """The address names something that is not there to choose."""

    code = "foundation.bad-choice"


class BadNumber(Refusal):
    """The address holds no number where one belongs."""

    code = "foundation.bad-number"


class BadCents(Refusal):
    """The address holds no amount where one belongs."""

    code = "foundation.bad-cents"


class BadPlace(Refusal):
    """The address holds a place in a list that cannot be read."""

    code = "foundation.bad-place"


class TextTooLong(Refusal):
    """The address asks for a text that nothing can contain."""

    code = "foundation.text-too-long"


class TurnedRange(Refusal):
    """The end of a range lies before its start."""

    code = "foundation.turned-range"


@dataclass(frozen=True)
class Condition:
    """One thing that must hold of a line; `operator` is contains, in, from or until (included)."""

    word: str
    operator: str
    value: Any
    read: Read


@dataclass(frozen=True)
class Order:
    """By what the lines are sorted; `read` gives it of a line."""

    word: str
    is_descending: bool
    is_text: bool
    read: Read


@dataclass(frozen=True)
class Place:
    """A place between two lines: after or before the line with this value and key."""

    value: Any
    key: str
    is_before: bool


@dataclass(frozen=True)
class Slice:
    """Lines in order, where they start and end, and whether there is more on either side."""

    lines: tuple[Any, ...]
    first: tuple[Any, Any] | None
    last: tuple[Any, Any] | None
    has_earlier: bool
    has_later: bool
