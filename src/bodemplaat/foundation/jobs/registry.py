# SPDX-License-Identifier: EUPL-1.2
"""Which work there is: declared in `jobs.py` of a package, found by name at start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar

from croniter import croniter
from django.utils.functional import Promise

Work = TypeVar("Work", bound=Callable[..., Any])
FindActor = Callable[..., Any]
# A job that ends in an error of ours is tried so often in all.
TRIES = 3
# What JSON keeps as it is.
PLAIN = (int, str, bool, type(None))


@dataclass(frozen=True)
class Kind:
    """One kind of work: its name, the word on screen, what does it and how often it is tried."""

    name: str
    label: Promise | str
    work: Callable[..., Any]
    tries: int = TRIES


@dataclass(frozen=True)
class Schedule:
    """When work is asked for in every arrangement, by the clock of the Netherlands."""

    name: str
    cron: str


class Sentence:
    """
    What a job says while it runs or in the end; `sentences.toml` holds it under its code.

    Subclasses stand beside the work and set `code`; the values are what the sentence names.
    """

    code: ClassVar[str] = ""

    def __init__(self, **values: Any) -> None:
        self.values = values


def pack(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a sentence as JSON can keep them; `unpack` gives the days back."""
    return {
        name: {"day": value.isoformat()} if isinstance(value, date)
        else value if isinstance(value, PLAIN) else str(value)
        for name, value in values.items()
    }  # fmt: skip


def unpack(kept: dict[str, Any]) -> dict[str, Any]:
    """
    Return the values of a sentence as they were.

    >>> unpack(pack({"on": date(2010, 3, 1), "row": 4}))
    {'on': datetime.date(2010, 3, 1), 'row': 4}
    """
    return {
        name: date.fromisoformat(value["day"][:10]) if isinstance(value, dict) else value
        for name, value in kept.items()
    }


@dataclass(frozen=True)
class Result:
    """What came of a job: a sentence, and the page that shows it."""

    sentence: Sentence
    url_name: str = ""
    url_kwargs: dict[str, Any] = field(default_factory=dict)


_kinds: dict[str, Kind] = {}
_schedules: dict[str, Schedule] = {}
_actors: list[FindActor] = []


def job(name: str, *, label: Promise | str, tries: int = TRIES) -> Callable[[Work], Work]:
    """
    Declare a kind of work: a function of a run and of ids by name.

    It runs in one transaction, in the context of the arrangement and the rights of who asked; a
    Refusal becomes its end, another error undoes everything and has it tried again.
    """

    def register(work: Work) -> Work:
        if _kinds.get(name, Kind(name, label, work)).work.__module__ != work.__module__:
            raise ValueError(f"Two packages declare the job {name}.")
        _kinds[name] = Kind(name, label, work, tries)
        return work

    return register


def scheduled(name: str, *, cron: str, label: Promise | str) -> Callable[[Work], Work]:
    """Declare work that is asked for in every arrangement by the clock, by nobody in person."""
    if not croniter.is_valid(cron):
        raise ValueError(f"{cron} is no schedule of five fields.")

    def register(work: Work) -> Work:
        _schedules[name] = Schedule(name, cron)
        return job(name, label=label)(work)

    return register


def name_actors(find_actor: FindActor) -> None:
    """Let the package of roles say who asked: it raises a Refusal when that role has ended."""
    _actors[:] = [find_actor]


def get_kind(name: str) -> Kind:
    """Return a kind of work; an unknown name is an error of ours."""
    return _kinds[name]


def find_kind(name: str) -> Kind | None:
    """Return a kind of work, or None for one of an older version."""
    return _kinds.get(name)


def list_schedules() -> tuple[Schedule, ...]:
    """Return the schedules in order of name."""
    return tuple(_schedules[name] for name in sorted(_schedules))


def get_actor(**asked: Any) -> Any:
    """Return who asked, with the rights of today. Raises a Refusal when there are none."""
    (find_actor,) = _actors
    return find_actor(**asked)
