# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "bodemplaat.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Let `bodemplaat verify` name an arrangement, and a job find who asked for it."""
        verification = import_module("bodemplaat.foundation.verification")
        queries = import_module(f"{self.name}.queries")
        verification.name_arrangements(queries.find_slug)
        import_module("bodemplaat.foundation.jobs").name_actors(queries.get_actor)
