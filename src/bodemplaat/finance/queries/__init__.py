# SPDX-License-Identifier: EUPL-1.2
"""Named questions about money."""

from bodemplaat.finance.queries.budget_overviews import (
    BudgetPool,
    BudgetVersion,
    UnknownBudget,
    get_budget_version,
    list_budget_pools,
    list_budget_versions,
)
from bodemplaat.finance.queries.budgets import (
    get_budget_for_change,
    list_budget_lines,
    list_budgets,
)
from bodemplaat.finance.queries.journal_pages import (
    EntryPage,
    JournalLine,
    JournalNotFound,
    JournalPage,
    LedgerYear,
    get_journal_line,
    list_entry_page,
    list_journal_page,
    list_ledger_years,
    list_pool_names,
)
from bodemplaat.finance.queries.key_overviews import (
    KeyOverview,
    KeyShare,
    ProposedKey,
    UnknownKeyProposal,
    compute_key_shares,
    get_key_overview,
    get_proposed_key,
    list_key_overviews,
    list_measure_names,
    list_members,
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
    "BudgetPool", "BudgetVersion", "EntryPage", "JournalLine", "JournalNotFound", "JournalPage",
    "KeyOverview", "KeyShare", "LIVE", "LedgerYear", "NoSettlement", "NothingBooked", "ProposedKey",
    "Shown", "UnknownBudget", "UnknownKey", "UnknownKeyProposal", "UnknownRun", "YearLine",
    "compute_key_shares", "compute_scenario", "compute_settlement", "explain_contribution",
    "explain_settled", "find_damage", "find_damaged_runs", "find_journal", "find_key_version_after",
    "find_references", "find_run", "get_budget_for_change", "get_budget_version",
    "get_counter_for_change", "get_ground", "get_input", "get_journal_head", "get_journal_line",
    "get_key_for_change", "get_key_overview", "get_key_proposal_for_change", "get_pinned",
    "get_pinned_settlement", "get_proposed_key", "get_run_for_change", "get_settlement",
    "get_shown", "list_adopted_for_change", "list_budget_lines", "list_budget_pools",
    "list_budget_versions", "list_budgets", "list_closed_years", "list_contributions",
    "list_drafts", "list_entries", "list_entry_page", "list_file_rows", "list_journal_page",
    "list_journals", "list_key_overviews", "list_key_versions", "list_keys", "list_ledger_years",
    "list_measure_names", "list_members", "list_pool_names", "list_pools", "list_runs",
    "list_runs_on", "list_settlement_years", "list_years", "sum_by_pool",
]
