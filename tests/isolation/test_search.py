# SPDX-License-Identifier: EUPL-1.2
"""
The search passes row level security by, so it has a matrix of its own.

Every role and every participant searches for the canary that every signpost carries; what comes
back may only be theirs, on the page and in the palette.
"""

import pytest

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.database import protection, roles, searching
from bodemplaat.foundation.search.models import OwnSignpost
from tests.isolation import canaries, conftest

WANTED = ("kanarie", "KANARIE-participant", "dvo", "bolsward", "oosterhout", "' OR 1=1 --", "%")
OPEN = searching.FUNCTION.replace("WHERE arrangement_id = ", "WHERE true OR arrangement_id = ")


def search(visitor: conftest.Visitor, text: str) -> str:
    """Return what one finds, on the page."""
    response = visitor.client.get(f"/{visitor.slug}/zoeken/", {"q": text})
    assert response.status_code == 200
    return response.content.decode()


class TestSearch:
    @pytest.mark.parametrize("text", WANTED)
    @pytest.mark.feature("D008")
    def test_finds_nobody_what_is_not_theirs(self, world, text):
        leaks = [
            f"{visitor.role} {visitor.reader}: {leak}"
            for visitor in world.sample()
            for leak in canaries.find_leaks(search(visitor, text), visitor.reader)
        ]

        assert leaks == []

    def test_finds_who_may_see_it_the_agreement_of_a_participant(self, world):
        visitors = [one for one in world.sample() if one.reader.participant_id]
        counts = {one.reader.participant_id: canaries.count(search(one, "dvo")) for one in visitors}

        assert sum(1 for count in counts.values() if count) >= len(counts) // 2
        assert canaries.count(search(world.get_one("iszf", is_sso=True), "dvo")) > max(
            count for one, count in counts.items()
        )

    def test_finds_nothing_without_a_context(self, world):
        with roles.connect_as("app", world.database) as app:
            rows = app.execute("SELECT * FROM search_signposts('kanarie', 'kanarie:*', 99)")
            assert rows.fetchall() == []

    def test_leaks_where_its_filter_is_gone_and_the_matrix_sees_it(self, world):
        with roles.connect_as_admin(world.database) as admin:
            admin.execute(OPEN)
        try:
            found = [
                leak
                for visitor in world.sample()
                for leak in canaries.find_leaks(search(visitor, "kanarie"), visitor.reader)
            ]
        finally:
            with roles.connect_as_admin(world.database) as admin:
                admin.execute(searching.FUNCTION)

        assert found
        assert protection.list_functions()[searching.NAME] == searching.BODY


class TestReference:
    def test_leads_to_the_page_of_its_thing_and_elsewhere_to_nothing(self, world):
        visitor = world.get_one("iszf", is_sso=False)

        assert visitor.ask("GET", "/iszf/r/d-0064/").headers["Location"] == "/iszf/deelnemers/0064/"
        assert visitor.ask("GET", "/iszf/r/D-0826/").status == 404
        assert visitor.ask("GET", "/iszf/r/bestaat-niet/").status == 404

    def test_of_an_agreement_leads_nobody_else_to_it(self, world):
        with tenancy.context(world.demo.arrangements["iszf"]):
            (post, *_) = OwnSignpost.objects.order_by("pk")
        others = [
            one for one in world.sample()
            if one.slug == "iszf" and one.reader.participant_id not in (None, post.participant_id)
        ]  # fmt: skip

        assert others
        assert {one.ask("GET", f"/iszf/r/{post.reference}/").status for one in others} == {404}
        office = world.get_one("iszf", is_sso=True)
        assert office.ask("GET", f"/iszf/r/{post.reference}/").status == 302


class TestAct:
    def test_is_offered_to_who_may_begin_it(self, world):
        shown = {one.role: "Stel een prijs voor" in search(one, "prijs") for one in world.sample()}

        assert shown["sso_controller"]
        assert not shown["alderman"] and not shown["secretary"]

    def test_stands_in_the_palette_without_the_frame_of_a_page(self, world):
        visitor = world.get_one("iszf", is_sso=True)
        answer = visitor.client.get("/iszf/zoeken/", {"q": "bolsward"}, headers={"HX-Request": "1"})
        text = answer.content.decode()

        assert 'role="option" data-url="/iszf/deelnemers/0064/"' in text
        assert "<html" not in text
