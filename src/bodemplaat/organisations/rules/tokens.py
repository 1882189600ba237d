# SPDX-License-Identifier: EUPL-1.2
"""
Design tokens of NL Design System: which of them an identity is made of.

A file holds hundreds of tokens; the first name below that it has says each colour. Nothing of a
file reaches a page but six digits per colour and whole pixels, so a file cannot bring style of
its own.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bodemplaat.kernel import colours, palettes
from bodemplaat.kernel.palettes import Palette
from bodemplaat.kernel.refusals import Refusal

MOST_BYTES = 2_000_000
MOST_DEEP = 40
RADIUS = "radius"
_PARTS = r"[ ,]+".join([r"(\d{1,3})"] * 3)
_NUMBERS = re.compile(rf"rgba?\({_PARTS}(?:[ ,/]+1(?:\.0+)?)?\)", re.ASCII)
# Per part of a palette: the names, dear ones first. The first one is also how we write it.
NAMES: dict[str, tuple[str, ...]] = {
    "brand": (
        "utrecht.page-header.background-color", "utrecht.navigation.background-color",
        "basis.color.accent-1.inverse.bg-default", "denhaag.color.primary",
    ),
    "on_brand": (
        "utrecht.page-header.color", "utrecht.navigation.color",
        "basis.color.accent-1.inverse.color-default",
    ),
    "button": (
        "utrecht.button.primary-action.background-color", "utrecht.button.background-color",
        "basis.color.action-1.inverse.bg-default",
    ),
    "on_button": (
        "utrecht.button.primary-action.color", "utrecht.button.color",
        "basis.color.action-1.inverse.color-default",
    ),
    "link": ("utrecht.link.color", "basis.color.action-1.color-default"),
    "heading": ("utrecht.heading.color", "utrecht.heading-1.color", "basis.heading.color"),
    "soft": ("basis.color.action-1.bg-hover", "basis.color.accent-1.bg-subtle"),
    "accent": ("bodemplaat.accent.color", "basis.color.accent-2.inverse.bg-default"),
    RADIUS: ("utrecht.button.border-radius", "basis.border-radius.md"),
}  # fmt: skip


class TokensTooLarge(Refusal):
    """The file is larger than a file of tokens is."""

    code = "organisations.tokens-too-large"


class TokensNotJson(Refusal):
    """The file is not JSON."""

    code = "organisations.tokens-not-json"


class TokensTooDeep(Refusal):
    """Groups stand in each other deeper than in any file of tokens."""

    code = "organisations.tokens-too-deep"


class TokensWithoutColours(Refusal):
    """No token of the file says the colour of the header or of the button."""

    code = "organisations.tokens-without-colours"


class TokenUnreadable(Refusal):
    """A token that is used holds no colour or size."""

    code = "organisations.token-unreadable"


class TokenUnknown(Refusal):
    """A token refers to one that is not there."""

    code = "organisations.token-unknown"


class TokenCircle(Refusal):
    """A token refers to itself, by way of others."""

    code = "organisations.token-circle"


@dataclass(frozen=True)
class Used:
    """One token of a file that an identity takes: for which part, and what it says."""

    role: str
    path: str
    value: str


@dataclass(frozen=True)
class TokenFile:
    """What a file of tokens gives: a whole palette, the tokens used, and how many there were."""

    palette: Palette
    used: tuple[Used, ...]
    count: int


def read_tokens(content: bytes) -> TokenFile:
    """
    Return the palette that a file of design tokens gives; what it leaves out is made of the rest.

    `content` is JSON as the Design Tokens Community Group writes it (`$value`), or as Style
    Dictionary and Tokens Studio do (`value`, sets in the order of `$metadata`, without dark ones).
    Raises TokensTooLarge, TokensNotJson, TokensTooDeep, TokensWithoutColours, TokenUnreadable,
    TokenUnknown, TokenCircle; the last three name the token by its path in the file.

    >>> read_tokens(b'{"utrecht": {"page-header": {"background-color": {"$value": "#7A1F2B"}}}}')\
        .palette.button
    '#7a1f2b'
    """
    tokens = _flatten_sets(parse(content))
    found = {role: used for role in NAMES if (used := _find(role, tokens)) is not None}
    if "brand" not in found and "button" not in found:
        raise TokensWithoutColours(count=len(tokens), name=NAMES["button"][0])
    given = {role: used.value for role, used in found.items() if role != RADIUS}
    radius = int(found[RADIUS].value) if RADIUS in found else Palette.radius
    palette = palettes.complete(radius=radius, **given)
    return TokenFile(palette, tuple(found.values()), len(tokens))


def write_tokens(palette: Palette, name: str) -> dict[str, Any]:
    """Return a palette as design tokens (DTCG); `read_tokens` gives the same palette back."""
    written: dict[str, Any] = {"$description": name}
    for role, names in NAMES.items():
        value = getattr(palette, role)
        token = {"$type": "color", "$value": value}
        if role == RADIUS:
            token = {"$type": "dimension", "$value": {"value": value, "unit": "px"}}
        *groups, last = names[0].split(".")
        inner = written
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[last] = token
    return written


def parse(content: bytes) -> dict[str, Any]:
    """Return a file of tokens as groups in groups; it is not looked at further."""
    if len(content) > MOST_BYTES:
        raise TokensTooLarge(size=len(content), most=MOST_BYTES)
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise TokensNotJson(line=error.lineno, column=error.colno) from error
    except UnicodeDecodeError as error:
        raise TokensNotJson(line=1, column=error.start + 1) from error
    except RecursionError as error:
        raise TokensTooDeep(most=MOST_DEEP) from error
    if not isinstance(found, dict):
        raise TokensNotJson(line=1, column=1)
    return found


def _flatten_sets(document: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Return path and value of each token by its name; a later set says it over an earlier one."""
    metadata = document.get("$metadata")
    order = metadata.get("tokenSetOrder") if isinstance(metadata, dict) else None
    if not isinstance(order, list):
        return {_name(path): (path, value) for path, value in _flatten(document, ())}
    tokens: dict[str, tuple[str, Any]] = {}
    for name in order:
        group = document.get(name) if isinstance(name, str) else None
        if isinstance(group, dict) and "dark" not in name.lower():
            found = _flatten(group, ())
            tokens |= {_name(path): (f"{name}: {path}", value) for path, value in found}
    return tokens


