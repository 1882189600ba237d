# SPDX-License-Identifier: EUPL-1.2
"""The web server: one way to start and to stop it, for the demonstration and for others."""

import signal
import socket
import subprocess
import sys

THREADS = 4
# A worker gets this long to end the answers that it is giving.
PATIENCE = 30


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


def serve(command: list[str]) -> int:
    """
    Run the web server until it ends or until somebody stops us; return 0 when that went well.

    SIGTERM and Ctrl-C let it give the answers that it is giving, and then end.
    """
    signal.signal(signal.SIGTERM, _interrupt)  # who stops this command stops the server too
    with subprocess.Popen(command) as child:
        try:
            child.wait()
        except KeyboardInterrupt:
            child.terminate()
            try:
                child.wait(timeout=PATIENCE + 10)
            except subprocess.TimeoutExpired:
                child.kill()
    return 0 if child.returncode in (0, -signal.SIGTERM, -signal.SIGINT) else child.returncode


def _interrupt(*received: object) -> None:
    raise KeyboardInterrupt
