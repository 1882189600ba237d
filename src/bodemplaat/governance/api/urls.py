# SPDX-License-Identifier: EUPL-1.2
"""Addresses for programs, below those of an arrangement."""

from django.urls import path

from bodemplaat.foundation.api.versions import ARRANGEMENT
from bodemplaat.governance.api import arranging, views

PROPOSAL = f"{ARRANGEMENT}/proposals/<int:id>"

app_name = "governance-api"
urlpatterns = [
    path(f"{ARRANGEMENT}/bodies", views.BodyList.as_view(), name="body-list"),
    path(f"{ARRANGEMENT}/bodies/<slug:code>", views.BodyDetail.as_view(), name="body-detail"),
    path(f"{ARRANGEMENT}/bodies/<slug:code>/seats", views.SeatList.as_view(), name="seat-list"),
    path(f"{ARRANGEMENT}/rule-sets", views.RuleSetList.as_view(), name="rule-set-list"),
    path(f"{ARRANGEMENT}/rule-set-comparison", views.ComparisonDetail.as_view(),
         name="comparison-detail"),
    path(f"{ARRANGEMENT}/vote-weights", views.VoteWeightList.as_view(),
         name="vote-weight-list"),
    path(f"{ARRANGEMENT}/mandates", views.MandateList.as_view(), name="mandate-list"),
    path(f"{ARRANGEMENT}/mandate-acts", views.MandateActList.as_view(), name="mandate-act-list"),
    path(f"{ARRANGEMENT}/mandate-acts/approve", views.MandateApprove.as_view(),
         name="mandate-approve"),
    path(f"{ARRANGEMENT}/mandates/register", arranging.MandateRegister.as_view(),
         name="mandate-register"),
    path(f"{ARRANGEMENT}/mandates/<slug:code>/end", arranging.MandateEnd.as_view(),
         name="mandate-end"),
    path(f"{ARRANGEMENT}/rule-sets/publish", arranging.RuleSetPublish.as_view(),
         name="rule-set-publish"),
    path(f"{ARRANGEMENT}/rule-sets/withdraw", arranging.RuleSetWithdraw.as_view(),
         name="rule-set-withdraw"),
    path(f"{ARRANGEMENT}/targets/set", arranging.TargetSet.as_view(), name="target-set"),
    path(f"{ARRANGEMENT}/targets/<int:id>/close", arranging.TargetClose.as_view(),
         name="target-close"),
    path(f"{ARRANGEMENT}/vote-weights/set", arranging.VoteWeightSet.as_view(),
         name="vote-weight-set"),
    path(f"{ARRANGEMENT}/gates", views.GateList.as_view(), name="gate-list"),
    path(f"{ARRANGEMENT}/exceptions", views.ExceptionList.as_view(), name="exception-list"),
    path(f"{ARRANGEMENT}/exceptions/propose", views.ExceptionPropose.as_view(),
         name="exception-propose"),
    path(f"{ARRANGEMENT}/rankings", views.RankingList.as_view(), name="ranking-list"),
    path(f"{ARRANGEMENT}/rankings/propose", views.RankingPropose.as_view(),
         name="ranking-propose"),
    path(f"{ARRANGEMENT}/proposals/propose", views.MatterPropose.as_view(),
         name="matter-propose"),
    path(f"{ARRANGEMENT}/targets", views.TargetList.as_view(), name="target-list"),
    path(f"{ARRANGEMENT}/proposals", views.ProposalList.as_view(), name="proposal-list"),
    path(PROPOSAL, views.ProposalDetail.as_view(), name="proposal-detail"),
    path(f"{PROPOSAL}/decisions", views.ProposalDecide.as_view(), name="proposal-decide"),
    path(f"{PROPOSAL}/failed-meetings", views.FailedMeetingList.as_view(),
         name="failed-meeting-list"),
    path(f"{PROPOSAL}/failed-meetings/record", views.FailedMeetingRecord.as_view(),
         name="failed-meeting-record"),
    path(f"{PROPOSAL}/advices", views.ProposalAdvise.as_view(), name="proposal-advise"),
    path(f"{PROPOSAL}/withdrawals", views.ProposalWithdraw.as_view(), name="proposal-withdraw"),
    path(f"{ARRANGEMENT}/decisions", views.DecisionList.as_view(), name="decision-list"),
    path(f"{ARRANGEMENT}/decisions/<int:id>", views.DecisionDetail.as_view(),
         name="decision-detail"),
]
