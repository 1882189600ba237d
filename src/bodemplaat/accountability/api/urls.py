# SPDX-License-Identifier: EUPL-1.2
"""Addresses for programs, below those of an arrangement."""

from django.urls import path

from bodemplaat.accountability.api import views
from bodemplaat.foundation.api.versions import ARRANGEMENT

app_name = "accountability-api"
urlpatterns = [
    path(f"{ARRANGEMENT}/watchpoints", views.WatchpointList.as_view(), name="watchpoint-list"),
    path(f"{ARRANGEMENT}/watchpoints/<int:id>", views.WatchpointDetail.as_view(),
         name="watchpoint-detail"),
]  # fmt: skip
