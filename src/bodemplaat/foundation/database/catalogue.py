# SPDX-License-Identifier: EUPL-1.2
"""
The gate: does the database hold what the models declare, and nothing besides.

Asked before anything is served, by `bodemplaat verify` and by a test. Unknown means refused.
"""

import re
from typing import Any

from django.db import models

from bodemplaat.foundation.database import protection, queue_tables, roles, searching

# What the server may not settle for a connection before we do.
SETTINGS = ("bodemplaat.", "search_path", "row_security", "session_replication_role")
GUARD = re.compile(
    r"(BEFORE|AFTER) (.+) ON (?:public\.)?(\w+)(?: REFERENCING (NEW TABLE AS \w+))? "
    r"FOR EACH (ROW|STATEMENT) EXECUTE FUNCTION (\w+)\(\)$"
)
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


class Unsafe(Exception):
    """The database does not protect the rows; the text says why, in Dutch."""

    may_be_logged = True


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
        *_find_other_functions(cursor),
        *searching.find_faults(cursor),
        *_find_wrong_rights(cursor),
        *_find_settings(cursor),
    ]


def list_missing_tables(cursor: Any) -> list[str]:
    """Return the tables of ours that are not there; on a new database that is all of them."""
    found = {model._meta.db_table for model in _list_found(cursor)}
    tables = (model._meta.db_table for model in protection.list_house_models())
    return [table for table in tables if table not in found]


def list_missing_columns(cursor: Any) -> list[str]:
    """Return the columns of ours that their tables do not have: a migration was not run."""
    cursor.execute(
        "SELECT relname, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
        "WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped"
    )
    held = set(cursor.fetchall())
    return [
        f"{model._meta.db_table}.{field.column}"
        for model in _list_found(cursor)
        for field in model._meta.local_concrete_fields
        if (model._meta.db_table, field.column) not in held
    ]


def _list_found(cursor: Any) -> list[type[models.Model]]:
    cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
    found = {name for (name,) in cursor.fetchall()}
    return [model for model in protection.list_house_models() if model._meta.db_table in found]


def _find_unknown(cursor: Any) -> list[str]:
    known = {model._meta.db_table for model in protection.list_house_models()}
    known |= set(protection.OTHER_TABLES)
    cursor.execute(
        "SELECT relname, relkind, pg_get_userbyid(relowner) FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')"
    )
    found = {name: (kind, owner) for name, kind, owner in cursor.fetchall()}
    faults = [f"Tabel {name} staat in geen enkel pakket." for name in sorted(set(found) - known)]
    faults += [f"Kolom {name} ontbreekt." for name in list_missing_columns(cursor)]
    faults += [f"Tabel {name} ontbreekt." for name in sorted(known - set(found))]
    for name in sorted(known & set(found)):
        kind, owner = found[name]
        if kind != "r" or owner != "bodemplaat_owner":
            faults.append(f"Tabel {name} hoort een gewone tabel van bodemplaat_owner te zijn.")
    cursor.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND prosecdef AND proname <> %s ORDER BY proname",
        [searching.NAME],
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
        "SELECT indrelid::regclass::text, c.relname FROM pg_index "
        "JOIN pg_class c ON c.oid = indexrelid WHERE indisvalid"
    )
    present = {*constraints, *cursor.fetchall()}
    faults = _find_other_guards(cursor)
    for model in _list_found(cursor):
        table = model._meta.db_table
        wrong = [
            name
            for name, text in protection.list_constraints(model).items()
            if constraints.get((table, name)) != protection.digest(text)
        ]
        own = (constraint.name for constraint in model._meta.constraints)
        wrong += [name for name in own if (table, name) not in present]
        faults += [f"Grens {name} van tabel {table} ontbreekt of is een andere." for name in wrong]
    return faults


