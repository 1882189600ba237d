# SPDX-License-Identifier: EUPL-1.2
"""The templates of the test databases, the copies, and the way back to an empty one."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
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


@contextmanager
def copied(
    kind: str = "empty",
    *,
    state: str | None = None,
    fill: Callable[[], None] | None = None,
) -> Iterator[str]:
    """
    Make a copy of a template, and the template when absent; drop the copy afterwards.

    `state` tells templates of one kind apart: that of an empty database is the state of models,
    migrations and protection. `fill` puts rows into a new template, with the connection on it.
    """
    template = f"{TEMPLATE}{kind}_{state or get_state()}"
    with roles.connect_as_admin() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        try:
            _drop_stale(admin, f"{TEMPLATE}{kind}_", template)
            if template not in _list(admin, TEMPLATE):
                _make_template(admin, template, fill)
            name = _copy(admin, template)
        finally:
            admin.execute("SELECT pg_advisory_unlock(%s)", [_ONE_AT_A_TIME])
        try:
            yield name
        finally:
            _drop(admin, name)


@contextmanager
def copied_from(database: str) -> Iterator[str]:
    """Copy a database that nothing is connected to; drop the copy afterwards."""
    with roles.connect_as_admin() as admin:
        name = _copy(admin, database)
        try:
            yield name
        finally:
            _drop(admin, name)


def _copy(admin: Any, database: str) -> str:
    """Make a copy and hold its lock, so that no other process takes it for left behind."""
    name = f"{COPY}{os.getpid()}_{secrets.token_hex(3)}"
    admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
    roles.create_database(admin, name, database)
    return name


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Point Django's connection at another database for a while."""
    connection.close()
    kept = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def get_state() -> str:
    """Return a mark of everything that decides how an empty database looks."""
    found: set[Path] = set()
    for folder in {Path(config.path) for config in apps.get_app_configs()}:
        found |= {*folder.rglob("models.py"), *folder.rglob("models/*.py")}
        found |= {*folder.glob("migrations/*.py")}
        if folder.name == "foundation":
            found |= {*folder.glob("*.py"), *folder.glob("tenancy/*.py")}
            found |= {*folder.glob("database/*.py")}
    return mark(found)


def mark(paths: Iterable[Path]) -> str:
    """Return a mark of the names and contents of files."""
    made = hashlib.sha256()
    for path in sorted(paths):
        made.update(f"{path.parent.parent.name}/{path.parent.name}/{path.name}".encode())
        made.update(path.read_bytes())
    return made.hexdigest()[:16]


def _list(admin: Any, prefix: str) -> set[str]:
    query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
    return {row[0] for row in admin.execute(query, [prefix]).fetchall()}


def _drop(admin: Any, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_stale(admin: Any, prefix: str, template: str) -> None:
    """Drop templates of other states, and copies whose process holds its lock no more."""
    for name in _list(admin, prefix) - {template}:
        _drop(admin, name)
    for name in _list(admin, COPY):
        query = "SELECT pg_try_advisory_lock(hashtext(%s))"
        if admin.execute(query, [name]).fetchone()[0]:
            _drop(admin, name)
            admin.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


def _make_template(admin: Any, name: str, fill: Callable[[], None] | None) -> None:
    draft = f"{name}_draft"
    roles.create_database(admin, draft)
    with connected_to(draft):
        migrating.migrate()
        if fill:
            fill()
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
