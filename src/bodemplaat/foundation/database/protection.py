# SPDX-License-Identifier: EUPL-1.2
"""The generator of row level security, composite references, exclusions and grants; idempotent."""

from typing import Any

from django.apps import apps
from django.db import models

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.validity import ValidFact

_SAME = "{column} = (SELECT nullif(current_setting('bodemplaat.arrangement', true), '')::bigint)"
_SSO = "(SELECT current_setting('bodemplaat.scope', true)) = 'sso'"
_OWN = "participant_id = (SELECT nullif(current_setting('bodemplaat.participant', true), '')::bigint)"
_PERSON = "person_id = (SELECT nullif(current_setting('bodemplaat.person', true), '')::bigint)"
POLICIES = {
    "arrangement": _SAME,
    "participant": f"{_SAME} AND ({_SSO} OR {_OWN})",
    "personal": f"{_SAME} AND {_PERSON}",
    "published": f"({_SAME}) OR published_at IS NOT NULL",
}
APPEND_ONLY = ("foundation_auditrecord",)


def list_tenant_models() -> list[type[models.Model]]:
    """Return every model with rows of a partnership, in order of table name."""
    found = [m for m in apps.get_models() if getattr(m, "tenancy", "system") in POLICIES]
    return sorted(found, key=lambda model: model._meta.db_table)


def get_arrangement_column(model: type[models.Model]) -> str:
    """Return the column of the arrangement; for the arrangement itself that is its id."""
    names = {field.column for field in model._meta.local_concrete_fields}
    return "arrangement_id" if "arrangement_id" in names else "id"


def protect(cursor: Any) -> None:
    """Bring the protection of every table in line with its model."""
    found = [model for model in list_tenant_models() if _exists(cursor, model._meta.db_table)]
    for model in found:
        _secure(cursor, model)
    for model in found:
        _relate(cursor, model)
    _grant(cursor)


def _exists(cursor: Any, table: str) -> bool:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
    return bool(cursor.fetchone()[0])


def _secure(cursor: Any, model: type[models.Model]) -> None:
    table, column = model._meta.db_table, get_arrangement_column(model)
    rule = POLICIES[model.tenancy].format(column=column)  # type: ignore[attr-defined]
    check = POLICIES["arrangement"].format(column=column) if model.tenancy == "published" else rule  # type: ignore[attr-defined]
    cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    cursor.execute(f'DROP POLICY IF EXISTS tenant ON "{table}"')
    cursor.execute(f'CREATE POLICY tenant ON "{table}" USING ({rule}) WITH CHECK ({check})')
    if column == "arrangement_id":
        _add(cursor, table, f"{table}_tenant", "UNIQUE (arrangement_id, id)")
    if table in APPEND_ONLY:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$"
        )
        for name, event in (("row", "UPDATE OR DELETE"), ("truncate", "TRUNCATE")):
            level = "ROW" if name == "row" else "STATEMENT"
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER append_only_{name} BEFORE {event} ON "{table}" '
                f"FOR EACH {level} EXECUTE FUNCTION refuse_change()"
            )


def _add(cursor: Any, table: str, name: str, definition: str) -> None:
    name = name if len(name) <= 63 else f"{name[:54]}_{hash_name(name)}"
    query = "SELECT 1 FROM pg_constraint WHERE conname = %s AND conrelid = to_regclass(%s)"
    cursor.execute(query, [name, table])
    if not cursor.fetchone():
        cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')


def hash_name(name: str) -> str:
    """Return eight characters that keep a shortened name apart from others."""
    return f"{sum(ord(c) * 31**i for i, c in enumerate(name)) % 16**8:08x}"


def _relate(cursor: Any, model: type[models.Model]) -> None:
    table = model._meta.db_table
    for field in model._meta.local_concrete_fields:
        is_own = isinstance(field, TenantForeignKey) or field.name == "replaces"
        if is_own and field.related_model:
            target = field.related_model._meta.db_table  # type: ignore[union-attr]
            columns = f'(arrangement_id, "{field.column}")'
            text = f'FOREIGN KEY {columns} REFERENCES "{target}" (arrangement_id, id)'
            _add(cursor, table, f"{table}_{field.column}_tenant", text)
    subject = getattr(model, "valid_subject", ())
    if issubclass(model, ValidFact) and subject:
        parts = ", ".join(f'"{name}" WITH =' for name in ("arrangement_id", *subject))
        text = (
            f"EXCLUDE USING gist ({parts}, daterange(starts_on, ends_before) WITH &&, "
            "tstzrange(recorded_at, recorded_before) WITH &&)"
        )
        _add(cursor, table, f"{table}_one_at_a_time", text)


def _grant(cursor: Any) -> None:
    app = "bodemplaat_app"
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {app}, bodemplaat_reader, bodemplaat_backup")
    rights = "SELECT, INSERT, UPDATE, DELETE"
    cursor.execute(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {app}")
    cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {app}")
    readers = "bodemplaat_reader, bodemplaat_backup"
    cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {readers}")
    for table in APPEND_ONLY:
        cursor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {app}')
