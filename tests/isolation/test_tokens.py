# SPDX-License-Identifier: EUPL-1.2
"""A token reads what its person reads on screen that day, and nothing where it does not hold."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from bodemplaat.foundation.users import Assignment
from tests.isolation import beside, canaries, conftest, oracles, routes

ROUTES = [route for route in routes.list_routes() if route.is_api]
BY_NAME = {route.label: route for route in ROUTES}
ALL = beside.list_scopes()


@pytest.fixture
def undone(world: conftest.World) -> Iterator[conftest.World]:
    """Take back what a test writes."""
    with transaction.atomic():
        yield world
        transaction.set_rollback(True)


class TestToken:
    @pytest.mark.parametrize("name", BY_NAME)
    def test_gives_what_its_person_gets_with_a_session(self, undone, name):
        route = BY_NAME[name]
        things = oracles.list_arguments(route, undone, oracles.FEWER)
        for one, visitor in oracles.pair(things, undone.sample()):
            _, secret = beside.make_token(visitor, scopes=ALL)
            program = beside.with_token(visitor, secret)
            path = route.write(visitor.slug, one)
            by_session, by_token = visitor.ask("GET", path), program.ask("GET", path)

            assert by_token.status == by_session.status, path
            assert by_token.text == by_session.text
            assert canaries.find_leaks(by_token.whole, visitor.reader) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_is_nothing_where_it_does_not_hold(self, world, name):
        route = BY_NAME[name]
        (arguments, *_) = oracles.list_arguments(route, world)

        assert beside.find_open_tokens(world, route, arguments) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_gives_no_more_than_its_scopes(self, world, name):
        route = BY_NAME[name]
        (arguments, *_) = oracles.list_arguments(route, world)

        assert beside.find_wide_tokens(world, route, arguments) == []

    def test_ends_with_the_assignment_of_its_person(self, undone):
        visitor = undone.get_one("iszf", is_sso=True)
        _, secret = beside.make_token(visitor, scopes=ALL)
        program = beside.with_token(visitor, secret)
        path = "/api/v1/arrangements/iszf/participants"

        before = program.ask("GET", path)
        Assignment.objects.filter(account_id=visitor.reader.account_id).update(
            ends_before=timezone.localdate()
        )
        after = program.ask("GET", path)

        assert (before.status, after.status) == (200, 401)


class TestThing:
    @pytest.mark.parametrize("name", [route.label for route in ROUTES if route.parameters])
    def test_of_another_is_answered_byte_for_byte_as_one_that_is_not_there(self, world, name):
        route = BY_NAME[name]
        found = 0
        for arguments, visitor in oracles.pair(oracles.list_arguments(route, world),
                                               world.sample()):  # fmt: skip
            answer = visitor.ask("GET", route.write(visitor.slug, arguments))
            if answer.status != 404:
                continue
            for absent in routes.shift(route, visitor.slug, arguments):
                other = visitor.ask("GET", route.write(visitor.slug, absent))
                found += 1
                assert (answer.status, answer.text) == (other.status, other.text)

        assert found or not {"id"} & set(route.parameters) or route.name.endswith(POSTS)


# Addresses that take changes alone: they are read by nobody.
POSTS = (
    "decide", "advise", "withdraw", "sign", "propose", "meeting-record", "-end", "-amend", "-close",
)  # fmt: skip
