# SPDX-License-Identifier: EUPL-1.2
"""Pages above the packages: the choice of language."""

from django.urls import path
from django.views.i18n import set_language

urlpatterns = [path("taal/", set_language, name="set_language")]
