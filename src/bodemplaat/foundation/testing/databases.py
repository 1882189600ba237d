# SPDX-License-Identifier: EUPL-1.2
"""The template of the test databases, the copies, and the way back to an empty one."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from psycopg import sql

from bodemplaat.foundation.database import migrating, roles

TEMPLATE, COPY = "bodemplaat_template_", "bodemplaat_test_"
_ONE_AT_A_TIME = 6_012_005
# Rows that a migration made, and the tables that it would not make twice.
KEPT = ("django_migrations", "django_content_type", "auth_permission")


def get_template_name() -> str:
    """Return the name for this state of models, migrations and protection."""
    mark = hashlib.sha256()
    for folder in sorted({Path(config.path) for config in apps.get_app_configs()}):
        files = [*folder.glob("models.py"), *folder.rglob("models/*.py")]
        files += [*folder.glob("migrations/*.py")]
        if folder.name == "foundation":
            files += [*folder.glob("*.py"), *folder.glob("tenancy/*.py")]
            files += [*folder.glob("database/*.py")]
        for path in sorted(set(files)):
            mark.update(f"{path.parent.parent.name}/{path.name}".encode())
            mark.update(path.read_bytes())
    return TEMPLATE + mark.hexdigest()[:16]


@contextmanager
def copied() -> Iterator[str]:
    """Make a copy of the template, and the template when absent; drop the copy afterwards."""
    name = f"{COPY}{os.getpid()}_{secrets.token_hex(3)}"
    with roles.connect_as_admin() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        try:
            template = get_template_name()
            _drop_stale(admin, template)
            if template not in _list(admin, TEMPLATE):
                _make_template(admin, template)
            admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
            roles.create_database(admin, name, template)
        finally:
            admin.execute("SELECT pg_advisory_unlock(%s)", [_ONE_AT_A_TIME])
        try:
            yield name
        finally:
            _drop(admin, name)


def _list(admin: Any, prefix: str) -> set[str]:
    query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
    return {row[0] for row in admin.execute(query, [prefix]).fetchall()}


def _drop(admin: Any, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_stale(admin: Any, template: str) -> None:
    """Drop templates of other states, and copies whose process holds its lock no more."""
    for name in _list(admin, TEMPLATE) - {template}:
        _drop(admin, name)
    for name in _list(admin, COPY):
        query = "SELECT pg_try_advisory_lock(hashtext(%s))"
        if admin.execute(query, [name]).fetchone()[0]:
            _drop(admin, name)
            admin.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


def _make_template(admin: Any, name: str) -> None:
    draft = f"{name}_draft"
    roles.create_database(admin, draft)
    kept = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = draft
    try:
        migrating.migrate()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept
    text = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    admin.execute(text.format(sql.Identifier(draft), sql.Identifier(name)))


def empty(name: str) -> None:
    """Empty every table that holds rows, past the guards, and start the numbers anew."""
    with roles.connect_as_admin(name) as admin:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        tables = [row[0] for row in admin.execute(query).fetchall() if row[0] not in KEPT]
        full = [
            sql.Identifier(table)
            for table in tables
            if admin.execute(
                sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
            ).fetchone()[0]
        ]
        if full:
            admin.execute("SET session_replication_role = replica")
            text = sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE")
            admin.execute(text.format(sql.SQL(", ").join(full)))
