# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from bodemplaat.config import demo_accounts
from bodemplaat.kernel import palettes
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
SWITCH = "/demo/"


def assign(made: factories.Partnership, username: str, role: Role, code: str | None) -> int:
    account_id = actions.register_account(username=username, first_name="Sjoerd", last_name="Bos")
    with made.context():
        actions.assign_role(
            account_id=account_id, role=role, participant_code=code,
            starts_on=factories.STARTS_ON, actor=made.actor(),
        )  # fmt: skip
    return account_id


@pytest.fixture
def partnership(monkeypatch: pytest.MonkeyPatch) -> Iterator[factories.Partnership]:
    """One arrangement of the demo with a director and a contract manager."""
    register = actions.register_arrangement
    monkeypatch.setattr(
        actions, "register_arrangement", lambda **named: register(**named, is_demo=True)
    )
    made = factories.make_partnership(codes=("0064", "0104"))
    assign(made, "proef-sso-director", Role.SSO_DIRECTOR, None)
    assign(made, "proef-contract-manager-0064", Role.CONTRACT_MANAGER, "0064")
    demo_accounts._read.cache_clear()
    yield made
    demo_accounts._read.cache_clear()


@pytest.fixture
def visitor(client: Client, settings: Any) -> Client:
    settings.IS_DEMO = True
    return client


class TestDemoSwitch:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_does_not_exist_outside_the_demo(
        self, partnership: factories.Partnership, client: Client, settings: Any, method: str
    ) -> None:
        settings.IS_DEMO = False

        answer = getattr(client, method)(SWITCH, {"account": "proef-sso-director"})

        assert answer.status_code == 404
        assert SESSION_KEY not in client.session

    def test_is_not_offered_outside_the_demo(
        self, partnership: factories.Partnership, visitor: Client, settings: Any
    ) -> None:
        visitor.post(SWITCH, {"account": "proef-sso-director"})
        inside = visitor.get("/proef/").content.decode()
        settings.IS_DEMO = False

        outside = visitor.get("/proef/").content.decode()

        assert f'action="{SWITCH}"' in inside
        assert SWITCH not in outside

    def test_takes_on_the_role_of_an_organisation(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        answer = visitor.post(SWITCH, {"organisation": "proef:0064", "role": "contract_manager"})

        assert answer["Location"] == "/proef/"
        assert "contractmanager" in visitor.get("/proef/").content.decode()

    def test_stays_on_the_page_of_the_same_arrangement(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        wanted = {"account": "proef-sso-director", "next": "/proef/leden/?peildatum=2010-01-01"}
        elsewhere = wanted | {"next": "https://elders.example/proef/"}

        assert visitor.post(SWITCH, wanted)["Location"] == wanted["next"]
        assert visitor.post(SWITCH, elsewhere)["Location"] == "/proef/"

    def test_takes_a_role_that_the_organisation_has_and_says_so(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        visitor.post(SWITCH, {"organisation": "proef:0064", "role": "sso_director"})

        assert "Bolsward heeft die rol niet" in visitor.get("/proef/").content.decode()

    def test_refuses_an_account_that_is_not_of_the_demo(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        actions.register_account(username="beheerder", first_name="", last_name="")

        answer = visitor.post(SWITCH, {"account": "beheerder"})

        assert answer.status_code == 422
        assert "Kies er een uit de lijst" in answer.content.decode()


class TestDoor:
    def test_sends_a_stranger_to_the_log_in(self, client: Client) -> None:
        assert client.get("/")["Location"] == "/inloggen/"

    def test_goes_straight_to_the_only_arrangement(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        visitor.post(SWITCH, {"account": "proef-sso-director"})

        assert visitor.get("/")["Location"] == "/proef/"

    def test_lists_the_arrangements_where_there_are_more(
        self, partnership: factories.Partnership, client: Client
    ) -> None:
        other = factories.make_partnership("tweede", codes=("0104",))
        account_id = assign(partnership, "beide", Role.SSO_DIRECTOR, None)
        with other.context():
            actions.assign_role(
                account_id=account_id, role=Role.ALDERMAN, participant_code="0104",
                starts_on=factories.STARTS_ON, actor=other.actor(),
            )  # fmt: skip
        client.force_login(actions.accounts.Account.objects.get(pk=account_id))

        shown = client.get("/").content.decode()

        assert "Regeling proef" in shown
        assert "wethouder" in shown


class TestIdentity:
    @pytest.mark.feature("D039")
    def test_gives_each_organisation_its_own_colours(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        with partnership.context():
            bolsward = queries.get_participant("0064")
            actions.set_identity(
                participant_id=bolsward.id, name="Gemeente Bolsward", short_name="Bolsward",
                palette=palettes.complete(brand="#8c1d2c", accent="#f3c64b"), initials="BO",
                actor=partnership.actor(),
            )  # fmt: skip
        sheets = {}
        for username in ("proef-sso-director", "proef-contract-manager-0064"):
            visitor.post(SWITCH, {"account": username})
            sheets[username] = visitor.get("/proef/huisstijl.css").content.decode()

        assert "--bp-brand:#8c1d2c" in sheets["proef-contract-manager-0064"]
        assert "--bp-brand:#8c1d2c" not in sheets["proef-sso-director"]

    def test_is_hidden_from_who_has_no_role(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        stranger = actions.register_account(username="vreemd", first_name="", last_name="")
        visitor.force_login(actions.accounts.Account.objects.get(pk=stranger))

        assert visitor.get("/proef/huisstijl.css").status_code == 404


class TestFrame:
    def test_marks_where_one_is_in_the_menu(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        visitor.post(SWITCH, {"account": "proef-sso-director"})

        assert 'href="/proef/" aria-current="page"' in visitor.get("/proef/").content.decode()

    def test_keeps_the_chosen_dates_on_the_links_of_the_menu(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        visitor.post(SWITCH, {"account": "proef-sso-director"})

        shown = visitor.get("/proef/?peildatum=2010-01-01").content.decode()

        assert "peildatum <time" in shown
        assert 'href="/proef/?peildatum=2010-01-01"' in shown

    def test_carries_no_script_and_no_style_of_its_own(
        self, partnership: factories.Partnership, visitor: Client
    ) -> None:
        visitor.post(SWITCH, {"account": "proef-sso-director"})

        shown = visitor.get(reverse("opening", kwargs={"arrangement": "proef"})).content.decode()

        assert " style=" not in shown
        assert "<style" not in shown
        assert "<script>" not in shown


class TestLanguage:
    def test_is_dutch_whatever_the_browser_prefers(self, client: Client) -> None:
        answer = client.get("/inloggen/", headers={"Accept-Language": "en"})

        assert answer["Content-Language"] == "nl"
        assert "Wachtwoord" in answer.content.decode()

    def test_is_english_once_it_was_chosen(self, client: Client) -> None:
        client.post("/taal/", {"language": "en", "next": "/inloggen/"})

        answer = client.get("/inloggen/")

        assert answer["Content-Language"] == "en"
        assert "Password" in answer.content.decode()


class TestAddressOfAButton:
    def test_is_explained_to_who_opens_it(self, client: Client):
        answer = client.get("/uitloggen/")

        assert answer.status_code == 405
        assert answer["Allow"] == "POST"
        assert "Dit adres hoort bij een knop" in answer.content.decode()
