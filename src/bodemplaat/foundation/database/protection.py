# SPDX-License-Identifier: EUPL-1.2
"""
The generator of row level security, composite references, guards and grants; idempotent.

It runs as the owner after every migration, in one transaction. What it makes is named and marked
with a digest of its text, so that `catalogue` can tell whether the database still holds it.
"""

import hashlib
import re
from typing import Any

from django.apps import apps
from django.db import models

from bodemplaat.foundation.database import queue_tables, searching
from bodemplaat.foundation.tenancy.fields import TenantForeignKey

APP, READER, BACKUP = "bodemplaat_app", "bodemplaat_reader", "bodemplaat_backup"


def _setting(name: str) -> str:
    return f"(SELECT nullif(current_setting('bodemplaat.{name}', true), ''))"


_HERE = f"{{column}} = {_setting('arrangement')}::bigint"
_SSO = f"{_setting('scope')} = 'sso'"
_MEMBER = f"{_setting('scope')} = ANY (ARRAY['sso', 'participant'])"
_OWN = (
    f"({_setting('scope')} = 'participant' "
    f"AND participant_id = {_setting('participant')}::bigint)"
)
_TODAY = f"{_setting('today')}::date"
_GUEST = (
    f"({_setting('scope')} = 'guest' AND guest_id = {_setting('guest')}::bigint "
    f"AND revoked_at IS NULL AND starts_on <= {_TODAY} "
    f"AND (ends_before IS NULL OR ends_before > {_TODAY}))"
)
_PERSON = f"person_id = {_setting('person')}::bigint"
# Class of a row -> who reads it, who writes it. docs/isolation.md shows the table of both.
RULES = {
    "arrangement": (f"{_HERE} AND {_MEMBER}", f"{_HERE} AND {_MEMBER}"),
    "participant": (f"{_HERE} AND ({_SSO} OR {_OWN})", f"{_HERE} AND ({_SSO} OR {_OWN})"),
    "audience": (
        f"{_HERE} AND ({_SSO} OR {_OWN} OR ({_MEMBER} AND is_for_all))",
        f"{_HERE} AND ({_SSO} OR {_OWN})",
    ),
    "guest": (
        f"{_HERE} AND ({_SSO} OR {_OWN} OR ({_MEMBER} AND is_for_all) OR {_GUEST})",
        f"{_HERE} AND ({_SSO} OR {_OWN})",
    ),
    "personal": (f"{_HERE} AND {_MEMBER} AND {_PERSON}",) * 2,
    "published": (
        f"published_at IS NOT NULL OR ({_HERE} AND {_MEMBER})", f"{_HERE} AND {_MEMBER}",
    ),
}  # fmt: skip
# Tables of Django and of the queue, and the rights of the application on them.
OTHER_TABLES = {
    "auth_group": "SELECT",
    "auth_group_permissions": "SELECT",
    "auth_permission": "SELECT",
    "django_content_type": "SELECT",
    "django_migrations": "SELECT",
    "django_session": "SELECT, INSERT, UPDATE, DELETE",
    # Of django-allauth: what somebody logs in with, and where somebody is logged in.
    "account_emailaddress": "SELECT, INSERT, UPDATE, DELETE",
    "account_emailconfirmation": "",
    "mfa_authenticator": "SELECT, INSERT, UPDATE, DELETE",
    "socialaccount_socialaccount": "SELECT, INSERT, UPDATE, DELETE",
    "socialaccount_socialapp": "",
    "socialaccount_socialtoken": "SELECT",
    "usersessions_usersession": "SELECT, INSERT, UPDATE, DELETE",
    "foundation_account_groups": "SELECT",
    "foundation_account_user_permissions": "SELECT",
    **{table: rights for table, (rights, _) in queue_tables.TABLES.items()},
}
FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql "
    "SET search_path = pg_catalog AS $$ BEGIN "
    "RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; "
    "END $$",
    "CREATE OR REPLACE FUNCTION allow_closing_only() RETURNS trigger LANGUAGE plpgsql "
    "SET search_path = pg_catalog AS $$ BEGIN "
    "IF OLD.recorded_before IS NULL AND NEW.recorded_before >= OLD.recorded_at "
    "AND to_jsonb(OLD) - 'recorded_before' = to_jsonb(NEW) - 'recorded_before' "
    "THEN RETURN NEW; END IF; "
    "RAISE EXCEPTION 'a fact is only closed: %', TG_TABLE_NAME "
    "USING ERRCODE = 'restrict_violation'; END $$",
)
Policy = tuple[str, str]
_FUNCTION = re.compile(r"FUNCTION (\w+)\(\) RETURNS trigger.*?\$\$(.*)\$\$", re.DOTALL)
_TRIGGER = re.compile(r"TRIGGER (\w+)\s+((?:BEFORE|AFTER)\s.+)", re.DOTALL)


