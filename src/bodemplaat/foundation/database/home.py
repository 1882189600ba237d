# SPDX-License-Identifier: EUPL-1.2
"""The data folder: keys, the embedded server and its socket."""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

from psycopg import Error, conninfo


class CannotStart(Exception):
    """The database cannot be used; the text says why, in Dutch."""

    may_be_logged = True


def get_home() -> Path:
    """Return the data folder, made when absent."""
    chosen = os.environ.get("BODEMPLAAT_HOME")
    if chosen:
        folder = Path(chosen).expanduser().resolve()
    elif os.geteuid() == 0:
        folder = Path("/var/lib/bodemplaat")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
        folder = Path(base) / "bodemplaat"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def get_key(name: str) -> str:
    """Return a secret of this installation; it is drawn once and readable by its owner alone."""
    folder = get_home() / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    draft = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(40))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another command drew it first; its secret counts
        finally:
            draft.unlink()
    return path.read_text()


def get_mark() -> str:
    """Return a short mark of this data folder, for paths that must stay short."""
    return hashlib.sha256(str(get_home()).encode()).hexdigest()[:12]


def get_socket_dir() -> Path:
    """Return the folder of the socket; a socket path may hold 107 bytes at most."""
    if os.geteuid() == 0:
        return Path("/var/lib/bodemplaat-engine") / get_mark() / "s"
    inside = get_home() / "s"
    if len(str(inside)) < 80:
        return inside
    return Path(tempfile.gettempdir()) / f"bodemplaat-{os.geteuid()}-{get_mark()}"


def get_server_address(url: str) -> dict[str, Any]:
    """Return where another server listens, as Django writes it; the roles stay ours."""
    try:
        parts = conninfo.conninfo_to_dict(url)
    except Error as error:
        raise CannotStart(
            "DATABASE_URL is niet te lezen; schrijf postgresql://naam:wachtwoord@adres:5432/naam."
        ) from error
    for role in ("user", "password"):
        parts.pop(role, None)
    return {
        "HOST": str(parts.pop("host", "")),
        "PORT": str(parts.pop("port", 5432)),
        "NAME": str(parts.pop("dbname", "bodemplaat")),
        "OPTIONS": parts,
    }
