# SPDX-License-Identifier: EUPL-1.2
"""What knocks at the doors: odd addresses, the password of the demo, and errors of ours."""

import logging
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth import SESSION_KEY, get_user_model
from django.test import Client

from bodemplaat.foundation.models import SavedView
from bodemplaat.foundation.tables import TABLES
from bodemplaat.organisations import actions
from bodemplaat.organisations.demo import people
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(client: Client) -> Client:
    """Somebody with a role in one arrangement."""
    made = factories.make_partnership(codes=("0064",))
    account_id = actions.register_account(username="proef", first_name="Anke", last_name="Bos")
    with made.context():
        actions.assign_role(
            account_id=account_id, role=Role.SSO_DIRECTOR, starts_on=factories.STARTS_ON,
            actor=made.actor(),
        )  # fmt: skip
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client


class TestAddress:
    @pytest.mark.parametrize("path", ["", "besluiten/", "deelnemers/feiten/", "register/"])
    @pytest.mark.parametrize("query", ["soort=%00", "zoek=a%00b", "van=1&van=%00"])
    def test_with_a_nul_byte_is_not_read(self, director: Client, path: str, query: str) -> None:
        answer = director.get(f"/proef/{path}?{query}")

        assert answer.status_code == 400
        assert "niet te lezen" in answer.content.decode()

    def test_with_what_no_table_holds_stores_nothing(self, director: Client) -> None:
        sent = {"table": next(iter(TABLES)), "title": "a\0b"}

        answer = director.post("/proef/weergaven/bewaren/", sent)

        assert answer.status_code == 400
        assert "niet te lezen" in answer.content.decode()
        assert not SavedView.objects.exists()

    @pytest.mark.parametrize(
        "moment", ["1900-01-01T00:00:00%2B23:59", "2199-12-31T23:59:59.999999-23:59"]
    )
    def test_with_a_moment_in_an_odd_time_zone_is_read(self, director: Client, moment: str) -> None:
        assert director.get(f"/proef/deelnemers/?bekend={moment}").status_code == 200


class TestDemoPassword:
    @pytest.mark.parametrize("is_demo", [True, False])
    def test_opens_the_demo_alone(self, client: Client, settings: Any, is_demo: bool) -> None:
        settings.IS_DEMO = True
        actions.register_account(
            username="demo", first_name="A", last_name="B", demo_password=people.PASSWORD
        )
        settings.IS_DEMO = is_demo

        client.post("/inloggen/", {"login": "demo", "password": people.PASSWORD})

        assert (SESSION_KEY in client.session) is is_demo


class TestError:
    def test_of_ours_is_written_to_the_log_of_the_server(self) -> None:
        handler = project.LOGGING["handlers"]["stderr"]
        found = logging.getLogger("django").handlers

        assert handler["class"] == "logging.StreamHandler"
        assert [type(one) for one in found] == [logging.StreamHandler]
        assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
