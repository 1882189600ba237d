# SPDX-License-Identifier: EUPL-1.2
"""Pages of governance, below the slug of an arrangement."""

from django.urls import path

from bodemplaat.governance.pages.views import (
    bodies,
    comparison,
    decisions,
    local,
    mandates,
    proposals,
    seating,
    weights,
)

app_name = "governance"
urlpatterns = [
    path("besluiten/", decisions.decision_list, name="decision-list"),
    path("besluiten/<int:pk>/", decisions.decision_detail, name="decision-detail"),
    path("voorstellen/nieuw/", local.proposal_create, name="proposal-create"),
    path("voorstellen/<int:pk>/", decisions.proposal_detail, name="proposal-detail"),
    path("voorstellen/<int:pk>/besluit/", proposals.decide, name="proposal-decide"),
    path("voorstellen/<int:pk>/geen-quorum/", proposals.meeting_create, name="meeting-create"),
    path("voorstellen/<int:pk>/advies/", proposals.advise, name="proposal-advise"),
    path("voorstellen/<int:pk>/intrekken/", proposals.withdraw, name="proposal-withdraw"),
    path("bestuursorganen/", bodies.body_list, name="body-list"),
    path("bestuursorganen/nieuw/", seating.body_create, name="body-create"),
    path("bestuursorganen/<slug:code>/wijzigen/", seating.body_edit, name="body-edit"),
    path("bestuursorganen/<slug:code>/zetels/nieuw/", seating.seat_create, name="seat-create"),
    path("bestuursorganen/<slug:code>/zetels/<int:pk>/beeindigen/", seating.seat_end,
         name="seat-end"),
    path("bestuursorganen/<slug:code>/", bodies.body_detail, name="body-detail"),
    path("afwijkingen/", local.exception_list, name="exception-list"),
    path("afwijkingen/nieuw/", local.exception_create, name="exception-create"),
    path("prioriteiten/", local.ranking_list, name="ranking-list"),
    path("prioriteiten/nieuw/", local.ranking_create, name="ranking-create"),
    path("prioriteiten/<int:pk>/", local.ranking_detail, name="ranking-detail"),
    path("spelregels/", bodies.rule_set_list, name="rule-set-list"),
    path("mandaten/", mandates.mandate_list, name="mandate-list"),
    path("mandaten/nieuw/", mandates.mandate_create, name="mandate-create"),
    path("mandaten/goedkeuren/", mandates.mandate_approve, name="mandate-approve"),
    path("mandaten/<slug:code>/", mandates.mandate_detail, name="mandate-detail"),
    path("mandaten/<slug:code>/beeindigen/", mandates.mandate_end, name="mandate-end"),
    path("wijzigingen/", mandates.gate_list, name="gate-list"),
    path("stemgewicht/", weights.weight_list, name="weight-list"),
    path("stemgewicht/nieuw/", weights.weight_create, name="weight-create"),
    path("spelregels/vergelijken/", comparison.rule_set_compare, name="rule-set-compare"),
    path("spelregels/openbaar/", comparison.rule_set_publish, name="rule-set-publish"),
    path("streefdatums/", comparison.target_list, name="target-list"),
    path("streefdatums/nieuw/", comparison.target_create, name="target-create"),
    path("streefdatums/<int:pk>/bereikt/", comparison.target_close, name="target-close"),
]
