# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention, and how things stand."""

from django.urls import path

from bodemplaat.accountability.pages.views import indicators, leaving, retention, watchpoints

app_name = "accountability"
POINT = "aandachtspunten/<int:pk>"
urlpatterns = [
    path("aandachtspunten/", watchpoints.watchpoint_list, name="watchpoint-list"),
    path(f"{POINT}/", watchpoints.watchpoint_detail, name="watchpoint-detail"),
    path(f"{POINT}/opmerking/", watchpoints.comment, name="watchpoint-comment"),
    path(f"{POINT}/oppakken/", watchpoints.assign, name="watchpoint-assign"),
    path(f"{POINT}/teruggeven/", watchpoints.withdraw, name="watchpoint-withdraw"),
    path(f"{POINT}/uitstellen/", watchpoints.pause, name="watchpoint-pause"),
    path(f"{POINT}/hervatten/", watchpoints.resume, name="watchpoint-resume"),
    path("bewaartermijnen/", retention.retention_list, name="retention-list"),
    path("bewaartermijnen/nalopen/", retention.retention_propose, name="retention-propose"),
    path("bewaartermijnen/lijst/<int:pk>/", retention.retention_approve,
         name="retention-approve"),
    path("bewaartermijnen/<slug:code>/", retention.retention_detail, name="retention-detail"),
    path("deelnemers/<slug:code>/loopt-door/", leaving.leaver_detail, name="leaver-detail"),
    path("indicatoren/", indicators.indicator_list, name="indicator-list"),
    path("indicatoren/<str:code>/", indicators.indicator_detail, name="indicator-detail"),
]
