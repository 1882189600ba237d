# SPDX-License-Identifier: EUPL-1.2
"""Commands run as a person runs them: in a process and a data folder of their own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bodemplaat.foundation.database import home

ROOT = Path(__file__).resolve().parents[2]
HOLDER = (
    "from bodemplaat.foundation.database import server\n"
    "with server.running():\n"
    "    print('up', flush=True)\n"
    "    input()\n"
)

# What tests of another kind leave in the environment of their worker.
OTHERS = (
    "BODEMPLAAT_DEMO", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE", "DJANGO_SETTINGS_MODULE",
)


class Machine:
    """A data folder and what runs on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {
            name: value
            for name, value in os.environ.items()
            if name not in OTHERS
        } | {"BODEMPLAAT_HOME": str(folder), "PYTHONPATH": str(ROOT / "src")}
        self.holders: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        """Start a command and do not wait."""
        command = [sys.executable, "-m", "bodemplaat.config.cli", *arguments]
        return self._open(command, env)

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return self._end(self.start(*arguments, **env))

    def run_python(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a few lines of Python to their end."""
        return self._end(self._open([sys.executable, "-c", script], {}))

    def _end(self, process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def hold(self, script: str = HOLDER) -> subprocess.Popen[str]:
        """Start a process that holds the server up until its input ends."""
        holder = self._open([sys.executable, "-c", script], {})
        self.holders.append(holder)
        assert holder.stdout and holder.stdout.readline() == "up\n"
        return holder

    def _open(self, command: list[str], env: dict[str, str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command, env=self.env | env, cwd="/", text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def is_up(self) -> bool:
        """Tell whether the server of this folder listens."""
        return (home.get_socket_dir() / ".s.PGSQL.5432").exists()

    def get_postmaster(self) -> int:
        """Return the process number of the server."""
        lock = home.get_socket_dir() / ".s.PGSQL.5432.lock"
        return int(lock.read_text().splitlines()[0])


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: Any) -> Iterator[Machine]:
    """Give an empty data folder; whatever still runs on it is ended afterwards."""
    monkeypatch.setenv("BODEMPLAAT_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = Machine(tmp_path)
    yield made
    for holder in made.holders:
        holder.kill()
        holder.communicate()
    if made.is_up():
        os.kill(made.get_postmaster(), signal.SIGQUIT)
    shutil.rmtree(home.get_socket_dir().parent, ignore_errors=True)
