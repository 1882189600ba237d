# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from bodemplaat.finance import actions, queries
from bodemplaat.finance.rules import digesting, settlement
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.examples import (
    make_facts,
    make_input,
    make_pool,
    make_price,
    make_source,
    make_span,
)
from bodemplaat.finance.tests.visitors import address, enter, read
from bodemplaat.finance.values import LineKind, SettlementKind, VatRegime
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.values import OrganisationKind, Relation, Role

OWNER, PARTNER = make_span("0826"), make_span("FUMO", is_owner=False, is_taker=True)
TARIFF = make_pool(
    "werkplek", kind=LineKind.TARIFF, key=None, measure="workplaces", service="werkplek",
    vat_regime=VatRegime.CHARGED,
)  # fmt: skip


class TestTaker:
    @pytest.mark.feature("D109")
    def test_pays_for_what_it_takes_and_bears_nothing_by_a_key(self):
        settled = settlement.settle(
            make_input(
                sources=[
                    make_source(900_000), make_source(700_000, pool="werkplek"),
                    make_source(5_000, pool="inkoop", participant="FUMO"),
                ],
                spans=[OWNER, PARTNER], prices=(make_price(216_000),),
                pools=(
                    make_pool(), TARIFF, make_pool("inkoop", kind=LineKind.DIRECT, key=None),
                ),
                facts=(
                    *make_facts({"0826": 53_000}),
                    *make_facts({"0826": 3, "FUMO": 2}, measure="workplaces"),
                ),
            )
        )  # fmt: skip

        partner = settled.find("FUMO")
        assert {line.line: line.net_cents for line in partner.lines} == {
            "werkplek": 432_000, "inkoop": 5_000,
        }
        assert partner.vat[0].vat_cents == 82_080
        assert settled.net_cents == 1_605_000

    def test_that_takes_nothing_pays_nothing_and_needs_no_fact(self):
        settled = settlement.settle(
            make_input(
                sources=[make_source(700_000, pool="werkplek")], spans=[OWNER, PARTNER],
                prices=(make_price(216_000),), pools=(TARIFF,),
                facts=make_facts({"0826": 3}, measure="workplaces"),
            )
        )

        assert settled.find("FUMO") is None
        pin = digesting.pack(settled.input)
        assert settlement.settle(digesting.read_input(pin)) == settled
        assert "is_taker" not in pin["spans"][0]


@pytest.mark.django_db
class TestYear:
    def test_of_a_chain_partner_holds_its_own_purchases_alone(self):
        made = factories.make_booked()
        with made.context():
            controller = factories.controller(made)
            organisation_actions.register_participant(
                code="FUMO", kind=OrganisationKind.ARRANGEMENT, name="Omgevingsdienst",
                source="test", actor=controller,
            )
            organisation_actions.start_participation(
                participant_code="FUMO", starts_on=date(2010, 1, 1), source="test",
                relation=Relation.CHAIN_PARTNER, actor=controller,
            )
            actions.import_journal(
                content=(
                    b"datum;kostenplaats;kostensoort;omschrijving;bedrag;btw;deelnemer;stuk\n"
                    b"15-07-2010;inkoop;inkoop;Meetkoffers;500,00;95,00;FUMO;F-3\n"
                ),
                year=2010, source="meer.csv", actor=controller,
            )
            settled = queries.compute_settlement(year=2010, kind=SettlementKind.FINAL)
            members = [code for code, _ in queries.list_members(on=date(2010, 6, 1))]

        assert [line.line for line in settled.find("FUMO").lines] == ["inkoop"]
        assert settled.find("FUMO").total_cents == 59_500
        assert members == ["0064", "0104", "0710"]
        page = read(
            enter(made, Role.SSO_CONTROLLER),
            address(made, "statement-detail", year=2010, kind="final", code="FUMO"),
        )
        assert "Omgevingsdienst" in page
