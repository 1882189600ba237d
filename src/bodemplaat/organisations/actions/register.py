# SPDX-License-Identifier: EUPL-1.2
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from bodemplaat.organisations.models import DocumentedSuccession, RegisterEntry, RegisterImport
from bodemplaat.organisations.rules import register as rules
from bodemplaat.organisations.rules import splits
from bodemplaat.organisations.values import RegisterLine, RegisterSource

_LOCK = 7_233_001  # one import of the register at a time


@dataclass(frozen=True)
class ImportResult:
    """How many rows of one file were new, changed, the same, and known but absent from it."""

    source: RegisterSource
    added: int
    changed: int
    unchanged: int
    absent: int


@transaction.atomic
def import_register(
    *, lines: Sequence[RegisterLine], description: str, recorded_at: datetime, recorded_by: str
) -> ImportResult:
    """
    Import one register whole, and return what changed; a second time changes nothing.

    A row that the file no longer has stays and is counted: a cut-off file deletes nothing. The
    register is shared by all partnerships, so the import itself is the record, not the audit
    trail of one of them.
    """
    if not lines:
        raise rules.EmptyRegister(file=description)
    source = lines[0].source
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    rows = RegisterEntry.objects.filter(source=source, recorded_before__isnull=True)
    known = {(row.code, row.starts_on): row for row in rows}
    new, changed = _compare(lines, known)
    if new or changed:
        read_from = RegisterImport.objects.create(
            source=source,
            description=description,
            digest=_digest(lines),
            recorded_at=recorded_at,
            recorded_by=recorded_by,
        )
        for line in changed:
            known[line.code, line.starts_on].set_superseded(at=recorded_at)
        RegisterEntry.objects.bulk_create(_entries([*new, *changed], read_from), batch_size=500)
    _record_splits({line.code for line in lines})
    same = len(lines) - len(new) - len(changed)
    absent = len(known) - same - len(changed)
    return ImportResult(source, len(new), len(changed), same, absent)


def _compare(
    lines: Iterable[RegisterLine], known: dict[tuple[str, date | None], RegisterEntry]
) -> tuple[list[RegisterLine], list[RegisterLine]]:
    new, changed = [], []
    for line in lines:
        row = known.get((line.code, line.starts_on))
        if row is None:
            new.append(line)
        elif (row.name, row.province, row.ends_before, row.successor_code) != (
            line.name,
            line.province,
            line.ends_before,
            line.successor_code,
        ):
            changed.append(line)
    return new, changed


def _entries(lines: Iterable[RegisterLine], read_from: RegisterImport) -> list[RegisterEntry]:
    return [
        RegisterEntry(
            source=line.source,
            code=line.code,
            name=line.name,
            province=line.province,
            starts_on=line.starts_on,
            ends_before=line.ends_before,
            successor_code=line.successor_code,
            read_from=read_from,
        )
        for line in lines
    ]


def _digest(lines: Iterable[RegisterLine]) -> str:
    text = "\n".join(repr(line) for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()


def _record_splits(codes: set[str]) -> None:
    """Lay the successors by law beside the one that table 33 names."""
    for split in splits.SPLITS:
        if split.code in codes:
            DocumentedSuccession.objects.get_or_create(
                code=split.code,
                successor_code=split.successor_code,
                defaults={"takes_effect_on": split.takes_effect_on, "source": split.source},
            )
