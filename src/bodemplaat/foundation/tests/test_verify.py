# SPDX-License-Identifier: EUPL-1.2
"""Real damage, done past every guard by the administrator, is found and named."""

import json
from datetime import UTC, datetime
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection

from bodemplaat.foundation import audit, tenancy, verification
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.models import AuditHead, EventDelivery

pytestmark = pytest.mark.django_db(transaction=True)

DAMAGE = {
    "a changed row": (
        "UPDATE foundation_auditrecord SET actor_name = 'Ander' WHERE seq = 2",
        "audit: auditregel 2: wie het deed is gewijzigd",
    ),
    "a changed payload": (
        "UPDATE foundation_auditrecord SET after = '{\"cents\": 2}' WHERE seq = 3",
        "audit: auditregel 3: de inhoud is gewijzigd",
    ),
    "a changed moment": (
        "UPDATE foundation_auditrecord SET recorded_at = recorded_at - interval '1 day' "
        "WHERE seq = 2",
        "audit: auditregel 2: de keten klopt niet",
    ),
    "a name that is gone without a reason": (
        "INSERT INTO foundation_auditerasure (arrangement_id, is_for_all, thing_type, account_id, "
        "reason, recorded_at, recorded_by) VALUES (7, false, '', 1, 'x', now(), 'x'); "
        "UPDATE foundation_auditrecord SET actor_name = '', actor_salt = '', "
        "actor_erasure_id = (SELECT max(id) FROM foundation_auditerasure) WHERE seq = 2",
        "audit: auditregel 2: wie het deed is gewist zonder vastgelegde reden",
    ),
    "a removed row": (
        "DELETE FROM foundation_auditrecord WHERE seq = 2",
        "audit: auditregel 3: nummer 2 ontbreekt",
    ),
    "a removed end": (
        "DELETE FROM foundation_auditrecord WHERE seq = 3",
        "audit: het einde van de keten klopt niet",
    ),
    "a changed head": (
        "UPDATE foundation_audithead SET hash = 'x'",
        "audit: het einde van de keten klopt niet",
    ),
    "a removed head": (
        "DELETE FROM foundation_audithead",
        "audit: het einde van de keten ontbreekt",
    ),
    "a moved row": (
        "UPDATE foundation_auditrecord SET arrangement_id = 8 WHERE seq = 1",
        "audit: auditregel 2: nummer 1 ontbreekt",
    ),
    "a changed thing": (
        "UPDATE foundation_eventdelivery SET handler = 'x'",
        "audit: foundation.eventdelivery 5 is gewijzigd na auditregel 1",
    ),
    "a removed thing": (
        "DELETE FROM foundation_eventdelivery",
        "audit: foundation.eventdelivery 5 is er niet meer (auditregel 1)",
    ),
    "a table without security": (
        "ALTER TABLE foundation_eventdelivery DISABLE ROW LEVEL SECURITY",
        "beveiliging: Rijbeveiliging van tabel foundation_eventdelivery staat uit.",
    ),
}


@pytest.fixture
def chain():
    """Record three things in an arrangement that nobody is assigned to."""
    actor = SimpleNamespace(
        arrangement_id=7, account_id=None, name="Test", at=datetime(2010, 1, 1, tzinfo=UTC)
    )
    with tenancy.context(7):
        thing = EventDelivery.objects.create(pk=5, arrangement_id=7, key="k", handler="h")
        audit.record("a.b.c", thing, actor=actor, after={"cents": 1})
        for cents in (2, 3):
            audit.record("a.b.c", AuditHead(pk=0), actor=actor, after={"cents": cents})


@pytest.fixture
def repaired():
    """Put the security of the one table back afterwards."""
    yield
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        admin.execute("ALTER TABLE foundation_eventdelivery ENABLE ROW LEVEL SECURITY")


def damage(sql: str) -> None:
    """Do something that no role of ours may do."""
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(sql)


class TestVerify:
    def test_finds_every_arrangement_whole(self, chain):
        out = StringIO()

        call_command("verify", format="json", stdout=out)

        assert json.loads(out.getvalue()) == {
            "ok": True,
            "checks": ["beveiliging", *(name for name, _ in verification.list_checks())],
            "damage": [],
            "arrangements": 1,
            "roots": 0,
        }

    @pytest.mark.parametrize("name", DAMAGE)
    def test_sees(self, chain, repaired, name):
        sql, sentence = DAMAGE[name]
        damage(sql)
        out = StringIO()

        with pytest.raises(SystemExit) as ended:
            call_command("verify", format="json", stdout=out)

        assert ended.value.code == 1
        found = json.loads(out.getvalue())
        assert found["ok"] is False
        assert [line for line in found["damage"] if line.endswith(sentence)]

    def test_says_it_to_a_person_too(self, chain):
        damage("UPDATE foundation_audithead SET hash = 'x'")
        out = StringIO()

        with pytest.raises(SystemExit):
            call_command("verify", format="table", stdout=out)

        assert "samenwerkingsverband 7, audit: het einde van de keten klopt niet" in out.getvalue()

    def test_calls_an_arrangement_by_its_name(self, chain, monkeypatch):
        monkeypatch.setattr(verification, "_names", [lambda arrangement_id: f"n{arrangement_id}"])
        damage("UPDATE foundation_audithead SET hash = 'x'")

        found, count = verification.find_damage()

        assert found == ["n7, audit: het einde van de keten klopt niet"]
        assert count == 1