def _find_other_guards(cursor: Any) -> list[str]:
    wanted = {
        (model._meta.db_table, name): _read_guard(text)
        for model in _list_found(cursor)
        for name, text in protection.list_guards(model).items()
    }
    cursor.execute(
        "SELECT tgrelid::regclass::text, tgname, tgenabled::text, pg_get_triggerdef(oid) "
        "FROM pg_trigger WHERE NOT tgisinternal"
    )
    found = {(table, name): (state, text) for table, name, state, text in cursor.fetchall()}
    faults, of_queue = [], queue_tables.list_triggers()
    for table, name in sorted(wanted.keys() | found.keys() | of_queue.keys()):
        guard = f"Bewaker {name} van tabel {table}"
        state, text = found.get((table, name), ("", ""))
        if not text:
            faults.append(f"{guard} ontbreekt.")
        elif (table, name) not in wanted and (table, name) not in of_queue:
            faults.append(f"{guard} staat in geen enkel pakket.")
        elif state not in ("O", "A"):
            faults.append(f"{guard} staat uit.")
        elif (table, name) in of_queue:
            if not text.endswith(f"EXECUTE FUNCTION {of_queue[table, name]}()"):
                faults.append(f"{guard} is een andere.")
        elif _read_guard(text) != wanted[table, name]:
            faults.append(f"{guard} is een andere.")
    return faults


def _read_guard(text: str) -> tuple[object, ...]:
    """Return the parts of a guard, however its text is laid out; no parts where it has more."""
    plain = " ".join(text.replace('"', "").split())
    found = GUARD.search(plain)
    if found is None:
        return ()
    timing, events, *rest = found.groups()
    return (timing, frozenset(events.split(" OR ")), *rest)


def _find_other_functions(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT proname, prosrc FROM pg_proc p WHERE pronamespace = 'public'::regnamespace "
        "AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass "
        "AND objid = p.oid AND deptype = 'e') ORDER BY proname"
    )
    wanted = protection.list_functions()
    faults = []
    for name, body in cursor.fetchall():
        if name not in wanted:
            faults.append(f"Functie {name} staat in geen enkel pakket.")
        elif body != wanted[name]:
            faults.append(f"Functie {name} is een andere dan bedoeld.")
    return faults


def _find_wrong_rights(cursor: Any) -> list[str]:
    wanted = dict(protection.OTHER_TABLES)
    wanted |= {m._meta.db_table: protection.get_rights(m) for m in protection.list_house_models()}
    of_worker = {table: rights for table, (_, rights) in queue_tables.TABLES.items()}
    return [
        *_compare_rights(cursor, protection.APP, "De toepassing", wanted),
        *_compare_rights(cursor, queue_tables.WORKER, "De werker", of_worker),
    ]


def _compare_rights(cursor: Any, role: str, name: str, wanted: dict[str, str]) -> list[str]:
    columns = ", ".join(
        f"has_table_privilege(%s, oid, '{right}')"
        if right in ("DELETE", "TRUNCATE", "TRIGGER")
        else f"has_any_column_privilege(%s, oid, '{right}')"
        for right in RIGHTS
    )
    cursor.execute(
        "SELECT relname, ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid "
        "AND attnum > 0 AND NOT attisdropped AND has_column_privilege(%s, c.oid, attnum, 'SELECT') "
        f"ORDER BY attnum), has_table_privilege(%s, oid, 'SELECT'), {columns} FROM pg_class c "
        "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname",
        [role] * (len(RIGHTS) + 2),
    )
    faults = []
    for table, readable, reads_all, *held in cursor.fetchall():
        rights = {right for right, has in zip(RIGHTS, held, strict=True) if has}
        if "SELECT" in rights and not reads_all:
            rights = rights - {"SELECT"} | {f"SELECT ({' '.join(readable)})"}
        if rights != set(filter(None, wanted.get(table, "").split(", "))):
            faults.append(f"{name} heeft op tabel {table} andere rechten dan bedoeld.")
    return faults


def _find_settings(cursor: Any) -> list[str]:
    """A context that the server sets by itself would show rows to who asks none."""
    cursor.execute(
        "SELECT DISTINCT split_part(unnest(setconfig), '=', 1) FROM pg_db_role_setting "
        "LEFT JOIN pg_database d ON d.oid = setdatabase LEFT JOIN pg_roles r ON r.oid = setrole "
        "WHERE coalesce(datname, current_database()) = current_database() "
        "AND coalesce(rolname, current_user) = current_user ORDER BY 1"
    )
    names = [name for (name,) in cursor.fetchall() if name.startswith(SETTINGS)]
    return [f"De server zet {name} voor iedere verbinding." for name in names]
