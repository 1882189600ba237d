# SPDX-License-Identifier: EUPL-1.2
import threading
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import (
    DatabaseError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)

from bodemplaat.foundation import audit, tenancy
from bodemplaat.foundation.database import protection, roles
from bodemplaat.foundation.models import AuditErasure, AuditHead, AuditRecord, EventDelivery

pytestmark = pytest.mark.django_db
ACTOR = SimpleNamespace(
    arrangement_id=1, account_id=None, name="Test", at=datetime(2010, 1, 1, tzinfo=UTC)
)


class TestContext:
    def test_shows_rows_of_its_arrangement_only_and_none_without_it(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")
            assert EventDelivery.objects.count() == 1

        with tenancy.context(2):
            assert EventDelivery.objects.count() == 0
        assert EventDelivery.objects.count() == 0

    def test_refuses_to_write_a_row_of_another_arrangement(self):
        with pytest.raises(ProgrammingError), tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=2, key="k", handler="h")


    def test_restores_what_it_found_after_a_failure_inside(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")

            with pytest.raises(ZeroDivisionError), tenancy.context(2):
                _ = 1 / 0

            assert EventDelivery.objects.count() == 1

    def test_restores_what_it_found_after_a_database_error_inside(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")

            with pytest.raises(DatabaseError), tenancy.context(2), connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")

            assert EventDelivery.objects.count() == 1

    def test_restores_what_it_found_after_a_rollback_inside(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")

            with tenancy.context(2):
                EventDelivery.objects.create(arrangement_id=2, key="k", handler="h")
                transaction.set_rollback(True)

            assert EventDelivery.objects.count() == 1
        with tenancy.context(2):
            assert EventDelivery.objects.count() == 0

    def test_lies_inside_another_and_gives_it_back(self):
        for arrangement_id in (1, 2):
            with tenancy.context(arrangement_id):
                EventDelivery.objects.create(arrangement_id=arrangement_id, key="k", handler="h")

        with tenancy.context(1), tenancy.context(2), tenancy.context(1):
            assert {row.arrangement_id for row in EventDelivery.objects.all()} == {1}
        with tenancy.context(1):
            with tenancy.context(2):
                assert {row.arrangement_id for row in EventDelivery.objects.all()} == {2}
            assert {row.arrangement_id for row in EventDelivery.objects.all()} == {1}

    def test_gives_a_participant_nothing_that_only_the_office_reads(self):
        with tenancy.context(1):
            audit.record("a.b.c", AuditErasure(pk=1), actor=ACTOR)
            audit.record("a.b.c", AuditErasure(pk=1), actor=ACTOR, participant_id=10)
            audit.record("a.b.c", AuditHead(pk=1), actor=ACTOR, participant_id=20)
            audit.record("a.b.c", AuditHead(pk=1), actor=ACTOR)

        with tenancy.context(1, participant_id=10, scope="participant"):
            assert [row.seq for row in AuditRecord.objects.order_by("seq")] == [2, 4]
        with tenancy.context(1, participant_id=None, scope="participant"):
            assert [row.seq for row in AuditRecord.objects.all()] == [4]
        with tenancy.context(1, scope="public"):
            assert AuditRecord.objects.count() == AuditHead.objects.count() == 0

    def test_lets_a_participant_record_what_it_does_and_read_it_back(self):
        actor = SimpleNamespace(**vars(ACTOR) | {"participant_id": 10})

        with tenancy.context(1, participant_id=10, scope="participant"):
            audit.record("a.b.c", AuditHead(pk=1), actor=actor)

            assert AuditRecord.objects.get().participant_id == 10

    def test_lets_a_machine_record_what_it_does_because_of_a_participant(self):
        with tenancy.context(1, participant_id=10, scope="participant"):
            audit.record("a.b.c", AuditHead(pk=1), actor=ACTOR)

            assert AuditRecord.objects.get().participant_id == 10

    def test_of_an_unknown_kind_is_refused(self):
        with pytest.raises(ValueError, match="Unknown scope"), tenancy.context(1, scope="all"):
            pass


@pytest.mark.django_db(transaction=True)
class TestConnection:
    """Connections are used again, by other requests and by other threads."""

    def test_used_again_shows_nothing_of_the_context_before(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")

        assert EventDelivery.objects.count() == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            EventDelivery.objects.create(arrangement_id=1, key="l", handler="h")

    def test_of_another_thread_has_no_context(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")
        seen = []

        def look():
            seen.append(EventDelivery.objects.count())
            connection.close()

        with tenancy.context(1):
            thread = threading.Thread(target=look)
            thread.start()
            thread.join()
            seen.append(EventDelivery.objects.count())

        assert seen == [0, 1]

    def test_that_breaks_inside_leaves_nothing_behind(self):
        with pytest.raises(OperationalError), tenancy.context(1), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (process,) = cursor.fetchone()
            with roles.connect_as_admin() as admin:
                admin.execute("SELECT pg_terminate_backend(%s)", [process])
            cursor.execute("SELECT 1")
        connection.close()

        assert EventDelivery.objects.count() == 0

    def test_is_read_after_a_stream_began_without_its_context(self):
        with tenancy.context(1):
            EventDelivery.objects.create(arrangement_id=1, key="k", handler="h")
            stream = (row.key for row in EventDelivery.objects.iterator())

        assert list(stream) == []


class TestCatalogue:
    def test_forces_row_level_security_on_every_tenant_table(self):
        tables = {model._meta.db_table for model in protection.list_tenant_models()}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
            )
            secured = {row[0] for row in cursor.fetchall()}
            assert roles.find_faults(cursor) == []
        assert tables and tables <= secured
