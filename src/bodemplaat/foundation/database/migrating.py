# SPDX-License-Identifier: EUPL-1.2
"""Migrations run as the owner, then the protection; afterwards the connection is the app's."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction

from bodemplaat.foundation.database import catalogue, home, protection, roles, searching

_ONE_AT_A_TIME = 6_012_004


@contextmanager
def as_owner() -> Iterator[None]:
    """Let the connection be the owner's for a while; row level security binds the owner too."""
    found = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(USER="bodemplaat_owner", PASSWORD=home.get_key("role-owner"))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(USER=found["USER"], PASSWORD=found["PASSWORD"])


def migrate(verbosity: int = 0) -> None:
    """Bring tables and protection up to date as the owner; a second one waits for the first."""
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        call_command("migrate", verbosity=verbosity, interactive=False)
        with transaction.atomic(), connection.cursor() as cursor:
            protection.protect(cursor)
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        searching.install(admin)
    with connection.cursor() as cursor:
        catalogue.require_safe(cursor)
