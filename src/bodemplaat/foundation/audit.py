# SPDX-License-Identifier: EUPL-1.2
"""The audit trail: append-only and hash-chained per arrangement."""

import hashlib
import json
from typing import Any

from django.db import models, transaction

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.models import AuditHead, AuditRecord

_HASHED = (
    "arrangement_id", "participant_id", "seq", "recorded_at", "code", "thing_type", "thing_id",
    "actor_id", "actor_name", "before", "after", "previous_hash",
)  # fmt: skip


def compute_hash(record: AuditRecord) -> str:
    """Return the link of one record: version, then every field, in canonical JSON."""
    values = {name: getattr(record, name) for name in _HASHED}
    values["recorded_at"] = int(record.recorded_at.timestamp() * 1_000_000)
    text = json.dumps([1, values], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def record(
    code: str,
    thing: models.Model,
    *,
    actor: Any,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    participant_id: int | None = None,
) -> AuditRecord:
    """
    Add one record at the end of the chain; take it last in an action, before events.

    What a participant does is read by that participant too, unless another one is named; so is
    what a machine does because of it, in the same context.
    """
    reader_id = getattr(actor, "participant_id", None) if participant_id is None else participant_id
    if reader_id is None:
        reader_id = tenancy.find_participant()
    AuditHead.objects.get_or_create(arrangement_id=actor.arrangement_id)
    head = AuditHead.objects.select_for_update().get(arrangement_id=actor.arrangement_id)
    entry = AuditRecord(
        arrangement_id=actor.arrangement_id,
        participant_id=reader_id,
        seq=head.seq + 1,
        recorded_at=actor.at,
        code=code,
        thing_type=thing._meta.label_lower,
        thing_id=thing.pk,
        actor_id=actor.account_id,
        actor_name=actor.name,
        before=_plain(before),
        after=_plain(after),
        previous_hash=head.hash,
    )
    entry.hash = compute_hash(entry)
    entry.save()
    head.seq, head.hash = entry.seq, entry.hash
    head.save()
    return entry


def _plain(values: dict[str, Any] | None) -> Any:
    return None if values is None else json.loads(json.dumps(values, default=str))


def find_damage() -> list[str]:
    """Return what is wrong in the chain of the arrangement in context."""
    damage: list[str] = []
    if AuditRecord.objects.exists() and not AuditHead.objects.exists():
        damage.append("het einde van de keten ontbreekt")
    for head in AuditHead.objects.order_by("arrangement_id"):
        previous, seq = "", 0
        records = AuditRecord.objects.filter(arrangement_id=head.arrangement_id)
        for entry in records.order_by("seq").iterator():
            where = f"auditregel {entry.seq}"
            if entry.seq != seq + 1:
                damage.append(f"{where}: nummer {seq + 1} ontbreekt")
            if entry.previous_hash != previous or entry.hash != compute_hash(entry):
                damage.append(f"{where}: de keten klopt niet")
            previous, seq = entry.hash, entry.seq
        if (head.seq, head.hash) != (seq, previous):
            damage.append("het einde van de keten klopt niet")
    return damage
