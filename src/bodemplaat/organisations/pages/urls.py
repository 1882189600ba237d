# SPDX-License-Identifier: EUPL-1.2
"""Participants through time, what is measured of them, the register and the arrangement."""

from django.urls import path, register_converter

from bodemplaat.organisations.pages import views


class MunicipalCode:
    """Four digits."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MunicipalCode, "municipal_code")
app_name = "organisations"
urlpatterns = [
    path("deelnemers/", views.participant_list, name="participant-list"),
    path("deelnemers/deelnames.csv", views.participant_export, name="participant-export"),
    path("deelnemers/feiten.csv", views.fact_export, name="fact-export"),
    path(
        "deelnemers/<municipal_code:code>/", views.participant_detail, name="participant-detail"
    ),
    path("deelnemers/<municipal_code:code>/feit/", views.fact_create, name="fact-create"),
    path("feiten/<int:pk>/correctie/", views.fact_edit, name="fact-edit"),
    path("register/", views.register_list, name="register-list"),
    path("register/verschillen/", views.conflict_list, name="conflict-list"),
    path("register/<municipal_code:code>/", views.register_detail, name="register-detail"),
    path("samenwerking/", views.arrangement_detail, name="arrangement-detail"),
]
