# SPDX-License-Identifier: EUPL-1.2
"""A board member sees budget, risk and decisions, and changes nothing that the office does."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.foundation.testing import databases
from tests.world import copied_world

DAY = "?peildatum=2013-06-01"
CASES = (("iszf", "0140"), ("equalit", "0826"))
MENU = [
    "Vandaag", "Aandachtspunten", "Wat wij betalen", "Wat wij krijgen", "Besluiten",
    "Wie beslist", "Deelnemers",
]  # fmt: skip
SEEN = (
    ("begrotingen/", "Begroting"), ("bijdrage/", "betal"), ("aandachtspunten/", "Aandachtspunten"),
    ("besluiten/", "Besluiten"), ("bestuursorganen/", "Wie beslist"),
)  # fmt: skip
SHUT = ("deelnemers/{code}/feit/", "mensen/{code}/plek/", "mensen/{code}/gesprek/", "rechten/",
        "inlogdiensten/", "meekijken/start/")  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[DemoWorld]:
    """Give the demo in a database of its own."""
    with (
        django_db_blocker.unblock(), copied_world() as (name, world), databases.connected_to(name)
    ):
        yield world


@pytest.mark.parametrize(("slug", "code"), CASES)
class TestBoardMember:
    @pytest.mark.feature("D084")
    def test_sees_budget_risk_and_decisions_in_a_menu_without_more(self, world, slug, code):
        client = enter(slug, code)

        page = client.get(f"/{slug}/{DAY}").content.decode()
        menu = re.search(r'<nav class="bp-nav".*?</nav>', page, re.DOTALL)
        assert menu is not None
        assert re.findall(r">([^<>]+)</a>", menu[0]) == MENU
        for path, word in SEEN:
            answer = client.get(f"/{slug}/{path}{DAY}")
            assert answer.status_code == 200, path
            assert word in answer.content.decode(), path

    @pytest.mark.feature("D084")
    def test_opens_nothing_that_only_the_office_or_the_staff_changes(self, world, slug, code):
        client = enter(slug, code)
        for path in SHUT:
            assert client.get(f"/{slug}/{path.format(code=code)}").status_code == 403, path


def enter(slug: str, code: str) -> Client:
    """Log in as the board member of a municipality."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=f"{slug}-alderman-{code}"))
    return client
