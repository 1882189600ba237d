# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from bodemplaat.foundation import audit, tenancy
from bodemplaat.foundation.database import protection, roles
from bodemplaat.foundation.models import AuditHead, AuditRecord, EventDelivery

pytestmark = pytest.mark.django_db


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


class TestAuditTrail:
    def test_refuses_change_and_names_damage(self):
        actor = SimpleNamespace(
            arrangement_id=1, account_id=None, name="Test", at=datetime(2010, 1, 1, tzinfo=UTC)
        )
        with tenancy.context(1):
            entry = audit.record("foundation.thing.record", AuditHead(pk=1), actor=actor)
            assert audit.find_damage() == []
            with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
                AuditRecord.objects.filter(pk=entry.pk).update(actor_name="Ander")
            AuditHead.objects.filter(arrangement_id=1).update(hash="0")
            assert audit.find_damage() == ["het einde van de keten klopt niet"]


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
