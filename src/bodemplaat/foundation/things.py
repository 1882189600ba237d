# SPDX-License-Identifier: EUPL-1.2
"""
What a recorded thing holds, as a digest: its row, and the rows that are part of it.

A model names with `changes_later` what changes after it was recorded without a record of its own,
and with `part_of` the field that points to the thing it is a part of. A value that is empty or the
default is left out, so that a new column with a default leaves every digest as it was.
"""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models

from bodemplaat.kernel import digests


def list_models() -> dict[str, type[models.Model]]:
    """Return every model by the name under which its things are recorded."""
    return {model._meta.label_lower: model for model in apps.get_models()}


def digest_things(model: type[models.Model], ids: Collection[int]) -> dict[int, str]:
    """Return the digest of each of these rows that is there."""
    rows: Any = model._base_manager.filter(pk__in=ids)
    found = {row["pk"]: [_strip(model, row)] for row in rows.values("pk", *_list_names(model))}
    for part, link in _list_parts(model):
        here: Any = part._base_manager.filter(**{f"{link}__in": ids}).order_by("pk")
        for row in here.values():
            if row[link] in found:
                found[row[link]].append(_strip(part, row))
    return {pk: _digest(held) for pk, held in found.items()}


def _list_names(model: type[models.Model]) -> list[str]:
    later = getattr(model, "changes_later", ())
    return [
        f.attname for f in model._meta.concrete_fields if f.name not in later and not f.generated
    ]


def _list_parts(model: type[models.Model]) -> list[tuple[type[models.Model], str]]:
    """Return the models whose rows are part of those of a model, and the column that says so."""
    found = []
    for _, part in sorted(list_models().items()):
        if "part_of" in vars(part):
            field: Any = part._meta.get_field(part.part_of)  # type: ignore[attr-defined]
            if field.related_model is model:
                found.append((part, field.attname))
    return found


def _strip(model: type[models.Model], row: dict[str, Any]) -> list[Any]:
    fields = model._meta.concrete_fields
    defaults = {f.attname: f.get_default() for f in fields if f.has_default()}
    made = {f.attname for f in fields if f.generated}  # the database makes it of the others
    held = {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in row.items()
        if name not in made
        and value not in (None, "")
        and (name not in defaults or value != defaults[name])
    }
    return [model._meta.label_lower, held]


def _digest(held: list[Any]) -> str:
    return digests.digest([2, held])
