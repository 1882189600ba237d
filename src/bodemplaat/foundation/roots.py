# SPDX-License-Identifier: EUPL-1.2
"""
The root of a day: where every chain of an arrangement ended, in one digest that leaves the house.

A chain alone does not stop somebody who writes all of it anew. A participant that kept the root of
a day can show it: the chain must still pass through the ends that the root names.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bodemplaat.foundation.models import AuditHead, AuditRecord, DailyRoot
from bodemplaat.kernel import days, digests
from bodemplaat.kernel.refusals import Refusal

FORMAT = 1
MOST_MEGABYTES = 1


class NotARoot(Refusal):
    """A file is not the root of a day as it can be downloaded."""

    code = "foundation.not-a-root"


class OtherArrangement(Refusal):
    """A root was made by another partnership."""

    code = "foundation.root-of-another"


@dataclass(frozen=True)
class End:
    """The last link of a chain: its number and its hash."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Chain:
    """A chain of an arrangement: where it ends, and the hash of a link, or None."""

    get_end: Callable[[], End]
    find_hash: Callable[[int], str | None]


@dataclass(frozen=True)
class Root:
    """The root of a day, as it is kept."""

    slug: str
    on: date
    ends: Mapping[str, End]
    previous_hash: str
    hash: str
    recorded_at: datetime


def _get_audit_end() -> End:
    row = AuditHead.objects.first()
    return End(row.seq, row.hash) if row else End(0, "")


def _find_audit_hash(seq: int) -> str | None:
    return AuditRecord.objects.filter(seq=seq).values_list("hash", flat=True).first()


_chains: dict[str, Chain] = {"audit": Chain(_get_audit_end, _find_audit_hash)}


def register_chain(name: str, chain: Chain) -> None:
    """Let the end of a chain be part of every root from now on."""
    _chains[name] = chain


def compute_hash(*, slug: str, on: date, ends: Mapping[str, End], previous_hash: str) -> str:
    """Return the root: version, arrangement, day, the end of each chain, and the root before."""
    return digests.digest([FORMAT, slug, on, dict(ends), previous_hash])


def _recompute(root: Root) -> str:
    return compute_hash(
        slug=root.slug, on=root.on, ends=root.ends, previous_hash=root.previous_hash
    )


@transaction.atomic
def seal(*, slug: str, on: date, actor: Any) -> DailyRoot:
    """
    Keep the root of a day for the arrangement in context; asked again, return it.

    The head of the audit trail is locked first, so that roots are made one after the other.
    """
    AuditHead.objects.get_or_create(arrangement_id=actor.arrangement_id)
    AuditHead.objects.select_for_update().get(arrangement_id=actor.arrangement_id)
    last = DailyRoot.objects.order_by("-on").first()
    if last is not None and last.on >= on:
        return DailyRoot.objects.filter(on__lte=on).order_by("-on").first() or last
    ends = {name: chain.get_end() for name, chain in sorted(_chains.items())}
    previous = last.hash if last else ""
    return DailyRoot.objects.create(
        arrangement_id=actor.arrangement_id, slug=slug, on=on, ends=digests.to_plain(ends),
        previous_hash=previous, recorded_at=actor.at,
        hash=compute_hash(slug=slug, on=on, ends=ends, previous_hash=previous),
    )


def read_row(row: DailyRoot) -> Root:
    """Return a kept root as it is read elsewhere."""
    ends = {name: End(**end) for name, end in row.ends.items()}
    return Root(row.slug, row.on, ends, row.previous_hash, row.hash, row.recorded_at)


def list_roots(*, known_at: datetime | None = None) -> tuple[Root, ...]:
    """Return the roots of the arrangement in context, the newest first."""
    found = DailyRoot.objects.order_by("-on")
    if known_at is not None:
        found = found.filter(recorded_at__lte=known_at)
    return tuple(read_row(row) for row in found)


def find_root(*, on: date) -> Root | None:
    """Return the root of a day, or None."""
    row = DailyRoot.objects.filter(on=on).first()
    return None if row is None else read_row(row)


def write_file(root: Root) -> str:
    """Return the root as a file that a participant keeps."""
    values = {
        "format": FORMAT, "samenwerkingsverband": root.slug, "dag": root.on, "einden": root.ends,
        "vorige": root.previous_hash, "controlegetal": root.hash, "vastgelegd": root.recorded_at,
    }  # fmt: skip
    return json.dumps(digests.to_plain(values), indent=2, ensure_ascii=False) + "\n"


def read_file(name: str, content: bytes) -> Root:
    """Return the root in a file. Raises NotARoot, also where the file itself was changed."""
    try:
        held = json.loads(content)
        ends = {
            str(key): End(int(end["seq"]), str(end["hash"]))
            for key, end in held["einden"].items()
        }
        root = Root(
            str(held["samenwerkingsverband"]), days.read_day(str(held["dag"]), "dag"), ends,
            str(held["vorige"]), str(held["controlegetal"]),
            datetime.fromisoformat(str(held["vastgelegd"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, days.BadDate):
        raise NotARoot(name=name) from None
    if held.get("format") != FORMAT or root.hash != _recompute(root):
        raise NotARoot(name=name)
    return root


def find_differences(kept: Root, *, slug: str) -> list[str]:
    """
    Return what is other now than a kept root says, for the arrangement in context.

    Raises OtherArrangement.
    """
    if kept.slug != slug:
        raise OtherArrangement(kept=kept.slug, asked=slug)
    damage = []
    row = DailyRoot.objects.filter(on=kept.on).first()
    if row is None or row.hash != kept.hash:
        damage.append(f"het controlegetal van {kept.on:%d-%m-%Y} is hier een ander")
    for name, end in sorted(kept.ends.items()):
        chain = _chains.get(name)
        if chain is None:
            damage.append(f"de keten {name} is hier niet bekend")
        elif end.seq and chain.find_hash(end.seq) != end.hash:
            damage.append(f"keten {name}: regel {end.seq} is niet meer die van toen")
    return damage


def find_damage() -> list[str]:
    """Return what is wrong in the roots of the arrangement in context."""
    damage, previous = [], ""
    for row in DailyRoot.objects.order_by("on"):
        where, root = f"controlegetal van {row.on:%d-%m-%Y}", read_row(row)
        if row.previous_hash != previous or row.hash != _recompute(root):
            damage.append(f"{where}: de keten klopt niet")
        for name, end in sorted(row.ends.items()):
            chain = _chains.get(name)
            if chain is None or (end["seq"] and chain.find_hash(end["seq"]) != end["hash"]):
                damage.append(f"{where}: keten {name} loopt niet meer door regel {end['seq']}")
        previous = row.hash
    return damage
