# SPDX-License-Identifier: EUPL-1.2
"""
Copies of everything that cannot be made anew, and the way back, all or nothing.

A copy holds the database as one moment shows it, the folder of files, and a manifest that says
what is in them. It is read back into a database beside the empty one; only when every table is as
the manifest says and `verify` finds no damage does it take the place of the empty one.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from bodemplaat.foundation import verification
from bodemplaat.foundation.database import archives, home, migrating, programs, protection, roles
from bodemplaat.kernel.refusals import Refusal

FORMAT = 1
WITHOUT = ("keys", "sessions")
_ONE_AT_A_TIME = 6_012_006
Manifest = dict[str, Any]


class CannotWrite(Refusal):
    """The folder for the copy is not there or may not be written."""

    code = "foundation.cannot-write-copy"


class NotEmpty(Refusal):
    """The database that should take the copy holds rows already."""

    code = "foundation.database-not-empty"


class CopyTooNew(Refusal):
    """The copy was made by a newer version of Bodemplaat or of PostgreSQL."""

    code = "foundation.copy-too-new"


class CopyDiffers(Refusal):
    """A table read back is not what the manifest says."""

    code = "foundation.copy-differs"


class CopyDamaged(Refusal):
    """The copy is whole, but what was copied was damaged."""

    code = "foundation.copy-damaged"


def backup(target: Path, *, made_at: datetime) -> Manifest:
    """
    Copy database and files into one new file and return its manifest.

    Raises CopyExists, CannotWrite, ProgramMissing, ProgramFailed.
    """
    if target.exists():
        raise archives.CopyExists(name=str(target))
    name = connection.settings_dict["NAME"]
    connection.close()
    try:
        with (
            tempfile.TemporaryDirectory(dir=target.parent, prefix=".bodemplaat-") as folder,
            roles.connect_as("backup", name) as link,
        ):
            draft = Path(folder)
            link.isolation_level, link.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
            (snapshot,) = link.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
            programs.dump(draft / archives.DATABASE, snapshot=snapshot, link=link)
            manifest = {"made_at": made_at.isoformat(), **_describe(link)}
            size = archives.write(
                draft / "copy", target, manifest=manifest, dump=draft / archives.DATABASE,
                files=_get_files(),
            )  # fmt: skip
    except OSError as error:
        raise CannotWrite(name=str(target), reason=error.strerror or str(error)) from error
    get_mark().write_text(made_at.isoformat(), encoding="ascii")
    return manifest | {"bytes": size}


def find_last() -> datetime | None:
    """Return when the last copy was made from this data folder, or None."""
    try:
        return datetime.fromisoformat(get_mark().read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def get_mark() -> Path:
    """Return the file that says when the last copy was made."""
    return home.get_home() / "last-copy"


def restore(source: Path, *, takes_damage: bool = False) -> tuple[Manifest, list[str]]:
    """
    Read a copy back into the empty database of this machine; return its manifest and the damage.

    There is damage only with `takes_damage`: for who has no other copy.

    Raises NotACopy, CopyChanged, CopyTooNew, NotEmpty, CopyDiffers, CopyDamaged, ProgramMissing,
    ProgramFailed; the database is empty then, as it was.
    """
    archives.check(source)
    name = connection.settings_dict["NAME"]
    connection.close()
    with (
        tempfile.TemporaryDirectory(dir=home.get_home(), prefix=".restore-") as folder,
        _staged(name) as (staged, admin),
    ):
        manifest = archives.extract(source, Path(folder))
        _require_known(manifest, server=programs.get_version(admin))
        _require_empty(name)
        with roles.connect_as("owner", staged) as link:
            programs.restore(Path(folder) / archives.DATABASE, link=link)
        _require_same(manifest, staged)
        with _pointed_at(staged):
            migrating.migrate()
            damage, _ = verification.find_damage()
        if damage and not takes_damage:
            raise CopyDamaged(count=len(damage), first=damage[0])
        _require_empty(name)
        with _files_taken(Path(folder) / archives.FILES):
            _take_place(admin, staged, name)
    return manifest, damage


def _get_files() -> Path:
    return home.get_home() / archives.FILES


def _describe(link: psycopg.Connection[Any]) -> Manifest:
    """Return what a copy says of itself: rows and digest per table, and the ends of chains."""
    query = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
    files = [path for path in _get_files().rglob("*") if path.is_file()]
    return {
        "format": FORMAT,
        "postgresql": programs.get_version(link),
        "migrations": [row[0] for row in link.execute(query).fetchall()],
        "tables": _count(link),
        "chains": _list_ends(link),
        "files": len(files),
        "without": list(WITHOUT),
    }


def _count(link: psycopg.Connection[Any]) -> dict[str, dict[str, Any]]:
    """Return rows and digest per table; the digest does not depend on the order of rows."""
    for setting in ("TimeZone TO 'UTC'", "DateStyle TO 'ISO'", "extra_float_digits TO 1"):
        link.execute(f"SET LOCAL {setting}")
    query = (
        "SELECT relname FROM pg_class WHERE relkind = 'r' "
        "AND relnamespace = 'public'::regnamespace ORDER BY relname"
    )
    found = {}
    for (table,) in link.execute(query).fetchall():
        if table == "django_session":
            continue
        text = sql.SQL(
            "SELECT count(*), "
            "coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint), 0)::text "
            "FROM {} t"
        )
        rows, digest = link.execute(text.format(sql.Identifier(table))).fetchone() or (0, "0")
        found[table] = {"rows": rows, "digest": digest}
    return found


def _list_ends(link: psycopg.Connection[Any]) -> dict[str, dict[str, Any]]:
    """Return per arrangement where each chain ends: its last number and hash."""
    found: dict[str, dict[str, Any]] = {}
    for model in protection.list_tenant_models():
        chain = getattr(model, "ends_chain", None)
        if chain is None:
            continue
        text = sql.SQL("SELECT arrangement_id, seq, hash FROM {} ORDER BY arrangement_id")
        rows = link.execute(text.format(sql.Identifier(model._meta.db_table))).fetchall()
        for arrangement_id, seq, last in rows:
            found.setdefault(str(arrangement_id), {})[chain] = {"seq": seq, "hash": last}
    return found


def _require_known(manifest: Manifest, *, server: int) -> None:
    """Raise CopyTooNew when this machine is older than what made the copy."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    strange = sorted(set(manifest["migrations"]) - known)
    if manifest["format"] > FORMAT or strange:
        raise CopyTooNew(what="Bodemplaat", found=strange[0] if strange else manifest["format"])
    if manifest["postgresql"] > server:
        raise CopyTooNew(what="PostgreSQL", found=manifest["postgresql"])


