# SPDX-License-Identifier: EUPL-1.2
"""Who kept the root of a day can show what was written anew after it, chain and all."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection

from bodemplaat.foundation import audit, roots, sentences, tenancy, verification
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.models import AuditHead, AuditRecord, DailyRoot, EventDelivery

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND = date(2010, 1, 1), date(2010, 1, 2)
CLERK = SimpleNamespace(
    arrangement_id=7, account_id=3, name="Anna", at=datetime(2010, 1, 1, 12, tzinfo=UTC)
)


@pytest.fixture(autouse=True)
def named(monkeypatch):
    monkeypatch.setattr(verification, "_names", [lambda arrangement_id: f"no-{arrangement_id}"])


@pytest.fixture
def kept():
    """Seal two days; give the file of each."""
    with tenancy.context(7):
        thing = EventDelivery.objects.create(pk=5, arrangement_id=7, key="k", handler="h")
        audit.record("a.b.registered", thing, actor=CLERK, after={"cents": 1})
        roots.seal(slug="no-7", on=FIRST, actor=CLERK)
        audit.record("a.b.amended", thing, actor=CLERK, after={"cents": 2})
        roots.seal(slug="no-7", on=SECOND, actor=CLERK)
        found = {root.on: roots.write_file(root).encode() for root in roots.list_roots()}
    return found


def write_anew():
    """Change the first record as administrator, and every chain after it so that all fits."""
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        admin.execute("SET session_replication_role = replica")
        with tenancy.context(7):
            previous = ""
            for row in AuditRecord.objects.order_by("seq"):
                row.after = {"cents": 9} if row.seq == 1 else row.after
                row.previous_hash = previous
                row.content_hash = audit.hash_content(row)
                row.hash = previous = audit.compute_hash(row)
                admin.execute(
                    "UPDATE foundation_auditrecord SET after = %s, previous_hash = %s, "
                    "content_hash = %s, hash = %s WHERE id = %s",
                    [json.dumps(row.after), row.previous_hash, row.content_hash, row.hash, row.pk],
                )
            admin.execute("UPDATE foundation_audithead SET hash = %s", [previous])
            before = ""
            for kept in DailyRoot.objects.order_by("on"):
                seq = kept.ends["audit"]["seq"]
                link = admin.execute(
                    "SELECT hash FROM foundation_auditrecord WHERE seq = %s", [seq]
                ).fetchone()
                ends = kept.ends | {"audit": {"seq": seq, "hash": link[0]}}
                before_now, before = before, roots.compute_hash(
                    slug=kept.slug, on=kept.on, previous_hash=before,
                    ends={name: roots.End(**end) for name, end in ends.items()},
                )  # fmt: skip
                admin.execute(
                    "UPDATE foundation_dailyroot SET ends = %s, previous_hash = %s, hash = %s "
                    "WHERE id = %s",
                    [json.dumps(ends), before_now, before, kept.pk],
                )


def verify(tmp_path, *contents):
    """Run the command on kept files; return its report and how it ended."""
    paths = []
    for number, content in enumerate(contents):
        path = tmp_path / f"{number}.json"
        path.write_bytes(content)
        paths += ["--root", str(path)]
    out, code = StringIO(), 0
    try:
        call_command("verify", *paths, "--format", "json", stdout=out)
    except SystemExit as ended:
        code = ended.code
    return json.loads(out.getvalue()), code


class TestRoot:
    def test_names_the_end_of_every_chain_and_the_root_before(self, kept):
        first, second = (json.loads(kept[day]) for day in (FIRST, SECOND))

        assert first["einden"]["audit"]["seq"] == 1
        assert second["einden"]["audit"]["seq"] == 2
        assert {"audit", "ledger"} == set(first["einden"])
        assert second["vorige"] == first["controlegetal"]

    def test_of_a_day_is_made_once(self, kept):
        with tenancy.context(7):
            again = roots.seal(slug="no-7", on=SECOND, actor=CLERK)
            assert DailyRoot.objects.count() == 2

            assert again.hash == json.loads(kept[SECOND])["controlegetal"]

    def test_is_read_back_from_its_file(self, kept):
        root = roots.read_file("x.json", kept[FIRST])

        with tenancy.context(7):
            assert root == roots.find_root(on=FIRST)
            assert roots.find_differences(root, slug="no-7") == []

    def test_holds_when_personal_data_was_erased_after_it(self, kept, tmp_path):
        with tenancy.context(7):
            audit.erase_account(account_id=3, reason="uit dienst", actor=CLERK)

        report, code = verify(tmp_path, kept[FIRST], kept[SECOND])

        assert (report["damage"], code, report["roots"]) == ([], 0, 2)


class TestKeptRoot:
    def test_shows_a_trail_that_was_written_anew_without_a_seam(self, kept, tmp_path):
        write_anew()
        without, quiet = verify(tmp_path)
        report, code = verify(tmp_path, kept[SECOND])

        assert (without["damage"], quiet) == ([], 0)
        assert code == 1
        assert report["damage"] == [
            "no-7, controlegetal: het controlegetal van 02-01-2010 is hier een ander",
            "no-7, controlegetal: keten audit: regel 2 is niet meer die van toen",
        ]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b'"seq": 1', b'"seq": 2'),
            (b'"dag": "2010-01-01"', b'"dag": "2010-01-02"'),
            (b'"no-7"', b'"no-8"'),
            (b'"format": 1', b'"format": 2'),
            (b"{", b"["),
            (b"einden", b"\xff"),
        ],
    )
    def test_that_was_changed_itself_is_refused(self, kept, before, after):
        content = kept[FIRST].replace(before, after, 1)

        with pytest.raises(roots.NotARoot) as refused:
            roots.read_file("bewaard.json", content)

        assert "bewaard.json is geen controlegetal" in sentences.render(refused.value, "nl")

    @pytest.mark.parametrize("content", [b"", b"null", b"[]", b"1", b"{}", b"[" * 100_000])
    def test_that_is_none_is_refused(self, content):
        with pytest.raises(roots.NotARoot):
            roots.read_file("x", content)

    def test_of_another_partnership_is_said(self, kept, tmp_path):
        root = roots.read_file("x", kept[FIRST])
        with tenancy.context(7), pytest.raises(roots.OtherArrangement):
            roots.find_differences(root, slug="no-8")

        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
            admin.execute("SET session_replication_role = replica")
            for table in ("auditrecord", "audithead", "dailyroot", "eventdelivery"):
                admin.execute(f"UPDATE foundation_{table} SET arrangement_id = 8")

        report, code = verify(tmp_path, kept[FIRST])
        assert code == 1
        assert "no-7: dit samenwerkingsverband is hier niet" in report["damage"]


class TestChainOfRoots:
    @pytest.mark.parametrize(
        ("sql", "sentence"),
        [
            ("UPDATE foundation_dailyroot SET hash = 'x' WHERE on = '2010-01-01'",
             "controlegetal van 01-01-2010: de keten klopt niet"),
            ("DELETE FROM foundation_dailyroot WHERE \"on\" = '2010-01-01'",
             "controlegetal van 02-01-2010: de keten klopt niet"),
        ],
    )  # fmt: skip
    def test_names_what_was_changed(self, kept, tmp_path, sql, sentence):
        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
            admin.execute("SET session_replication_role = replica")
            admin.execute(sql.replace("WHERE on ", 'WHERE "on" '))

        report, code = verify(tmp_path)

        assert code == 1
        assert [line for line in report["damage"] if line.endswith(sentence)]

    def test_is_kept_for_every_participant_and_nobody_else(self, kept):
        with tenancy.context(7, participant_id=10, scope="participant"):
            assert len(roots.list_roots()) == 2
        with tenancy.context(8):
            assert roots.list_roots() == ()
        assert AuditHead.objects.count() == 0
