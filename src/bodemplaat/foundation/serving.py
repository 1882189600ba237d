# SPDX-License-Identifier: EUPL-1.2
"""The web server and its worker: one way to start and to stop them, for the demo and for others."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time

from bodemplaat.foundation import metrics
from bodemplaat.foundation.database import home

THREADS = 4
# A worker gets this long to end the answers that it is giving.
PATIENCE = 30
# Seconds between two looks at what runs, and before a worker is started again.
LOOK, PAUSE = 0.5, 2.0


def write_command(
    *, host: str, port: int, workers: int, proxies: str = "", has_reload: bool = False
) -> list[str]:
    """
    Return the call of the web server.

    `proxies` are the addresses whose word about the scheme (X-Forwarded-Proto) is believed, with
    commas; nobody's when empty.
    """
    name = f"[{host}]" if ":" in host else host
    return [
        sys.executable, "-m", "gunicorn", "bodemplaat.config.wsgi:application",
        "--bind", f"{name}:{port}", "--workers", str(workers), "--threads", str(THREADS),
        "--graceful-timeout", str(PATIENCE), "--log-level", "warning", "--no-control-socket",
        "--logger-class", "bodemplaat.foundation.server_logs.ServerLogger",
        "--forwarded-allow-ips", proxies, "--forwarder-headers", "",
        *(["--reload"] if has_reload else []),
    ]  # fmt: skip


def is_free(host: str, port: int) -> bool:
    """Tell whether nobody listens there yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def write_worker_command(*, concurrency: int = 2) -> list[str]:
    """Return the call of a worker that ends with the process that started it."""
    return [
        sys.executable, "-m", "bodemplaat.config.cli", "worker", "--with-parent",
        "--concurrency", str(concurrency),
    ]  # fmt: skip


def serve(command: list[str], beside: list[str] | None = None) -> int:
    """
    Run the web server until it ends or until somebody stops us; return 0 when that went well.

    SIGTERM and Ctrl-C let it give the answers that it is giving, and then end. What runs `beside`
    it, the worker, is started again when it ends by itself, and is stopped last: it may be doing
    what an answer has just asked for.
    """
    # Who stops this command stops the server too, also where Ctrl-C was ignored before it began.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, _interrupt)
    counts = metrics.prepare_folder(home.get_home())
    running = [subprocess.Popen(command, env={**os.environ, metrics.FOLDER: str(counts)})]
    if beside:
        running.append(subprocess.Popen(beside))
    try:
        while running[0].poll() is None:
            time.sleep(LOOK)
            if beside and running[1].poll() is not None:
                time.sleep(PAUSE)  # Ctrl-C ends both, one after the other
                if running[0].poll() is None:
                    print("De werker stopte en wordt opnieuw gestart.", file=sys.stderr)
                    running[1] = subprocess.Popen(beside)
    except KeyboardInterrupt:
        pass
    finally:
        for child in running:
            _end(child)
        shutil.rmtree(counts, ignore_errors=True)
    ended = running[0].returncode
    return 0 if ended in (0, -signal.SIGTERM, -signal.SIGINT) else ended


def _end(child: subprocess.Popen[bytes]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C changes nothing
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child.terminate()
    try:
        child.wait(timeout=PATIENCE + 10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _interrupt(*received: object) -> None:
    raise KeyboardInterrupt
