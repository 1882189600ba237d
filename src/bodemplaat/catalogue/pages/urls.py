# SPDX-License-Identifier: EUPL-1.2
"""All below the place of the menu that asks what we get."""

from django.urls import path

from bodemplaat.catalogue.pages import views

app_name = "catalogue"
urlpatterns = [
    path("aanbod/", views.package_list, name="package-list"),
    path("aanbod/pakketten.csv", views.package_export, name="package-export"),
    path("aanbod/pakketten/<slug:code>/", views.package_detail, name="package-detail"),
    path("aanbod/pakketten/<slug:code>/verschil/", views.package_compare, name="package-compare"),
    path("aanbod/handvest/", views.charter_detail, name="charter-detail"),
    path("aanbod/diensten/", views.service_list, name="service-list"),
    path("aanbod/diensten/<slug:code>/", views.service_detail, name="service-detail"),
    path("aanbod/prijzen.csv", views.price_export, name="price-export"),
    path("aanbod/prijzen/voorstellen/", views.price_propose, name="price-propose"),
    path("aanbod/overeenkomsten/", views.agreement_list, name="agreement-list"),
    path("aanbod/overeenkomsten/<int:pk>/", views.agreement_detail, name="agreement-detail"),
    path(
        "aanbod/overeenkomsten/<int:pk>/ondertekenen/", views.agreement_sign, name="agreement-sign"
    ),
]
