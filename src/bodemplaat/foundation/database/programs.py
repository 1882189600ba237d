# SPDX-License-Identifier: EUPL-1.2
"""The programs of PostgreSQL that copy a database, of the same version as the server."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo

from bodemplaat.foundation.database import home, roles, server
from bodemplaat.kernel.refusals import Refusal

# The database has these already, from its administrator and from the protection.
_GIVEN = re.compile(r"^\d+; \d+ \d+ (COMMENT - |ACL - )?(EXTENSION|SCHEMA) ", re.MULTILINE)


class ProgramMissing(Refusal):
    """A program of PostgreSQL is not on this machine in the version of the server."""

    code = "foundation.program-missing"


class ProgramFailed(Refusal):
    """A program of PostgreSQL ended with an error."""

    code = "foundation.program-failed"


def dump(target: Path, *, snapshot: str, link: psycopg.Connection[Any]) -> None:
    """Write the whole database as one moment shows it, as the role backup; no sessions."""
    _run(
        "pg_dump", link, "--format=custom", f"--snapshot={snapshot}", f"--file={target}",
        "--exclude-table-data=public.django_session",
    )  # fmt: skip


def restore(source: Path, *, link: psycopg.Connection[Any]) -> None:
    """Fill an empty database from a dump, as the owner, in one transaction."""
    listed = _run("pg_restore", None, "--list", str(source), version=get_version(link))
    wanted = source.with_suffix(".list")
    lines = listed.splitlines(keepends=True)
    wanted.write_text("".join(line for line in lines if not _GIVEN.match(line)), encoding="utf-8")
    _run(
        "pg_restore", link, "--no-owner", "--single-transaction", "--exit-on-error",
        f"--use-list={wanted}", str(source),
    )  # fmt: skip


def get_version(link: psycopg.Connection[Any]) -> int:
    """Return the main version of the server, such as 18."""
    return link.info.server_version // 10_000


def find(program: str, version: int) -> Path:
    """
    Return a program: that of the embedded server, or for another server that of this machine.

    Raises ProgramMissing unless it is of the version of the server: a newer program writes what
    an older server cannot read.
    """
    if not os.environ.get("DATABASE_URL"):
        return server.get_binaries() / program
    found = shutil.which(program)
    for path in (Path(f"/usr/lib/postgresql/{version}/bin") / program, Path(found or "/none")):
        if path.exists() and _ask_version(path) == version:
            return path
    raise ProgramMissing(program=program, version=version)


def _ask_version(path: Path) -> int:
    done = subprocess.run([str(path), "--version"], capture_output=True, text=True, timeout=60)
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if found else 0


def _run(
    program: str, link: psycopg.Connection[Any] | None, *arguments: str, version: int = 0
) -> str:
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    where = []
    if link:
        version = get_version(link)
        role = link.info.user.removeprefix("bodemplaat_")
        env["PGPASSWORD"] = home.get_key(f"role-{role}")
        address = roles.get_address() | {"dbname": link.info.dbname, "user": link.info.user}
        where = [f"--dbname={conninfo.make_conninfo(**address)}", "--no-password"]
    command = [str(find(program, version)), *where, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, cwd="/")
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise ProgramFailed(program=program, reason=lines[0] if lines else str(done.returncode))
    return done.stdout
