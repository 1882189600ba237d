# SPDX-License-Identifier: EUPL-1.2
"""One set-up for all tests; it lives in the foundation, beside what it sets up."""

import os

from hypothesis import HealthCheck, settings

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
