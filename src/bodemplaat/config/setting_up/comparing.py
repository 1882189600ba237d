# SPDX-License-Identifier: EUPL-1.2
"""Laying a part of a file beside what is there: added, changed, the same, or refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import DataError, IntegrityError, transaction

from bodemplaat.config.setting_up.parts import Part
from bodemplaat.foundation import formats, sentences
from bodemplaat.kernel.refusals import Refusal


class PartRefused(Refusal):
    """A part of the file cannot be stored; the reason is that of the action."""

    code = "config.part-refused"


class PartDiffers(Refusal):
    """A part of the file is there already and is different, and a file may not change it."""

    code = "config.part-differs"


class PartImpossible(Refusal):
    """A part of the file goes past what a table can hold."""

    code = "config.part-impossible"


class FileDiffers(Refusal):
    """The file says otherwise in places where a file may change nothing; each has a line."""

    code = "config.file-differs"


class Held:
    """What is there already, as the file would say it."""

    def __init__(self, **values: Any) -> None:
        self.__dict__ = values


@dataclass
class Report:
    """What was added and changed, in Dutch, how much was the same, and who has no password yet."""

    slug: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    accounts: list[str] = field(default_factory=list)
    differences: list[PartDiffers] = field(default_factory=list)

    def close(self) -> None:
        """Raise PartDiffers or FileDiffers where the file says otherwise and may not."""
        if len(self.differences) == 1:
            raise self.differences[0]
        if self.differences:
            lines = sorted(self.differences, key=lambda one: int(one.values["line"]))
            said = "\n".join(f"- {sentences.render(one)}" for one in lines)
            raise FileDiffers(count=len(lines), lines=said)

    def add(
        self, part: Part, thing: str, found: Any, wanted: Mapping[str, Any],
        make: Callable[[], object], *, amend: Callable[[], object] | None = None,
        may_change: tuple[str, ...] = (),
    ) -> None:
        """
        Add what is not there; change what a file may change; keep every other difference.

        `amend` brings the fields of `may_change` to what the file says.
        """
        if found is None:
            _act(part, thing, make)
            self.added.append(thing)
            return
        other = {
            name: (getattr(found, name), value)
            for name, value in wanted.items()
            if getattr(found, name) != value
        }
        if not other:
            self.same += 1
        elif amend is not None and other.keys() <= set(may_change):
            _act(part, thing, amend)
            said = (f"{name} was ‘{show(old)}’ en wordt ‘{show(new)}’"
                    for name, (old, new) in other.items())  # fmt: skip
            self.changed.append(f"{thing}: {', '.join(said)}")
        else:
            for name, (old, new) in other.items():
                self.differ(part, thing, name, show(old), show(new))

    def differ(self, part: Part, thing: str, name: str, found: str, wanted: str) -> None:
        """Keep one place where the file says otherwise than what is there."""
        line, path = part.place.find(name)
        self.differences.append(
            PartDiffers(line=line, path=path, thing=thing, field=name, found=found, wanted=wanted)
        )


def _act(part: Part, thing: str, act: Callable[[], object]) -> None:
    """Do one thing, and say of what is refused where the file asks it."""
    place = {"line": part.place.line, "path": part.place.path}
    try:
        with transaction.atomic():
            act()
    except Refusal as refusal:
        raise PartRefused(**place, sentence=sentences.render(refusal)) from refusal
    except (DataError, IntegrityError) as error:
        raise PartImpossible(**place, thing=thing) from error


def show(value: Any) -> str:
    """Return a value as a sentence shows it."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items()) or "-"
    if hasattr(value, "isoformat"):
        return formats.day(value)
    return str(value) if value not in (None, "") else "-"