def list_tenant_models() -> list[type[models.Model]]:
    """Return every model with rows of a partnership, in order of table name."""
    return [model for model in list_house_models() if get_class(model) in RULES]


def list_house_models() -> list[type[models.Model]]:
    """Return every model of ours that has a table, in order of table name."""
    found = [m for m in apps.get_models() if m.__module__.startswith("bodemplaat.")]
    return sorted(found, key=lambda model: model._meta.db_table)


def get_class(model: type[models.Model]) -> str:
    """Return the class of the rows of a model; every model of ours declares one."""
    return str(model.tenancy)  # type: ignore[attr-defined]


def is_fact(model: type[models.Model]) -> bool:
    """Tell whether the rows are facts: closed once, never changed or deleted."""
    return bool(getattr(model, "is_fact", False))


def get_arrangement_column(model: type[models.Model]) -> str:
    """Return the column of the arrangement; for the arrangement itself that is its id."""
    names = {field.column for field in model._meta.local_concrete_fields}
    return "arrangement_id" if "arrangement_id" in names else "id"


def get_rights(model: type[models.Model]) -> str:
    """
    Return what the application may do with a table.

    Nothing is ever deleted, and append-only rows are not changed either; a model says otherwise
    with `app_rights`.
    """
    if getattr(model, "append_only", False):
        return "SELECT, INSERT"
    return str(getattr(model, "app_rights", "SELECT, INSERT, UPDATE"))


def list_policies(model: type[models.Model]) -> dict[str, Policy]:
    """Return the policies of a tenant table: name -> command and its clauses."""
    column = get_arrangement_column(model)
    reads, writes = (rule.format(column=column) for rule in RULES[get_class(model)])
    return {
        "tenant_delete": ("DELETE", f"USING ({writes})"),
        "tenant_insert": ("INSERT", f"WITH CHECK ({writes})"),
        "tenant_select": ("SELECT", f"USING ({reads})"),
        "tenant_update": ("UPDATE", f"USING ({writes}) WITH CHECK ({writes})"),
    }


def list_constraints(model: type[models.Model]) -> dict[str, str]:
    """Return the constraints that Django does not make: name -> definition."""
    table, lead = model._meta.db_table, ""
    found: dict[str, str] = {}
    if get_class(model) in RULES and get_arrangement_column(model) == "arrangement_id":
        lead = "arrangement_id, "
        found[shorten(f"{table}_tenant")] = "UNIQUE (arrangement_id, id)"
    for field in model._meta.local_concrete_fields:
        is_fact_link = field.name == "replaces" and is_fact(model)
        if isinstance(field, TenantForeignKey) or is_fact_link:
            target = field.related_model._meta.db_table  # type: ignore[union-attr]
            text = f'FOREIGN KEY ({lead}"{field.column}") REFERENCES "{target}" ({lead}id)'
            found[shorten(f"{table}_{field.column}_tenant")] = text
    subject = getattr(model, "valid_subject", ())
    if subject:
        columns = ("arrangement_id", *subject) if lead else subject
        parts = ", ".join(f'"{name}" WITH =' for name in columns)
        found[shorten(f"{table}_one_at_a_time")] = (
            f"EXCLUDE USING gist ({parts}, daterange(starts_on, ends_before) WITH &&, "
            "tstzrange(recorded_at, recorded_before) WITH &&)"
        )
    return found


def list_triggers(model: type[models.Model]) -> dict[str, str]:
    """Return the guards of a table: name -> when and what."""
    if getattr(model, "append_only", False):
        changes = {"append_only_row": ("UPDATE OR DELETE", "ROW", "refuse_change")}
    elif is_fact(model):
        changes = {
            "fact_update": ("UPDATE", "ROW", "allow_closing_only"),
            "fact_delete": ("DELETE", "ROW", "refuse_change"),
        }
    else:
        return {}
    changes["append_only_truncate"] = ("TRUNCATE", "STATEMENT", "refuse_change")
    return {
        name: f'BEFORE {event} ON "{model._meta.db_table}" FOR EACH {level} '
        f"EXECUTE FUNCTION {function}()"
        for name, (event, level, function) in changes.items()
    }


def list_guards(model: type[models.Model]) -> dict[str, str]:
    """Return the guards of a table, also those that the model itself writes."""
    own = (_TRIGGER.search(text) for text in getattr(model, "protection_sql", ()))
    return list_triggers(model) | {found[1]: found[2] for found in own if found}


