# SPDX-License-Identifier: EUPL-1.2
"""Named questions about money."""

from bodemplaat.finance.queries.budgets import (
    get_budget_for_change,
    list_budget_lines,
    list_budgets,
)
from bodemplaat.finance.queries.keys import (
    UnknownKey,
    find_key_version_after,
    get_key_for_change,
    get_key_proposal_for_change,
    list_key_versions,
    list_keys,
    list_pools,
)
from bodemplaat.finance.queries.ledger import (
    find_damage,
    find_journal,
    get_counter_for_change,
    get_ground,
    get_journal_head,
    list_closed_years,
    list_drafts,
    list_entries,
    list_file_rows,
    list_journals,
    sum_by_pool,
)
from bodemplaat.finance.queries.overviews import (
    LIVE,
    Shown,
    YearLine,
    explain_settled,
    find_references,
    get_pinned,
    get_shown,
    list_runs_on,
    list_settlement_years,
)
from bodemplaat.finance.queries.scenarios import compute_scenario
from bodemplaat.finance.queries.settlements import (
    NoSettlement,
    NothingBooked,
    UnknownRun,
    compute_settlement,
    explain_contribution,
    find_damaged_runs,
    find_run,
    get_input,
    get_pinned_settlement,
    get_run_for_change,
    get_settlement,
    list_adopted_for_change,
    list_contributions,
    list_runs,
    list_years,
)

__all__ = [
    "LIVE", "NoSettlement", "NothingBooked", "Shown", "UnknownKey", "UnknownRun", "YearLine",
    "compute_scenario", "compute_settlement", "explain_contribution", "explain_settled",
    "find_damage", "find_damaged_runs", "find_journal", "find_key_version_after", "find_references",
    "find_run", "get_budget_for_change", "get_counter_for_change", "get_ground", "get_input",
    "get_journal_head", "get_key_for_change", "get_key_proposal_for_change", "get_pinned",
    "get_pinned_settlement", "get_run_for_change", "get_settlement", "get_shown",
    "list_adopted_for_change", "list_budget_lines", "list_budgets", "list_closed_years",
    "list_contributions", "list_drafts", "list_entries", "list_file_rows", "list_journals",
    "list_key_versions", "list_keys", "list_pools", "list_runs", "list_runs_on",
    "list_settlement_years", "list_years", "sum_by_pool",
]
