# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.catalogue import demo, queries
from bodemplaat.catalogue.values import AgreementState
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import demo as governance_demo
from bodemplaat.organisations import demo as organisations_demo

pytestmark = pytest.mark.django_db
TODAY = date(2014, 3, 15)


@pytest.fixture
def world(django_db_blocker):
    world = DemoWorld()
    for package in (organisations_demo, governance_demo, demo):
        package.fill(world)
    return world


class TestDemo:
    def test_tells_both_catalogues(self, world):
        with tenancy.context(world.arrangements["iszf"]):
            base = queries.list_versions_of("basis")
            assert [len(version.contents) for version in base] == [12, 13, 14, 14]
            assert [line.starts_on.year for line in base] == [2004, 2008, 2011, 2013]
            (waiting,) = queries.list_unsigned()
            assert [found.side for found in waiting.signatures] == ["sso"]
            assert {line.participant_code for line in queries.list_agreements(TODAY)} == {
                "0072", "1900", "FUMO",
            }  # fmt: skip
            left = queries.find_agreement("0653", 2012)
            assert left.state is AgreementState.ENDED
            assert left.ends_before == date(2012, 7, 1)
        with tenancy.context(world.arrangements["equalit"]):
            prices = queries.list_prices_of("werkplek")
            assert [line.starts_on.year for line in prices] == list(range(2005, 2015))
            assert prices[5].cents_per_unit == 212_000
            assert len(queries.list_open_price_proposals()) == 1
            assert len(queries.list_agreements(TODAY)) == 7
            amended = queries.list_versions_of_agreement("DVO-0824-2009")
            assert [line.version for line in amended] == [1, 2]
