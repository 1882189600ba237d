# SPDX-License-Identifier: EUPL-1.2
"""
The mistakes that the matrix and the gate are there for, planted one at a time.

`PAGES` are views of `planted_urls`; `CODE` changes our own code for a while; `OPENED` and `SHUT`
change the database: what is opened shows on a page too, the rest only the gate can see.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any
from unittest import mock

from django.core.exceptions import PermissionDenied

from bodemplaat.accountability.jobs import mails
from bodemplaat.foundation import search, tenancy, tokens
from bodemplaat.foundation.database import roles, searching
from bodemplaat.foundation.jobs import running
from bodemplaat.foundation.personal import HERE, TeamView
from bodemplaat.foundation.search.models import OwnSignpost
from bodemplaat.foundation.tables import saving
from bodemplaat.organisations import queries
from bodemplaat.organisations.models import StandIn
from tests.isolation import beside, conftest, oracles, routes

DAY = date.fromisoformat(conftest.DAY)
THINGS = [{"pk": 1}]
Find = Callable[[conftest.World, Callable[[conftest.Visitor], str]], list[str]]


def get_route(name: str) -> routes.Route:
    """Return the route of a name, planted ones included."""
    return next(route for route in routes.list_routes() if route.name == name)


def get_member(world: conftest.World) -> conftest.Visitor:
    """Return somebody of a participant."""
    return world.get_one("iszf", is_sso=False)


# --- What the matrix asks of a planted page ---------------------------------------------------


def leaks(name: str) -> Find:
    """Ask a page what it shows."""
    return lambda world, get_hollow: oracles.find_leaks(world, get_route(name))


def file_leaks(name: str) -> Find:
    """Ask a page what its files hold."""
    return lambda world, get_hollow: oracles.find_file_leaks(world, get_route(name))


def shifts(name: str) -> Find:
    """Ask a page with and without what is another's."""

    def find(world: conftest.World, get_hollow: Callable[[conftest.Visitor], str]) -> list[str]:
        visitor, route = get_member(world), get_route(name)
        paths = [route.write(visitor.slug, one) for one in oracles.list_arguments(route, world)]
        return oracles.find_shifts(world, visitor, get_hollow(visitor), paths)

    return find


def told(name: str) -> Find:
    """Ask for a thing of another and for one that is not there."""
    return lambda world, get_hollow: oracles.find_told(world, get_route(name), THINGS)


def lasting(name: str) -> Find:
    """Ask a page, and then the connection in which context it is."""

    def find(world: conftest.World, get_hollow: Callable[[conftest.Visitor], str]) -> list[str]:
        visitor = get_member(world)
        return oracles.find_lasting(visitor, [get_route(name).write(visitor.slug, {})])

    return find


def published(name: str) -> Find:
    """Ask an open page what it shows."""
    return lambda world, get_hollow: beside.find_published_leaks(world, name)


# The name of a planted view -> what finds it.
PAGES: dict[str, Find] = {
    **{
        name: leaks(name)
        for name in (
            "curious", "boundless", "suggestions", "kept", "paper", "refusal", "download",
            "history", "feed", "views", "header", "elsewhere", "noted", "planted-api:thing-list",
        )
    },
    "export": file_leaks("export"),
    **{name: shifts(name) for name in ("counted", "marked", "numbered", "ordered", "forbidding")},
    **{name: told(name) for name in ("talkative", "telling")},
    "lasting": lasting("lasting"),
    "news": published("news"),
}  # fmt: skip


# --- Mistakes in our own code -----------------------------------------------------------------


@dataclass(frozen=True)
class Mistake:
    """How to make a mistake for a while, and what finds it."""

    plant: Callable[[conftest.World], Any]
    find: Find


def _as_office() -> SimpleNamespace:
    """Return a module of contexts that forgets the participant."""

    def context(arrangement_id: int, **given: Any) -> Any:
        return tenancy.context(arrangement_id)

    return SimpleNamespace(context=context)


def _forget_role(world: conftest.World) -> Any:
    def find(actor: Any) -> Any:
        return TeamView.objects.filter(HERE, participant_id=actor.participant_id)

    return mock.patch.object(saving, "_team", find)


def _tell_slugs(world: conftest.World) -> Any:
    find = queries.find_arrangement_for

    def tell(*, slug: str, **given: Any) -> Any:
        line = find(slug=slug, **given)
        if line is None and slug in world.demo.arrangements:
            raise PermissionDenied
        return line

    return mock.patch.object(queries, "find_arrangement_for", tell)


def _keep_standing_in(world: conftest.World) -> Any:
    from_row = queries.stand_ins._read

    def find(stand_in_id: int, **given: Any) -> Any:
        return from_row(StandIn.objects.get(pk=stand_in_id))

    return mock.patch.object(queries, "find_stand_in", find)


def _lead_anybody(world: conftest.World) -> Any:
    find = search.find_reference

    def lead(reference: str) -> Any:
        with tenancy.context(world.demo.arrangements["iszf"]):
            return find(reference)

    return mock.patch.object(search, "find_reference", lead)


@contextmanager
def _administer(world: conftest.World, do: str, undo: str) -> Iterator[None]:
    with roles.connect_as_admin(world.database) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(do)
    try:
        yield
    finally:
        with roles.connect_as_admin(world.database) as admin:
            admin.execute("SET session_replication_role = replica")
            admin.execute(undo)


