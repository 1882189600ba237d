# SPDX-License-Identifier: EUPL-1.2
"""Addresses for programs, below those of an arrangement."""

from django.urls import path

from bodemplaat.catalogue.api import views
from bodemplaat.foundation.api.versions import ARRANGEMENT

PACKAGE = f"{ARRANGEMENT}/packages/<slug:code>"
AGREEMENT = f"{ARRANGEMENT}/agreements/<int:id>"

app_name = "catalogue-api"
urlpatterns = [
    path(f"{ARRANGEMENT}/services", views.ServiceList.as_view(), name="service-list"),
    path(f"{ARRANGEMENT}/services/<slug:code>", views.ServiceDetail.as_view(),
         name="service-detail"),
    path(f"{ARRANGEMENT}/packages", views.PackageList.as_view(), name="package-list"),
    path(PACKAGE, views.PackageDetail.as_view(), name="package-detail"),
    path(f"{PACKAGE}/versions", views.PackageVersionList.as_view(), name="version-list"),
    path(f"{PACKAGE}/proposals", views.PackagePropose.as_view(), name="package-propose"),
    path(f"{ARRANGEMENT}/packages-in-force", views.ContentsList.as_view(), name="contents-list"),
    path(f"{ARRANGEMENT}/prices", views.PriceList.as_view(), name="price-list"),
    path(f"{ARRANGEMENT}/price-proposals", views.PricePropose.as_view(), name="price-propose"),
    path(f"{ARRANGEMENT}/offerings", views.OfferingList.as_view(), name="offering-list"),
    path(f"{ARRANGEMENT}/offering-terms", views.TermsList.as_view(), name="terms-list"),
    path(f"{ARRANGEMENT}/offering-choices", views.ChosenList.as_view(), name="chosen-list"),
    path(f"{ARRANGEMENT}/orders", views.OrderList.as_view(), name="order-list"),
    path(f"{ARRANGEMENT}/charters", views.CharterList.as_view(), name="charter-list"),
    path(f"{ARRANGEMENT}/agreements", views.AgreementList.as_view(), name="agreement-list"),
    path(AGREEMENT, views.AgreementDetail.as_view(), name="agreement-detail"),
    path(f"{AGREEMENT}/signatures", views.AgreementSign.as_view(), name="agreement-sign"),
    path(f"{AGREEMENT}/endings", views.AgreementEnd.as_view(), name="agreement-end"),
    path(f"{AGREEMENT}/withdrawals", views.AgreementWithdraw.as_view(), name="agreement-withdraw"),
]
