# SPDX-License-Identifier: EUPL-1.2
"""One set-up for all tests; it lives in the foundation, beside what it sets up."""

import os
from typing import Any

from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

# What shares one served demo or one filled database stays on one worker.
TOGETHER = ("tests/browser/", "tests/demo/")
# Each file of these fills its world once.
BY_FILE = ("src/bodemplaat/governance/tests/",)

# A law is tested, not the speed of the machine. The gate draws the same cases every time; the
# exhaustive run draws new ones, and more of them.
settings.register_profile(
    "gate", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "exhaustive", deadline=None, max_examples=1_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("exhaustive" if os.environ.get("BODEMPLAAT_EXHAUSTIVE") else "gate")

pytest_plugins = ("bodemplaat.foundation.testing",)
# Importing it starts the server; a test does that in a process of its own.
collect_ignore = ["src/bodemplaat/config/wsgi.py"]


class ByFolder(LoadScopeScheduling):
    """Spreads tests one by one, except those of a folder that belongs together."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(BY_FILE):
            return nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)


def pytest_xdist_make_scheduler(config: Any, log: Any) -> ByFolder:
    """
    Replace the groups of pytest-xdist.

    Version 3.8 writes them into the name of a test, which pytest 9.2 no longer takes from there:
    tests of one group ended on different workers, each with a demo in the same folder.
    """
    return ByFolder(config, log)
