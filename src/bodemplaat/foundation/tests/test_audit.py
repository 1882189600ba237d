# SPDX-License-Identifier: EUPL-1.2
"""The trail keeps what was done, and lets go of what is personal, for a reason that stays."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from bodemplaat.foundation import audit, roots, sentences, tenancy
from bodemplaat.foundation.models import (
    AuditErasure,
    AuditHead,
    AuditRecord,
    DailyRoot,
    EventDelivery,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2010, 1, 1, 12, tzinfo=UTC)
CLERK = SimpleNamespace(arrangement_id=7, account_id=3, name="Anna de Boer", at=NOON)
OTHER = SimpleNamespace(arrangement_id=7, account_id=4, name="Bauke Smid", at=NOON)


@pytest.fixture
def thing():
    """Record a thing with personal data twice, and another one once."""
    with tenancy.context(7):
        thing = EventDelivery.objects.create(pk=5, arrangement_id=7, key="k", handler="h")
        audit.record("a.b.registered", thing, actor=CLERK, after={"name": "Jan Jansen"})
        audit.record(
            "a.b.amended", thing, actor=OTHER,
            before={"name": "Jan Jansen"}, after={"name": "Jan Janssen"},
        )
        audit.record("a.c.registered", AuditHead(pk=0), actor=CLERK, after={"name": "Netwerk"})
        yield thing


def list_texts():
    """Return every text that the trail holds, as the database has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(r)::text FROM foundation_auditrecord r ORDER BY seq")
        return [text for (text,) in cursor.fetchall()]


class TestRecord:
    def test_gives_the_history_of_a_thing(self, thing):
        amended, registered = audit.list_history(
            thing_type="foundation.eventdelivery", thing_id=5
        )

        assert (registered.code, registered.who) == ("a.b.registered", "Anna de Boer")
        assert amended.before == {"name": "Jan Jansen"}
        assert amended.after == {"name": "Jan Janssen"}

    def test_is_read_by_all_where_the_thing_is(self, thing):
        with tenancy.context(7, participant_id=10, scope="participant"):
            assert AuditRecord.objects.count() == 3
        with tenancy.context(8, participant_id=10, scope="participant"):
            assert AuditRecord.objects.count() == 0

    @pytest.mark.parametrize(
        "change",
        [
            {"actor_name": "Ander"},
            {"actor_name": "", "actor_salt": ""},
            {"after": None},
            {"content_hash": "x"},
            {"seq": 99},
            {"actor_hash": "x", "actor_name": "", "actor_salt": "", "actor_erasure_id": 1},
        ],
    )
    def test_is_changed_by_nobody(self, thing, change):
        audit.erase_account(account_id=4, reason="r", actor=CLERK)
        erasure_id = AuditErasure.objects.get().pk
        values = {name: erasure_id if name == "actor_erasure_id" else value
                  for name, value in change.items()}  # fmt: skip

        with pytest.raises(DatabaseError, match="only erased"), transaction.atomic():
            AuditRecord.objects.filter(seq=1).update(**values)

    def test_is_lost_by_nobody(self, thing):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM foundation_auditrecord")

    @pytest.mark.parametrize(
        ("model", "changed"),
        [
            (AuditRecord, {"seq": 2}), (AuditRecord, {"seq": 5}),
            (AuditRecord, {"previous_hash": ""}), (DailyRoot, {"on": "2009-12-31"}),
            (DailyRoot, {"on": "2010-02-01", "previous_hash": "x"}),
        ],
    )  # fmt: skip
    def test_is_added_at_the_end_of_its_chain_or_nowhere(self, thing, model, changed):
        roots.seal(slug="no-7", on=date(2010, 1, 31), actor=CLERK)
        row = model.objects.order_by("pk").last()
        row.previous_hash, row.pk = row.hash, None
        for name, value in changed.items():
            setattr(row, name, value)

        with pytest.raises(DatabaseError, match="not the next"), transaction.atomic():
            row.save(force_insert=True)

    @pytest.mark.parametrize("end", [{"hash": "0"}, {"seq": 0, "hash": ""}, {"seq": 4}])
    def test_moves_the_end_of_its_chain_by_one(self, thing, end):
        assert audit.find_damage() == []

        with pytest.raises(DatabaseError, match="not the next end"), transaction.atomic():
            AuditHead.objects.filter(arrangement_id=7).update(**end)


class TestErasingAThing:
    def test_leaves_no_trace_of_what_it_held_and_the_chain_holds(self, thing):
        audit.erase_thing(thing, reason="verzoek van de betrokkene", actor=CLERK)

        assert not [text for text in list_texts() if "Jans" in text]
        assert audit.find_damage() == []

    def test_keeps_who_did_what_when_and_all_else(self, thing):
        audit.erase_thing(thing, reason="verzoek", actor=CLERK)

        amended, _ = audit.list_history(
            thing_type="foundation.eventdelivery", thing_id=5
        )
        assert (amended.who, amended.before, amended.is_what_erased) == ("Bauke Smid", None, True)
        assert AuditRecord.objects.get(seq=3).after == {"name": "Netwerk"}

    def test_is_recorded_with_its_reason(self, thing):
        erasure = audit.erase_thing(thing, reason="verzoek", actor=CLERK)

        record = AuditRecord.objects.order_by("-seq").first()
        assert (record.code, record.thing_id) == (audit.ERASED, erasure.pk)
        assert (erasure.reason, erasure.thing_id) == ("verzoek", 5)

    @pytest.mark.parametrize(
        ("reason", "refusal", "said"),
        [
            ("  ", audit.NoReason, "Geef de reden"),
            ("verzoek", audit.NothingToErase, "niets meer dat gewist kan worden"),
        ],
    )
    def test_is_refused_without_a_reason_or_a_second_time(self, thing, reason, refusal, said):
        audit.erase_thing(thing, reason="verzoek", actor=CLERK)

        with pytest.raises(refusal) as refused:
            audit.erase_thing(thing, reason=reason, actor=CLERK)

        assert said in sentences.render(refused.value, "nl")
        assert AuditErasure.objects.count() == 1

    def test_cannot_be_undone_or_moved_to_another_reason(self, thing):
        audit.erase_thing(thing, reason="verzoek", actor=CLERK)
        other = audit.erase_account(account_id=4, reason="uit dienst", actor=CLERK)

        for change in ({"content_erasure": None}, {"content_erasure": other}, {"after": {}}):
            with pytest.raises(DatabaseError, match="only erased"), transaction.atomic():
                AuditRecord.objects.filter(seq=1).update(**change)


class TestErasingAnAccount:
    def test_takes_its_name_and_leaves_what_was_done(self, thing):
        audit.erase_account(account_id=4, reason="uit dienst", actor=CLERK)

        amended, registered = audit.list_history(
            thing_type="foundation.eventdelivery", thing_id=5
        )
        assert (amended.who, amended.is_who_erased) == ("", True)
        assert amended.after == {"name": "Jan Janssen"}
        assert registered.who == "Anna de Boer"
        assert not [text for text in list_texts() if "Bauke" in text]
        assert audit.find_damage() == []

    def test_of_another_partnership_finds_nothing(self, thing):
        elsewhere = SimpleNamespace(**vars(CLERK) | {"arrangement_id": 8})
        with tenancy.context(8), pytest.raises(audit.NothingToErase):
            audit.erase_account(account_id=4, reason="uit dienst", actor=elsewhere)

        assert AuditRecord.objects.get(seq=2).actor_name == "Bauke Smid"
