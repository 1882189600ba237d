# SPDX-License-Identifier: EUPL-1.2
"""
The search passes row level security by, so it has a matrix of its own.

Every role and every participant searches for the canary that every signpost carries; what comes
back may only be theirs, on the page and in the palette.
"""

import pytest

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.search.models import OwnSignpost
from tests.isolation import beside, canaries


class TestSearch:
    @pytest.mark.parametrize("text", beside.WANTED)
    @pytest.mark.feature("D008")
    def test_finds_nobody_what_is_not_theirs(self, world, text):
        assert beside.find_search_leaks(world.sample(), text) == []

    def test_finds_who_may_see_it_the_agreement_of_a_participant(self, world):
        visitors = [one for one in world.sample() if one.reader.participant_id]
        counts = {
            one.reader.participant_id: canaries.count(beside.search(one, "dvo"))
            for one in visitors
        }

        assert sum(1 for count in counts.values() if count) >= len(counts) // 2
        assert canaries.count(beside.search(world.get_one("iszf", is_sso=True), "dvo")) > max(
            count for one, count in counts.items()
        )

    def test_finds_nothing_without_a_context(self, world):
        with roles.connect_as("app", world.database) as app:
            rows = app.execute("SELECT * FROM search_signposts('kanarie', 'kanarie:*', 99)")
            assert rows.fetchall() == []


class TestReference:
    def test_leads_to_the_page_of_its_thing_and_elsewhere_to_nothing(self, world):
        visitor = world.get_one("iszf", is_sso=False)

        assert visitor.ask("GET", "/iszf/r/d-0064/").headers["Location"] == "/iszf/deelnemers/0064/"
        assert visitor.ask("GET", "/iszf/r/D-0826/").status == 404
        assert visitor.ask("GET", "/iszf/r/bestaat-niet/").status == 404

    def test_of_an_agreement_leads_nobody_else_to_it(self, world):
        with tenancy.context(world.demo.arrangements["iszf"]):
            (post, *_) = OwnSignpost.objects.order_by("pk")

        assert beside.find_led(world) == []
        office = world.get_one("iszf", is_sso=True)
        assert office.ask("GET", f"/iszf/r/{post.reference}/").status == 302


class TestAct:
    def test_is_offered_to_who_may_begin_it(self, world):
        found = {one.role: beside.search(one, "prijs") for one in world.sample()}
        shown = {role: "Stel een prijs voor" in text for role, text in found.items()}

        assert shown["sso_controller"]
        assert not shown["alderman"] and not shown["secretary"]

    def test_stands_in_the_palette_without_the_frame_of_a_page(self, world):
        visitor = world.get_one("iszf", is_sso=True)
        answer = visitor.client.get("/iszf/zoeken/", {"q": "bolsward"}, headers={"HX-Request": "1"})
        text = answer.content.decode()

        assert 'role="option" data-url="/iszf/deelnemers/0064/"' in text
        assert "<html" not in text