def _require_empty(name: str) -> None:
    """Raise NotEmpty unless there is nothing but what migrations made."""
    models = protection.list_house_models()
    written = [m._meta.db_table for m in models if protection.get_rights(m) != "SELECT"]
    with roles.connect_as("backup", name) as link:
        counted = _count(link)
    full = [table for table in written if counted.get(table, {"rows": 0})["rows"]]
    if full:
        raise NotEmpty(name=name, tables=", ".join(full[:3]), count=len(full))
    files = _get_files()
    if files.is_dir() and any(files.iterdir()):
        raise NotEmpty(name=str(files), tables=archives.FILES, count=1)


def _require_same(manifest: Manifest, staged: str) -> None:
    with roles.connect_as("backup", staged) as link:
        found = {"tables": _count(link), "chains": _list_ends(link)}
    for part, shown in found.items():
        wanted = manifest[part]
        names = sorted({*wanted, *shown})
        wrong = [name for name in names if wanted.get(name) != shown.get(name)]
        if wrong:
            raise CopyDiffers(part=wrong[0], count=len(wrong))


@contextmanager
def _staged(name: str) -> Iterator[tuple[str, psycopg.Connection[Any]]]:
    """Give a new database beside the empty one; it goes when it has not taken its place."""
    staged = f"{name}_restore"[:63]
    with roles.connect_as_admin() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(staged))
        admin.execute(drop)  # what a killed restore left
        roles.create_database(admin, staged)
        try:
            yield staged, admin
        finally:
            admin.execute(drop)


@contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """Let Django's connection be one to another database for a while."""
    kept = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


@contextmanager
def _files_taken(found: Path) -> Iterator[None]:
    """Put the files in their place, and take them back when the rest fails."""
    target = _get_files()
    if found.is_dir():
        found.replace(target)
    try:
        yield
    except BaseException:
        if target.is_dir():
            target.replace(found)
        raise


def _take_place(admin: psycopg.Connection[Any], staged: str, name: str) -> None:
    """Put the filled database in the place of the empty one."""
    names = {"staged": sql.Identifier(staged), "name": sql.Identifier(name)}
    query = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
    admin.execute(query, [staged])
    admin.execute(sql.SQL("DROP DATABASE {name} WITH (FORCE)").format(**names))
    admin.execute(sql.SQL("ALTER DATABASE {staged} RENAME TO {name}").format(**names))
