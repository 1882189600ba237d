# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bodemplaat.catalogue"
    label = "catalogue"
