# SPDX-License-Identifier: EUPL-1.2
"""Addresses for who is not logged in; `partnership` is no context, only a name to look for."""

from django.urls import path

from bodemplaat.catalogue.pages import views

urlpatterns = [
    path("<slug:partnership>/pdc/", views.pdc_detail, name="pdc-detail"),
    path("<slug:partnership>/pdc.csv", views.pdc_export, name="pdc-export"),
]
