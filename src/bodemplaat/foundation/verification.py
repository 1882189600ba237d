# SPDX-License-Identifier: EUPL-1.2
"""Checks that `bodemplaat verify` runs per arrangement; packages register their own."""

from collections.abc import Callable, Iterable

from django.db import connection

from bodemplaat.foundation import audit, roots, tenancy
from bodemplaat.foundation.database import protection, roles

Check = Callable[[], list[str]]
_checks: dict[str, Check] = {"audit": audit.find_damage, "roots": roots.find_damage}
_names: list[Callable[[int], str | None]] = []


def register(name: str, check: Check) -> None:
    """Add a check that returns Dutch sentences about damage in the arrangement in context."""
    _checks[name] = check


def name_arrangements(find_name: Callable[[int], str | None]) -> None:
    """Let damage name an arrangement; the function finds its name inside its context."""
    _names[:] = [find_name]


def list_checks() -> tuple[tuple[str, Check], ...]:
    """Return the checks in order of name."""
    return tuple(sorted(_checks.items()))


def list_arrangements() -> tuple[int, ...]:
    """
    Return every arrangement that has a row anywhere, in order.

    Only the role backup sees all rows, and it cannot change any; so an arrangement is found even
    when its registration or all its assignments are gone.
    """
    parts = (
        f'SELECT "{protection.get_arrangement_column(model)}" FROM "{model._meta.db_table}"'
        for model in protection.list_tenant_models()
    )
    with roles.connect_as("backup", connection.settings_dict["NAME"]) as backup:
        rows = backup.execute(" UNION ".join(parts)).fetchall()  # type: ignore[arg-type]
    return tuple(sorted(row[0] for row in rows))


def find_differences(kept: Iterable[roots.Root]) -> list[str]:
    """Return what is other in any arrangement than the roots say that participants kept."""
    asked = list(kept)
    damage, seen = [], set()
    for arrangement_id in list_arrangements() if asked else ():
        with tenancy.context(arrangement_id):
            slug = _find_name(arrangement_id)
            seen.add(slug)
            damage += [
                f"{slug}, controlegetal: {sentence}"
                for root in asked
                if root.slug == slug
                for sentence in roots.find_differences(root, slug=slug)
            ]
    strange = sorted({root.slug for root in asked} - seen)
    return damage + [f"{slug}: dit samenwerkingsverband is hier niet" for slug in strange]


def _find_name(arrangement_id: int) -> str:
    names = [find_name(arrangement_id) for find_name in _names]
    return names[0] if names and names[0] else f"samenwerkingsverband {arrangement_id}"


def find_damage() -> tuple[list[str], int]:
    """Run every check in every arrangement; return the damage and how many were checked."""
    arrangements = list_arrangements()
    damage = []
    for arrangement_id in arrangements:
        with tenancy.context(arrangement_id):
            whose = _find_name(arrangement_id)
            damage += [
                f"{whose}, {name}: {sentence}"
                for name, check in list_checks()
                for sentence in check()
            ]
    return damage, len(arrangements)
