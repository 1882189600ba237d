# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "bodemplaat.governance"
    label = "governance"

    def ready(self) -> None:
        """Let `bodemplaat verify` count every stored vote again."""
        verification = import_module("bodemplaat.foundation.verification")
        queries = import_module(f"{self.name}.queries")
        verification.register("governance.votes", queries.find_damage)
