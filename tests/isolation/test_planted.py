# SPDX-License-Identifier: EUPL-1.2
"""The matrix sees planted defects; a matrix that sees none is the defect."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings

from bodemplaat.foundation.database import catalogue, migrating, protection, roles
from tests.isolation import conftest, defects, oracles, planted_urls, routes

PLANTED = override_settings(ROOT_URLCONF="tests.isolation.planted_urls")
FEWEST = 30


@pytest.fixture
def planted(world: conftest.World) -> Iterator[conftest.World]:
    """Serve the planted pages, honest ones until a test says otherwise."""
    with PLANTED:
        yield world
    planted_urls.KEPT.clear()


@pytest.fixture
def protected_again(world: conftest.World) -> Iterator[conftest.World]:
    """Bring the protection back after a defect in the database."""
    yield world
    with roles.connect_as_admin(world.database) as admin:
        admin.execute(f"DROP POLICY IF EXISTS kijken ON {defects.ORDERS}")
    with migrating.as_owner(), transaction.atomic(), connection.cursor() as cursor:
        protection.protect(cursor)


def find_faults(world: conftest.World, defect: str) -> list[str]:
    """Return what the gate says of a defect, which is taken back."""
    with roles.connect_as_admin(world.database) as admin:
        admin.autocommit = False
        cursor: Any = admin.cursor()
        cursor.execute(defect)
        cursor.execute("SET LOCAL ROLE bodemplaat_app")
        found = catalogue.find_faults(cursor)
        admin.rollback()
    return found


def find_shown(world: conftest.World, get_hollow: Any, name: str) -> list[str]:
    """Return what a page shows of others, by its canaries or by what changes without them."""
    return oracles.find_leaks(world, defects.get_route(name)) + defects.shifts(name)(
        world, get_hollow
    )


class TestDefects:
    def test_are_many(self):
        planted = (*defects.PAGES, *defects.CODE, *defects.OPENED, *defects.SHUT)

        assert len(set(planted)) == len(planted) >= FEWEST

    @PLANTED
    def test_are_planted_on_every_page_that_is_there_for_one(self):
        views = {view.__name__ for view in (*planted_urls.PAGES, *planted_urls.THINGS)}

        assert views | {"planted-api:thing-list", "news"} == {*defects.PAGES, "unguarded"}


class TestPlantedPage:
    @pytest.mark.parametrize("name", defects.PAGES)
    def test_is_caught(self, planted, get_hollow, monkeypatch, name):
        monkeypatch.setattr(planted_urls, "IS_MISTAKEN", True)

        assert defects.PAGES[name](planted, get_hollow)

    @pytest.mark.parametrize("name", defects.PAGES)
    def test_is_left_alone_without_its_mistake(self, planted, get_hollow, name):
        assert defects.PAGES[name](planted, get_hollow) == []

    @PLANTED
    def test_without_a_guard_is_named(self):
        assert routes.find_unguarded(routes.list_routes()) == ["unguarded"]

    def test_without_a_recipe_is_refused(self, planted):
        route = defects.get_route("talkative")

        with pytest.raises(routes.NoRecipe, match="talkative pk has no recipe"):
            routes.list_arguments(route, planted.demo)


class TestPlantedMistake:
    @pytest.mark.parametrize("name", defects.CODE)
    def test_is_caught(self, world, get_hollow, name):
        mistake = defects.CODE[name]

        with mistake.plant(world):
            found = mistake.find(world, get_hollow)

        assert found
        assert mistake.find(world, get_hollow) == []


class TestPlantedHole:
    @pytest.mark.parametrize("defect", defects.OPENED)
    def test_is_seen_by_the_gate_and_on_a_page(self, protected_again, get_hollow, defect):
        world, name = protected_again, defects.OPENED[defect]
        faults = find_faults(world, defect)
        assert find_shown(world, get_hollow, name) == []

        with roles.connect_as_admin(world.database) as admin:
            admin.execute(defect)

        assert faults
        assert find_shown(world, get_hollow, name)

    @pytest.mark.parametrize("name", defects.SHUT)
    def test_is_seen_by_the_gate_where_no_page_shows_it(self, world, name):
        assert find_faults(world, "SELECT 1") == []
        assert find_faults(world, defects.SHUT[name])
