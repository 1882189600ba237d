# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class FoundationConfig(AppConfig):
    name = "bodemplaat.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Find the handlers and the jobs of all packages by name, and the task of the queue."""
        import_module(f"{self.name}.jobs.queue")
        for config in apps.get_app_configs():
            for room in ("handlers", "jobs"):
                name = f"{config.name}.{room}"
                if config.name.startswith("bodemplaat.") and find_spec(name):
                    import_module(name)
