# SPDX-License-Identifier: EUPL-1.2
"""
URL x method x role x participant: nobody reads what is another's.

Routes come from the resolver, so a new page is covered the moment it has an address. `make test`
takes every role and every participant in turn; `make check-all` takes every account.
"""

import pytest
from django.test import Client

from tests.isolation import canaries, conftest, routes

ROUTES = routes.list_routes()
BY_NAME = {route.label: route for route in ROUTES}
METHODS = ("HEAD", "POST", "PUT", "PATCH", "DELETE")
NOWHERE = "bestaat-niet"
LISTS = ("-list", "-detail", "opening")
FEW = 4


def list_arguments(route: routes.Route, world: conftest.World) -> list[dict]:
    """Return what a route is asked with: a few things of each kind, or all in the long run."""
    found = routes.list_arguments(route, world.demo)
    return found if conftest.IS_EXHAUSTIVE else routes.spread(found, FEW)


class TestRoute:
    def test_is_there_to_be_tested(self):
        assert {route.package for route in ROUTES} >= {"config", "organisations"}

    def test_is_marked_as_a_page(self):
        assert routes.find_unguarded(ROUTES) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_has_a_recipe_that_fits(self, world, name):
        route = BY_NAME[name]
        for arguments in list_arguments(route, world):
            assert route.write("iszf", arguments)

    @pytest.mark.parametrize("name", BY_NAME)
    @pytest.mark.feature("D008")
    def test_shows_nobody_what_is_not_theirs(self, world, name):
        route = BY_NAME[name]
        leaks = []
        for arguments in list_arguments(route, world):
            for visitor in world.sample():
                path = route.write(visitor.slug, arguments)
                answer = visitor.ask("GET", path)
                found = canaries.find_leaks(answer.whole, visitor.reader)
                leaks += [f"{visitor.role} {visitor.reader} {path}: {leak}" for leak in found]
                assert answer.status < 500, path

        assert leaks == []

    @pytest.mark.parametrize("name", [name for name in BY_NAME if name.endswith(LISTS)])
    @pytest.mark.feature("D008")
    def test_shows_nobody_in_a_file_what_is_not_theirs(self, world, name):
        route = BY_NAME[name]
        leaks = []
        for arguments in list_arguments(route, world):
            for visitor in world.sample():
                path = route.write(visitor.slug, arguments)
                if "vorm=csv" not in visitor.ask("GET", path).text:
                    continue
                for form in ("csv", "xlsx"):
                    answer = visitor.ask("GET", path, f"&vorm={form}")
                    found = canaries.find_leaks(answer.whole, visitor.reader)
                    leaks += [f"{visitor.role} {visitor.reader} {path} {form}: {leak}"
                              for leak in found]
                    assert answer.status == 200, (path, form)
                    assert answer.headers["Content-Disposition"].endswith(f'.{form}"')

        assert leaks == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_answers_head_with_what_get_says_and_no_body(self, world, name):
        route = BY_NAME[name]
        (arguments, *_) = list_arguments(route, world)
        for slug in world.demo.arrangements:
            visitor = world.get_one(slug, is_sso=True)
            path = route.write(slug, arguments)
            page, head = visitor.ask("GET", path), visitor.ask("HEAD", path)
            assert head.status == page.status
            assert head.text == ""

    @pytest.mark.parametrize("name", BY_NAME)
    def test_stays_shut_under_every_other_method(self, world, name):
        route = BY_NAME[name]
        visitors = [
            world.get_one(slug, is_sso=is_sso)
            for slug in world.demo.arrangements
            for is_sso in (True, False)
        ]
        for arguments in list_arguments(route, world):
            for visitor in visitors:
                path = route.write(visitor.slug, arguments)
                for method in METHODS:
                    answer = visitor.ask(method, path)
                    assert canaries.find_leaks(answer.whole, visitor.reader) == [], (method, path)
                    assert answer.status < 500, (method, path)

    @pytest.mark.parametrize("name", BY_NAME)
    @pytest.mark.feature("D008")
    def test_is_the_same_nothing_in_another_arrangement_and_in_none(self, world, name):
        route = BY_NAME[name]
        slugs = list(world.demo.arrangements)
        for arguments in list_arguments(route, world):
            for slug, other in zip(slugs, reversed(slugs), strict=True):
                visitor = world.get_one(slug, is_sso=True)
                foreign, unknown = route.write(other, arguments), route.write(NOWHERE, arguments)
                answers = [
                    visitor.ask("GET", path).strip(path, arguments) for path in (foreign, unknown)
                ]
                assert answers[0] == answers[1]
                assert answers[0][0] == 404

    @pytest.mark.parametrize("name", [route.label for route in ROUTES if route.parameters])
    def test_is_the_same_nothing_for_a_thing_of_another_and_for_none(self, world, name):
        route = BY_NAME[name]
        for arguments in list_arguments(route, world):
            for slug in world.demo.arrangements:
                visitor = world.get_one(slug, is_sso=True)
                path = route.write(slug, arguments)
                answer = visitor.ask("GET", path)
                if answer.status != 404:
                    continue
                for absent in routes.shift(route, slug, arguments):
                    nothing = route.write(slug, absent)
                    other = visitor.ask("GET", nothing)
                    both = (arguments, absent)
                    assert answer.strip(path, *both) == other.strip(nothing, *both)

    @pytest.mark.parametrize("name", BY_NAME)
    def test_asks_a_stranger_to_log_in(self, world, name):
        route = BY_NAME[name]
        (arguments, *_) = list_arguments(route, world)
        for slug in (*world.demo.arrangements, NOWHERE):
            path = route.write(slug, arguments)
            for method in ("GET", "POST"):
                stranger = conftest.Visitor(slug, "", canaries.Reader(0, 0, 0), Client())
                answer = stranger.ask(method, path)
                if route.is_api:
                    assert answer.status == 401, path
                    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
                else:
                    assert answer.status == 302, path
                    assert answer.headers["Location"].startswith("/inloggen/?next=")
                assert canaries.count(answer.whole) == 0


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