COPIED = "arrangement_id, kind, thing_id, title, line, needle, url_name, url_kwargs"
FOR_ALL = (
    f"INSERT INTO foundation_signpost ({COPIED}, reference) SELECT {COPIED}, reference "
    f"FROM {OwnSignpost._meta.db_table}"
)
NOT_FOR_ALL = (
    "DELETE FROM foundation_signpost s USING foundation_ownsignpost o "
    "WHERE s.kind = o.kind AND s.thing_id = o.thing_id"
)
OPEN = searching.FUNCTION.replace("WHERE arrangement_id = ", "WHERE true OR arrangement_id = ")


def _find_mailed(world: conftest.World, get_hollow: Callable[[conftest.Visitor], str]) -> list[str]:
    visitor = beside.find_mailed(world, "iszf", DAY)
    return beside.find_mail_shifts(visitor, get_hollow(visitor), DAY)


def _find_views(world: conftest.World, get_hollow: Any) -> list[str]:
    return oracles.find_leaks(world, get_route("view-list"), visitors=world.visitors)


def _find_elsewhere(world: conftest.World, get_hollow: Any) -> list[str]:
    return oracles.find_told_elsewhere(world, get_route("organisations:participant-list"))


def _find_found(world: conftest.World, get_hollow: Any) -> list[str]:
    return [
        leak
        for text in beside.WANTED
        for leak in beside.find_search_leaks(world.sample(), text)
    ]


def _find_token(find: Callable[..., list[str]], world: conftest.World, get_hollow: Any) -> Any:
    return find(world, get_route("organisations-api:participant-list"), {})


CODE: dict[str, Mistake] = {
    "a view of a team for every role of the organisation": Mistake(_forget_role, _find_views),
    "an arrangement that is forbidden instead of absent": Mistake(_tell_slugs, _find_elsewhere),
    "work that runs as the office": Mistake(
        lambda world: mock.patch.object(running, "tenancy", _as_office()),
        lambda world, get_hollow: beside.find_job_leaks(get_member(world)),
    ),
    "a mail that is written as the office": Mistake(
        lambda world: mock.patch.object(mails, "tenancy", _as_office()), _find_mailed
    ),
    "a token that outlives its end": Mistake(
        lambda world: mock.patch.object(tokens.TokenLine, "holds", lambda self, on: True),
        partial(_find_token, beside.find_open_tokens),
    ),
    "a token that gives every right": Mistake(
        lambda world: mock.patch.object(tokens.TokenLine, "has", lambda self, *asked: True),
        partial(_find_token, beside.find_wide_tokens),
    ),
    "looking along that outlives its end": Mistake(
        _keep_standing_in, lambda world, get_hollow: beside.find_outliving(world)
    ),
    "a reference that leads anybody": Mistake(
        _lead_anybody, lambda world, get_hollow: beside.find_led(world)
    ),
    "a signpost that is written for all": Mistake(
        lambda world: _administer(world, FOR_ALL, NOT_FOR_ALL), _find_found
    ),
    "a search without its filter": Mistake(
        lambda world: _administer(world, OPEN, searching.FUNCTION), _find_found
    ),
}


# --- Mistakes in the database -----------------------------------------------------------------

# What is done to a table -> the page that shows it. The gate must see it as well.
ORDERS, PEOPLE = "catalogue_order", "organisations_participant"
OPENED = {
    f"ALTER POLICY tenant_select ON {ORDERS} USING (true)": "catalogue:order-list",
    f"ALTER TABLE {ORDERS} DISABLE ROW LEVEL SECURITY": "catalogue:order-list",
    f"CREATE POLICY kijken ON {ORDERS} USING (true)": "catalogue:order-list",
    "ALTER POLICY tenant_select ON governance_proposal USING (true)": "opening",
    f"ALTER POLICY tenant_select ON {PEOPLE} USING (true)": "organisations:participant-detail",
}
# Only the gate can see these: nothing shows, until somebody makes the next mistake.
AGREEMENTS = "catalogue_agreement"
SHUT = {
    "a policy that is gone": f"DROP POLICY tenant_select ON {AGREEMENTS}",
    "a table whose owner sees all": f"ALTER TABLE {AGREEMENTS} NO FORCE ROW LEVEL SECURITY",
    "a policy that lets others write": f"ALTER POLICY tenant_insert ON {AGREEMENTS} "
    "WITH CHECK (true)",
    "a view with the rights of its owner": f"CREATE VIEW alles AS SELECT * FROM {AGREEMENTS}",
    "a function with the rights of its owner": "CREATE FUNCTION alles() RETURNS bigint "
    f"LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM {AGREEMENTS}'",
    "a unique key that tells of others": f"CREATE UNIQUE INDEX overal ON {AGREEMENTS} "
    "(number, version, id)",
    "a reference that reaches others": f"ALTER TABLE {AGREEMENTS} ADD CONSTRAINT los "
    f"FOREIGN KEY (id) REFERENCES {AGREEMENTS} (id)",
    "a right to take away": f"GRANT DELETE ON {AGREEMENTS} TO bodemplaat_app",
    "a role that passes policies by": "ALTER ROLE bodemplaat_app BYPASSRLS",
    "a context for every connection": "ALTER ROLE bodemplaat_app SET bodemplaat.scope = 'sso'",
}
