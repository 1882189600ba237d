# SPDX-License-Identifier: EUPL-1.2
"""Questions about the ledger."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Sum

from bodemplaat.finance import models
from bodemplaat.finance.rules import chaining, journal_files
from bodemplaat.finance.rules.journal_files import Ground
from bodemplaat.finance.values import EntryDraft, ImportRow, LineKind, RowError, SourceLine
from bodemplaat.foundation import roots, verification
from bodemplaat.kernel import files
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisation_queries


def get_counter_for_change() -> models.JournalCounter:
    """Return the end of the ledger, locked: every writer takes this lock first."""
    return models.JournalCounter.objects.select_for_update().get()


def find_journal(*, seq: int) -> models.Journal | None:
    """Return the journal with a number, or None."""
    return models.Journal.objects.filter(seq=seq).first()


def list_closed_years(*, known_at: datetime | None = None) -> tuple[int, ...]:
    """Return the years in which nothing is posted any more, as known at a moment."""
    rows = models.ClosedYear.objects.order_by("year")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return tuple(rows.values_list("year", flat=True))


def get_ground(*, year: int) -> Ground:
    """Return what a row of a journal file of a year may refer to."""
    pools = models.CostPool.objects.values_list("code", "kind")
    lines = organisation_queries.list_participations(period=Period.of_year(year))
    return Ground(
        year, {code: LineKind(kind) for code, kind in pools},
        frozenset(models.CostCategory.objects.values_list("code", flat=True)),
        frozenset(line.participant.code for line in lines),
    )


def list_file_rows(
    *, content: bytes, source: str, year: int, mapping: Mapping[str, str] | None = None,
    tell: journal_files.Tell | None = None,
) -> tuple[tuple[ImportRow, ...], tuple[RowError, ...]]:
    """Return the rows of a journal file that hold, and what is wrong in the others."""
    files.check_size(source, len(content), journal_files.MOST_MEGABYTES)
    text = files.decode(source, content)
    return journal_files.read_rows(text, get_ground(year=year), mapping, tell)


def list_drafts(*, journal_id: int) -> tuple[EntryDraft, ...]:
    """Return the lines of a journal in order."""
    return tuple(_make_draft(row) for row in _entries().filter(journal_id=journal_id))


def _entries() -> Any:
    related = ("account", "pool", "category", "journal")
    return models.Entry.objects.select_related(*related).order_by("journal__seq", "row")


def _make_draft(row: models.Entry) -> EntryDraft:
    return EntryDraft(
        row.row, row.account.code, row.cents, row.booked_on, row.text,
        row.pool.code if row.pool else None, row.category.code if row.category else None,
        row.vat_cents, row.participant_code or None, row.document,
    )


def list_entries(
    *, year: int, known_at: datetime | None = None, pool_code: str | None = None
) -> tuple[SourceLine, ...]:
    """Return the booked cost lines of a year, as known at a moment, in order of the ledger."""
    rows = _entries().filter(journal__year=year, pool__isnull=False)
    if known_at is not None:
        rows = rows.filter(journal__recorded_at__lte=known_at)
    if pool_code is not None:
        rows = rows.filter(pool__code=pool_code)
    return tuple(
        SourceLine(
            row.pk, row.pool.code, row.category.name, row.booked_on, row.text, row.cents,
            row.vat_cents, row.participant_code or None,
            f"boekstuk {row.journal.seq}, regel {row.row}", row.journal.is_synthetic,
        )
        for row in rows
    )


def sum_by_pool(*, year: int, known_at: datetime | None = None) -> dict[str, int]:
    """Return what was booked in a year per pool, in cents, as known at a moment."""
    rows = models.Entry.objects.filter(journal__year=year, pool__isnull=False)
    if known_at is not None:
        rows = rows.filter(journal__recorded_at__lte=known_at)
    sums = rows.values("pool__code").annotate(total=Sum("cents")).order_by("pool__code")
    return {row["pool__code"]: row["total"] for row in sums}


def get_journal_head(row: models.Journal) -> dict[str, Any]:
    """Return what the chain holds of a journal, besides its lines."""
    return {
        "seq": row.seq, "year": row.year, "booked_on": row.booked_on.isoformat(),
        "text": row.text, "source": row.source, "is_synthetic": row.is_synthetic,
        "idempotency_key": row.idempotency_key, "request_hash": row.request_hash,
        "reverses": row.reverses.pk if row.reverses else None, "previous_hash": row.previous_hash,
        "recorded_at": int(row.recorded_at.timestamp() * 1_000_000),
        "recorded_by": row.recorded_by,
    }


def find_damage() -> list[str]:
    """Return what is wrong in the ledger of the arrangement in context."""
    damage: list[str] = []
    previous, seq = "", 0
    by_journal = _group(_entries())
    for row in models.Journal.objects.select_related("reverses").order_by("seq"):
        drafts = by_journal.pop(row.pk, [])
        damage += _check_journal(row, drafts, previous, seq)
        previous, seq = row.hash, row.seq
    damage += [f"regels zonder boekstuk: {len(by_journal)}"] if by_journal else []
    counter = models.JournalCounter.objects.first()
    if counter is None and seq:
        damage.append("de teller van de boekstukken ontbreekt")
    if counter is not None and (counter.seq, counter.hash) != (seq, previous):
        damage.append(f"de teller zegt {counter.seq}, het laatste boekstuk is {seq}")
    return damage


def _group(rows: Iterable[models.Entry]) -> dict[int, list[EntryDraft]]:
    found: dict[int, list[EntryDraft]] = {}
    for row in rows:
        found.setdefault(row.journal.pk, []).append(_make_draft(row))
    return found


def _check_journal(
    row: models.Journal, drafts: list[EntryDraft], previous: str, seq: int
) -> list[str]:
    where = f"boekstuk {row.seq}"
    damage = []
    if row.seq != seq + 1:
        damage.append(f"boekstuk {seq + 1} ontbreekt")
    if sum(draft.cents for draft in drafts):
        damage.append(f"{where}: debet en credit zijn niet gelijk")
    if row.previous_hash != previous or row.hash != chaining.hash_journal(
        get_journal_head(row), drafts
    ):
        damage.append(f"{where}: de keten klopt niet")
    return damage


def _get_end() -> roots.End:
    counter = models.JournalCounter.objects.first()
    return roots.End(counter.seq, counter.hash) if counter else roots.End(0, "")


def _find_hash(seq: int) -> str | None:
    return models.Journal.objects.filter(seq=seq).values_list("hash", flat=True).first()


verification.register("ledger", find_damage)
roots.register_chain("ledger", roots.Chain(_get_end, _find_hash))
