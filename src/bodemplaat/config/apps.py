# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "bodemplaat.config"
    label = "config"

    def ready(self) -> None:
        """Let `check --deploy` know what must be right here."""
        import_module("bodemplaat.config.checks")
