# SPDX-License-Identifier: EUPL-1.2
"""The data of the demo: every package fills its own floor, the lowest first, all or nothing."""

from datetime import datetime, time
from importlib import import_module

from django.conf import settings
from django.db import connection, transaction

from bodemplaat.config import demo_accounts
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.tables import saving
from bodemplaat.kernel import days
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.demo import people
from bodemplaat.organisations.values import Actor, Role

PASSWORD = people.PASSWORD
FLOORS = tuple(
    import_module(f"bodemplaat.{name}.demo") for name in settings.PACKAGES if name != "foundation"
)


def fill() -> DemoWorld:
    """Fill an empty database and return the ids by name."""
    world = DemoWorld()
    with transaction.atomic():
        for floor in FLOORS:
            floor.fill(world)
        for slug in world.arrangements:
            _keep_views(world, slug)
        for _, arrangement_id in organisation_queries.list_addresses():
            _record_root(arrangement_id)
    return world


def _keep_views(world: DemoWorld, slug: str) -> None:
    """Keep a way to look at the ledger: the controller's own one, and one for a team."""
    largest = {"title": "2013, grootste eerst", "query": "jaar=2013&sorteer=-debet"}
    bare = {"title": "Alleen nummer en bedrag", "query": "kolommen=nummer%2Cdebet"}
    code = min(world.get("organisations.participants")[slug])
    kept = []
    for role, of, kind, given in (
        (Role.SSO_CONTROLLER, None, saving.OWN, largest),
        (Role.MUNICIPAL_CONTROLLER, code, saving.TEAM, bare),
    ):
        actor = world.actor(slug, role, of, on=settings.DEMO_TODAY)
        scope = "sso" if of is None else "participant"
        with tenancy.context(
            actor.arrangement_id, participant_id=actor.participant_id, scope=scope,
            person_id=actor.account_id,
        ):
            view = saving.register_view(
                actor=actor, kind=kind, table="finance.journals", **given
            )
        kept.append({"kind": kind, "pk": view.id})
    world.put(f"views.{slug}", kept)


def _record_root(arrangement_id: int) -> None:
    on = settings.DEMO_TODAY
    at = datetime.combine(on, time(23, 55), tzinfo=days.AMSTERDAM)
    with tenancy.context(arrangement_id):
        actor = Actor.system(arrangement_id, at)
        organisation_actions.record_daily_root(on=on, actor=actor)


def is_filled() -> bool:
    """Return whether the demo was filled before."""
    return bool(organisation_queries.list_addresses())


def list_strangers() -> tuple[str, ...]:
    """Return the addresses of arrangements that are no demo."""
    found = []
    for slug, arrangement_id in organisation_queries.list_addresses():
        with tenancy.context(arrangement_id):
            if not organisation_queries.get_arrangement(slug).is_demo:
                found.append(slug)
    return tuple(found)


def list_kept_strangers() -> tuple[str, ...]:
    """
    Return the addresses of arrangements that are no demo, also from tables of another version.

    The role backup reads them: it sees every row without a context.
    """
    name = connection.settings_dict["NAME"]
    with roles.connect_as("backup", name) as backup:
        found = backup.execute("SELECT to_regclass('organisations_arrangement')").fetchone()
        if found is None or found[0] is None:
            return ()
        rows = backup.execute(
            "SELECT slug FROM organisations_arrangement WHERE NOT is_demo ORDER BY slug"
        )
        return tuple(slug for (slug,) in rows.fetchall())


def list_usernames() -> tuple[str, ...]:
    """Return the accounts of the demo in order of arrangement, organisation and role."""
    return tuple(account.username for account in demo_accounts.list_accounts())
