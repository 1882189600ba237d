# SPDX-License-Identifier: EUPL-1.2
"""
Every address of the product, asked by a guest: what was shared with it, and nothing else.

The rows are guarded twice: no other page answers a guest, and in its context the database shows no
other row. The day is that of the demo.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from bodemplaat.catalogue import shareables
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.database import migrating, protection, roles
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.values import Actor, Role
from tests.isolation import canaries, conftest, oracles, routes

OPEN = ("organisations:shared-list", "organisations:shared-detail")
BY_NAME = {route.label: route for route in routes.list_routes()}
DAY = date(2014, 3, 15)
SHUT = "bestaat-niet"


@pytest.fixture(autouse=True)
def day_of_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the day of the demo, outside demo mode."""
    monkeypatch.setattr("bodemplaat.config.tenancy.get_today", lambda: DAY)


@pytest.fixture
def undone(world: conftest.World) -> Iterator[conftest.World]:
    """Take back what a test writes."""
    with transaction.atomic():
        yield world
        transaction.set_rollback(True)


def list_shares(world: conftest.World, guest: conftest.Visitor) -> list[int]:
    """Return what a guest reads, as the office sees it."""
    with tenancy.context(guest.reader.arrangement_id):
        return [
            one.id for one in queries.list_shares()
            if one.guest_id == guest.reader.guest_id and one.tell_state(DAY) == "in-force"
        ]  # fmt: skip


def ask(guest: conftest.Visitor, pk: int | None = None, query: str = "") -> conftest.Answer:
    path = f"/{guest.slug}/gedeeld/" + (f"{pk}/" if pk else "")
    return guest.ask("GET", path, query)


class TestGuest:
    def test_is_there_in_both_partnerships(self, world):
        assert {one.slug for one in world.guests} == set(world.demo.arrangements)

    @pytest.mark.parametrize("name", [name for name in BY_NAME if BY_NAME[name].name not in OPEN])
    @pytest.mark.feature("D072")
    def test_finds_every_other_address_as_absent_as_one_of_nobody(self, world, name):
        route = BY_NAME[name]
        for arguments in oracles.list_arguments(route, world)[:2]:
            for guest in world.guests:
                path, nowhere = route.write(guest.slug, arguments), route.write(SHUT, arguments)
                for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"):
                    answer, other = guest.ask(method, path), guest.ask(method, nowhere)
                    assert answer.status in ((403, 404) if route.is_api else (404,)), (method, path)
                    assert canaries.count(answer.whole) == 0, (method, path)
                    assert answer.strip(path, arguments) == other.strip(nowhere, arguments)

    @pytest.mark.parametrize("form", ["", "&vorm=csv"])
    @pytest.mark.feature("D072")
    def test_reads_what_was_shared_with_it_and_no_word_besides(self, world, form):
        for guest in world.guests:
            shares = list_shares(world, guest)
            assert shares
            for answer in (ask(guest, query=form), *(ask(guest, pk, form) for pk in shares)):
                assert answer.status == 200
                assert canaries.find_leaks(answer.whole, guest.reader) == []
                assert "KANARIE-guestheldofall" in answer.text

    def test_reads_nothing_of_another_guest_or_of_what_was_taken_back(self, world):
        for guest in world.guests:
            held = list_shares(world, guest)
            for pk in world.demo.names["organisations.shares"]:
                if pk not in held:
                    absent = ask(guest, 900_000_000)
                    here = f"/{guest.slug}/gedeeld/"
                    found = ask(guest, pk).strip(f"{here}{pk}/")
                    assert found == absent.strip(f"{here}900000000/")
                    assert absent.status == 404

    @pytest.mark.feature("D072")
    def test_reads_nothing_more_the_moment_it_is_taken_back(self, undone):
        guest = undone.guests[0]
        (pk, *_) = list_shares(undone, guest)
        assert ask(guest, pk).status == 200

        with tenancy.context(guest.reader.arrangement_id):
            director = _director(guest)
            actions.withdraw_share(share_id=pk, reason="Gesprek is voorbij", actor=director)

        assert ask(guest, pk).status == 404
        assert f"/gedeeld/{pk}/" not in ask(guest).text

    @pytest.mark.feature("D072")
    def test_reads_a_share_up_to_its_last_day_and_from_its_first(self, undone, monkeypatch):
        guest = undone.guests[0]
        (pk, *_) = list_shares(undone, guest)
        seen = []
        for day in (date(2014, 3, 11), date(2014, 3, 12), date(2014, 9, 30), date(2014, 10, 1)):
            monkeypatch.setattr("bodemplaat.config.tenancy.get_today", lambda day=day: day)
            seen.append(ask(guest, pk).status)

        assert seen == [404, 200, 200, 404]

    def test_has_no_page_once_it_is_no_guest(self, undone):
        guest = undone.guests[0]
        (pk, *_) = list_shares(undone, guest)
        with tenancy.context(guest.reader.arrangement_id):
            actions.end_guest(
                guest_id=guest.reader.guest_id, reason="Bezoek is voorbij", actor=_director(guest)
            )

        assert (ask(guest).status, ask(guest, pk).status) == (404, 404)

    def test_is_no_member_and_a_member_is_no_guest(self, world):
        for visitor in world.sample():
            assert visitor.ask("GET", f"/{visitor.slug}/gedeeld/").status == 404


