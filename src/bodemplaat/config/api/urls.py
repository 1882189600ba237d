# SPDX-License-Identifier: EUPL-1.2
"""The description for programs and for people, and the answer at every other address."""

from django.urls import path, re_path

from bodemplaat.config.api import views
from bodemplaat.foundation.api.views import Nowhere

urlpatterns = [
    path("", views.documentation, name="api-documentation"),
    path("v1/openapi.json", views.description, name="api-description"),
    re_path(r"^v.*$", Nowhere.as_view(), name="api-nowhere"),
]