def _flatten(group: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if len(above) > MOST_DEEP:
        raise TokensTooDeep(most=MOST_DEEP)
    for name, inner in group.items():
        if name.startswith("$") or not isinstance(inner, dict):
            continue
        path = (*above, name)
        value = inner.get("$value", inner.get("value"))
        if value is None or (isinstance(inner.get("value"), dict) and "$value" not in inner):
            yield from _flatten(inner, path)
        else:
            yield ".".join(path), value


def _name(path: str) -> str:
    return path.replace(".", "-").lower()


def _find(role: str, tokens: dict[str, tuple[str, Any]]) -> Used | None:
    """Return the first token of the file that says a part of the palette."""
    for name in map(_name, NAMES[role]):
        if name in tokens:
            path, value = tokens[name]
            resolved = _resolve(path, value, tokens)
            read = _read_radius if role == RADIUS else _read_colour
            found = read(resolved)
            if found is None:
                shown = resolved if isinstance(resolved, str) else json.dumps(resolved)
                raise TokenUnreadable(path=path, value=shown[:60])
            return Used(role, path, found)
    return None


def _resolve(path: str, value: Any, tokens: dict[str, tuple[str, Any]]) -> Any:
    """Follow references, `{another.token}`, to a value."""
    passed: set[str] = set()
    while isinstance(value, str) and (found := re.fullmatch(r"\{([^{}]+)\}", value.strip())):
        reference = found[1]
        if reference in passed:
            raise TokenCircle(path=path, reference=reference)
        passed.add(reference)
        if _name(reference) not in tokens:
            raise TokenUnknown(path=path, reference=reference[:120])
        value = tokens[_name(reference)][1]
    return value


def _read_colour(value: Any) -> str | None:
    if isinstance(value, dict):
        return _read_parts(value)
    text = str(value).strip().lower()
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        parts = [int(number) for number in numbers.groups()]
        return "#" + "".join(f"{part:02x}" for part in parts) if max(parts) <= 255 else None
    text = {"white": "#ffffff", "black": "#000000"}.get(text, text)
    try:
        return colours.read_colour(re.sub(r"^(#[0-9a-f]{6})ff$", r"\1", text))
    except colours.NotAColour:
        return None


def _read_parts(value: dict[str, Any]) -> str | None:
    """Return a colour that is written in parts from 0 to 1; only what stands in sRGB is."""
    parts, alpha = value.get("components"), value.get("alpha", 1)
    if value.get("colorSpace") != "srgb" or alpha != 1 or not isinstance(parts, list):
        return None
    numbers = [part for part in parts if isinstance(part, int | float) and 0 <= part <= 1]
    if len(parts) != 3 or len(numbers) != 3:
        return None
    return "#" + "".join(f"{round(255 * part):02x}" for part in numbers)


def _read_radius(value: Any) -> str | None:
    """Return whole pixels; a corner rounder than ours can be becomes the roundest."""
    if isinstance(value, dict):
        value = f"{value.get('value')}{value.get('unit')}"
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)(px|rem)?", str(value).strip(), re.ASCII)
    if found is None:
        return None
    pixels = float(found[1]) * (16 if found[2] == "rem" else 1)
    return str(min(round(pixels), palettes.MOST_RADIUS))
