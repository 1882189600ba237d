# SPDX-License-Identifier: EUPL-1.2
"""Ways to look at a list are kept by whoever made them, and taken back for thirty seconds."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.models import Undo
from bodemplaat.foundation.users import Account
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
LIST = "/proef/grootboek/"


@pytest.fixture
def made():
    """Return a partnership with two participants."""
    return factories.make_partnership("proef", codes=("0064", "0104"))


def enter(made, name: str, role: Role, code: str | None = None) -> Client:
    """Return the browser of somebody with a role."""
    account_id = organisation_actions.register_account(
        username=name, first_name=name, last_name="Visser"
    )
    with made.context():
        organisation_actions.assign_role(
            account_id=account_id, role=role, participant_code=code, starts_on=date(2004, 1, 1),
            actor=made.actor(),
        )
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    return client


def keep(client: Client, title: str = "Oud", kind: str = "eigen", query: str = "sorteer=nummer",
         **more: str):
    """Save a view as the form above the list does."""
    given = {"table": "finance.journals", "query": query, "title": title, "kind": kind,
             "next": LIST, **more}
    return client.post("/proef/weergaven/bewaren/", given, follow=True)


def read(client: Client, path: str = "/proef/weergaven/") -> str:
    """Return a page as text."""
    return " ".join(client.get(path).content.decode().split())


def find_address(client: Client, verb: str) -> str:
    """Return the address of a button in the list of views."""
    page = read(client)
    start = page.index("/proef/weergaven/", page.index("bp-list__item"))
    return page[start:].split('"')[0].rsplit("/", 2)[0] + f"/{verb}/"


class TestView:
    def test_of_one_person_is_that_persons_alone(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        colleague = enter(made, "bert", Role.MUNICIPAL_CONTROLLER, "0064")

        answer = keep(mine)

        assert answer.redirect_chain == [(LIST, 302)]
        assert "Oud" in read(mine) and "?sorteer=nummer" in read(mine, LIST)
        assert "Oud" not in read(colleague)

    @pytest.mark.parametrize(
        ("role", "code", "sees"),
        [(Role.MUNICIPAL_CONTROLLER, "0064", True), (Role.ALDERMAN, "0064", False),
         (Role.MUNICIPAL_CONTROLLER, "0104", False), (Role.SSO_CONTROLLER, None, False)],
    )  # fmt: skip
    def test_of_a_team_is_seen_by_one_role_in_one_organisation(self, made, role, code, sees):
        keep(enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064"), kind="team")

        assert ("Oud" in read(enter(made, "bert", role, code))) is sees

    def test_of_a_team_is_changed_by_its_maker_alone(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        colleague = enter(made, "bert", Role.MUNICIPAL_CONTROLLER, "0064")
        keep(mine, kind="team")

        assert colleague.post(find_address(mine, "verwijderen")).status_code == 404
        assert colleague.post(find_address(mine, "hernoemen"), {"title": "X"}).status_code == 404
        assert "Verwijder" not in read(colleague)
        assert colleague.post(find_address(mine, "standaard")).status_code == 302

    def test_opens_the_list_for_whoever_wants_that(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        keep(mine, is_default="1")

        assert mine.get(f"{LIST}?peildatum=2010-01-01")["Location"] == (
            f"{LIST}?sorteer=nummer&peildatum=2010-01-01"
        )
        assert mine.get(f"{LIST}?weergave=alles").status_code == 200
        mine.post(find_address(mine, "standaard"))
        assert mine.get(LIST).status_code == 200

    def test_is_renamed(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        keep(mine)

        mine.post(find_address(mine, "hernoemen"), {"title": "  Nieuw "})

        assert "Nieuw" in read(mine) and "Oud" not in read(mine)

    def test_keeps_nothing_that_is_not_the_lists(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        keep(mine, query="sorteer=nummer&na=2~2&peildatum=2010-01-01&vorm=csv&raar=1")

        assert 'href="?sorteer=nummer"' in read(mine, LIST)

    @pytest.mark.parametrize("title", ["", "   ", "x" * 61])
    def test_without_a_name_is_refused(self, made, title):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")

        answer = keep(mine, title=title)

        assert answer.status_code == 422
        assert "heeft een naam van hoogstens 60 tekens nodig" in answer.content.decode()

    def test_with_a_name_that_is_taken_is_refused(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        keep(mine)

        assert "al een weergave «Oud»" in keep(mine).content.decode()

    def test_of_no_list_does_not_exist(self, made):
        mine = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")

        assert keep(mine, table="finance.geheim").status_code == 404
        assert keep(mine, kind="iedereen").status_code == 404


class TestUndo:
    @pytest.fixture
    def mine(self, made):
        """Return a browser in which a view was just removed."""
        client = enter(made, "anke", Role.MUNICIPAL_CONTROLLER, "0064")
        keep(client)
        client.post(find_address(client, "verwijderen"))
        return client

    def find(self, client: Client) -> str:
        """Return the address of the button in the message."""
        page = read(client)
        start = page.index("/proef/ongedaan/")
        return page[start : page.index('"', start)]

    def test_brings_back_what_was_removed(self, mine):
        address = self.find(mine)
        assert "Oud" not in read(mine)

        answer = mine.post(address, {"next": LIST})

        assert answer["Location"] == LIST
        assert "Oud" in read(mine)

    def test_works_once(self, mine):
        address = self.find(mine)
        mine.post(address)

        answer = mine.post(address)

        assert answer.status_code == 422
        assert "maar één keer" in answer.content.decode()

    def test_is_over_after_thirty_seconds(self, made, mine):
        address = self.find(mine)
        person_id = Account.objects.get(username="anke").pk
        with tenancy.context(made.id, person_id=person_id):
            late = timezone.now() - timedelta(seconds=1)
            assert Undo.objects.update(expires_at=late) == 1

        assert mine.post(address).status_code == 422
        assert "Oud" not in read(mine)

    def test_is_nobody_elses(self, made, mine):
        address = self.find(mine)
        other = enter(made, "bert", Role.MUNICIPAL_CONTROLLER, "0064")

        assert other.post(address).status_code == 422
        assert "Oud" not in read(mine)

    def test_that_is_refused_changes_nothing(self, mine):
        address = self.find(mine)
        keep(mine, query="sorteer=-debet")

        answer = mine.post(address)

        assert answer.status_code == 422
        assert "al een weergave «Oud»" in answer.content.decode()
