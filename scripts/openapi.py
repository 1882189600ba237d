# SPDX-License-Identifier: EUPL-1.2
"""Write docs/api/openapi.json: the description of the interface for programs."""

import os
from importlib import import_module
from pathlib import Path

import django

FILE = Path(__file__).resolve().parents[1] / "docs" / "api" / "openapi.json"


def main() -> None:
    """Write the file anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bodemplaat.config.settings")
    django.setup()
    schema = import_module("bodemplaat.foundation.api.schema")  # needs a set-up project
    FILE.write_text(schema.write(), encoding="utf-8")


if __name__ == "__main__":
    main()
