# SPDX-License-Identifier: EUPL-1.2
"""All below the place of the menu that asks what we get."""

from django.urls import path

from bodemplaat.catalogue.pages import views

app_name = "catalogue"
urlpatterns = [
    path("aanbod/", views.package_list, name="package-list"),
    path("aanbod/pakketten.csv", views.package_export, name="package-export"),
    path("aanbod/pakket-voorstellen/", views.package_propose, name="package-propose"),
    path("aanbod/pakketten/<slug:code>/", views.package_detail, name="package-detail"),
    path("aanbod/pakketten/<slug:code>/verschil/", views.package_compare, name="package-compare"),
    path("aanbod/handvest/", views.charter_detail, name="charter-detail"),
    path("aanbod/handvest/normen.csv", views.charter_export, name="charter-export"),
    path("aanbod/handvest/voorstellen/", views.charter_propose, name="charter-propose"),
    path("aanbod/handvest/normen/nieuw/", views.norm_create, name="norm-create"),
    path("aanbod/contracten/", views.contract_list, name="contract-list"),
    path("aanbod/contracten/<slug:code>/", views.contract_detail, name="contract-detail"),
    path("aanbod/contracten/<slug:code>.csv", views.contract_export, name="contract-export"),
    path("aanbod/diensten/", views.service_list, name="service-list"),
    path("aanbod/diensten/<slug:code>/", views.service_detail, name="service-detail"),
    path("aanbod/prijzen.csv", views.price_export, name="price-export"),
    path("aanbod/prijzen/voorstellen/", views.price_propose, name="price-propose"),
    path("aanbod/overeenkomsten/", views.agreement_list, name="agreement-list"),
    path("aanbod/overeenkomsten/nieuw/", views.agreement_create, name="agreement-create"),
    path(
        "aanbod/overeenkomsten/<int:pk>/wijzigen/", views.agreement_amend, name="agreement-amend"
    ),
    path("aanbod/overeenkomsten/<int:pk>/", views.agreement_detail, name="agreement-detail"),
    path(
        "aanbod/overeenkomsten/<int:pk>/ondertekenen/", views.agreement_sign, name="agreement-sign"
    ),
    path("aanbod/overeenkomsten/<int:pk>/beeindigen/", views.agreement_end, name="agreement-end"),
    path(
        "aanbod/overeenkomsten/<int:pk>/intrekken/", views.agreement_withdraw,
        name="agreement-withdraw",
    ),
    path(
        "aanbod/overeenkomsten/<int:pk>/overeenkomst.pdf", views.agreement_print,
        name="agreement-print",
    ),
    path("aanbod/niveaus/", views.offering_list, name="offering-list"),
    path("aanbod/niveaus.csv", views.offering_export, name="offering-export"),
    path("aanbod/niveaus/meerkosten/", views.charge_list, name="charge-list"),
    path("aanbod/niveaus/nieuw/", views.offering_create, name="offering-create"),
    path("aanbod/niveau/<slug:code>/", views.offering_detail, name="offering-detail"),
    path("aanbod/niveau/<slug:code>/kiezen/", views.offering_choose, name="offering-choose"),
    path(
        "aanbod/niveau/<slug:code>/voorwaarden/", views.offering_propose, name="offering-propose"
    ),
    path("aanbod/keuzes/<int:pk>/beeindigen/", views.choice_end, name="choice-end"),
    path("aanbod/grenzen/voorstellen/", views.limit_propose, name="limit-propose"),
    path("aanbod/processen/", views.business_process_list, name="business-process-list"),
    path("aanbod/processen.csv", views.business_process_export, name="business-process-export"),
    path("aanbod/processen/nieuw/", views.business_process_create, name="business-process-create"),
    path(
        "aanbod/diensten/<slug:code>/processen/", views.business_process_assign,
        name="business-process-assign",
    ),
    path("aanbod/perspectieven/", views.perspective_list, name="perspective-list"),
    path("aanbod/perspectieven.csv", views.perspective_export, name="perspective-export"),
    path("aanbod/bestellingen/", views.order_list, name="order-list"),
    path("aanbod/bestellingen/nieuw/", views.order_create, name="order-create"),
    path("aanbod/bestellingen/grens/", views.order_limit, name="order-limit"),
    path("aanbod/bestellingen/<int:pk>/", views.order_detail, name="order-detail"),
    path("aanbod/bestellingen/<int:pk>/stap/", views.order_step, name="order-step"),
    path("aanbod/eigen-wensen/", views.own_item_list, name="own-item-list"),
    path("aanbod/eigen-wensen/nieuw/", views.own_item_create, name="own-item-create"),
    path("aanbod/eigen-wensen/<int:pk>/", views.own_item_detail, name="own-item-detail"),
    path("aanbod/eigen-wensen/<int:pk>/prijs/", views.own_item_price, name="own-item-price"),
    path("aanbod/eigen-wensen/<int:pk>/tekenen/", views.own_item_sign, name="own-item-sign"),
    path("aanbod/eigen-wensen/<int:pk>/sluiten/", views.own_item_close, name="own-item-close"),
    path("aanbod/eigen-keuzes/", views.autonomy_list, name="autonomy-list"),
    path("aanbod/eigen-keuzes.csv", views.autonomy_export, name="autonomy-export"),
    path("aanbod/standaarden/", views.standard_list, name="standard-list"),
    path("aanbod/standaarden.csv", views.standard_export, name="standard-export"),
    path("aanbod/standaarden/<int:pk>/", views.standard_detail, name="standard-detail"),
    path("aanbod/openbaar/", views.publication_list, name="publication-list"),
    path(
        "aanbod/openbaar/publiceren/", views.publication_publish, name="publication-publish"
    ),
    path(
        "aanbod/openbaar/intrekken/", views.publication_withdraw, name="publication-withdraw"
    ),
    path("aanbod/vergelijken/", views.comparison_detail, name="comparison-detail"),
    path("aanbod/vergelijken.csv", views.comparison_export, name="comparison-export"),
]
