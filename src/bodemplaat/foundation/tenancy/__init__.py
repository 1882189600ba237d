# SPDX-License-Identifier: EUPL-1.2
"""The one way to tenant rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

SETTINGS = ("arrangement", "participant", "scope", "person", "guest", "today")
SCOPES = ("sso", "participant", "guest", "public")


def _read() -> list[str]:
    with connection.cursor() as cursor:
        columns = ", ".join(f"current_setting('bodemplaat.{name}', true)" for name in SETTINGS)
        cursor.execute(f"SELECT {columns}")
        return [value or "" for value in cursor.fetchone()]


def _write(values: list[str]) -> None:
    with connection.cursor() as cursor:
        calls = ", ".join(f"set_config('bodemplaat.{name}', %s, true)" for name in SETTINGS)
        cursor.execute(f"SELECT {calls}", values)


@contextmanager
def context(
    arrangement_id: int,
    *,
    participant_id: int | None = None,
    scope: str = "sso",
    person_id: int | None = None,
    guest_id: int | None = None,
    on: date | None = None,
) -> Iterator[None]:
    """
    Open a transaction in which the rows of one arrangement are seen; restore what it found.

    A guest reads what was shared with it and holds on a day.
    """
    if scope not in SCOPES:
        raise ValueError(f"Unknown scope {scope}; choose one of {', '.join(SCOPES)}.")
    wanted: list[object] = [arrangement_id, participant_id, scope, person_id, guest_id, on]
    with transaction.atomic():
        found = _read()
        _write(["" if value is None else str(value) for value in wanted])
        yield
        if not connection.needs_rollback:  # a rollback restores what was found by itself
            _write(found)


def find_participant() -> int | None:
    """Return the participant in whose context this is; None in that of the office."""
    _, participant_id, scope, *_ = _read()
    return int(participant_id) if scope == "participant" and participant_id else None
