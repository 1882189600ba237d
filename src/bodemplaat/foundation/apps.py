# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps

FOUND_BY_NAME = ("handlers", "jobs", "watchpoints", "indicators", "search", "shareables")


class FoundationConfig(AppConfig):
    name = "bodemplaat.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Find the rooms that register themselves in all packages, and the task of the queue."""
        import_module(f"{self.name}.jobs.queue")
        for config in apps.get_app_configs():
            for room in FOUND_BY_NAME if config.name.startswith("bodemplaat.") else ():
                if find_spec(f"{config.name}.{room}"):
                    import_module(f"{config.name}.{room}")
