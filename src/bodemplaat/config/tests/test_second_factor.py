# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.test import Client

from bodemplaat.organisations import actions
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
SET_UP = "/account/beveiliging/"


@pytest.fixture
def enter(client: Client, settings: Any) -> Any:
    """Return a function that logs in somebody with a role, as outside the demo."""
    settings.REQUIRES_SECOND_FACTOR = True
    made = factories.make_partnership(codes=("0064",))

    def log_in(role: Role) -> Client:
        account_id = actions.register_account(username=str(role), first_name="A", last_name="B")
        with made.context():
            actions.assign_role(
                account_id=account_id, role=role, starts_on=date(2004, 1, 1),
                participant_code=None if role.is_sso else "0064", actor=made.actor(),
            )  # fmt: skip
        client.force_login(get_user_model().objects.get(pk=account_id))
        return client

    return log_in


class TestOffice:
    @pytest.mark.parametrize("role", [role for role in Role if role.is_sso])
    @pytest.mark.parametrize("path", ["/", "/proef/", "/proef/deelnemers/", "/proef/register/"])
    def test_sees_nothing_without_a_second_factor(self, enter, role, path):
        client = enter(role)

        for method in ("get", "post", "put"):
            answer = getattr(client, method)(path)
            if answer.status_code != 405:
                assert (answer.status_code, answer["Location"]) == (302, SET_UP)
                assert b"Bolsward" not in answer.content

    def test_reads_why_and_how(self, enter):
        page = enter(Role.SSO_DIRECTOR).get("/proef/", follow=True).content.decode()

        assert "logt in met een tweede stap" in page
        assert "Stel een app in" in page

    def test_sees_everything_with_one(self, enter):
        client = enter(Role.SSO_DIRECTOR)
        TOTP.activate(get_user_model().objects.get(), generate_totp_secret())

        assert client.get("/proef/deelnemers/").status_code == 200

    def test_has_none_in_recovery_codes_alone(self, enter):
        client = enter(Role.SSO_DIRECTOR)
        RecoveryCodes.activate(get_user_model().objects.get())

        assert client.get("/proef/deelnemers/")["Location"] == SET_UP

    def test_needs_none_in_the_demo(self, enter, settings):
        settings.IS_DEMO = True

        assert enter(Role.SSO_DIRECTOR).get("/proef/deelnemers/").status_code == 200


class TestMunicipality:
    def test_needs_none(self, enter):
        assert enter(Role.SECRETARY).get("/proef/deelnemers/").status_code == 200
