# SPDX-License-Identifier: EUPL-1.2
"""The guided tour: five stops per role that open, an end that is remembered."""

import re

import pytest
from django.test import Client, override_settings

from bodemplaat.config import tours
from bodemplaat.config.tests.test_pages import assign
from bodemplaat.foundation.models import Account
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

INVITATION = "Begin de rondleiding"


@pytest.fixture
def made():
    return factories.make_partnership(codes=("0064",))


def enter(made, role, name="een"):
    client = Client()
    account_id = assign(made, f"{name}-{role}", role, None if role.is_sso else "0064")
    client.force_login(Account.objects.get(pk=account_id))
    return client


def read(client, url):
    return " ".join(client.get(url).content.decode().split())


@pytest.mark.django_db
class TestTour:
    @pytest.mark.parametrize("role", list(Role))
    def test_goes_over_five_pages_that_open(self, made, role):
        client = enter(made, role)
        page = read(client, "/proef/rondleiding/")
        stops = list(dict.fromkeys(re.findall(r'href="(/proef/[^"]*[?]rondleiding=\d)"', page)))
        assert len(stops) == 5

        for number, url in enumerate(stops, start=1):
            shown = read(client, url)
            assert f"Stop {number} van 5" in shown
            assert (number == 5) is ("Volgende stop" not in shown)

    def test_is_at_its_own_pages_alone(self, made):
        client = enter(made, Role.ALDERMAN)

        for url in ("/proef/deelnemers/?rondleiding=1", "/proef/?rondleiding=9",
                    "/proef/?rondleiding=x"):
            answer = client.get(url)
            assert answer.status_code == 200 and "van 5" not in answer.content.decode()

    def test_invites_in_the_demo_until_one_declines(self, made):
        client, other = enter(made, Role.SECRETARY), enter(made, Role.SECRETARY, "ander")
        with override_settings(IS_DEMO=True):
            invited = read(client, "/proef/")
            ended = client.post("/proef/rondleiding/klaar/")
            declined = read(client, "/proef/")
            elsewhere = read(other, "/proef/")

        assert ended.status_code == 302
        assert INVITATION in invited and INVITATION in elsewhere
        assert INVITATION not in declined
        assert INVITATION not in read(other, "/proef/")  # outside the demo it waits in the menu


class TestStops:
    def test_are_five_for_every_role_each_with_a_note(self):
        assert {role: len(stops) for role, stops in tours.STOPS.items()} == dict.fromkeys(Role, 5)
        assert {name for stops in tours.STOPS.values() for name in stops} == set(tours.NOTES)
