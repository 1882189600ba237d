# SPDX-License-Identifier: EUPL-1.2
"""Pages above the packages: the door, the demo's roles, the opening page and the colours."""

from django.urls import path
from django.views.i18n import set_language

from bodemplaat.config.pages import health, views, work

urlpatterns = [
    path("", views.home, name="home"),
    path("gezond/", health.live, name="health-live"),
    path("gereed/", health.ready, name="health-ready"),
    path("taal/", set_language, name="set_language"),
    path("demo/", views.demo_switch, name="demo-switch"),
    path("<slug:arrangement>/huisstijl.css", views.identity_sheet, name="identity"),
    path("<slug:arrangement>/werk/", work.work_list, name="work-list"),
    path("<slug:arrangement>/werk/<int:pk>/", work.work_detail, name="work-detail"),
    path("<slug:arrangement>/werk/<int:pk>/stoppen/", work.work_cancel, name="work-cancel"),
    path("<slug:arrangement>/", views.opening, name="opening"),
]
