# SPDX-License-Identifier: EUPL-1.2
"""
One municipality in two partnerships: a page over both keeps what is of each apart.

Oosterhout is made to take part in ISZF too, which it never did: the demo has no municipality that
takes part in both.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.users import Assignment
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.models import PublishedMembership
from bodemplaat.organisations.values import Actor, Relation, Role
from tests.isolation import canaries, conftest

CODE, DAY = "0826", date(2014, 3, 15)
PAGE = f"/equalit/deelnemers/{CODE}/samenwerkingen/"


@pytest.fixture
def both(world: conftest.World) -> Iterator[conftest.World]:
    """Let Oosterhout take part in ISZF as well, published or not; take it back after."""
    with transaction.atomic():
        iszf = world.demo.arrangements["iszf"]
        with tenancy.context(iszf):
            actor = Actor.system(iszf, timezone.now())
            actions.register_participant(code=CODE, source="proef", actor=actor)
            actions.start_participation(
                participant_code=CODE, starts_on=date(2013, 1, 1), relation=Relation.CUSTOMER,
                source="alleen voor leden", actor=actor,
            )  # fmt: skip
            for row in PublishedMembership.objects.filter(arrangement_id=iszf):
                for name in ("arrangement_name", "sso_name"):  # what was published is everybody's
                    text = getattr(row, name).replace("KANARIE-arrangement", "KANARIE-published")
                    setattr(row, name, text)
                row.save()
        yield world
        transaction.set_rollback(True)


def visit(world: conftest.World, role: str = "secretary") -> conftest.Visitor:
    """Return somebody of Oosterhout."""
    owner = world.demo.names["organisations.participants"]["equalit"][CODE]
    return next(
        one for one in world.visitors if one.reader.participant_id == owner and one.role == role
    )


def withdraw(world: conftest.World) -> None:
    iszf = world.demo.arrangements["iszf"]
    with tenancy.context(iszf):
        actor = Actor.system(iszf, timezone.now())
        actions.withdraw_memberships(reason="proef", actor=actor)


class TestPatchwork:
    @pytest.mark.feature("D188")
    def test_shows_of_another_partnership_what_it_published_and_nothing_else(self, both):
        visitor = visit(both)

        answer = visitor.ask("GET", PAGE)
        csv = visitor.ask("GET", PAGE, "&vorm=csv")

        for one in (answer, csv):
            assert canaries.find_leaks(one.whole, visitor.reader) == []
            assert "ISZF" in one.text
            assert "alleen voor leden" not in one.text
        assert "KANARIE-published" in answer.text
        assert "Open bij" not in answer.text

    @pytest.mark.feature("D188")
    def test_shows_nothing_of_a_partnership_that_published_nothing(self, both):
        withdraw(both)

        text = visit(both).ask("GET", PAGE).text
        rows = re.findall(r"<tr><th scope=.row.>(\w+)", text)

        assert "Equalit" in rows
        assert "ISZF" not in rows

    @pytest.mark.feature("D188")
    def test_shows_who_has_a_role_in_both_each_in_its_own_context(self, both):
        visitor = visit(both)
        iszf = both.demo.arrangements["iszf"]
        with tenancy.context(iszf):
            there = queries.get_participant(CODE).id
        Assignment.objects.create(
            account_id=visitor.reader.account_id, arrangement_id=iszf, participant_id=there,
            role=Role.CONTRACT_MANAGER, starts_on=date(2013, 1, 1),
        )  # fmt: skip

        text = visitor.ask("GET", PAGE).text
        other = canaries.Reader(iszf, there, visitor.reader.account_id)
        leaks = [
            one for one in canaries.find_leaks(text, visitor.reader)
            if canaries.find_leaks(one, other)
        ]  # fmt: skip

        assert leaks == []
        assert "Open bij ISZF" in text and "Open bij Equalit" in text
        assert f"/iszf/opdrachtgevers/{CODE}/" in text
        elsewhere = visitor.ask("GET", f"/iszf/opdrachtgevers/{CODE}/")
        assert elsewhere.status == 200
        assert canaries.find_leaks(elsewhere.whole, other) == []

    def test_shows_no_figures_of_where_the_role_has_ended(self, both):
        visitor = visit(both)
        iszf = both.demo.arrangements["iszf"]
        with tenancy.context(iszf):
            there = queries.get_participant(CODE).id
        Assignment.objects.create(
            account_id=visitor.reader.account_id, arrangement_id=iszf, participant_id=there,
            role=Role.CONTRACT_MANAGER, starts_on=date(2013, 1, 1), ends_before=date(2013, 6, 1),
        )  # fmt: skip

        assert "Open bij" not in visitor.ask("GET", PAGE).text

    def test_shows_no_figures_of_a_municipality_that_is_not_the_readers(self, both):
        visitor = visit(both)
        iszf = both.demo.arrangements["iszf"]
        other = both.demo.names["organisations.participants"]["iszf"]["0064"]
        Assignment.objects.create(
            account_id=visitor.reader.account_id, arrangement_id=iszf, participant_id=other,
            role=Role.CONTRACT_MANAGER, starts_on=date(2013, 1, 1),
        )  # fmt: skip

        text = visitor.ask("GET", PAGE).text

        assert "Open bij" not in text
        assert "KANARIE-participant-1" not in text
