# SPDX-License-Identifier: EUPL-1.2
"""The menu of each role: what it does most stands first, and every place opens."""

import re

import pytest
from django.test import Client

from bodemplaat.config import navigation
from bodemplaat.config.tests.test_pages import assign
from bodemplaat.foundation.models import Account
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

MENU = re.compile(r'<nav class="bp-nav".*?</nav>', re.DOTALL)
LINK = re.compile(r'href="([^"]+)"')


def list_links(page: str) -> list[str]:
    """Return the addresses in the menu of a page, in order."""
    (menu,) = MENU.findall(page)
    return LINK.findall(menu)


@pytest.mark.django_db
class TestMenu:
    @pytest.mark.parametrize("role", list(Role))
    def test_begins_with_what_the_role_does_most_and_leads_nowhere_shut(self, role):
        made = factories.make_partnership(codes=("0064", "0104"))
        code = None if role.is_sso else "0064"
        client = Client()
        client.force_login(Account.objects.get(pk=assign(made, f"een-{role}", role, code)))

        links = list_links(client.get("/proef/").content.decode())

        assert links[0] == "/proef/"
        assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)
        first = client.get(links[1]).resolver_match.view_name
        assert first == navigation.FIRST[role][0]

    def test_keeps_from_others_what_they_may_not_open(self):
        made = factories.make_partnership(codes=("0064",))
        inside, outside = Client(), Client()
        people = (inside, Role.SECRETARY), (outside, Role.CONTRACT_MANAGER)
        for client, role in people:
            account_id = assign(made, f"een-{role}", role, "0064")
            client.force_login(Account.objects.get(pk=account_id))

        assert "/proef/rechten/" in list_links(inside.get("/proef/").content.decode())
        assert "/proef/rechten/" not in list_links(outside.get("/proef/").content.decode())

    def test_marks_the_page_that_stands_under_more(self):
        made = factories.make_partnership(codes=("0064",))
        client = Client()
        account_id = assign(made, "wethouder", Role.ALDERMAN, "0064")
        client.force_login(Account.objects.get(pk=account_id))

        page = client.get("/proef/grootboek/").content.decode()

        assert 'href="/proef/grootboek/" aria-current="page"' in page
        assert page.count('aria-current="page"') == 1


class TestOrder:
    def test_is_there_for_every_role(self):
        assert set(navigation.FIRST) == set(Role)

    def test_names_places_that_have_a_label(self):
        named = {name for names in navigation.FIRST.values() for name in names}
        assert named <= set(navigation.LABELS)
