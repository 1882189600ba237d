# SPDX-License-Identifier: EUPL-1.2
"""One set-up for all tests; it lives in the foundation, beside what it sets up."""

pytest_plugins = ("bodemplaat.foundation.testing",)
# Importing it starts the server; a test does that in a process of its own.
collect_ignore = ["src/bodemplaat/config/wsgi.py"]
