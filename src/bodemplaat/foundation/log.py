# SPDX-License-Identifier: EUPL-1.2
"""Questions about the whole trail, as far as the reader may know."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models

from bodemplaat.foundation import audit, things
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.foundation.tables import Rows


def search_records(*, known_at: datetime | None = None) -> Rows:
    """Return what was done, to be filtered, sorted and paged."""
    rows = AuditRecord.objects.all()
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return Rows(rows, _read, {
        "nummer": "seq", "wanneer": "recorded_at", "wie": "actor_name", "code": "code",
        "soort": "thing_type", "ding": "thing_id",
    })  # fmt: skip


def _read(rows: Sequence[AuditRecord]) -> tuple[audit.HistoryLine, ...]:
    return tuple(audit.make_line(row) for row in rows)


def find_line(*, seq: int) -> audit.HistoryLine | None:
    """Return what was done under a number of the trail, or None."""
    row = AuditRecord.objects.filter(seq=seq).first()
    return None if row is None else audit.make_line(row)


def find_thing(seq: int) -> models.Model | None:
    """Return the thing that a line of the trail is about, or None where it is gone."""
    row = AuditRecord.objects.get(seq=seq)
    model = things.list_models().get(row.thing_type)
    return None if model is None else model._base_manager.filter(pk=row.thing_id).first()
