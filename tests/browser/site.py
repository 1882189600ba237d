# SPDX-License-Identifier: EUPL-1.2
"""A demo of its own to look at, and the browser to look with."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".cache" / "browser-home"
PATIENCE = 400
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find_chromium() -> str | None:
    """Return the browser of this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/inloggen/", timeout=5):
            return True
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def _hear_interrupts() -> None:
    """Let Ctrl-C stop the demo also where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def running() -> Iterator[str]:
    """Serve a fresh demo and give its address; BODEMPLAAT_SITE names one that runs already."""
    if os.environ.get("BODEMPLAAT_SITE"):
        yield os.environ["BODEMPLAAT_SITE"]
        return
    HOME.mkdir(parents=True, exist_ok=True)
    port = _find_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"BODEMPLAAT_HOME": str(HOME), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "bodemplaat.config.cli", "demo", "--reset"]
    command += ["--port", str(port)]
    log = HOME / "demo.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL,
            stdout=stream, stderr=stream, start_new_session=True, preexec_fn=_hear_interrupts,
        )  # fmt: skip
    address = f"http://localhost:{port}"
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The demo did not start:\n{log.read_text()[-4000:]}")
            time.sleep(0.5)
        yield address
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(60)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the browser of this machine."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


def open_page(
    browser: Browser, address: str, account: str, width: int, *, script: bool = True
) -> Page:
    """Return a page in which an account of the demo is logged in."""
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, java_script_enabled=script,
        reduced_motion="reduce", locale="nl-NL",
    )  # fmt: skip
    log_in(context, account)
    return context.new_page()


def log_in(context: BrowserContext, account: str) -> None:
    """Take on a role of the demo, as its page of roles does."""
    shown = context.request.get("/demo/").text()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)
    assert token, "the page of roles has no form"
    answer = context.request.post(
        "/demo/", form={"csrfmiddlewaretoken": token.group(1), "account": account}
    )
    assert answer.ok, f"{account} cannot be taken on: {answer.status}"
