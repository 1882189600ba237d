# SPDX-License-Identifier: EUPL-1.2
"""The command `bodemplaat`: Django's command runner with our commands."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bodemplaat.config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
