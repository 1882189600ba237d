# SPDX-License-Identifier: EUPL-1.2
"""Agreements and price proposals, by the cases that every package inherits."""

import pytest

from bodemplaat.catalogue import queries
from bodemplaat.catalogue.tests import test_pages, visitors
from bodemplaat.foundation.testing import cases
from bodemplaat.organisations.values import Role

pytestmark = test_pages.pytestmark
partnership, entering = test_pages.made, visitors.entering
LIST, API = "/proef/aanbod/overeenkomsten/", "/api/v1/arrangements/proef/agreements"
PRICES = "/proef/aanbod/prijzen/voorstellen/"


@pytest.fixture
def made(partnership):
    """A partnership in which an agreement of Bolsward waits for signatures."""
    test_pages.draft(partnership)
    return partnership


class Agreement(cases.Case):
    """The agreement, read by the secretary of Bolsward."""

    reader = (Role.SECRETARY, "0064")
    day = visitors.DAY
    list_url, detail_url, absent_url = LIST, f"{LIST}{{id}}/", f"{LIST}900000001/"
    shown = ("DVO-0064-2010",)

    def find_id(self, made):
        with made.context():
            (line,) = queries.list_all_agreements()
        return line.id


class TestAgreementList(Agreement, cases.ListCase):
    pass


class TestAgreementPage(Agreement, cases.DetailCase):
    pass


class TestAgreementOfAnother(Agreement, cases.OwnCase):
    mark, stranger = "DVO-0064-2010", (Role.SECRETARY, "0104")


class TestAgreementForPrograms(Agreement, cases.ApiCase):
    api_list_url, api_detail_url = API, f"{API}/{{id}}"
    api_absent_url = f"{API}/900000001"
    fields = {"number": "DVO-0064-2010", "participantCode": "0064"}


class Price(cases.Case):
    """The proposal of a price, made by the controller of the office."""

    reader = (Role.SSO_CONTROLLER, None)
    form_url, sent = PRICES, test_pages.TestPriceProposal.fields


class TestPriceForm(Price, cases.FormCase):
    wrong = (
        ("price", "0", "boven nul"), ("price", "12.34,5.6", "12.34,5.6"),
        ("starts_on", "morgen", "«morgen» is geen dag"),
    )  # fmt: skip

    def count(self, made):
        with made.context():
            return len(queries.list_open_price_proposals())


class TestPriceRights(Price, cases.RightsCase):
    guarded = (PRICES,)
    outsiders = ((Role.SECRETARY, "0064"), (Role.ALDERMAN, "0064"), (Role.ACCOUNT_MANAGER, None))
