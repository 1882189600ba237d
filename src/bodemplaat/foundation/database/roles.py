# SPDX-License-Identifier: EUPL-1.2
"""The six roles, the database, and the refusal to serve when they are wrong."""

import os
from typing import Any

import psycopg
from psycopg import sql

from bodemplaat.foundation.database import home

ROLES = {
    "owner": "LOGIN NOBYPASSRLS",
    "app": "LOGIN NOBYPASSRLS",
    "reader": "LOGIN NOBYPASSRLS",
    "search": "NOLOGIN BYPASSRLS",
    "backup": "LOGIN BYPASSRLS",
    "worker": "LOGIN NOBYPASSRLS",
}


OLDEST = 15
# For periods that may not overlap, and for words that are nearly those asked for.
EXTENSIONS = ("btree_gist", "pg_trgm")
_ONE_AT_A_TIME = 6_012_003


def connect_as_admin(database: str = "postgres") -> psycopg.Connection[Any]:
    """Open a connection that may create roles and databases."""
    url = os.environ.get("DATABASE_URL")
    if url:
        name = home.get_server_address(url)["NAME"] if database == "bodemplaat" else database
        return psycopg.connect(url, dbname=name, autocommit=True, connect_timeout=10)
    return psycopg.connect(
        host=str(home.get_socket_dir()), user="bodemplaat_admin", dbname=database,
        password=home.get_key("role-admin"), autocommit=True,
    )  # fmt: skip


def connect_as(role: str, database: str) -> psycopg.Connection[Any]:
    """Open a connection of one of our roles to a database."""
    return psycopg.connect(
        **get_address(), dbname=database, user=f"bodemplaat_{role}",
        password=home.get_key(f"role-{role}"),
    )  # fmt: skip


def get_address() -> dict[str, Any]:
    """Return where the server listens, as libpq writes it."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return {"host": str(home.get_socket_dir())}
    address = home.get_server_address(url)
    return {"host": address["HOST"], "port": address["PORT"], **address["OPTIONS"]}


def prepare() -> None:
    """Create what is absent: roles with their own secrets, then the database."""
    url = os.environ.get("DATABASE_URL")
    address = home.get_server_address(url) if url else {"NAME": "bodemplaat"}
    try:
        with connect_as_admin() as connection:
            _require_version(connection.info.server_version)
            _prepare(connection, address["NAME"])
    except psycopg.errors.InsufficientPrivilege as error:
        raise home.CannotStart(
            "De gebruiker van DATABASE_URL mag geen rollen en databases maken; geef die gebruiker "
            "de rechten SUPERUSER (nodig voor rollen die rijbeveiliging overslaan)."
        ) from error
    except psycopg.errors.FeatureNotSupported as error:
        raise home.CannotStart(
            "De uitbreiding btree_gist ontbreekt op de databaseserver; installeer het pakket "
            "postgresql-contrib van die versie."
        ) from error
    except psycopg.OperationalError as error:
        where = f"{address.get('HOST') or 'de eigen socket'}, poort {address.get('PORT', '-')}"
        raise home.CannotStart(
            f"De database is niet bereikbaar ({where}): {str(error).strip().splitlines()[0]}. "
            "Controleer of de server draait en of adres, naam en wachtwoord in DATABASE_URL "
            "kloppen."
        ) from error


def _require_version(version: int) -> None:
    if version < OLDEST * 10_000:
        raise home.CannotStart(
            f"De databaseserver is PostgreSQL {version // 10_000}; nodig is {OLDEST} of nieuwer. "
            "Werk de server bij of laat DATABASE_URL weg: dan draait de eigen server."
        )


def _prepare(connection: Any, name: str) -> None:
    connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
    for role, rights in ROLES.items():
        _prepare_role(connection, f"bodemplaat_{role}", rights, home.get_key(f"role-{role}"))
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    if not connection.execute(query, [name]).fetchone():
        create_database(connection, name)
    _let_in(connection, name)


def create_database(connection: Any, name: str, template: str = "template0") -> None:
    """Create a database of the owner, closed to other roles, with its extensions."""
    for text in (
        "CREATE DATABASE {name} OWNER bodemplaat_owner TEMPLATE {template}",
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
    ):
        names = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
        connection.execute(sql.SQL(text).format(**names))
    _let_in(connection, name)
    with connect_as_admin(name) as inside:
        for extension in EXTENSIONS:
            inside.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


def _let_in(connection: Any, name: str) -> None:
    """Let the roles that log in connect; an older database does not know all of them."""
    names = [sql.Identifier(f"bodemplaat_{role}") for role in ("app", "reader", "backup", "worker")]
    text = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
    connection.execute(text.format(sql.Identifier(name), sql.SQL(", ").join(names)))


def _prepare_role(connection: Any, name: str, rights: str, secret: str) -> None:
    query = "SELECT 1 FROM pg_roles WHERE rolname = %s"
    verb = "ALTER" if connection.execute(query, [name]).fetchone() else "CREATE"
    text = f"{verb} ROLE {{}} {rights} NOSUPERUSER PASSWORD {{}}"
    connection.execute(sql.SQL(text).format(sql.Identifier(name), sql.Literal(secret)))
    if verb == "CREATE":
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(name)))


def find_faults(cursor: Any) -> list[str]:
    """Return why this connection must not serve; empty when it may."""
    cursor.execute(
        "SELECT rolsuper, rolbypassrls, "
        "EXISTS(SELECT 1 FROM pg_class WHERE relowner = r.oid) "
        "OR EXISTS(SELECT 1 FROM pg_database WHERE datdba = r.oid), "
        "EXISTS(SELECT 1 FROM pg_roles o "
        "WHERE o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')), "
        "has_schema_privilege('public', 'CREATE') "
        "OR has_database_privilege(current_database(), 'CREATE') "
        "FROM pg_roles r WHERE rolname = current_user"
    )
    faults = (
        "is beheerder van de server (superuser)",
        "slaat rijbeveiliging over (bypassrls)",
        "is eigenaar van tabellen of van een database",
        "is lid van een andere rol",
        "mag zelf tabellen maken",
    )
    row = cursor.fetchone()
    return [f"De rol van de toepassing {f}." for f, bad in zip(faults, row, strict=True) if bad]
