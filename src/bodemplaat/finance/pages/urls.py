# SPDX-License-Identifier: EUPL-1.2
"""Pages of money, below the slug of an arrangement."""

from django.urls import path, register_converter

from bodemplaat.finance.pages import addresses
from bodemplaat.finance.pages.views import (
    budgets,
    explanations,
    imports,
    journals,
    keys,
    scenarios,
    settlements,
    statements,
)

register_converter(addresses.YearPath, "settled_year")
register_converter(addresses.KindPath, "settlement_kind")
register_converter(addresses.CodePath, "participant_code")

YEAR = "<settled_year:year>"
RUN = f"{YEAR}/<settlement_kind:kind>"
MINE = f"bijdrage/{RUN}/<participant_code:code>"

app_name = "finance"
urlpatterns = [
    path("bijdrage/", statements.contribution_list, name="contribution-list"),
    path(f"bijdrage/{YEAR}/<participant_code:code>/", statements.statement_detail,
         name="statement-detail"),
    path(f"{MINE}/", statements.statement_detail, name="statement-detail"),
    path(f"{MINE}/bijdrage.csv", statements.statement_export, name="statement-export"),
    path(f"{MINE}/bijdrage.pdf", statements.statement_print, name="statement-print"),
    path(f"bijdrage/{YEAR}/<participant_code:code>/uitleg/", explanations.explanation_detail,
         name="explanation-detail"),
    path(f"{MINE}/uitleg/", explanations.explanation_detail, name="explanation-detail"),
    path(f"{MINE}/uitleg/<slug:line>/", explanations.explanation_line, name="explanation-line"),
    path("afrekeningen/", settlements.settlement_list, name="settlement-list"),
    path("afrekeningen/<int:pk>/", settlements.run_detail, name="settlementrun-detail"),
    path(f"afrekening/{RUN}/", settlements.settlement_detail, name="settlement-detail"),
    path(f"afrekening/{RUN}/afrekening.csv", settlements.settlement_export,
         name="settlement-export"),
    path(f"afrekening/{RUN}/voorstellen/", settlements.settlement_propose,
         name="settlement-propose"),
    path(f"wat-als/{RUN}/", scenarios.scenario_detail, name="scenario-detail"),
    path(f"wat-als/{RUN}/scenario.csv", scenarios.scenario_export, name="scenario-export"),
    path("sleutels/", keys.key_list, name="key-list"),
    path("sleutels/voorstellen/<int:pk>/", keys.proposed_detail, name="keyproposal-detail"),
    path("sleutel/<slug:code>/", keys.key_detail, name="key-detail"),
    path("sleutel/<slug:code>/voorstellen/", keys.key_propose, name="key-propose"),
    path("begrotingen/", budgets.budget_list, name="budget-list"),
    path("begrotingen/<int:pk>/", budgets.budget_detail, name="budget-detail"),
    path(f"begroting/{YEAR}/", budgets.budget_year, name="budget-year"),
    path("grootboek/", journals.journal_list, name="journal-list"),
    path("grootboek/inlezen/", imports.journal_import, name="journal-import"),
    path(f"grootboek/afsluiten/{YEAR}/", journals.year_close, name="year-close"),
    path("grootboek/<int:seq>/", journals.journal_detail, name="journal-detail"),
    path("grootboek/<int:seq>/terugboeken/", journals.journal_reverse, name="journal-reverse"),
]