def list_functions() -> dict[str, str]:
    """Return the functions of ours: name -> body."""
    texts = [*FUNCTIONS]
    for model in list_house_models():
        texts += getattr(model, "protection_sql", ())
    ours = {found[1]: found[2] for found in map(_FUNCTION.search, texts) if found}
    return ours | queue_tables.list_functions() | {searching.NAME: searching.BODY}


def shorten(name: str) -> str:
    """Return a name that PostgreSQL does not cut."""
    return name if len(name) <= 63 else f"{name[:54]}_{digest(name)[:8]}"


def digest(text: str) -> str:
    """Return the mark of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def protect(cursor: Any) -> None:
    """Bring all protection in line with the models; the caller opens the one transaction."""
    for function in FUNCTIONS:
        cursor.execute(function)
    found = [model for model in list_house_models() if _exists(cursor, model._meta.db_table)]
    guard(cursor, found)
    _grant(cursor, found)
    for model in found:
        for text in getattr(model, "protection_sql", ()):
            cursor.execute(text)
    _drop_old_guards(cursor, found)


def _drop_old_guards(cursor: Any, found: list[type[models.Model]]) -> None:
    """Remove the guards that tables had in an older version, with the functions they called."""
    wanted = {(m._meta.db_table, name) for m in found for name in list_guards(m)}
    cursor.execute(
        "SELECT c.relname, tgname, proname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
        "LEFT JOIN pg_proc p ON p.oid = tgfoid AND p.pronamespace = 'public'::regnamespace "
        "WHERE c.relname = ANY(%s) AND NOT tgisinternal",
        [[model._meta.db_table for model in found]],
    )
    old = [row for row in cursor.fetchall() if (row[0], row[1]) not in wanted]
    for table, name, _ in old:
        cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
    for function in sorted({name for _, _, name in old if name} - list_functions().keys()):
        cursor.execute(f'DROP FUNCTION "{function}"()')


def guard(cursor: Any, found: list[type[models.Model]]) -> None:
    """Give some tables their policies, triggers and constraints."""
    for model in found:
        _secure(cursor, model)
        _constrain(cursor, model, has_target=False)
        for name, text in list_triggers(model).items():
            cursor.execute(f"CREATE OR REPLACE TRIGGER {name} {text}")
    for model in found:
        _constrain(cursor, model, has_target=True)


def _exists(cursor: Any, table: str) -> bool:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
    return bool(cursor.fetchone()[0])


def _secure(cursor: Any, model: type[models.Model]) -> None:
    table = model._meta.db_table
    cursor.execute("SELECT policyname FROM pg_policies WHERE tablename = %s", [table])
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP POLICY "{name}" ON "{table}"')
    if get_class(model) not in RULES:
        return
    cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    for name, (command, clauses) in list_policies(model).items():
        cursor.execute(f'CREATE POLICY {name} ON "{table}" FOR {command} {clauses}')
        cursor.execute(
            "SELECT concat_ws('/', qual, with_check) FROM pg_policies "
            "WHERE tablename = %s AND policyname = %s",
            [table, name],
        )
        mark = f"{digest(clauses)} {digest(cursor.fetchone()[0])}"
        cursor.execute(f"COMMENT ON POLICY {name} ON \"{table}\" IS '{mark}'")


def _constrain(cursor: Any, model: type[models.Model], *, has_target: bool) -> None:
    table = model._meta.db_table
    query = (
        "SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint "
        "WHERE conname = %s AND conrelid = to_regclass(%s)"
    )
    for name, definition in list_constraints(model).items():
        if definition.startswith("FOREIGN KEY") is not has_target:
            continue
        cursor.execute(query, [name, table])
        row, mark = cursor.fetchone(), digest(definition)
        if row and row[0] == mark:
            continue
        if row:
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
        cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
        cursor.execute(f'COMMENT ON CONSTRAINT "{name}" ON "{table}" IS \'{mark}\'')


def _grant(cursor: Any, found: list[type[models.Model]]) -> None:
    """Give what is named and nothing else: a table that nobody declared stays shut."""
    cursor.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APP}, {READER}, {BACKUP}")
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APP}, {READER}, PUBLIC")
    for kind in ("TABLES", "SEQUENCES"):
        cursor.execute(f"GRANT SELECT ON ALL {kind} IN SCHEMA public TO {BACKUP}")
    for model in found:
        table = model._meta.db_table
        cursor.execute(f'GRANT {get_rights(model)} ON "{table}" TO {APP}')
        if get_class(model) != "system":
            cursor.execute(f'GRANT SELECT ON "{table}" TO {READER}')
    for table, rights in OTHER_TABLES.items():
        if rights and table not in queue_tables.TABLES and _exists(cursor, table):
            cursor.execute(f'GRANT {rights} ON "{table}" TO {APP}')
    queue_tables.grant(cursor, APP)
