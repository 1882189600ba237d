# SPDX-License-Identifier: EUPL-1.2
"""A token reads what its person reads on screen that day, and nothing where it does not hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bodemplaat.foundation import tenancy, tokens
from bodemplaat.foundation.users import Assignment
from tests.isolation import canaries, conftest, routes, test_matrix

ROUTES = [route for route in routes.list_routes() if route.is_api]
BY_NAME = {route.label: route for route in ROUTES}
PACKAGES = sorted({route.package for route in ROUTES})
ALL = [f"{package}:write" for package in PACKAGES]


def make_token(
    visitor: conftest.Visitor, *, scopes: list[str] = ALL, days: int = 30
) -> tuple[int, str]:
    """Make a token of a visitor; one that ended is made as if long ago."""
    today = timezone.localdate()
    start = today if days > 0 else today - timedelta(days=100)
    with tenancy.context(visitor.reader.arrangement_id):
        line, secret = tokens.make_token(
            name="proef", scopes=scopes, ends_before=today + timedelta(days=days), today=start,
            actor=make_actor(visitor),
        )  # fmt: skip
    return line.id, secret


def make_actor(visitor: conftest.Visitor) -> SimpleNamespace:
    """Return a visitor as who makes and revokes tokens."""
    return SimpleNamespace(
        account_id=visitor.reader.account_id, arrangement_id=visitor.reader.arrangement_id,
        participant_id=visitor.reader.participant_id, name="Proef", at=timezone.now(),
    )  # fmt: skip


def with_token(visitor: conftest.Visitor, secret: str) -> conftest.Visitor:
    """Return a visitor without a session, who sends a token."""
    return replace(visitor, client=Client(headers={"Authorization": f"Bearer {secret}"}))


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
        arguments = test_matrix.list_arguments(route, undone)
        for visitor in undone.sample():
            _, secret = make_token(visitor)
            program = with_token(visitor, secret)
            for one in arguments[:2]:
                path = route.write(visitor.slug, one)
                by_session, by_token = visitor.ask("GET", path), program.ask("GET", path)

                assert by_token.status == by_session.status, path
                assert by_token.text == by_session.text
                assert canaries.find_leaks(by_token.whole, visitor.reader) == []

    @pytest.mark.parametrize("name", BY_NAME)
    def test_is_nothing_where_it_does_not_hold(self, undone, name):
        route = BY_NAME[name]
        (arguments, *_) = test_matrix.list_arguments(route, undone)
        visitor, other = (undone.get_one(slug, is_sso=True) for slug in ("iszf", "equalit"))
        revoked_id, revoked = make_token(visitor)
        with tenancy.context(visitor.reader.arrangement_id):
            tokens.revoke_token(token_id=revoked_id, actor=make_actor(visitor))
        _, ended = make_token(visitor, days=0)
        _, foreign = make_token(other)
        path = route.write("iszf", arguments)

        secrets = [revoked, ended, foreign, "bp_unknown", "", "ä", revoked + " x"]
        answers = [with_token(visitor, one).ask("GET", path) for one in secrets]
        nowhere = with_token(visitor, foreign).ask("GET", route.write("bestaat-niet", arguments))

        assert {(one.status, one.text) for one in (*answers, nowhere)} == {
            (401, answers[0].text)
        }

    @pytest.mark.parametrize("name", BY_NAME)
    def test_gives_no_more_than_its_scopes(self, undone, name):
        route = BY_NAME[name]
        (arguments, *_) = test_matrix.list_arguments(route, undone)
        visitor = undone.get_one("iszf", is_sso=True)
        others = [f"{package}:write" for package in PACKAGES if package != route.package]
        _, elsewhere = make_token(visitor, scopes=others)
        _, reading = make_token(visitor, scopes=[f"{package}:read" for package in PACKAGES])
        path = route.write("iszf", arguments)

        read, write = (
            with_token(visitor, elsewhere).ask("GET", path),
            with_token(visitor, reading).ask("POST", path),
        )

        assert read.status in (403, 405) and write.status in (403, 405)
        assert "foundation.api-" in read.text and "foundation.api-" in write.text

    def test_ends_with_the_assignment_of_its_person(self, undone):
        visitor = undone.get_one("iszf", is_sso=True)
        _, secret = make_token(visitor)
        program = with_token(visitor, secret)
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
        for arguments in test_matrix.list_arguments(route, world):
            for visitor in world.sample():
                answer = visitor.ask("GET", route.write(visitor.slug, arguments))
                if answer.status != 404:
                    continue
                for absent in routes.shift(route, visitor.slug, arguments):
                    other = visitor.ask("GET", route.write(visitor.slug, absent))
                    found += 1
                    assert (answer.status, answer.text) == (other.status, other.text)

        assert found or not {"id"} & set(route.parameters) or route.name.endswith(POSTS)


# Addresses that take changes alone: they are read by nobody.
POSTS = ("decide", "advise", "withdraw", "sign", "propose")
