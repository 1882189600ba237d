# SPDX-License-Identifier: EUPL-1.2
"""A municipality and the office look at one page: what is paid, got, decided and asked."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from bodemplaat.finance import queries as finance_queries
from bodemplaat.finance.values import SettlementKind
from bodemplaat.foundation import formats, tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.testing import databases
from tests.world import copied_world

DAY = "?peildatum=2013-06-01"
CASES = (("iszf", "0140", "Littenseradiel"), ("equalit", "0826", "Oosterhout"))


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[DemoWorld]:
    """Give the demo in a database of its own."""
    with (
        django_db_blocker.unblock(), copied_world() as (name, world), databases.connected_to(name)
    ):
        yield world


def ask(username: str, url: str) -> tuple[int, str]:
    """Return status and text of a page as somebody sees it."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    answer = client.get(url)
    return answer.status_code, re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize(("slug", "code", "name"), CASES)
class TestPrincipal:
    @pytest.mark.feature("D198")
    def test_sees_what_it_pays_gets_and_what_was_decided(self, world, slug, code, name):
        with tenancy.context(world.arrangements[slug]):
            lines = finance_queries.list_contributions(
                code=code, on=date(2013, 6, 1), known_at=None
            )
        finals = {line.year: line for line in lines if line.kind == SettlementKind.FINAL}
        last = max(finals)

        status, text = ask(f"{slug}-secretary-{code}", f"/{slug}/{DAY}")

        assert status == 200
        amount = formats.amount(finals[last].total_cents).replace("\xa0", " ")
        assert f"{name} betaalt over {last} {amount}." in text
        for year in sorted(finals)[-5:]:
            assert f"/{slug}/bijdrage/{year}/eindafrekening/{code}/uitleg/" in text
        assert "Wat wij krijgen" in text and f">DVO-{code}-" in text
        assert "Wie besliste" in text and f"/{slug}/besluiten/" in text

    @pytest.mark.feature("D198")
    def test_sees_the_figures_that_the_office_sees_on_its_page(self, world, slug, code, name):
        page = f"/{slug}/opdrachtgevers/{code}/{DAY}"

        (_, own), (status, office) = (
            ask(f"{slug}-secretary-{code}", f"/{slug}/{DAY}"), ask(f"{slug}-sso-director", page)
        )  # fmt: skip

        figures = re.compile(r"€\s[\d.,]+")
        assert status == 200
        assert f"{name} als opdrachtgever" in office
        cards = [re.search(r'<section class="bp-card" aria-labelledby="paid">.*?</section>', one)
                 for one in (own, office)]  # fmt: skip
        assert all(cards)
        shown = [figures.findall(card.group()) for card in cards if card]
        assert shown[0] == shown[1] and len(shown[0]) > 3
        assert f"Wat {name} betaalt" in office

    def test_has_no_page_for_another_municipality(self, world, slug, code, name):
        others = sorted(set(world.get("organisations.participants")[slug]) - {code})

        status, _ = ask(f"{slug}-secretary-{code}", f"/{slug}/opdrachtgevers/{others[0]}/")
        absent, _ = ask(f"{slug}-secretary-{code}", f"/{slug}/opdrachtgevers/9999/")

        assert (status, absent) == (404, 404)

    def test_is_reached_by_the_office_from_the_page_of_a_participant(self, world, slug, code, name):
        link = f'href="/{slug}/opdrachtgevers/{code}/'

        _, office = ask(f"{slug}-account-manager", f"/{slug}/deelnemers/{code}/")
        _, other = ask(
            f"{slug}-alderman-{min(set(world.get('organisations.participants')[slug]) - {code})}",
            f"/{slug}/deelnemers/{code}/",
        )

        assert link in office
        assert link not in other
