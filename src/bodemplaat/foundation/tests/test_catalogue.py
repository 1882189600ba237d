# SPDX-License-Identifier: EUPL-1.2
"""The gate sees every planted defect; each is planted in a transaction that is undone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from bodemplaat.foundation.database import catalogue, protection, roles

pytestmark = pytest.mark.django_db

TABLE = "foundation_eventdelivery"
TRAIL = "foundation_auditrecord"
KEPT = "foundation_auditerasure"
DEFECTS = {
    "rows without security": (
        f"ALTER TABLE {TABLE} DISABLE ROW LEVEL SECURITY",
        f"Rijbeveiliging van tabel {TABLE} staat uit.",
    ),
    "an owner who sees all rows": (
        f"ALTER TABLE {TABLE} NO FORCE ROW LEVEL SECURITY",
        f"Rijbeveiliging van tabel {TABLE} staat uit.",
    ),
    "a policy that is gone": (
        f"DROP POLICY tenant_select ON {TABLE}",
        f"De regels van tabel {TABLE} zijn andere dan die van zijn soort.",
    ),
    "a policy that says more": (
        f"ALTER POLICY tenant_select ON {TABLE} USING (true)",
        f"De regels van tabel {TABLE} zijn andere dan die van zijn soort.",
    ),
    "one policy too many": (
        f"CREATE POLICY also ON {TABLE} USING (true)",
        f"De regels van tabel {TABLE} zijn andere dan die van zijn soort.",
    ),
    "a policy for one role": (
        f"ALTER POLICY tenant_select ON {TABLE} TO bodemplaat_reader",
        f"De regels van tabel {TABLE} zijn andere dan die van zijn soort.",
    ),
    "an unknown table": (
        "CREATE TABLE kladblok (id int); ALTER TABLE kladblok OWNER TO bodemplaat_owner",
        "Tabel kladblok staat in geen enkel pakket.",
    ),
    "a view": (
        f"CREATE VIEW kijkje AS SELECT * FROM {TABLE}",
        "Tabel kijkje staat in geen enkel pakket.",
    ),
    "a table that is gone": (f"DROP TABLE {TABLE}", f"Tabel {TABLE} ontbreekt."),
    "a column that is gone": (
        f"ALTER TABLE {TRAIL} DROP COLUMN thing_hash", f"Kolom {TRAIL}.thing_hash ontbreekt."
    ),
    "a table of another owner": (
        f"ALTER TABLE {TABLE} OWNER TO bodemplaat_admin_of_test",
        f"Tabel {TABLE} hoort een gewone tabel van bodemplaat_owner te zijn.",
    ),
    "a function with the rights of another": (
        "CREATE FUNCTION gluur() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "Functie gluur draait met rechten van een ander.",
    ),
    "a right too many": (
        f"GRANT DELETE ON {TRAIL} TO bodemplaat_app",
        f"De toepassing heeft op tabel {TRAIL} andere rechten dan bedoeld.",
    ),
    "a right for everybody": (
        f"GRANT TRUNCATE ON {TABLE} TO PUBLIC",
        f"De toepassing heeft op tabel {TABLE} andere rechten dan bedoeld.",
    ),
    "a right too few": (
        f"REVOKE INSERT ON {TRAIL} FROM bodemplaat_app",
        f"De toepassing heeft op tabel {TRAIL} andere rechten dan bedoeld.",
    ),
    "a guard that is gone": (
        f"DROP TRIGGER append_only_row ON {KEPT}",
        f"Bewaker append_only_row van tabel {KEPT} ontbreekt.",
    ),
    "a guard that sleeps": (
        f"ALTER TABLE {KEPT} DISABLE TRIGGER append_only_row",
        f"Bewaker append_only_row van tabel {KEPT} staat uit.",
    ),
    "a guard that guards less": (
        f"CREATE OR REPLACE TRIGGER append_only_row BEFORE DELETE ON {KEPT} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f"Bewaker append_only_row van tabel {KEPT} is een andere.",
    ),
    "a guard with an exception": (
        f"CREATE OR REPLACE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON {KEPT} "
        "FOR EACH ROW WHEN (OLD.id > 9) EXECUTE FUNCTION refuse_change()",
        f"Bewaker append_only_row van tabel {KEPT} is een andere.",
    ),
    "a guard that lets everything through": (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql "
        "SET search_path = pg_catalog AS $$ BEGIN RETURN NEW; END $$",
        "Functie refuse_change is een andere dan bedoeld.",
    ),
    "a guard of a package that is gone": (
        "DROP TRIGGER entry_lines ON finance_entry",
        "Bewaker entry_lines van tabel finance_entry ontbreekt.",
    ),
    "a guard of a package that lets everything through": (
        "CREATE OR REPLACE FUNCTION finance_check_journal() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RETURN NEW; END $$",
        "Functie finance_check_journal is een andere dan bedoeld.",
    ),
    "a guard that nobody knows": (
        f"CREATE TRIGGER stil BEFORE UPDATE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        f"Bewaker stil van tabel {TABLE} staat in geen enkel pakket.",
    ),
    "a function that nobody knows": (
        "CREATE FUNCTION hulp() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "Functie hulp staat in geen enkel pakket.",
    ),
    "a unique key that is gone": (
        f"ALTER TABLE {TRAIL} DROP CONSTRAINT auditrecord_seq",
        f"Grens auditrecord_seq van tabel {TRAIL} ontbreekt of is een andere.",
    ),
    "a check that is gone": (
        "ALTER TABLE governance_seat DROP CONSTRAINT seat_has_votes",
        "Grens seat_has_votes van tabel governance_seat ontbreekt of is een andere.",
    ),
    "a look into the queue": (
        "GRANT SELECT (args) ON procrastinate_jobs TO bodemplaat_app",
        "De toepassing heeft op tabel procrastinate_jobs andere rechten dan bedoeld.",
    ),
    "a worker that reads more than its queue": (
        f"GRANT SELECT ON {TRAIL} TO bodemplaat_worker",
        f"De werker heeft op tabel {TRAIL} andere rechten dan bedoeld.",
    ),
    "a function of the queue that does something else": (
        "CREATE OR REPLACE FUNCTION procrastinate_register_worker_v1() "
        "RETURNS TABLE(worker_id bigint) LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$",
        "Functie procrastinate_register_worker_v1 is een andere dan bedoeld.",
    ),
    "a guard of the queue that sleeps": (
        "ALTER TABLE procrastinate_jobs DISABLE TRIGGER procrastinate_trigger_delete_jobs_v1",
        "Bewaker procrastinate_trigger_delete_jobs_v1 van tabel procrastinate_jobs staat uit.",
    ),
    "a right to one column": (
        f"GRANT UPDATE (reason) ON {KEPT} TO bodemplaat_app",
        f"De toepassing heeft op tabel {KEPT} andere rechten dan bedoeld.",
    ),
    "a context for who asks none": (
        "ALTER ROLE bodemplaat_app SET bodemplaat.scope = 'sso'",
        "De server zet bodemplaat.scope voor iedere verbinding.",
    ),
    "another place to look first": (
        "DO $$ BEGIN EXECUTE format("
        "'ALTER DATABASE %I SET search_path = kladblok', current_database()); END $$",
        "De server zet search_path voor iedere verbinding.",
    ),
    "a constraint that is gone": (
        f"ALTER TABLE {TABLE} DROP CONSTRAINT {TABLE}_tenant",
        f"Grens {TABLE}_tenant van tabel {TABLE} ontbreekt of is een andere.",
    ),
    "a unique key over all arrangements": (
        f"CREATE UNIQUE INDEX overal ON {TABLE} (key)",
        f"Unieke sleutel overal van {TABLE} begint niet met het samenwerkingsverband.",
    ),
    "a reference that names no arrangement": (
        f"ALTER TABLE {TABLE} ADD CONSTRAINT los FOREIGN KEY (id) REFERENCES {TRAIL} (id)",
        f"Verwijzing los van {TABLE} naar {TRAIL} noemt het samenwerkingsverband niet.",
    ),
    "a role that sees all rows": (
        "ALTER ROLE bodemplaat_app BYPASSRLS",
        "De rol van de toepassing slaat rijbeveiliging over (bypassrls).",
    ),
    "a role that rules the server": (
        "ALTER ROLE bodemplaat_app SUPERUSER",
        "De rol van de toepassing is beheerder van de server (superuser).",
    ),
    "a role that owns a table": (
        "CREATE TABLE eigen (id int); ALTER TABLE eigen OWNER TO bodemplaat_app",
        "De rol van de toepassing is eigenaar van tabellen of van een database.",
    ),
    "a role that is another": (
        "GRANT bodemplaat_owner TO bodemplaat_app",
        "De rol van de toepassing is lid van een andere rol.",
    ),
    "a role that makes tables": (
        "GRANT CREATE ON SCHEMA public TO bodemplaat_app",
        "De rol van de toepassing mag zelf tabellen maken.",
    ),
}


@pytest.fixture
def find_after() -> Iterator[Callable[[str], list[str]]]:
    """Give a function that plants a defect as administrator and asks the gate as the app."""
    with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        admin.autocommit = False

        def find(defect: str) -> list[str]:
            cursor: Any = admin.cursor()
            cursor.execute("CREATE ROLE bodemplaat_admin_of_test")
            cursor.execute(defect)
            cursor.execute("SET LOCAL ROLE bodemplaat_app")
            return catalogue.find_faults(cursor)

        yield find
        admin.rollback()


class TestGate:
    def test_is_shut_after_a_migration(self):
        with connection.cursor() as cursor:
            assert catalogue.find_faults(cursor) == []

    @pytest.mark.parametrize("name", DEFECTS)
    def test_sees(self, find_after, name):
        defect, sentence = DEFECTS[name]

        assert sentence in find_after(defect)

    def test_is_opened_again_by_protecting_tables_with_guards_of_an_older_version(self):
        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin:
            admin.autocommit = False
            cursor: Any = admin.cursor()
            cursor.execute(
                "CREATE FUNCTION vroeger() RETURNS trigger LANGUAGE plpgsql "
                "AS $$ BEGIN RETURN NEW; END $$"
            )
            for table in (TABLE, TRAIL):
                cursor.execute(
                    f"CREATE TRIGGER vroeger BEFORE UPDATE ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION vroeger()"
                )
            before = catalogue.find_faults(cursor)

            protection.protect(cursor)

            assert any("vroeger" in fault for fault in before)
            assert not any("vroeger" in fault for fault in catalogue.find_faults(cursor))
            admin.rollback()

    def test_refuses_to_go_on_and_says_what_to_do(self, find_after, monkeypatch):
        faults = [f"Fout {number}." for number in range(12)]
        monkeypatch.setattr(catalogue, "find_faults", lambda cursor: faults)

        with pytest.raises(catalogue.Unsafe, match=r"(?s)Fout 9.*nog 2 andere.*bodemplaat data"):
            catalogue.require_safe(None)
