# SPDX-License-Identifier: EUPL-1.2
"""The ledger page by page: by number, so that a page never shifts under the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum

from bodemplaat.finance import models
from bodemplaat.finance.queries import keys, ledger
from bodemplaat.foundation.tables import Rows
from bodemplaat.kernel.refusals import Refusal


class JournalNotFound(Refusal):
    """No journal has this number."""

    code = "finance.journal-not-found"


@dataclass(frozen=True)
class JournalLine:
    """One journal in a list, or above its lines."""

    id: int
    seq: int
    year: int
    booked_on: date
    text: str
    source: str
    is_synthetic: bool
    recorded_at: datetime
    recorded_by: str
    hash: str
    previous_hash: str
    debit_cents: int
    reverses_seq: int | None
    reversed_by_seq: int | None


@dataclass(frozen=True)
class EntryLine:
    """One line of a journal."""

    row: int
    account: str
    account_name: str
    pool: str
    category: str
    text: str
    participant: str
    document: str
    booked_on: date
    cents: int
    vat_cents: int

    @property
    def debit_cents(self) -> int | None:
        """Return what stands at the left side, if it does."""
        return self.cents if self.cents > 0 else None

    @property
    def credit_cents(self) -> int | None:
        """Return what stands at the right side, if it does."""
        return -self.cents if self.cents < 0 else None

    @property
    def account_title(self) -> str:
        """Return the number and the name of the account."""
        return f"{self.account} {self.account_name}"


def search_journals(*, known_at: datetime | None = None) -> Rows:
    """Return the journals, to be filtered, sorted and paged."""
    return Rows(_find(known_at), _read_journals, {
        "nummer": "seq", "jaar": "year", "boekdatum": "booked_on", "debet": "debit",
        "omschrijving": "text", "bron": "source", "door": "recorded_by",
        "vastgelegd": "recorded_at", "kostenplaats": _touch_pools,
    })  # fmt: skip


def list_journals(*, year: int, known_at: datetime | None = None) -> tuple[JournalLine, ...]:
    """Return the journals of a year, in order of number."""
    return _read_journals(list(_find(known_at).filter(year=year).order_by("seq")))


def _find(known_at: datetime | None) -> QuerySet[models.Journal]:
    rows = models.Journal.objects.select_related("reverses")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return rows.annotate(debit=Sum("entries__cents", filter=Q(entries__cents__gt=0)))


def _touch_pools(operator: str, codes: list[str]) -> Q:
    touched = models.Entry.objects.filter(pool__code__in=codes)
    return Q(pk__in=touched.values("journal_id"))


def _read_journals(rows: Sequence[models.Journal]) -> tuple[JournalLine, ...]:
    reversals = _index_reversals([row.pk for row in rows])
    return tuple(_make_line(row, reversals) for row in rows)


def _index_reversals(ids: list[int]) -> dict[int, int]:
    rows = models.Journal.objects.filter(reverses_id__in=ids)
    return dict(rows.values_list("reverses_id", "seq"))


def _make_line(row: models.Journal, reversals: dict[int, int]) -> JournalLine:
    return JournalLine(
        row.pk, row.seq, row.year, row.booked_on, row.text, row.source, row.is_synthetic,
        row.recorded_at, row.recorded_by, row.hash, row.previous_hash,
        getattr(row, "debit", None) or 0, row.reverses.seq if row.reverses else None,
        reversals.get(row.pk),
    )


def get_journal_line(*, seq: int, known_at: datetime | None = None) -> JournalLine:
    """Return one journal by its number. Raises JournalNotFound."""
    row = _find(known_at).filter(seq=seq).first()
    if row is None:
        raise JournalNotFound(seq=seq)
    return _make_line(row, _index_reversals([row.pk]))


def search_entries(*, journal_id: int) -> Rows:
    """Return the lines of a journal, to be filtered, sorted and paged."""
    rows = models.Entry.objects.filter(journal_id=journal_id)
    return Rows(rows.select_related("account", "pool", "category"), _read_entries, {
        "regel": "row", "omschrijving": "text", "boekdatum": "booked_on",
        "rekening": "account__code", "kostenplaats": "pool__name",
        "kostensoort": "category__name", "debet": "cents", "btw": "vat_cents",
        "deelnemer": "participant_code", "stuk": "document",
    })  # fmt: skip


def list_journal_entries(*, journal_id: int) -> tuple[EntryLine, ...]:
    """Return the lines of a journal in their order."""
    rows = models.Entry.objects.filter(journal_id=journal_id).order_by("row")
    return _read_entries(list(rows.select_related("account", "pool", "category")))


def _read_entries(rows: Sequence[models.Entry]) -> tuple[EntryLine, ...]:
    return tuple(
        EntryLine(
            row.row, row.account.code, row.account.name, row.pool.name if row.pool else "",
            row.category.name if row.category else "", row.text, row.participant_code,
            row.document, row.booked_on, row.cents, row.vat_cents,
        )
        for row in rows
    )


@dataclass(frozen=True)
class LedgerYear:
    """One year of the ledger."""

    year: int
    is_closed: bool


def list_ledger_years() -> tuple[LedgerYear, ...]:
    """Return the years with journals, newest first, and whether they are closed."""
    booked = models.Journal.objects.order_by().values_list("year", flat=True).distinct()
    closed = set(ledger.list_closed_years())
    return tuple(LedgerYear(year, year in closed) for year in sorted({*booked, *closed})[::-1])


def list_pool_names() -> tuple[tuple[str, str], ...]:
    """Return the code and name of the cost pools in their order."""
    return tuple((pool.code, pool.name) for pool in keys.list_pools())
