# SPDX-License-Identifier: EUPL-1.2
"""Pages of money, below the slug of an arrangement."""

from django.urls import path, register_converter

from bodemplaat.finance.pages import addresses
from bodemplaat.finance.pages.views import explanations, scenarios, settlements, statements

register_converter(addresses.YearPath, "settled_year")
register_converter(addresses.KindPath, "settlement_kind")
register_converter(addresses.CodePath, "participant_code")

YEAR = "<settled_year:year>"
RUN = f"{YEAR}/<settlement_kind:kind>"
MINE = f"bijdrage/{RUN}/<participant_code:code>"

app_name = "finance"
urlpatterns = [
    path("bijdrage/", statements.contribution_list, name="contribution-list"),
    path("bijdrage/bijdragen.csv", statements.contribution_export, name="contribution-export"),
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
]
