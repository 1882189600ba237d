# SPDX-License-Identifier: EUPL-1.2
"""Signposts follow their things: each is written anew when a change of its thing is recorded."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from django.db import models
from django.utils import timezone, translation

from bodemplaat.foundation.search.declaring import Kind, Text, find_kind, list_kinds
from bodemplaat.foundation.search.models import OwnSignpost, ReferenceCount, Signpost

MOST_WORDS = 4000
_FITS = re.compile(r"[A-Za-z0-9_-]{1,60}")


def fold(text: str) -> str:
    """
    Return a text without capitals, accents and double spaces.

    >>> fold("Súdwest-Fryslân  Één")
    'sudwest-fryslan een'
    """
    parts = unicodedata.normalize("NFKD", text.replace("\0", ""))
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).casefold().split())


def refresh(model: type[models.Model], ids: Collection[int]) -> None:
    """Write the signposts of some things anew; other models have none."""
    kind = find_kind(model._meta.label_lower)
    if kind is not None:
        for row in kind.model._base_manager.filter(pk__in=ids).order_by("pk"):
            _keep(kind, row)


def refresh_all() -> int:
    """Write every signpost of the arrangement in context anew, and return how many there are."""
    count = 0
    for kind in list_kinds():
        for row in kind.model._base_manager.order_by("pk"):
            _keep(kind, row)
            count += 1
    return count


def _keep(kind: Kind, row: Any) -> None:
    with translation.override("nl"):
        text, word = kind.describe(row), str(kind.word)
    owner: dict[str, Any] = {}
    table: Any = Signpost
    if kind.model.tenancy == "participant":  # type: ignore[attr-defined]
        table, owner = OwnSignpost, {"participant_id": row.participant_id}
    place = {"arrangement_id": row.arrangement_id, "kind": kind.code, "thing_id": row.pk}
    found = table.objects.filter(**place).first()
    if found is None:
        found = table(reference=_get_reference(kind, row, text), **place, **owner)
    found.title, found.line = text.title, text.line
    found.url_name, found.url_kwargs = text.url_name, dict(text.url_kwargs)
    whole = " ".join((found.reference, text.title, text.line, word, text.words))
    found.needle = fold(whole)[:MOST_WORDS]
    found.save()


def _get_reference(kind: Kind, row: Any, text: Text) -> str:
    """Return the reference of the thing itself, behind the letter of its kind, or a new one."""
    own = text.reference
    if own and not own.startswith(f"{kind.letter}-"):
        own = f"{kind.letter}-{own}"
    return own if _FITS.fullmatch(own) else _number(kind, row, text)


def _number(kind: Kind, row: Any, text: Text) -> str:
    """Return the next reference of a kind in a year; the audit trail lets one in at a time."""
    year = (text.on or timezone.localdate()).year
    key = {"arrangement_id": row.arrangement_id, "letter": kind.letter, "year": year}
    count, _ = ReferenceCount.objects.get_or_create(**key, defaults={"last": 0})
    count = ReferenceCount.objects.select_for_update().get(pk=count.pk)
    count.last += 1
    count.save()
    return f"{kind.letter}-{year}-{count.last:02d}"
