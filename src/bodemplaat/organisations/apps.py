# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "bodemplaat.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Let `bodemplaat verify` call an arrangement by its address."""
        verification = import_module("bodemplaat.foundation.verification")
        queries = import_module(f"{self.name}.queries")
        verification.name_arrangements(queries.find_slug)
