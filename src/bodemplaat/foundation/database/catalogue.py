# SPDX-License-Identifier: EUPL-1.2
"""
The gate: does the database hold what the models declare, and nothing besides.

Asked before anything is served, by `bodemplaat verify` and by a test. Unknown means refused.
"""

from typing import Any

from django.db import models

from bodemplaat.foundation.database import protection, roles

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


class Unsafe(Exception):
    """The database does not protect the rows; the text says why, in Dutch."""


def require_safe(cursor: Any) -> None:
    """Refuse to go on with a connection or a database that does not protect the rows."""
    faults = find_faults(cursor)
    if faults:
        shown = "\n".join(f"- {fault}" for fault in faults[:10])
        rest = f"\n- en nog {len(faults) - 10} andere" if len(faults) > 10 else ""
        raise Unsafe(
            f"De database is niet veilig ingericht; er wordt niets getoond.\n{shown}{rest}\n"
            "Draai `bodemplaat database` om de beveiliging te herstellen."
        )


def find_faults(cursor: Any) -> list[str]:
    """Return what is wrong, in Dutch; empty when the gate is shut."""
    return [
        *roles.find_faults(cursor),
        *_find_unknown(cursor),
        *_find_open_rows(cursor),
        *_find_loose_references(cursor),
        *_find_missing_guards(cursor),
        *_find_wrong_rights(cursor),
    ]


def list_missing_tables(cursor: Any) -> list[str]:
    """Return the tables of ours that are not there; on a new database that is all of them."""
    found = {model._meta.db_table for model in _list_found(cursor)}
    tables = (model._meta.db_table for model in protection.list_house_models())
    return [table for table in tables if table not in found]


def _list_found(cursor: Any) -> list[type[models.Model]]:
    cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
    found = {name for (name,) in cursor.fetchall()}
    return [model for model in protection.list_house_models() if model._meta.db_table in found]


def _find_unknown(cursor: Any) -> list[str]:
    known = {model._meta.db_table for model in protection.list_house_models()}
    known |= set(protection.DJANGO_TABLES)
    cursor.execute(
        "SELECT relname, relkind, pg_get_userbyid(relowner) FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')"
    )
    found = {name: (kind, owner) for name, kind, owner in cursor.fetchall()}
    faults = [f"Tabel {name} staat in geen enkel pakket." for name in sorted(set(found) - known)]
    faults += [f"Tabel {name} ontbreekt." for name in sorted(known - set(found))]
    for name in sorted(known & set(found)):
        kind, owner = found[name]
        if kind != "r" or owner != "bodemplaat_owner":
            faults.append(f"Tabel {name} hoort een gewone tabel van bodemplaat_owner te zijn.")
    cursor.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND prosecdef ORDER BY proname"
    )
    faults += [f"Functie {name} draait met rechten van een ander." for (name,) in cursor]
    return faults


def _find_open_rows(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relrowsecurity AND relforcerowsecurity"
    )
    forced = {name for (name,) in cursor.fetchall()}
    cursor.execute(
        "SELECT p.tablename, p.policyname, p.cmd, p.permissive, p.roles::text, "
        "concat_ws('/', p.qual, p.with_check), coalesce(obj_description(o.oid, 'pg_policy'), '') "
        "FROM pg_policies p JOIN pg_policy o ON o.polname = p.policyname "
        "AND o.polrelid = to_regclass(quote_ident(p.tablename)) WHERE p.schemaname = 'public'"
    )
    held: dict[str, dict[str, tuple[str, ...]]] = {}
    for table, name, *rest, text, mark in cursor.fetchall():
        held.setdefault(table, {})[name] = (*rest, protection.digest(text), mark)
    faults = []
    for model in _list_found(cursor):
        table = model._meta.db_table
        if protection.get_class(model) not in protection.RULES:
            continue
        if table not in forced:
            faults.append(f"Rijbeveiliging van tabel {table} staat uit.")
        marks = {name: row[4].partition(" ")[2] for name, row in held.get(table, {}).items()}
        wanted = {
            name: (command, "PERMISSIVE", "{public}", marks.get(name, ""),
                   f"{protection.digest(clauses)} {marks.get(name, '')}")
            for name, (command, clauses) in protection.list_policies(model).items()
        }  # fmt: skip
        if held.get(table, {}) != wanted:
            faults.append(f"De regels van tabel {table} zijn andere dan die van zijn soort.")
    return faults


def _find_loose_references(cursor: Any) -> list[str]:
    tenant = {
        model._meta.db_table
        for model in protection.list_tenant_models()
        if protection.get_arrangement_column(model) == "arrangement_id"
    }
    cursor.execute(
        "SELECT c.conrelid::regclass::text, c.confrelid::regclass::text, c.conname "
        "FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid "
        "AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND a.attname <> 'arrangement_id'"
    )
    faults = [
        f"Verwijzing {name} van {table} naar {target} noemt het samenwerkingsverband niet."
        for table, target, name in cursor.fetchall()
        if table in tenant and target in tenant
    ]
    cursor.execute(
        "SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text FROM pg_index i "
        "LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
        "WHERE i.indisunique AND NOT i.indisprimary "
        "AND a.attname IS DISTINCT FROM 'arrangement_id'"
    )
    return faults + [
        f"Unieke sleutel {name} van {table} begint niet met het samenwerkingsverband."
        for table, name in cursor.fetchall()
        if table in tenant
    ]


def _find_missing_guards(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, obj_description(oid, 'pg_constraint') "
        "FROM pg_constraint WHERE convalidated"
    )
    constraints = {(table, name): mark for table, name, mark in cursor.fetchall()}
    cursor.execute(
        "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal"
    )
    triggers = {(table, name): state for table, name, state in cursor.fetchall()}
    faults = [
        f"Bewaker {name} van tabel {table} staat uit."
        for (table, name), state in sorted(triggers.items())
        if state not in ("O", "A")
    ]
    for model in _list_found(cursor):
        table = model._meta.db_table
        for name, text in protection.list_constraints(model).items():
            if constraints.get((table, name)) != protection.digest(text):
                faults.append(f"Grens {name} van tabel {table} ontbreekt of is een andere.")
        faults += [
            f"Bewaker {name} van tabel {table} ontbreekt."
            for name in protection.list_triggers(model)
            if (table, name) not in triggers
        ]
    return faults


def _find_wrong_rights(cursor: Any) -> list[str]:
    wanted = dict(protection.DJANGO_TABLES)
    wanted |= {m._meta.db_table: protection.get_rights(m) for m in protection.list_house_models()}
    columns = ", ".join(f"has_table_privilege(%s, oid, '{right}')" for right in RIGHTS)
    cursor.execute(
        f"SELECT relname, {columns} FROM pg_class WHERE relkind = 'r' "
        "AND relnamespace = 'public'::regnamespace ORDER BY relname",
        [protection.APP] * len(RIGHTS),
    )
    faults = []
    for table, *held in cursor.fetchall():
        rights = {right for right, has in zip(RIGHTS, held, strict=True) if has}
        if rights != set(filter(None, wanted.get(table, "").split(", "))):
            faults.append(f"De toepassing heeft op tabel {table} andere rechten dan bedoeld.")
    return faults
