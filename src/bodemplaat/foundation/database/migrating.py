# SPDX-License-Identifier: EUPL-1.2
"""Migrations run as the owner, then the protection; afterwards the connection is the app's."""

from django.core.management import call_command
from django.db import connection

from bodemplaat.foundation.database import home, protection


def migrate(verbosity: int = 0) -> None:
    """Bring tables and protection up to date as the owner."""
    found = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        USER="bodemplaat_owner", PASSWORD=home.get_key("role-owner")
    )
    try:
        call_command("migrate", verbosity=verbosity, interactive=False)
        with connection.cursor() as cursor:
            protection.protect(cursor)
    finally:
        connection.close()
        connection.settings_dict.update(USER=found["USER"], PASSWORD=found["PASSWORD"])
