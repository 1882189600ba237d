# SPDX-License-Identifier: EUPL-1.2
"""Addresses for programs, below those of an arrangement."""

from django.urls import path

from bodemplaat.foundation.api.versions import ARRANGEMENT
from bodemplaat.organisations.api import views

app_name = "organisations-api"
urlpatterns = [
    path(f"{ARRANGEMENT}/participants", views.ParticipantList.as_view(), name="participant-list"),
    path(f"{ARRANGEMENT}/participants/<slug:code>", views.ParticipantDetail.as_view(),
         name="participant-detail"),
    path(f"{ARRANGEMENT}/participants/<slug:code>/names", views.NameList.as_view(),
         name="name-list"),
    path(f"{ARRANGEMENT}/participant-names/<int:id>/amend", views.NameAmend.as_view(),
         name="name-amend"),
    path(f"{ARRANGEMENT}/contested-facts", views.ContestList.as_view(), name="contest-list"),
    path(f"{ARRANGEMENT}/source-values", views.SourceValueRecord.as_view(), name="source-record"),
    path(f"{ARRANGEMENT}/value-ranges", views.RangeList.as_view(), name="range-list"),
    path(f"{ARRANGEMENT}/successions", views.SuccessionList.as_view(), name="succession-list"),
    path(f"{ARRANGEMENT}/successions/<slug:code>", views.SuccessionDetail.as_view(),
         name="succession-detail"),
    path(f"{ARRANGEMENT}/shares", views.ShareList.as_view(), name="share-list"),
    path(f"{ARRANGEMENT}/milestones", views.MilestoneList.as_view(), name="milestone-list"),
    path(f"{ARRANGEMENT}/memberships-elsewhere", views.MembershipList.as_view(),
         name="membership-list"),
    path(f"{ARRANGEMENT}/measures", views.MeasureList.as_view(), name="measure-list"),
    path(f"{ARRANGEMENT}/measured-facts", views.FactList.as_view(), name="fact-list"),
    path(f"{ARRANGEMENT}/measured-facts/<int:id>", views.FactDetail.as_view(), name="fact-detail"),
    path(f"{ARRANGEMENT}/stated-totals", views.StatedTotalList.as_view(), name="total-list"),
    path(f"{ARRANGEMENT}/open-questions", views.OpenQuestionList.as_view(), name="question-list"),
    path(f"{ARRANGEMENT}/source-conflicts", views.SourceConflictList.as_view(),
         name="conflict-list"),
    path(f"{ARRANGEMENT}/persons", views.PersonList.as_view(), name="person-list"),
    path(f"{ARRANGEMENT}/persons/<int:id>", views.PersonDetail.as_view(), name="person-detail"),
    path(f"{ARRANGEMENT}/posts", views.PostList.as_view(), name="post-list"),
    path(f"{ARRANGEMENT}/terms", views.TermList.as_view(), name="term-list"),
    path(f"{ARRANGEMENT}/terms/<int:id>", views.TermDetail.as_view(), name="term-detail"),
    path(f"{ARRANGEMENT}/terms/<int:id>/end", views.TermEnd.as_view(), name="term-end"),
    path(f"{ARRANGEMENT}/talks", views.TalkList.as_view(), name="talk-list"),
    path(f"{ARRANGEMENT}/talks/<int:id>", views.TalkDetail.as_view(), name="talk-detail"),
    path(ARRANGEMENT, views.ArrangementDetail.as_view(), name="arrangement-detail"),
]
