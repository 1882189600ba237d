# SPDX-License-Identifier: EUPL-1.2
"""The audit trail: append-only and hash-chained per arrangement."""

import hashlib
import json
from collections import defaultdict
from typing import Any

from django.db import models, transaction

from bodemplaat.foundation import search, standing_in, tenancy, things
from bodemplaat.foundation.models import AuditHead, AuditRecord

_HASHED = (
    "arrangement_id", "participant_id", "seq", "recorded_at", "code", "thing_type", "thing_id",
    "actor_id", "actor_name", "before", "after", "previous_hash",
)  # fmt: skip


def compute_hash(record: AuditRecord) -> str:
    """Return the link of one record: version, then every field, in canonical JSON."""
    values = {name: getattr(record, name) for name in _HASHED}
    values["recorded_at"] = int(record.recorded_at.timestamp() * 1_000_000)
    version = 1
    if record.thing_hash:  # older records have none
        version, values["thing_hash"] = 2, record.thing_hash
    text = json.dumps([version, values], sort_keys=True, ensure_ascii=False, default=str)
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

    It holds a digest of the thing as it is then, so that `find_damage` knows it again. A fact that
    replaces another one brings a record of that one too, before its own.

    What a participant does is read by that participant too, unless another one is named; so is
    what a machine does because of it, in the same context. Whoever stands in for somebody is
    refused here what the person alone may do (InOwnPersonOnly).
    """
    standing_in.check(actor, code)
    if getattr(thing, "replaces_id", None):
        closed = type(thing)(pk=thing.replaces_id)  # type: ignore[attr-defined]
        record("foundation.fact.superseded", closed, actor=actor, participant_id=participant_id)
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
        thing_hash=things.digest_things(type(thing), [thing.pk]).get(thing.pk, ""),
        previous_hash=head.hash,
    )
    entry.hash = compute_hash(entry)
    entry.save()
    head.seq, head.hash = entry.seq, entry.hash
    head.save()
    search.refresh(type(thing), [thing.pk])
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
    return damage + _find_changed()


def _find_changed() -> list[str]:
    """Return the things that are gone, or other than they were when last recorded."""
    last: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
    records = AuditRecord.objects.exclude(thing_hash="").order_by("seq")
    for seq, kind, pk, digest in records.values_list("seq", "thing_type", "thing_id", "thing_hash"):
        last[kind][pk] = seq, digest
    damage, models_by_kind = [], things.list_models()
    for kind, recorded in sorted(last.items()):
        model = models_by_kind.get(kind)
        found = things.digest_things(model, recorded.keys()) if model else {}
        for pk, (seq, digest) in recorded.items():
            if pk not in found:
                damage.append(f"{kind} {pk} is er niet meer (auditregel {seq})")
            elif found[pk] != digest:
                damage.append(f"{kind} {pk} is gewijzigd na auditregel {seq}")
    return damage
