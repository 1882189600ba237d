# SPDX-License-Identifier: EUPL-1.2
"""
URL x method x role x participant: nobody reads what is another's.

Routes come from the resolver, so a new page is covered the moment it has an address. `make test`
takes every role and every participant in turn; `make check-all` takes every account.
"""

import pytest
from django.db import connection

from bodemplaat.foundation.testing import databases
from tests.isolation import canaries, conftest, oracles, routes

ROUTES = routes.list_routes()
BY_NAME = {route.label: route for route in ROUTES}
LISTS = ("-list", "-detail", "opening")


class TestRoute:
    def test_is_there_to_be_tested(self):
        assert {route.package for route in ROUTES} >= {"config", "organisations"}

    def test_is_marked_as_a_page(self):
        assert routes.find_unguarded(ROUTES) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_has_a_recipe_that_fits(self, world, name):
        route = BY_NAME[name]
        for arguments in oracles.list_arguments(route, world):
            assert route.write("iszf", arguments)

    @pytest.mark.parametrize("name", BY_NAME)
    @pytest.mark.feature("D008")
    def test_shows_nobody_what_is_not_theirs(self, world, name):
        assert oracles.find_leaks(world, BY_NAME[name]) == []

    @pytest.mark.parametrize("name", [name for name in BY_NAME if name.endswith(LISTS)])
    @pytest.mark.feature("D008")
    def test_shows_nobody_in_a_file_what_is_not_theirs(self, world, name):
        assert oracles.find_file_leaks(world, BY_NAME[name]) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_shows_nobody_on_the_page_of_an_error_what_is_not_theirs(self, world, name):
        both = oracles.list_both(world)

        assert oracles.find_leaks(world, BY_NAME[name], visitors=both, query=oracles.WRONG) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_answers_head_with_what_get_says_and_no_body(self, world, name):
        route = BY_NAME[name]
        (arguments, *_) = oracles.list_arguments(route, world)
        for slug in world.demo.arrangements:
            visitor = world.get_one(slug, is_sso=True)
            path = route.write(slug, arguments)
            page, head = visitor.ask("GET", path), visitor.ask("HEAD", path)
            assert head.status == page.status
            assert head.text == ""

    @pytest.mark.parametrize("name", BY_NAME)
    def test_stays_shut_under_every_other_method(self, world, name):
        both = oracles.list_both(world)

        found = oracles.find_leaks(
            world, BY_NAME[name], visitors=both, methods=oracles.METHODS
        )
        assert found == []

    @pytest.mark.parametrize("name", BY_NAME)
    @pytest.mark.feature("D008")
    def test_is_the_same_nothing_in_another_arrangement_and_in_none(self, world, name):
        assert oracles.find_told_elsewhere(world, BY_NAME[name]) == []

    @pytest.mark.parametrize("name", [route.label for route in ROUTES if route.parameters])
    def test_is_the_same_nothing_for_a_thing_of_another_and_for_none(self, world, name):
        assert oracles.find_told(world, BY_NAME[name]) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_asks_a_stranger_to_log_in(self, world, name):
        assert oracles.find_open_doors(world, BY_NAME[name]) == []


class TestAnswer:
    """What no canary shows: counts, next numbers, marks of answers."""

    @pytest.mark.parametrize("slug", ["iszf", "equalit"])
    @pytest.mark.parametrize("is_sso", [True, False], ids=["office", "participant"])
    @pytest.mark.feature("D008")
    def test_is_the_same_when_all_is_gone_that_one_may_not_see(
        self, world, get_hollow, slug, is_sso
    ):
        visitor = world.get_one(slug, is_sso=is_sso)
        most = None if conftest.IS_EXHAUSTIVE else 1
        paths = [
            route.write(slug, arguments)
            for route in ROUTES
            for arguments in oracles.list_arguments(route, world)[:most]
        ]

        assert oracles.find_shifts(world, visitor, get_hollow(visitor), paths) == []


class TestConnection:
    def test_has_no_context_after_any_page(self, world):
        visitor = world.get_one("iszf", is_sso=False)
        paths = [
            route.write(visitor.slug, oracles.list_arguments(route, world)[0]) for route in ROUTES
        ]
        connection.close()

        # What is kept here must not reach other tests.
        with databases.copied_from(world.database) as name, databases.connected_to(name):
            assert oracles.find_lasting(visitor, paths) == []


class TestCanary:
    def test_sits_in_every_package_that_has_rows(self, world):
        assert {table.split("_")[0] for table in world.planted} >= {"organisations", "governance"}
        assert world.planted["organisations_participant"] > 0

    def test_is_seen_by_who_may_see_it(self, world):
        shown = sum(
            canaries.count(world.get_one("iszf", is_sso=True).ask("GET", path).text)
            for path in ("/iszf/", "/iszf/deelnemers/")
        )

        assert shown > 0

    @pytest.mark.parametrize(
        ("word", "is_leak"),
        [("KANARIE-arrangement-1-0", False), ("KANARIE-arrangement-2-0", True),
         ("KANARIE-participant-1-10", False), ("KANARIE-participant-1-11", True),
         ("KANARIE-participant-1-0", True), ("KANARIE-participant-2-10", True),
         ("KANARIE-personal-1-5", False), ("KANARIE-personal-1-6", True),
         ("KANARIE-published-2-0", False)],
    )  # fmt: skip
    def test_tells_whose_it_is(self, word, is_leak):
        reader = canaries.Reader(arrangement_id=1, participant_id=10, account_id=5)

        assert bool(canaries.find_leaks(f"<td>{word}</td>", reader)) is is_leak
