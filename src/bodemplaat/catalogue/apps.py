# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bodemplaat.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Let `bodemplaat verify` compare what holds with its decisions and signatures."""
        verification = import_module("bodemplaat.foundation.verification")
        queries = import_module(f"{self.name}.queries")
        verification.register("catalogue.decisions", queries.find_damage)
