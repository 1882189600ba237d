# SPDX-License-Identifier: EUPL-1.2
"""Every class of row x every scope x every command, on real tables as the real role."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from bodemplaat.foundation.database import home, protection, roles
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import (
    ArrangementModel,
    AudienceModel,
    GuestModel,
    ParticipantModel,
    PersonalModel,
    PublishedModel,
)
from bodemplaat.foundation.validity import ValidFact

# What policies alone decide, so that each command reaches them.
ALL = "SELECT, INSERT, UPDATE, DELETE"

with isolate_apps("bodemplaat.foundation"):

    class ArrangementThing(ArrangementModel):
        app_rights = ALL
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class ParticipantThing(ParticipantModel):
        app_rights = ALL
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class AudienceThing(AudienceModel):
        app_rights = ALL
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class GuestThing(GuestModel):
        app_rights = ALL
        guest_id = models.BigIntegerField(null=True)
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class PersonalThing(PersonalModel):
        app_rights = ALL
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class PublishedThing(PublishedModel):
        app_rights = ALL
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class LinkedThing(ArrangementModel):
        thing = TenantForeignKey(ArrangementThing)

        class Meta:
            app_label = "foundation"

    class FactThing(ValidFact, ArrangementModel):
        valid_subject = ("name",)
        name = models.TextField()

        class Meta:
            app_label = "foundation"

    class LastingThing(ArrangementModel):
        append_only = True
        name = models.TextField()

        class Meta:
            app_label = "foundation"


THINGS = [
    ArrangementThing, ParticipantThing, AudienceThing, GuestThing, PersonalThing, PublishedThing,
    LinkedThing, FactThing, LastingThing,
]  # fmt: skip
CLASSES = {model.tenancy: model._meta.db_table for model in THINGS[:6]}
# Arrangement 1, participant 10 and person 5 ask; the office is the shared service organisation.
ROWS = {
    "own": (1, 10, 5, None),
    "peer": (1, 20, 6, None),
    "office": (1, None, 7, None),
    "shared": (1, 20, 6, None),
    "own-published": (1, 10, 5, "2010-01-01"),
    "foreign": (2, 10, 5, None),
    "foreign-published": (2, 10, 5, "2010-01-01"),
    "with-guest": (1, 20, 6, None),
    "with-guest-later": (1, 20, 6, None),
    "with-guest-before": (1, 20, 6, None),
    "with-guest-revoked": (1, 20, 6, None),
    "with-other-guest": (1, 20, 6, None),
    "foreign-with-guest": (2, 20, 6, None),
}
# Guest, first day, day after the last one, and when it was taken back; the day is 1 June 2010.
SHARED_WITH = {
    "with-guest": (3, "2010-01-01", "2010-06-02", None),
    "with-guest-later": (3, "2010-06-02", None, None),
    "with-guest-before": (3, "2010-01-01", "2010-06-01", None),
    "with-guest-revoked": (3, "2010-01-01", None, "2010-05-01"),
    "with-other-guest": (4, "2010-01-01", None, None),
    "foreign-with-guest": (3, "2010-01-01", None, None),
}
HERE = {"own", "peer", "office", "shared", "own-published", "with-guest", "with-guest-later",
        "with-guest-before", "with-guest-revoked", "with-other-guest"}
MINE = {"own", "own-published"}
OUT = {"own-published", "foreign-published"}
NOTHING: set[str] = set()
READS = {
    "arrangement": {"none": NOTHING, "public": NOTHING, "participant": HERE, "sso": HERE},
    "participant": {"none": NOTHING, "public": NOTHING, "participant": MINE, "sso": HERE},
    "audience": {
        "none": NOTHING, "public": NOTHING, "participant": MINE | {"shared"}, "sso": HERE,
    },
    "guest": {
        "none": NOTHING, "public": NOTHING, "participant": MINE | {"shared"}, "sso": HERE,
        "guest": {"with-guest"},
    },
    "personal": {"none": NOTHING, "public": NOTHING, "participant": MINE, "sso": MINE},
    "published": {"none": OUT, "public": OUT, "participant": HERE | OUT, "sso": HERE | OUT},
}
WRITES = READS | {
    "audience": READS["participant"],
    "guest": READS["participant"],
    "published": {"none": NOTHING, "public": NOTHING, "participant": HERE, "sso": HERE}
}
for _scopes in (*READS.values(), *WRITES.values()):
    _scopes.setdefault("guest", _scopes["public"])
CASES = [
    (kind, scope) for kind in READS for scope in ("none", "public", "guest", "participant", "sso")
]


@pytest.fixture(scope="module")
def tables(django_db_setup: Any) -> Iterator[None]:
    """Make a protected table per model, as the owner; drop them afterwards."""
    with _connect("owner") as owner, owner.cursor() as cursor:
        for model in THINGS:
            fields = (field for field in model._meta.local_concrete_fields if field.name != "id")
            columns = "".join(
                f', "{f.column}" {f.db_type(connection)}{"" if f.null else " NOT NULL"}'
                for f in fields
            )
            cursor.execute(
                f'CREATE TABLE "{model._meta.db_table}" '
                f"(id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY{columns})"
            )
        protection.guard(cursor, THINGS)
        for model in THINGS:
            rights = protection.get_rights(model)
            cursor.execute(f'GRANT {rights} ON "{model._meta.db_table}" TO {protection.APP}')
        owner.commit()
        yield
        for model in reversed(THINGS):
            cursor.execute(f'DROP TABLE "{model._meta.db_table}" CASCADE')


def _connect(role: str) -> psycopg.Connection[Any]:
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"], port=settings.get("PORT") or None, dbname=settings["NAME"],
        user=f"bodemplaat_{role}", password=home.get_key(f"role-{role}"),
    )  # fmt: skip


@pytest.fixture
def app(tables: None) -> Iterator[Any]:
    """Give a cursor of the app whose work is undone."""
    with _connect("app") as made, made.cursor() as cursor:
        yield cursor
        made.rollback()


def _ask(cursor: Any, scope: str) -> None:
    values = {
        "none": ("", "", "", "", "", ""), "public": ("1", "", "public", "", "", ""),
        "guest": ("1", "10", "guest", "5", "3", "2010-06-01"),
    }  # fmt: skip
    asked = values.get(scope, ("1", "10", scope, "5", "", ""))
    names = ("arrangement", "participant", "scope", "person", "guest", "today")
    for name, value in zip(names, asked, strict=True):
        cursor.execute("SELECT set_config(%s, %s, true)", [f"bodemplaat.{name}", value])


def _share(name: str, participant: int | None) -> dict[str, Any]:
    guest, starts_on, ends_before, revoked_at = SHARED_WITH.get(
        name, (None, "2010-01-01", None, None)
    )
    return {
        "participant_id": participant, "is_for_all": name == "shared", "guest_id": guest,
        "starts_on": starts_on, "ends_before": ends_before, "revoked_at": revoked_at,
    }  # fmt: skip


def _insert(cursor: Any, kind: str, name: str) -> None:
    arrangement, participant, person, published = ROWS[name]
    more = {
        "participant": {"participant_id": participant},
        "audience": {"participant_id": participant, "is_for_all": name == "shared"},
        "personal": {"person_id": person},
        "guest": _share(name, participant),
        "published": {"published_at": published},
    }.get(kind, {})
    values = {"arrangement_id": arrangement, "name": name, **more}
    cursor.execute(
        f'INSERT INTO "{CLASSES[kind]}" ({", ".join(values)}) '
        f"VALUES ({', '.join(['%s'] * len(values))})",
        list(values.values()),
    )


def _fill(cursor: Any, kind: str) -> None:
    """Add every row in the scope that may, so that row level security itself lets it in."""
    for name, (arrangement, _, person, _) in ROWS.items():
        asked = {"arrangement": arrangement, "scope": "sso", "person": person}
        for setting, value in asked.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [f"bodemplaat.{setting}", str(value)])
        _insert(cursor, kind, name)


class TestClassOfRows:
    @pytest.mark.parametrize(("kind", "scope"), CASES)
    def test_shows_its_rows_to_who_may_read_them(self, app, kind, scope):
        _fill(app, kind)
        _ask(app, scope)

        app.execute(f'SELECT name FROM "{CLASSES[kind]}"')

        assert {name for (name,) in app.fetchall()} == READS[kind][scope]

    @pytest.mark.parametrize(("kind", "scope"), CASES)
    @pytest.mark.parametrize("command", ["UPDATE \"{}\" SET name = 'x'", 'DELETE FROM "{}"'])
    def test_changes_and_loses_rows_for_who_may_write_them(self, app, kind, scope, command):
        _fill(app, kind)
        _ask(app, scope)

        app.execute(command.format(CLASSES[kind]))

        assert app.rowcount == len(WRITES[kind][scope])

    @pytest.mark.parametrize(("kind", "scope"), CASES)
    @pytest.mark.parametrize("name", ROWS)
    def test_takes_rows_from_who_may_write_them(self, app, kind, scope, name):
        _ask(app, scope)

        if name in WRITES[kind][scope]:
            _insert(app, kind, name)
        else:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                _insert(app, kind, name)

    @pytest.mark.parametrize("kind", READS)
    @pytest.mark.parametrize("scope", ["participant", "sso"])
    def test_lets_no_row_move_to_another_arrangement(self, app, kind, scope):
        _fill(app, kind)
        _ask(app, scope)

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(f"UPDATE \"{CLASSES[kind]}\" SET arrangement_id = 2 WHERE name = 'own'")

    @pytest.mark.parametrize("kind", ["participant", "audience", "guest"])
    @pytest.mark.parametrize("participant", ["20", "NULL"])
    def test_lets_no_participant_hand_its_row_to_another(self, app, kind, participant):
        _fill(app, kind)
        _ask(app, "participant")

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(f'UPDATE "{CLASSES[kind]}" SET participant_id = {participant}')


class TestReference:
    def test_reaches_no_row_of_another_arrangement(self, app):
        thing, link = ArrangementThing._meta.db_table, LinkedThing._meta.db_table
        _ask(app, "sso")
        app.execute(f"INSERT INTO \"{thing}\" (arrangement_id, name) VALUES (1, 'a') RETURNING id")
        (thing_id,) = app.fetchone()
        text = f'INSERT INTO "{link}" (arrangement_id, thing_id) VALUES (%s, %s)'
        app.execute(text, [1, thing_id])
        app.execute("SELECT set_config('bodemplaat.arrangement', '2', true)")

        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            app.execute(text, [2, thing_id])


class TestFact:
    """A fact is closed once and never changed otherwise."""

    @pytest.fixture
    def fact(self, app):
        _ask(app, "sso")
        app.execute(
            f'INSERT INTO "{FactThing._meta.db_table}" (arrangement_id, name, starts_on, '
            "recorded_at, recorded_by, reason) VALUES (1, 'a', '2010-01-01', %s, 't', '')",
            [datetime(2010, 1, 1, tzinfo=UTC)],
        )
        return app

    def test_is_closed_once(self, fact):
        close = f"UPDATE \"{FactThing._meta.db_table}\" SET recorded_before = '2011-01-01'"
        fact.execute(close)

        assert fact.rowcount == 1
        with pytest.raises(psycopg.errors.RestrictViolation):
            fact.execute(close)

    @pytest.mark.parametrize(
        "change",
        ["name = 'b'", "ends_before = '2011-01-01'", "recorded_before = '2009-01-01'",
         "recorded_before = '2011-01-01', name = 'b'", "recorded_at = '2010-02-01'"],
    )  # fmt: skip
    def test_refuses_every_other_change(self, fact, change):
        with pytest.raises(psycopg.errors.RestrictViolation):
            fact.execute(f'UPDATE "{FactThing._meta.db_table}" SET {change}')

    def test_is_never_deleted_by_the_app(self, fact):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            fact.execute(f'DELETE FROM "{FactThing._meta.db_table}"')

    def test_excludes_a_second_one_at_the_same_time(self, fact):
        with pytest.raises(psycopg.errors.ExclusionViolation):
            fact.execute(
                f'INSERT INTO "{FactThing._meta.db_table}" (arrangement_id, name, starts_on, '
                "recorded_at, recorded_by, reason) SELECT arrangement_id, name, '2012-01-01', "
                f"'2010-06-01', 't', '' FROM \"{FactThing._meta.db_table}\""
            )


class TestAppendOnlyTable:
    @pytest.mark.parametrize(
        "command", ["UPDATE \"{}\" SET name = 'x'", 'DELETE FROM "{}"', 'TRUNCATE "{}"']
    )
    def test_refuses_change_by_app_owner_and_administrator(self, app, command):
        text = command.format(LastingThing._meta.db_table)
        _ask(app, "sso")
        app.execute(f"INSERT INTO \"{LastingThing._meta.db_table}\" (arrangement_id, name) "
                    "VALUES (1, 'a')")  # fmt: skip
        app.connection.commit()

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(text)
        with roles.connect_as_admin(connection.settings_dict["NAME"]) as admin, pytest.raises(
            psycopg.errors.RestrictViolation
        ):
            admin.execute(text)
