# SPDX-License-Identifier: EUPL-1.2
"""Find things by what somebody typed, by their reference, or by the page that one is on."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from bodemplaat.foundation.database import searching
from bodemplaat.foundation.search.keeping import fold
from bodemplaat.foundation.search.models import OwnSignpost, Signpost

LONGEST = 100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """One thing that was found."""

    reference: str
    kind: str
    title: str
    line: str
    url_name: str
    url_kwargs: Mapping[str, Any]


def find(text: str, *, most: int = 20) -> tuple[Found, ...]:
    """Return the things that the context may see and that fit a text best, the best first."""
    wanted = fold(text)[:LONGEST]
    words = _WORD.findall(wanted)
    if not words:
        return ()
    query = " & ".join(f"{word}:*" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {searching.NAME}(%s, %s, %s)", [wanted, query, most])
        rows = cursor.fetchall()
    return tuple(Found(*row[:5], _load(row[5])) for row in rows)


def find_reference(reference: str) -> Found | None:
    """Return the thing with a reference, or None; what is another's is not there."""
    return _find(reference__iexact=reference)


def find_at(url_name: str, url_kwargs: Mapping[str, Any]) -> Found | None:
    """Return the thing whose page has this address, or None."""
    return _find(url_name=url_name, url_kwargs=dict(url_kwargs))


def _find(**filters: Any) -> Found | None:
    for table in (Signpost, OwnSignpost):
        row = table.objects.filter(**filters).order_by("pk").first()  # type: ignore[attr-defined]
        if row is not None:
            return Found(
                row.reference, row.kind, row.title, row.line, row.url_name, row.url_kwargs
            )
    return None


def _load(value: Any) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found
