# SPDX-License-Identifier: EUPL-1.2
"""The keys of all pages, and a person who switches some of them off."""

import re

import pytest
from django.test import Client

from bodemplaat.config.tests.test_pages import assign
from bodemplaat.foundation import preferences, shortcuts
from bodemplaat.foundation.models import Account
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role
from tests.house import tree

URL = "/proef/toetsen/"
SCRIPT = "src/bodemplaat/foundation/static/foundation/bodemplaat.js"


@pytest.fixture
def made():
    return factories.make_partnership(codes=("0064",))


def enter(made, name):
    client = Client()
    account_id = assign(made, name, Role.CONTRACT_MANAGER, "0064")
    client.force_login(Account.objects.get(pk=account_id))
    return client


def is_checked(page, name):
    return bool(re.search(rf'id="keys-{name}" name="{name}" checked', page))


@pytest.mark.django_db
class TestKeys:
    def test_are_listed_on_every_page_and_on_a_page_of_their_own(self, made):
        client = enter(made, "een")

        for url in ("/proef/", URL):
            page = client.get(url).content.decode()
            for one in shortcuts.SHORTCUTS:
                assert f'data-shortcut="{one.name}"' in page and str(one.label) in page

    def test_stay_switched_off_for_the_person_alone(self, made):
        one, other = enter(made, "een"), enter(made, "ander")

        kept = one.post(URL, {"palette": "on"}, headers={"HX-Request": "true"})

        page = one.get("/proef/").content.decode()
        assert kept.status_code == 204
        assert is_checked(page, "palette") and not is_checked(page, "letters")
        assert is_checked(other.get("/proef/").content.decode(), "letters")

    def test_are_switched_on_again_without_script(self, made):
        client = enter(made, "een")
        client.post(URL, {})

        answer = client.post(URL, {"letters": "on", "palette": "on"}, follow=True)

        assert "Uw keuze is bewaard." in answer.content.decode()
        assert is_checked(answer.content.decode(), "letters")

    def test_of_an_unknown_name_are_refused(self, made):
        with made.context(), pytest.raises(ValueError, match="is not one of"):
            preferences.keep(made.actor(), "muis", is_on=True)


class TestDeclaration:
    def test_has_one_key_for_one_thing(self):
        keys = [one.key for one in shortcuts.SHORTCUTS]
        assert len(set(keys)) == len(keys)

    def test_is_done_by_the_script_or_by_the_browser(self):
        script = (tree.ROOT / SCRIPT).read_text(encoding="utf-8")
        actions = re.search(r"function listActions.*?\n}\n", script, re.DOTALL)[0]

        named = {one.name for one in shortcuts.SHORTCUTS if one.switch}
        assert set(re.findall(r"^    (\w+):", actions, re.MULTILINE)) == named
