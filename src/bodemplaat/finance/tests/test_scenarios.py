# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodemplaat.finance.rules import scenarios, weights
from bodemplaat.finance.rules.scenarios import OtherCost, OtherFact, OtherKey, Without
from bodemplaat.finance.rules.settlement import settle
from bodemplaat.finance.tests import examples
from bodemplaat.finance.values import LineKind

CODES = ("0064", "0104", "0710")
INHABITANTS = {"0064": 9_866, "0104": 10_957, "0710": 11_833}
WORKPLACES = {"0064": 99, "0104": 101, "0710": 110}
EXTRA = examples.make_facts(WORKPLACES, measure="workplaces")


def make_year(**changes):
    """Return a year with a network by inhabitants and purchases per participant."""
    values = {
        "sources": (
            examples.make_source(312_400_00, vat_cents=59_356_00),
            examples.make_source(1_000_00, pool="inkoop", vat_cents=190_00, participant="0104"),
        ),
        "spans": tuple(examples.make_span(code) for code in CODES),
        "pools": (
            examples.make_pool(),
            examples.make_pool("inkoop", kind=LineKind.DIRECT, key=None, position=2),
        ),
        "facts": examples.make_facts(INHABITANTS),
    }
    return examples.make_input(**(values | changes))


def sum_cost(year):
    return sum(source.net_cents + source.vat_cents for source in year.sources)


class TestScenario:
    def test_without_assumptions_keeps_the_digest_and_every_contribution(self):
        year = make_year()

        scenario = settle(scenarios.apply(year, (), EXTRA))

        assert scenario.digest == settle(year).digest
        assert scenario.contributions == settle(year).contributions

    def test_splits_in_equal_parts(self):
        scenario = settle(scenarios.apply(make_year(), [OtherKey("netwerk")]))

        nets = [found.lines[0].net_cents for found in scenario.contributions]
        assert nets == [104_133_34, 104_133_33, 104_133_33]

    def test_splits_by_a_measure_that_the_settlement_did_not_use(self):
        wanted = OtherKey("netwerk", (("workplaces", Fraction(100)),))

        scenario = settle(scenarios.apply(make_year(), [wanted], EXTRA))

        nets = {found.code: found.lines[0].net_cents for found in scenario.contributions}
        assert nets["0064"] == round(Fraction(312_400_00 * 99, 310))

    def test_splits_a_tariff_by_its_cost_and_leaves_no_result_with_the_owner(self):
        pool = examples.make_pool(
            "werkplek", kind=LineKind.TARIFF, service="werkplek", measure="workplaces", key=None
        )
        spans = tuple(
            examples.make_span(code, is_owner=code == "0064") for code in CODES
        )
        year = make_year(
            pools=(pool,), sources=(examples.make_source(500_000_00, pool="werkplek"),),
            spans=spans, facts=EXTRA, prices=(examples.make_price(150_000),),
        )

        scenario = settle(scenarios.apply(year, [OtherKey("werkplek")]))

        assert scenario.net_cents == settle(year).net_cents == 500_000_00
        assert all([line.line for line in c.lines] == ["werkplek"] for c in scenario.contributions)

    def test_takes_another_value_of_one_participant(self):
        scenario = settle(
            scenarios.apply(make_year(), [OtherFact("0064", "inhabitants", Fraction(0))])
        )

        nets = {found.code: found.lines[0].net_cents for found in scenario.contributions}
        assert nets["0064"] == 0
        assert scenario.total_cents == settle(make_year()).total_cents

    @pytest.mark.feature("D107")
    def test_scales_all_cost_or_that_of_one_pool(self):
        year = make_year()

        everything = scenarios.apply(year, [OtherCost(Fraction(-10))])
        network = scenarios.apply(year, [OtherCost(Fraction(-10), "netwerk")])

        assert [s.net_cents for s in everything.sources] == [281_160_00, 900_00]
        assert [s.net_cents for s in network.sources] == [281_160_00, 1_000_00]

    def test_leaves_a_participant_out_with_its_own_orders(self):
        scenario = settle(scenarios.apply(make_year(), [Without("0104")]))

        assert [found.code for found in scenario.contributions] == ["0064", "0710"]
        assert scenario.net_cents == 312_400_00

    @settings(max_examples=60, deadline=None)
    @given(
        percentage=st.fractions(-100, 300, max_denominator=100),
        value=st.integers(0, 50_000), first=st.integers(0, 100),
        leaver=st.sampled_from(CODES),
    )
    def test_conserves_its_cost_to_the_cent(self, percentage, value, first, leaver):
        year = scenarios.apply(
            make_year(),
            [
                OtherCost(percentage, "netwerk"),
                OtherKey("netwerk", (("inhabitants", Fraction(first)),
                                     ("workplaces", Fraction(100 - first)))),
                OtherFact("0064", "inhabitants", Fraction(value)), Without(leaver),
            ],
            EXTRA,
        )

        assert settle(year).total_cents == sum_cost(year)

    @pytest.mark.parametrize(
        ("assumption", "refusal"),
        [
            (OtherKey("spook"), scenarios.UnknownScenarioPool),
            (OtherKey("inkoop"), scenarios.PoolIsPassedOn),
            (OtherKey("netwerk", (("inhabitants", Fraction(60)),)), weights.NotAHundredPercent),
            (OtherFact("0064", "fte", Fraction(1)), scenarios.UnknownScenarioFact),
            (OtherFact("9999", "inhabitants", Fraction(1)), scenarios.UnknownScenarioFact),
            (OtherFact("0064", "inhabitants", Fraction(-1)), scenarios.NegativeValue),
            (OtherCost(Fraction(-101)), scenarios.ChangeOutOfRange),
            (OtherCost(Fraction(5), "spook"), scenarios.UnknownScenarioPool),
            (Without("9999"), scenarios.UnknownScenarioParticipant),
        ],
    )
    def test_refuses_what_the_settlement_does_not_know(self, assumption, refusal):
        with pytest.raises(refusal):
            scenarios.apply(make_year(), [assumption])

    def test_refuses_to_leave_nobody(self):
        with pytest.raises(scenarios.NobodyLeft):
            scenarios.apply(make_year(), [Without(code) for code in CODES])

    def test_does_not_change_the_input_it_was_given(self):
        year = make_year()

        scenarios.apply(year, [Without("0104"), OtherCost(Fraction(50))])

        assert year == make_year() and year.as_of == date(2010, 12, 31)
