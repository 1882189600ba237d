# SPDX-License-Identifier: EUPL-1.2
"""The chain of the ledger: every journal carries the digest of itself and the one before."""

from collections.abc import Mapping, Sequence
from typing import Any

from bodemplaat.finance.values import EntryDraft
from bodemplaat.kernel import digests


def pack_entry(entry: EntryDraft) -> list[Any]:
    """Return one line as plain values, in a fixed order."""
    return [
        entry.row, entry.account, entry.cents, entry.booked_on.isoformat(), entry.text,
        entry.pool or "", entry.category or "", entry.vat_cents, entry.participant or "",
        entry.document,
    ]


def hash_journal(head: Mapping[str, Any], entries: Sequence[EntryDraft]) -> str:
    """Return the link of one journal: version, head with the previous link, and every line."""
    return digests.digest([1, dict(head), [pack_entry(entry) for entry in entries]])
