# SPDX-License-Identifier: EUPL-1.2
"""The matrix sees planted defects; a matrix that sees none is the defect."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import override_settings

from bodemplaat.foundation.database import migrating, protection, roles
from tests.isolation import canaries, conftest, routes, test_matrix

PLANTED = override_settings(ROOT_URLCONF="tests.isolation.planted_urls")
# A policy that lets everybody in shows on a page of the package.
OPENED = {"organisations_participant": "organisations", "governance_proposal": "governance"}


def find_leaks(world: conftest.World, route: routes.Route) -> list[str]:
    """Return what leaks on a page, as the matrix would find it."""
    found = []
    for arguments in test_matrix.list_arguments(route, world):
        for visitor in world.sample():
            answer = visitor.ask("GET", route.write(visitor.slug, arguments))
            found += canaries.find_leaks(answer.whole, visitor.reader)
    return found


class TestPlantedPage:
    @PLANTED
    def test_without_a_guard_is_named(self):
        assert routes.find_unguarded(routes.list_routes()) == ["unguarded"]

    @PLANTED
    @pytest.mark.parametrize("name", ["curious", "boundless"])
    def test_that_reads_too_much_is_caught(self, world, name):
        route = next(route for route in routes.list_routes() if route.name == name)

        assert find_leaks(world, route)

    @PLANTED
    def test_without_a_recipe_is_refused(self, world):
        route = next(route for route in routes.list_routes() if route.name == "talkative")

        with pytest.raises(routes.NoRecipe, match="talkative pk has no recipe"):
            routes.list_arguments(route, world.demo)

    @PLANTED
    def test_that_tells_hidden_from_absent_is_caught(self, world):
        route = next(route for route in routes.list_routes() if route.name == "talkative")
        visitor = world.get_one("iszf", is_sso=True)
        absent = next(routes.shift(route, "iszf", {"pk": 1}))

        answers = [
            visitor.ask("GET", path).strip(path, {"pk": 1}, absent)
            for arguments in ({"pk": 1}, absent)
            for path in [route.write("iszf", arguments)]
        ]

        assert answers[0] != answers[1]


@pytest.fixture
def protected_again(world: conftest.World) -> Iterator[conftest.World]:
    """Bring the protection back after a defect in the database."""
    yield world
    with migrating.as_owner(), transaction.atomic(), connection.cursor() as cursor:
        protection.protect(cursor)


class TestPlantedPolicy:
    @pytest.mark.parametrize("table", OPENED)
    def test_that_lets_everybody_in_is_caught(self, protected_again, table):
        pages = [one for one in routes.list_routes() if one.package == OPENED[table]]
        if not pages:
            pytest.skip(f"{OPENED[table]} has no pages yet")
        with roles.connect_as_admin(protected_again.database) as admin:
            admin.execute(f"ALTER POLICY tenant_select ON {table} USING (true)")

        assert any(find_leaks(protected_again, page) for page in pages)
