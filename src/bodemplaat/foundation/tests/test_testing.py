# SPDX-License-Identifier: EUPL-1.2
"""The test databases themselves: nothing is left behind, nothing of a neighbour is touched."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import connection

from bodemplaat.foundation import audit, tenancy
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.models import AuditHead
from bodemplaat.foundation.testing import databases

ACTOR = SimpleNamespace(
    arrangement_id=1, account_id=None, name="Test", at=datetime(2010, 1, 1, tzinfo=UTC)
)


def list_databases() -> set[str]:
    """Return every database of the server."""
    with roles.connect_as_admin() as admin:
        return {row[0] for row in admin.execute("SELECT datname FROM pg_database").fetchall()}


@pytest.mark.django_db
class TestCopy:
    def test_is_dropped_afterwards_and_so_is_what_a_killed_run_left(self):
        left_behind = f"{databases.COPY}left_behind"
        with roles.connect_as_admin() as admin:
            # A neighbour that tidies up takes it for left behind as well, while it is being made.
            admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [left_behind])
            roles.create_database(admin, left_behind)
        mine = connection.settings_dict["NAME"]

        with databases.copied() as name:
            assert name in list_databases()
            assert left_behind not in list_databases()

        assert name not in list_databases()
        assert mine in list_databases()

    def test_comes_from_a_template_of_this_state_of_the_code(self):
        with databases.copied() as name, roles.connect_as("backup", name) as backup:
            assert f"{databases.TEMPLATE}empty_{databases.get_state()}" in list_databases()
            query = "SELECT count(*) FROM foundation_auditrecord"
            assert backup.execute(query).fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
class TestReset:
    """Twice the same: the second starts as empty as the first, past every guard."""

    @pytest.mark.parametrize("turn", [1, 2])
    def test_empties_tables_that_refuse_it(self, turn):
        with tenancy.context(1):
            assert audit.record("a.b.c", AuditHead(pk=1), actor=ACTOR).seq == 1
