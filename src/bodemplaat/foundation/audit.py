# SPDX-License-Identifier: EUPL-1.2
"""
The audit trail: hash-chained per arrangement, and erasable where it holds personal data.

The chain holds digests, each with a drawn salt, of who acted and of what the thing held. Erasing
removes the text and its salt for a recorded reason; the chain still holds, and nobody can guess
the text from its digest.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q

from bodemplaat.foundation import search, standing_in, tenancy, things
from bodemplaat.foundation.models import AuditErasure, AuditHead, AuditRecord
from bodemplaat.kernel import digests
from bodemplaat.kernel.refusals import Refusal

ERASED = "foundation.personal-data.erased"
_HASHED = (
    "arrangement_id", "participant_id", "is_for_all", "seq", "recorded_at", "code", "thing_type",
    "thing_id", "thing_hash", "actor_id", "actor_hash", "content_hash", "previous_hash",
)  # fmt: skip
# What everybody may read of the thing itself, everybody may read of its history.
_FOR_ALL = ("arrangement", "published")


class NoReason(Refusal):
    """Personal data is erased for a reason that stays."""

    code = "foundation.erase-without-reason"


class NothingToErase(Refusal):
    """The trail holds nothing of this thing or account that can still be erased."""

    code = "foundation.nothing-to-erase"


@dataclass(frozen=True)
class HistoryLine:
    """One thing that was done: who is empty and what is None where it was erased."""

    seq: int
    at: datetime
    code: str
    thing_type: str
    thing_id: int
    who: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    is_who_erased: bool
    is_what_erased: bool


def hash_actor(record: AuditRecord) -> str:
    """Return the digest of who acted."""
    return digests.digest([record.actor_salt, record.actor_name])


def hash_content(record: AuditRecord) -> str:
    """Return the digest of what the thing held."""
    return digests.digest([record.content_salt, record.before, record.after])


def compute_hash(record: AuditRecord) -> str:
    """Return the link of one record: version, then every field of the chain, as canonical JSON."""
    return digests.digest([3, {name: getattr(record, name) for name in _HASHED}])


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

    What was done to a thing that all participants read, all read. Else the office reads it, and
    the participant that did it, in whose context a machine did it, or that is named.

    Whoever stands in for somebody is refused here what the person alone may do (InOwnPersonOnly).
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
        is_for_all=participant_id is None and getattr(thing, "tenancy", "") in _FOR_ALL,
        seq=head.seq + 1,
        recorded_at=actor.at,
        code=code,
        thing_type=thing._meta.label_lower,
        thing_id=thing.pk,
        thing_hash=things.digest_things(type(thing), [thing.pk]).get(thing.pk, ""),
        actor_id=actor.account_id,
        actor_name=actor.name,
        actor_salt=secrets.token_hex(16),
        before=_plain(before),
        after=_plain(after),
        content_salt=secrets.token_hex(16),
        previous_hash=head.hash,
    )
    entry.actor_hash, entry.content_hash = hash_actor(entry), hash_content(entry)
    entry.hash = compute_hash(entry)
    entry.save()
    head.seq, head.hash = entry.seq, entry.hash
    head.save()
    search.refresh(type(thing), [thing.pk])
    return entry


def _plain(values: dict[str, Any] | None) -> Any:
    return None if values is None else digests.to_plain(values)


def list_history(
    *, thing_type: str, thing_id: int, known_at: datetime | None = None
) -> tuple[HistoryLine, ...]:
    """Return what was done to a thing, as far as the reader may know, the newest first."""
    found = AuditRecord.objects.filter(thing_type=thing_type, thing_id=thing_id)
    if known_at is not None:
        found = found.filter(recorded_at__lte=known_at)
    return tuple(make_line(row) for row in found.order_by("-seq"))


def make_line(row: AuditRecord) -> HistoryLine:
    """Return a record as a page shows it."""
    return HistoryLine(
        row.seq, row.recorded_at, row.code, row.thing_type, row.thing_id, row.actor_name,
        row.before, row.after, row.actor_erasure_id is not None,
        row.content_erasure_id is not None,
    )


@transaction.atomic
def erase_thing(thing: models.Model, *, reason: str, actor: Any) -> AuditErasure:
    """
    Erase what the trail holds of a thing, and who acted on it stays.

    The action of the package erases the thing itself, and records that first. Raises NoReason,
    NothingToErase.
    """
    kind = thing._meta.label_lower
    found = AuditRecord.objects.filter(
        thing_type=kind, thing_id=thing.pk, content_erasure__isnull=True
    )
    held = found.exclude(before__isnull=True, after__isnull=True)
    erasure = _erase(held, reason, actor, name=kind, thing_type=kind, thing_id=thing.pk)
    for row in held:
        row.set_content_erased(erasure)
    return erasure


@transaction.atomic
def erase_account(*, account_id: int, reason: str, actor: Any) -> AuditErasure:
    """Erase the name of an account from the trail of the arrangement. Raises as erase_thing."""
    held = AuditRecord.objects.filter(actor_id=account_id, actor_erasure__isnull=True)
    erasure = _erase(held, reason, actor, name=f"account {account_id}", account_id=account_id)
    for row in held:
        row.set_actor_erased(erasure)
    return erasure


def _erase(held: Any, reason: str, actor: Any, *, name: str, **what: Any) -> AuditErasure:
    if not reason.strip():
        raise NoReason(name=name)
    if not held.exists():
        raise NothingToErase(name=name)
    erasure = AuditErasure.objects.create(
        arrangement_id=actor.arrangement_id, reason=reason, recorded_at=actor.at,
        recorded_by=actor.name, **what,
    )
    record(ERASED, erasure, actor=actor)
    return erasure


def find_damage() -> list[str]:
    """Return what is wrong in the chain of the arrangement in context."""
    damage: list[str] = []
    if AuditRecord.objects.exists() and not AuditHead.objects.exists():
        damage.append("het einde van de keten ontbreekt")
    for head in AuditHead.objects.order_by("arrangement_id"):
        records = AuditRecord.objects.filter(arrangement_id=head.arrangement_id).order_by("seq")
        damage += _find_broken(head, records.iterator())
    return damage + _find_erased() + _find_changed()


def _find_erased() -> list[str]:
    """Return the records that were erased without an erasure of theirs in the chain."""
    kind = AuditErasure._meta.label_lower
    recorded = AuditRecord.objects.filter(code=ERASED, thing_type=kind).values("thing_id")
    damage = []
    for what, link in (("wie het deed", "actor_erasure"), ("de inhoud", "content_erasure")):
        own = (
            Q(actor_id=F("actor_erasure__account_id")) if link == "actor_erasure"
            else Q(thing_type=F("content_erasure__thing_type"),
                   thing_id=F("content_erasure__thing_id"))
        )  # fmt: skip
        found = AuditRecord.objects.filter(**{f"{link}__isnull": False})
        strange = found.exclude(own, **{f"{link}__in": recorded}).order_by("seq")
        damage += [
            f"auditregel {seq}: {what} is gewist zonder vastgelegde reden"
            for seq in strange.values_list("seq", flat=True)
        ]
    return damage


def _find_broken(head: AuditHead, records: Iterable[AuditRecord]) -> list[str]:
    damage, previous, seq = [], "", 0
    for entry in records:
        where = f"auditregel {entry.seq}"
        if entry.seq != seq + 1:
            damage.append(f"{where}: nummer {seq + 1} ontbreekt")
        if entry.previous_hash != previous or entry.hash != compute_hash(entry):
            damage.append(f"{where}: de keten klopt niet")
        if entry.actor_erasure_id is None and entry.actor_hash != hash_actor(entry):
            damage.append(f"{where}: wie het deed is gewijzigd")
        if entry.content_erasure_id is None and entry.content_hash != hash_content(entry):
            damage.append(f"{where}: de inhoud is gewijzigd")
        previous, seq = entry.hash, entry.seq
    if (head.seq, head.hash) != (seq, previous):
        damage.append("het einde van de keten klopt niet")
    return damage


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
