# SPDX-License-Identifier: EUPL-1.2
"""The append-only ledger: post, reverse, import, close."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from bodemplaat.finance import permissions, queries
from bodemplaat.finance.actions import locks
from bodemplaat.finance.models import (
    Account,
    ClosedYear,
    CostCategory,
    CostPool,
    Entry,
    Journal,
)
from bodemplaat.finance.rules import chaining, journal_files
from bodemplaat.finance.values import EntryDraft, RowError
from bodemplaat.foundation import audit, jobs
from bodemplaat.kernel import digests, files, ledger
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor

IMPORT_JOURNAL, PIECE = "finance.import-journal", 1_000_000


class YearClosed(Refusal):
    """Nothing is posted in a closed year any more."""

    code = "finance.year-closed"


class SameKeyOtherContent(Refusal):
    """The key of a request was used before for something else."""

    code = "finance.same-key-other-content"


class UnknownJournal(Refusal):
    """No journal has this number."""

    code = "finance.unknown-journal"


class AlreadyReversed(Refusal):
    """A journal is reversed once."""

    code = "finance.already-reversed"


class ReversedOutOfTime(Refusal):
    """A journal is reversed in its own year or later, and not in a year to come."""

    code = "finance.reversed-out-of-time"


class NoContraAccount(Refusal):
    """An account that a posting needs is not registered."""

    code = "finance.no-account"


class RowsRefused(Refusal):
    """A file holds rows that cannot be posted; nothing of it was."""

    code = "finance.rows-refused"

    def __init__(self, errors: Sequence[RowError]) -> None:
        self.errors = tuple(errors)
        super().__init__(count=len(self.errors), row=self.errors[0].row)

    @property
    def details(self) -> tuple[Refusal, ...]:
        """What is wrong, row by row."""
        return tuple(journal_files.make_refusal(error) for error in self.errors)


@transaction.atomic
def post_journal(
    *, year: int, booked_on: date, text: str, source: str, entries: Sequence[EntryDraft],
    idempotency_key: str, actor: Actor, is_synthetic: bool = False, reverses: Journal | None = None,
) -> Journal:
    """
    Post a balanced journal at the end of the ledger; asked again with its key, return it.

    Raises: NotAllowed, YearClosed, SameKeyOtherContent, Unbalanced, NoContraAccount.
    """
    permissions.require_controller(actor)
    counter = locks.lock_ledger(arrangement_id=actor.arrangement_id)
    asked = digests.digest([year, booked_on, text, [chaining.pack_entry(e) for e in entries]])
    found = Journal.objects.filter(idempotency_key=idempotency_key).first()
    if found is not None:
        if found.request_hash != asked:
            raise SameKeyOtherContent(key=idempotency_key, seq=found.seq)
        return found
    if ClosedYear.objects.filter(year=year).exists():
        raise YearClosed(year=year)
    ledger.check_balanced([ledger.Entry(e.account, e.cents) for e in entries])
    row = Journal(
        arrangement_id=actor.arrangement_id, seq=counter.seq + 1, year=year, booked_on=booked_on,
        text=text, source=source, is_synthetic=is_synthetic, idempotency_key=idempotency_key,
        request_hash=asked, reverses=reverses, recorded_at=actor.at, recorded_by=actor.name,
        previous_hash=counter.hash,
    )
    row.hash = chaining.hash_journal(queries.get_journal_head(row), entries)
    row.save()
    _add_entries(row, entries)
    counter.set_end(seq=row.seq, hash=row.hash)
    audit.record("finance.journal.posted", row, actor=actor, after={"seq": row.seq})
    return row


def _add_entries(row: Journal, entries: Sequence[EntryDraft]) -> None:
    accounts = {account.code: account for account in Account.objects.all()}
    pools = {pool.code: pool for pool in CostPool.objects.all()}
    categories = {category.code: category for category in CostCategory.objects.all()}
    for entry in entries:
        if entry.account not in accounts:
            raise NoContraAccount(account=entry.account)
    Entry.objects.bulk_create(
        Entry(
            arrangement_id=row.arrangement_id, journal=row, row=entry.row,
            account=accounts[entry.account], cents=entry.cents, booked_on=entry.booked_on,
            text=entry.text, pool=pools[entry.pool] if entry.pool else None,
            category=categories[entry.category] if entry.category else None,
            vat_cents=entry.vat_cents, participant_code=entry.participant or "",
            document=entry.document,
        )
        for entry in entries
    )


@transaction.atomic
def reverse_journal(*, seq: int, booked_on: date, reason: str, actor: Actor) -> Journal:
    """
    Post the exact mirror of a journal, with its dimensions, in an open year.

    Raises: NotAllowed, UnknownJournal, AlreadyReversed, ReversedOutOfTime, YearClosed.
    """
    found = queries.find_journal(seq=seq)
    if found is None:
        raise UnknownJournal(seq=seq)
    if Journal.objects.filter(reverses=found).exists():
        raise AlreadyReversed(seq=seq)
    if not found.year <= booked_on.year <= actor.on.year:
        raise ReversedOutOfTime(seq=seq, first=found.year, last=actor.on.year, on=booked_on)
    mirrored = [draft.mirror(booked_on) for draft in queries.list_drafts(journal_id=found.pk)]
    return post_journal(
        year=booked_on.year, booked_on=booked_on, text=f"Tegenboeking van {seq}: {reason}",
        source=f"boekstuk {seq}", entries=mirrored, idempotency_key=f"reverse-{seq}", actor=actor,
        is_synthetic=found.is_synthetic, reverses=found,
    )


@transaction.atomic
def import_journal(
    *, content: bytes, year: int, source: str, actor: Actor, idempotency_key: str = "",
    mapping: Mapping[str, str] | None = None, is_synthetic: bool = False,
    tell: journal_files.Tell | None = None,
) -> Journal:
    """
    Post the cost lines of a file as one journal, all or nothing; `tell` hears how far it is.

    Raises: FileTooLarge, NotUtf8, MissingColumn, NoRows, NotCsv, RowsRefused with every
    error, and the refusals of `post_journal`.
    """
    permissions.require_controller(actor)
    rows, errors = queries.list_file_rows(
        content=content, source=source, year=year, mapping=mapping, tell=tell
    )
    if errors:
        raise RowsRefused(errors)
    key = idempotency_key or f"file-{year}-{hashlib.sha256(content).hexdigest()}"
    return post_journal(
        year=year, booked_on=max(row.booked_on for row in rows), source=source,
        text=f"Ingelezen: {source}", entries=journal_files.make_drafts(rows), idempotency_key=key,
        actor=actor, is_synthetic=is_synthetic,
    )


@transaction.atomic
def submit_journal_file(
    *, content: bytes, year: int, source: str, key: str, mapping: Mapping[str, str], actor: Actor
) -> int:
    """
    Submit a file with cost lines to a worker, which posts it all or not at all; return the job.

    Raises: NotAllowed, FileTooLarge, YearClosed; the worker meets those of `import_journal`.
    """
    permissions.require_controller(actor)
    files.check_size(source, len(content), journal_files.MOST_MEGABYTES)
    if ClosedYear.objects.filter(year=year).exists():
        raise YearClosed(year=year)
    pieces = (content[at : at + PIECE] for at in range(0, len(content), PIECE))
    return jobs.defer(
        IMPORT_JOURNAL, actor=actor, key=key, file=pieces, year=year, source=source,
        mapping=json.dumps(mapping),
    )


@transaction.atomic
def close_year(*, year: int, actor: Actor) -> ClosedYear:
    """Close a year for good. Raises NotAllowed, YearClosed when it was closed before."""
    locks.lock_ledger(arrangement_id=actor.arrangement_id)
    permissions.require_controller(actor)
    if ClosedYear.objects.filter(year=year).exists():
        raise YearClosed(year=year)
    row = ClosedYear.objects.create(
        arrangement_id=actor.arrangement_id, year=year, recorded_at=actor.at,
        recorded_by=actor.name,
    )
    audit.record("finance.year.closed", row, actor=actor, after={"year": year})
    return row


