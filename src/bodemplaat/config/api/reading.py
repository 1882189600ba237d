# SPDX-License-Identifier: EUPL-1.2
"""The description of the interface, put in the order in which a person reads it."""

from dataclasses import dataclass
from typing import Any

from bodemplaat.foundation.api import schema


@dataclass(frozen=True)
class Field:
    """One name that is sent or asked, and what it takes."""

    name: str
    kind: str
    is_required: bool
    text: str


@dataclass(frozen=True)
class Operation:
    """One thing that the interface does."""

    id: str
    method: str
    path: str
    summary: str
    text: str
    asked: tuple[Field, ...]
    sent: tuple[Field, ...]
    answered: tuple[Field, ...]
    statuses: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """The operations of one package."""

    name: str
    operations: tuple[Operation, ...]


def list_groups(description: dict[str, Any]) -> tuple[Group, ...]:
    """Return every operation, by package."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            read = _read(description, path, method, operation)
            found.setdefault(operation["tags"][0], []).append(read)
    return tuple(Group(name, tuple(operations)) for name, operations in found.items())


def _read(description: dict[str, Any], path: str, method: str, operation: Any) -> Operation:
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json")
    done = operation["responses"].get("200") or operation["responses"].get("201")
    shown = done["content"]["application/json"]["schema"]
    text = operation.get("description", "")
    return Operation(
        id=operation["operationId"], method=method.upper(), path=path,
        summary=operation["summary"], text="" if text == f"{operation['summary']}." else text,
        asked=tuple(
            Field(one["name"], _name_kind(one["schema"]), one.get("required", False),
                  one.get("description", ""))
            for one in operation["parameters"]
        ),
        sent=_list_fields(description, sent["schema"]) if sent else (),
        answered=_list_fields(description, shown),
        statuses=tuple((code, schema.DESCRIPTIONS[code]) for code in operation["responses"]),
    )  # fmt: skip


def _list_fields(description: dict[str, Any], shape: dict[str, Any]) -> tuple[Field, ...]:
    found = _follow(description, shape)
    results = found["properties"].get("results")
    if results:
        found = _follow(description, results["items"])
    required = found.get("required", [])
    return tuple(
        Field(name, _name_kind(one), name in required, one.get("description", ""))
        for name, one in found["properties"].items()
    )


def _follow(description: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    name = shape["$ref"].rsplit("/", 1)[-1]
    followed: dict[str, Any] = description["components"]["schemas"][name]
    return followed


def _name_kind(shape: dict[str, Any]) -> str:
    """Return what a schema takes, in a few words."""
    if "$ref" in shape:
        return str(shape["$ref"].rsplit("/", 1)[-1])
    for joined in ("oneOf", "anyOf", "allOf"):
        if joined in shape:
            return " | ".join(_name_kind(one) for one in shape[joined])
    if "enum" in shape:
        return " | ".join(str(one) for one in shape["enum"] if one is not None)
    if shape.get("type") == "array":
        return f"[{_name_kind(shape['items'])}]"
    kinds = shape.get("type", "any")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return " | ".join(shape.get("format") or one if one == "string" else one for one in kinds)
