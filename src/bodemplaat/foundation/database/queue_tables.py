# SPDX-License-Identifier: EUPL-1.2
"""
The tables of the queue: made by Procrastinate's migrations, opened by us.

They hold numbers alone (arrangement, participant, job), so they stand outside the partnerships:
what a job is about stands in `foundation_job`, under row level security. The application may put
a job in and learn its number, no more; the worker takes jobs out as a role of its own, which
reads nothing else.
"""

import re
from functools import cache
from typing import Any

from procrastinate.schema import SchemaManager
from procrastinate.testing import InMemoryConnector

WORKER = "bodemplaat_worker"
# Table -> rights of the application, rights of the worker.
TABLES = {
    "procrastinate_events": ("INSERT", "SELECT, INSERT"),
    "procrastinate_jobs": ("SELECT (id), INSERT", "SELECT, INSERT, UPDATE, DELETE"),
    "procrastinate_periodic_defers": ("", "SELECT, UPDATE"),
    "procrastinate_workers": ("", "SELECT, INSERT, UPDATE, DELETE"),
}
SEQUENCES = ("procrastinate_jobs_id_seq", "procrastinate_events_id_seq")
_FUNCTION = re.compile(
    r"CREATE (?:OR REPLACE )?FUNCTION (\w+)\s*\(.*?AS \$\$(.*?)\$\$", re.DOTALL
)
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+)\s.*?ON (\w+).*?EXECUTE PROCEDURE (\w+)", re.DOTALL)


@cache
def _get_schema() -> str:
    return str(SchemaManager(InMemoryConnector()).get_schema())


def list_functions() -> dict[str, str]:
    """Return the functions of the queue: name -> body."""
    return dict(_FUNCTION.findall(_get_schema()))


def list_triggers() -> dict[tuple[str, str], str]:
    """Return the triggers of the queue: table and name -> function."""
    found = _TRIGGER.findall(_get_schema())
    return {(table, name): function for name, table, function in found}


def grant(cursor: Any, app: str) -> None:
    """Give both roles what the queue asks of them, and the worker nothing besides."""
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {WORKER}")
    cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {WORKER}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {WORKER}")
    for table, both in TABLES.items():
        for role, rights in zip((app, WORKER), both, strict=True):
            if rights:
                cursor.execute(f"GRANT {rights} ON {table} TO {role}")
    for sequence in SEQUENCES:
        cursor.execute(f"GRANT USAGE ON SEQUENCE {sequence} TO {app}, {WORKER}")
