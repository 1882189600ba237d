# SPDX-License-Identifier: EUPL-1.2
"""Pages by key: what comes after, or before, a line that was seen; inserts move nothing."""

import base64
import bisect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Key = tuple[str | int, ...]


class BadCursor(ValueError):
    """A text is no place in a list."""


@dataclass(frozen=True)
class Page:
    """Some lines, and the places before and after them where there is more."""

    lines: tuple[Any, ...]
    before: str | None
    after: str | None


def write_cursor(key: Key) -> str:
    """
    Return a place in a list as it stands in an address.

    >>> read_cursor(write_cursor(("0064", 3)))
    ('0064', 3)
    """
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Key:
    """Return the place that a text names. Raises BadCursor."""
    try:
        padded = text + "=" * (-len(text) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError) as error:
        raise BadCursor(text) from error
    if not isinstance(found, list) or not all(type(part) in (str, int) for part in found):
        raise BadCursor(text)
    return tuple(found)


def cut(
    lines: Iterable[Any],
    get_key: Callable[[Any], Key],
    *,
    limit: int,
    after: Key | None = None,
    before: Key | None = None,
) -> Page:
    """
    Return at most `limit` lines after, or before, a key, in order of key.

    Raises: BadCursor for a key of another list.

    >>> cut("edcba", lambda one: (one,), limit=2, after=("b",)).lines
    ('c', 'd')
    >>> cut("edcba", lambda one: (one,), limit=2, before=("d",)).lines
    ('b', 'c')
    """
    ordered = sorted(lines, key=get_key)
    keys = [get_key(line) for line in ordered]
    try:
        if before is not None:
            end = bisect.bisect_left(keys, before)
            start = max(0, end - limit)
        else:
            start = bisect.bisect_right(keys, after) if after is not None else 0
            end = start + limit
    except TypeError as error:
        raise BadCursor(str(after or before)) from error
    chosen = ordered[start:end]
    has_before, has_after = start > 0 and bool(chosen), end < len(ordered) and bool(chosen)
    return Page(
        tuple(chosen),
        write_cursor(keys[start]) if has_before else None,
        write_cursor(keys[end - 1]) if has_after else None,
    )
