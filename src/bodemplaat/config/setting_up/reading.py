# SPDX-License-Identifier: EUPL-1.2
"""
Reading a file of an arrangement: YAML, from the first to the last field as the parts declare.

Whatever is wrong is said with its line and its path, such as `bodies[2].seats[1].role`. Texts are
read as they stand: what YAML itself makes of `no`, `0361` or `1:30` depends on where one looks, so
it is the field that says what belongs there. Anchors, aliases and tags are refused: nothing in a
file refers to something else, and nothing of it is run.
"""

import dataclasses
import re
import typing
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import NoneType
from typing import Any

import yaml

from bodemplaat.config.setting_up.parts import ArrangementFile, Part, Place
from bodemplaat.kernel import files, keys
from bodemplaat.kernel.refusals import Refusal

LONGEST = 4_000
LARGEST = 32_000
YEARS = range(1900, 2200)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})")
_NULL = "tag:yaml.org,2002:null"


class NotYaml(Refusal):
    """The file is not YAML, or YAML that refers to something else."""

    code = "config.not-yaml"


class FieldMissing(Refusal):
    """A part lacks a field."""

    code = "config.field-missing"


class FieldTwice(Refusal):
    """A part has a field twice, and the second would take the place of the first."""

    code = "config.field-twice"


class FieldUnknown(Refusal):
    """A part has a field that means nothing."""

    code = "config.field-unknown"


class FieldWrong(Refusal):
    """A field holds something else than belongs there."""

    code = "config.field-wrong"


class _Loader(yaml.SafeLoader):
    """Reads plain YAML: a node that is named, repeated or tagged is refused where it stands."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node."""
        event = self.peek_event()
        is_plain = getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None
        if not is_plain:
            raise yaml.MarkedYAMLError(problem="named or tagged", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def read(name: str, content: bytes) -> ArrangementFile:
    """
    Return what a file says.

    Raises NotUtf8, NotYaml, FieldMissing, FieldTwice, FieldUnknown, FieldWrong.
    """
    text = files.decode(name, content)
    try:
        found = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise NotYaml(name=name, line=line, column=column) from error
    except yaml.reader.ReaderError as error:
        above = text[: int(error.position)].splitlines() or [""]
        raise NotYaml(name=name, line=len(above), column=len(above[-1]) + 1) from error
    except RecursionError as error:
        raise NotYaml(name=name, line=1, column=1) from error
    whole: ArrangementFile = _read_part(ArrangementFile, found, "")
    return whole


def _read_part(kind: type[Any], node: yaml.Node | None, path: str) -> Any:
    """Return a mapping as a part."""
    hints = typing.get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.name != "place"]
    given = _list_pairs(node, path, [field.name for field in fields])
    line = 1 if node is None else node.start_mark.line + 1
    found: dict[str, Any] = {}
    for field in fields:
        below = f"{path}.{field.name}".lstrip(".")
        if field.name in given:
            found[field.name] = _read(hints[field.name], given[field.name][1], below)
        elif field.default is dataclasses.MISSING:
            raise FieldMissing(line=line, path=below)
    lines = {name: key.start_mark.line + 1 for name, (key, _) in given.items()}
    return kind(place=Place(line, path or "het bestand", lines), **found)


def _list_pairs(
    node: yaml.Node | None, path: str, known: list[str]
) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Return the fields of a mapping by name, each with where its name and its value stand."""
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path or "het bestand", node, "een deel met velden, zoals naam: waarde")
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        below, line = f"{path}.{name}".lstrip("."), key.start_mark.line + 1
        if name in found:
            raise FieldTwice(line=line, path=below, first=found[name][0].start_mark.line + 1)
        if name not in known:
            raise FieldUnknown(line=line, path=below[:80], known=", ".join(known))
        found[name] = (key, value)
    return found


def _read(kind: Any, node: yaml.Node, path: str) -> Any:
    choices = [one for one in typing.get_args(kind) if one is not NoneType]
    if typing.get_origin(kind) is tuple:
        return _read_list(choices[0], node, path)
    plain = choices[0] if choices else kind
    if issubclass(plain, Part):
        return _read_part(plain, node, path)
    if issubclass(plain, StrEnum):
        text = _get_text(node)
        if text not in [one.value for one in plain]:
            raise _wrong(path, node, f"een van {', '.join(plain)}")
        return plain(text)
    read_value, wanted = _READERS[plain]
    text = _get_text(node)
    found = None if text is None else read_value(text)
    if found is None:
        raise _wrong(path, node, wanted)
    return found


def _read_list(kind: Any, node: yaml.Node, path: str) -> tuple[Any, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _wrong(path, node, "een lijst: elk deel op een regel die met een streepje begint")
    return tuple(
        _read_part(kind, one, f"{path}[{number}]") for number, one in enumerate(node.value, 1)
    )


def _get_text(node: yaml.Node) -> str | None:
    """Return the text of a value as it stands, or None where there is none."""
    if not isinstance(node, yaml.ScalarNode) or (node.tag == _NULL and node.style is None):
        return None
    return str(node.value)


def _wrong(path: str, node: yaml.Node, wanted: str) -> FieldWrong:
    text = _get_text(node)
    shown = "…" if text is None else text if len(text) <= 40 else f"{text[:39]}…"
    return FieldWrong(line=node.start_mark.line + 1, path=path, value=shown, wanted=wanted)


def _read_text(text: str) -> str | None:
    found = text.rstrip("\n")
    return found if len(found) <= LONGEST and "\0" not in found else None


def _read_flag(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


def _read_number(text: str) -> int | None:
    found = int(text) if _NUMBER.fullmatch(text) else None
    return found if found is not None and abs(found) <= LARGEST else None


def _read_day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    return found if found is not None and found.year in YEARS else None


def _read_fraction(text: str) -> Fraction | None:
    try:
        found = keys.parse_weight(text)
    except Refusal:
        return None
    return found if max(found.numerator, found.denominator) <= LARGEST else None


_READERS: dict[type, tuple[Callable[[str], Any], str]] = {
    str: (_read_text, f"tekst van hoogstens {LONGEST} tekens"),
    bool: (_read_flag, "true of false"),
    int: (_read_number, f"een geheel getal van hoogstens {LARGEST}"),
    date: (_read_day, "een dag zoals 2027-01-01"),
    Fraction: (_read_fraction, "een geheel getal of een breuk, zoals 60 of 1/2"),
}
