# SPDX-License-Identifier: EUPL-1.2
"""The one lock of the money of an arrangement; every writer takes it first."""

from bodemplaat.finance import queries
from bodemplaat.finance.models import JournalCounter


def lock_ledger(*, arrangement_id: int) -> JournalCounter:
    """Return the end of the ledger, locked until the end of the transaction."""
    JournalCounter.objects.get_or_create(arrangement_id=arrangement_id)
    return queries.get_counter_for_change()
