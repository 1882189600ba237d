# SPDX-License-Identifier: EUPL-1.2
"""Addresses for programs, below those of an arrangement."""

from django.urls import path

from bodemplaat.finance.api import views
from bodemplaat.foundation.api.versions import ARRANGEMENT

JOURNAL = f"{ARRANGEMENT}/journals/<int:seq>"
KEY = f"{ARRANGEMENT}/keys/<slug:code>"
SETTLEMENT = f"{ARRANGEMENT}/settlements/<int:year>/<slug:kind>"
CONTRIBUTION = f"{ARRANGEMENT}/contributions/<int:year>/<slug:kind>/<slug:code>"

app_name = "finance-api"
urlpatterns = [
    path(f"{ARRANGEMENT}/journals", views.JournalList.as_view(), name="journal-list"),
    path(JOURNAL, views.JournalDetail.as_view(), name="journal-detail"),
    path(f"{JOURNAL}/entries", views.EntryList.as_view(), name="entry-list"),
    path(f"{ARRANGEMENT}/keys", views.KeyList.as_view(), name="key-list"),
    path(KEY, views.KeyDetail.as_view(), name="key-detail"),
    path(f"{KEY}/shares", views.KeyShareList.as_view(), name="share-list"),
    path(f"{KEY}/proposals", views.KeyPropose.as_view(), name="key-propose"),
    path(f"{ARRANGEMENT}/budgets", views.BudgetList.as_view(), name="budget-list"),
    path(f"{ARRANGEMENT}/budgets/<int:id>", views.BudgetDetail.as_view(), name="budget-detail"),
    path(f"{ARRANGEMENT}/settlements", views.SettlementList.as_view(), name="settlement-list"),
    path(SETTLEMENT, views.SettlementDetail.as_view(), name="settlement-detail"),
    path(f"{SETTLEMENT}/proposals", views.SettlementPropose.as_view(), name="settlement-propose"),
    path(f"{ARRANGEMENT}/contributions", views.ContributionList.as_view(),
         name="contribution-list"),
    path(CONTRIBUTION, views.ContributionDetail.as_view(), name="contribution-detail"),
    path(f"{CONTRIBUTION}/explanation", views.ContributionExplain.as_view(),
         name="contribution-explain"),
]
