# SPDX-License-Identifier: EUPL-1.2
"""Pages above the packages: the door, the demo's roles, the opening page and the colours."""

from django.urls import path
from django.views.i18n import set_language

from bodemplaat.config.pages import (
    drafts,
    finding,
    health,
    notifications,
    patchwork,
    preferences,
    roots,
    security,
    tokens,
    trail,
    viewing,
    views,
    work,
)

VIEW = "<slug:arrangement>/weergaven/<slug:kind>/<int:pk>"
urlpatterns = [
    path("", views.home, name="home"),
    path("gezond/", health.live, name="health-live"),
    path("gereed/", health.ready, name="health-ready"),
    path(".well-known/security.txt", security.security_text, name="security-text"),
    path("taal/", set_language, name="set_language"),
    path("account/meldingen/", notifications.notifications, name="notifications"),
    path("demo/", views.demo_switch, name="demo-switch"),
    path("<slug:partnership>/pdc/huisstijl.css", views.public_sheet, name="pdc-sheet"),
    path("<slug:arrangement>/huisstijl.css", views.identity_sheet, name="identity"),
    path("<slug:arrangement>/concept/", drafts.draft_create, name="draft-create"),
    path("<slug:arrangement>/concept/weg/", drafts.draft_remove, name="draft-remove"),
    path("<slug:arrangement>/zoeken/", finding.search_list, name="search-list"),
    path("<slug:arrangement>/r/<slug:reference>/", finding.reference_detail,
         name="reference-detail"),
    path("<slug:arrangement>/logboek/", trail.record_list, name="record-list"),
    path("<slug:arrangement>/logboek/<int:seq>/", trail.record_detail, name="record-detail"),
    path("<slug:arrangement>/controlegetallen/", roots.root_list, name="root-list"),
    path("<slug:arrangement>/controlegetallen/<slug:on>.json", roots.root_export,
         name="root-export"),
    path("<slug:arrangement>/toetsen/", preferences.preference_edit, name="preference-edit"),
    path("<slug:arrangement>/werk/", work.work_list, name="work-list"),
    path("<slug:arrangement>/werk/<int:pk>/", work.work_detail, name="work-detail"),
    path("<slug:arrangement>/werk/<int:pk>/stoppen/", work.work_cancel, name="work-cancel"),
    path("<slug:arrangement>/weergaven/", viewing.view_list, name="view-list"),
    path("<slug:arrangement>/weergaven/bewaren/", viewing.view_create, name="view-create"),
    path(f"{VIEW}/hernoemen/", viewing.view_rename, name="view-rename"),
    path(f"{VIEW}/standaard/", viewing.view_default, name="view-default"),
    path(f"{VIEW}/verwijderen/", viewing.view_remove, name="view-remove"),
    path("<slug:arrangement>/ongedaan/<int:pk>/", viewing.undo_create, name="undo-create"),
    path("<slug:arrangement>/tokens/", tokens.token_list, name="token-list"),
    path("<slug:arrangement>/tokens/maken/", tokens.token_create, name="token-create"),
    path("<slug:arrangement>/tokens/<int:pk>/intrekken/", tokens.token_revoke,
         name="token-revoke"),
    path("<slug:arrangement>/deelnemers/<slug:code>/samenwerkingen/",
         patchwork.patchwork_detail, name="patchwork-detail"),
    path("<slug:arrangement>/opdrachtgevers/<slug:code>/", views.principal_detail,
         name="principal-detail"),
    path("<slug:arrangement>/", views.opening, name="opening"),
]
