# SPDX-License-Identifier: EUPL-1.2
"""The decorators that put a function of a package into a registry, and the registries."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from bodemplaat.foundation.registries.values import Direction, Finding, Norm, Reading, Severity

CODE = re.compile(r"[a-z]+\.[a-z]+(-[a-z0-9]+)*")
FEATURE = re.compile(r"D\d{3}")


class FindsPoints(Protocol):
    """A condition as a question: for what does it hold on a day, as known at a moment."""

    def __call__(self, *, on: date, known_at: datetime | None) -> Iterable[Finding]: ...


class ReadsValues(Protocol):
    """A measure as a question: what is it on a day, as known at a moment."""

    def __call__(self, *, on: date, known_at: datetime | None) -> Iterable[Reading]: ...


Finds = TypeVar("Finds", bound=FindsPoints)
Reads = TypeVar("Reads", bound=ReadsValues)


@dataclass(frozen=True)
class DeclaredWatchpoint:
    """A warning that a package declares: what it is, who must act and which row it answers."""

    code: str
    severity: Severity
    role: str
    feature: str
    find: Callable[..., Iterable[Finding]]


@dataclass(frozen=True)
class DeclaredIndicator:
    """A measure that a package declares; `unit` is a code with a word, or `cents`."""

    code: str
    name: Any
    question: Any
    unit: str
    direction: Direction
    norm: Norm | None
    feature: str
    read: Callable[..., Iterable[Reading]]


_watchpoints: dict[str, DeclaredWatchpoint] = {}
_indicators: dict[str, DeclaredIndicator] = {}


def watchpoint(
    code: str, *, severity: Severity, role: str, feature: str = ""
) -> Callable[[Finds], Finds]:
    """
    Declare a warning: the function gives the things for which it holds.

    `role` is who must act, a value of `organisations.values.Role`; `feature` the row that it
    answers, none for what only our machinery needs. Sentences `<code>` and `<code>.evidence`
    stand in `sentences.toml`. The function runs in the context of the arrangement as the office,
    once a day; what it gives is stored.
    """

    def register(find: Finds) -> Finds:
        _check(code, find, _watchpoints.get(code), feature)
        _watchpoints[code] = DeclaredWatchpoint(code, severity, role, feature, find)
        return find

    return register


def indicator(
    code: str,
    *,
    name: Any,
    question: Any,
    unit: str,
    direction: Direction,
    feature: str = "",
    norm: Norm | None = None,
) -> Callable[[Reads], Reads]:
    """
    Declare a measure: the function gives one reading per participant, or one for all together.

    `name` and `question` are marked for translation; the sentence `<code>.source` stands in
    `sentences.toml`. The function runs in the context of whoever asks, so it reads no more than
    that reader may see, and nothing of it is stored.
    """

    def register(read: Reads) -> Reads:
        _check(code, read, _indicators.get(code), feature)
        _indicators[code] = DeclaredIndicator(
            code, name, question, unit, direction, norm, feature, read
        )
        return read

    return register


def _check(code: str, given: Any, known: Any, feature: str) -> None:
    """Refuse a code that is no code, belongs to another package or is taken."""
    package = given.__module__.split(".")[1]
    if not CODE.fullmatch(code) or code.split(".")[0] != package:
        raise ValueError(f"{code!r} should be `{package}.words-with-hyphens`.")
    if feature and not FEATURE.fullmatch(feature):
        raise ValueError(f"{code}: {feature!r} is no row of docs/features.toml.")
    held = getattr(known, "find", None) or getattr(known, "read", None)
    if held is not None and (held.__module__, held.__qualname__) != (
        given.__module__, given.__qualname__,
    ):  # fmt: skip
        raise ValueError(f"{code} is declared already, in {held.__module__}.")


def list_watchpoints() -> tuple[DeclaredWatchpoint, ...]:
    """Return every declared warning, in order of code."""
    return tuple(_watchpoints[code] for code in sorted(_watchpoints))


def find_watchpoint(code: str) -> DeclaredWatchpoint | None:
    """Return a declared warning, or None where the code no longer has it."""
    return _watchpoints.get(code)


def list_indicators() -> tuple[DeclaredIndicator, ...]:
    """Return every declared measure, in order of code."""
    return tuple(_indicators[code] for code in sorted(_indicators))


def find_indicator(code: str) -> DeclaredIndicator | None:
    """Return a declared measure, or None."""
    return _indicators.get(code)
