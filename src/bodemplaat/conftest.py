# SPDX-License-Identifier: EUPL-1.2
"""Tests run as the role app, in a database of their own that is migrated by the owner."""

import os
from collections.abc import Iterator
from typing import Any

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bodemplaat.config.settings")
django.setup()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Create, migrate and protect one database per process; drop it afterwards."""
    from django.db import connection

    from bodemplaat.foundation.database import migrating, roles, server

    name = f"bodemplaat_test_{os.getpid()}"
    with server.running(), django_db_blocker.unblock():
        with roles.connect_as_admin() as admin:
            roles.create_database(admin, name)
        connection.settings_dict["NAME"] = name
        try:
            migrating.migrate()
            yield
        finally:
            connection.close()
            with roles.connect_as_admin() as admin:
                admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
