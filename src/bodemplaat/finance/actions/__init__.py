# SPDX-License-Identifier: EUPL-1.2
"""Every change of money: ground, keys, budgets, the ledger, settlements."""

from bodemplaat.finance.actions.budgets import (
    AlreadyProposed,
    EmptyBudget,
    adopt_budget,
    draft_budget,
    propose_budget,
)
from bodemplaat.finance.actions.ground import (
    CodeTaken,
    KeyNeeded,
    register_account,
    register_category,
    register_key,
    register_pool,
)
from bodemplaat.finance.actions.keys import (
    NotProposed,
    RangeIsNoFact,
    adopt_key_version,
    propose_key_version,
)
from bodemplaat.finance.actions.ledger import (
    IMPORT_JOURNAL,
    AlreadyReversed,
    NoContraAccount,
    ReversedOutOfTime,
    RowsRefused,
    SameKeyOtherContent,
    UnknownJournal,
    YearClosed,
    close_year,
    import_journal,
    post_journal,
    reverse_journal,
    submit_journal_file,
)
from bodemplaat.finance.actions.settlements import (
    SettlementWaits,
    adopt_settlement,
    close_settlement,
    propose_settlement,
)

__all__ = [
    "IMPORT_JOURNAL", "AlreadyProposed", "AlreadyReversed", "CodeTaken", "EmptyBudget", "KeyNeeded",
    "NoContraAccount", "NotProposed", "RangeIsNoFact", "ReversedOutOfTime", "RowsRefused",
    "SameKeyOtherContent",
    "SettlementWaits", "UnknownJournal", "YearClosed", "adopt_budget", "adopt_key_version",
    "adopt_settlement", "close_settlement", "close_year", "draft_budget", "import_journal",
    "post_journal", "propose_budget", "propose_key_version", "propose_settlement",
    "register_account", "register_category", "register_key", "register_pool", "reverse_journal",
    "submit_journal_file",
]
