# SPDX-License-Identifier: EUPL-1.2
"""
Tests run as the role app, each process in a database of its own.

A database is migrated and protected once per state of the code, kept as a template, and copied
for each process; what a killed run left behind is dropped by the next one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.db import connection
from django.test import TransactionTestCase

from bodemplaat.foundation.database import server
from bodemplaat.foundation.testing import databases

PACKAGES = Path(__file__).resolve().parents[2]


def pytest_configure(config: pytest.Config) -> None:
    """Compile translations that are newer than their result; workers find them done."""
    if not hasattr(config, "workerinput"):
        for source in PACKAGES.glob("*/locale/*/LC_MESSAGES/django.po"):
            _compile(source)


def _compile(source: Path) -> None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    with source.open("rb") as text, target.open("wb") as compiled:
        write_mo(compiled, read_po(text))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Copy the template for this process; drop the copy afterwards."""
    with (
        server.running(),
        django_db_blocker.unblock(),
        databases.copied() as name,
        databases.connected_to(name),
    ):
        yield


@pytest.fixture(autouse=True)
def without_second_factor(settings: Any) -> None:
    """A test of a page is logged in by force; tests of log-in ask for the second factor."""
    settings.REQUIRES_SECOND_FACTOR = False


def _empty_as_admin(self: TransactionTestCase) -> None:
    """Reset after a transactional test: the app may not truncate, and guards would refuse."""
    connection.close()
    databases.empty(connection.settings_dict["NAME"])


TransactionTestCase._fixture_teardown = _empty_as_admin  # type: ignore[method-assign]