def _director(guest: conftest.Visitor) -> Actor:
    return Actor(
        account_id=None, name="Proef", role=Role.SSO_DIRECTOR, at=timezone.now(),
        arrangement_id=guest.reader.arrangement_id,
    )  # fmt: skip


def count_rows(world: conftest.World, reader: canaries.Reader, on: date) -> dict[str, int]:
    """Return how many rows of each tenant table the context of a guest shows."""
    found = {}
    with tenancy.context(
        reader.arrangement_id, scope="guest", guest_id=reader.guest_id, on=on
    ), connection.cursor() as cursor:  # fmt: skip
        for model in protection.list_tenant_models():
            if protection.get_class(model) != "published":
                cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
                found[model._meta.db_table] = cursor.fetchone()[0]
    return {table: count for table, count in found.items() if count}


class TestRows:
    @pytest.mark.feature("D072")
    def test_are_shown_by_the_database_alone_as_little(self, world):
        for guest in world.guests:
            shown = count_rows(world, guest.reader, DAY)

            assert set(shown) == {
                "organisations_guest", "organisations_share", "organisations_shareline"
            }  # fmt: skip
            assert shown["organisations_guest"] == 1
            assert shown["organisations_share"] == len(list_shares(world, guest))
            assert count_rows(world, guest.reader, date(2016, 1, 1)) == {}

    def test_are_never_written_by_a_guest(self, undone):
        reader = undone.guests[0].reader
        with tenancy.context(
            reader.arrangement_id, scope="guest", guest_id=reader.guest_id, on=DAY
        ), connection.cursor() as cursor:  # fmt: skip
            cursor.execute("UPDATE organisations_share SET revoked_at = NULL, title = 'x'")
            assert cursor.rowcount == 0

    def test_are_not_found_by_the_search(self, world):
        reader = world.guests[0].reader
        with tenancy.context(
            reader.arrangement_id, scope="guest", guest_id=reader.guest_id, on=DAY
        ), connection.cursor() as cursor:  # fmt: skip
            cursor.execute("SELECT count(*) FROM search_signposts('kanarie', 'kanarie:*', 99)")
            assert cursor.fetchone() == (0,)

    def test_leak_where_the_policy_is_gone_and_this_sees_it(self, world):
        with roles.connect_as_admin(world.database) as admin:
            for table in ("organisations_share", "organisations_shareline"):
                admin.execute(f"ALTER POLICY tenant_select ON {table} USING (true)")
        try:
            found = [
                leak
                for guest in world.guests
                for pk in world.demo.names["organisations.shares"]
                for leak in canaries.find_leaks(
                    ask(guest).whole + ask(guest, pk).whole, guest.reader
                )
            ]
        finally:
            _protect_again()

        assert found


def _protect_again() -> None:
    with migrating.as_owner(), transaction.atomic(), connection.cursor() as cursor:
        protection.protect(cursor)


class TestMunicipality:
    """What is of one municipality is shared by its secretary, and read by no other one."""

    @pytest.mark.feature("D072")
    def test_shares_its_own_agreement_and_no_other_municipality_reads_that(self, undone):
        secretary = next(
            one for one in undone.visitors if one.role == "secretary" and _get_agreement(one)
        )
        guest = next(one for one in undone.guests if one.slug == secretary.slug)
        pk = _share_agreement(secretary, guest)

        page = f"/{secretary.slug}/delen/{pk}/"
        seen = {
            one.reader.participant_id: one.ask("GET", page).status
            for one in undone.sample() if one.slug == secretary.slug
        }  # fmt: skip

        own = secretary.reader.participant_id
        assert ask(guest, pk).status == 200
        assert secretary.ask("GET", page).status == 200
        assert {status for one, status in seen.items() if one not in (None, own)} == {404}
        assert seen[None] == 200

    def test_shares_nothing_of_another_one_or_of_all(self, undone):
        secretary = next(one for one in undone.visitors if one.role == "secretary")
        guest = next(one for one in undone.guests if one.slug == secretary.slug)
        of = _of(secretary, guest)

        with _context(secretary), pytest.raises(actions.NotYoursToShare):
            actions.send_share(**of, kind="organisations.timeline", key="tijdlijn")
        with _context(secretary), pytest.raises(actions.NothingToShare):
            actions.send_share(**of, kind="catalogue.agreement", key="900000000")


def _context(visitor: conftest.Visitor) -> Any:
    return tenancy.context(
        visitor.reader.arrangement_id, participant_id=visitor.reader.participant_id,
        scope="participant",
    )  # fmt: skip


def _of(secretary: conftest.Visitor, guest: conftest.Visitor) -> dict[str, Any]:
    actor = Actor(
        account_id=secretary.reader.account_id, name="Proef", role=Role.SECRETARY,
        arrangement_id=secretary.reader.arrangement_id,
        participant_id=secretary.reader.participant_id, at=timezone.now().replace(year=2014),
    )  # fmt: skip
    return {"guest_id": guest.reader.guest_id, "starts_on": DAY, "ends_before": date(2014, 4, 1),
            "reason": "Vergelijking", "shown_on": DAY, "actor": actor}  # fmt: skip


def _get_agreement(visitor: conftest.Visitor) -> str:
    with _context(visitor):
        found = shareables.list_agreements(DAY)
    return found[0].key if found else ""


def _share_agreement(secretary: conftest.Visitor, guest: conftest.Visitor) -> int:
    key = _get_agreement(secretary)
    with _context(secretary):
        return actions.send_share(
            **_of(secretary, guest), kind="catalogue.agreement", key=key
        )
