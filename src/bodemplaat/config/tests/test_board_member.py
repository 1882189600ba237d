# SPDX-License-Identifier: EUPL-1.2
"""A board member sees budget, risk and decisions, and changes nothing that others look after."""

import pytest
from django.test import Client

from bodemplaat.config.tests.test_navigation import list_links
from bodemplaat.config.tests.test_pages import assign
from bodemplaat.foundation.models import Account
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

# Whoever adds a place to the menu decides here whether a board member has it: tickets never.
MENU = {
    "besluiten", "bijdrage", "aanbod", "indicatoren", "bestuursorganen", "deelnemers",
    "aandachtspunten", "mensen", "afrekeningen", "begrotingen", "sleutels", "grootboek",
    "spelregels", "samenwerking",
}  # fmt: skip
SHUT = (
    "deelnemers/0064/feit/", "mensen/0064/plek/", "mensen/0064/gesprek/", "rechten/voorstel/",
    "inlogdiensten/nieuw/", "meekijken/start/",
)  # fmt: skip


@pytest.fixture
def browser(db: None) -> Client:
    """Somebody logged in as alderman of Bolsward."""
    made = factories.make_partnership(codes=("0064", "0104"))
    client = Client()
    account_id = assign(made, "wethouder", Role.ALDERMAN, "0064")
    client.force_login(Account.objects.get(pk=account_id))
    return client


class TestBoardMember:
    @pytest.mark.feature("D084")
    def test_sees_budget_risk_and_decisions_in_a_menu_without_more(self, browser: Client) -> None:
        links = list_links(browser.get("/proef/").content.decode())

        found = {link.removeprefix("/proef/").split("/")[0] for link in links}
        assert found - {""} == MENU
        for path in ("begrotingen/", "aandachtspunten/", "besluiten/"):
            assert f"/proef/{path}" in links
            assert browser.get(f"/proef/{path}").status_code == 200

    @pytest.mark.feature("D084")
    def test_opens_nothing_that_the_office_or_the_staff_looks_after(self, browser: Client) -> None:
        for path in SHUT:
            assert browser.get(f"/proef/{path}").status_code == 403, path
            assert browser.post(f"/proef/{path}", {"name": "x"}).status_code == 403, path
