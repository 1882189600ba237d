# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class FoundationConfig(AppConfig):
    name = "bodemplaat.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Find the handlers of all packages by name."""
        for config in apps.get_app_configs():
            name = f"{config.name}.handlers"
            if config.name.startswith("bodemplaat.") and find_spec(name):
                import_module(name)
