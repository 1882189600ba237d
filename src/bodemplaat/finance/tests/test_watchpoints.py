# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from fractions import Fraction

import pytest

from bodemplaat.finance import actions, indicators, watchpoints
from bodemplaat.finance.tests import factories
from bodemplaat.finance.values import ImportRow, SettlementKind
from bodemplaat.foundation import sentences

pytestmark = pytest.mark.django_db


class TestPoolWithoutKey:
    def test_is_found_until_a_version_of_its_key_is_decided(self):
        made = factories.make_finance()
        with made.context():
            (found,) = watchpoints.find_pools_without_key(on=date(2010, 1, 1), known_at=None)
            factories.decide(made, factories.propose_key(made), date(2009, 11, 2))
            after = list(watchpoints.find_pools_without_key(on=date(2010, 1, 1), known_at=None))

        said = sentences.write("finance.pool-without-key", found.values, "nl")
        assert said.startswith("Voor Gezamenlijk netwerk geldt geen vastgestelde verdeelsleutel.")
        assert (found.key, after) == ("netwerk", [])


class TestYear:
    def test_is_unsettled_three_months_after_its_end_until_it_is_decided(self):
        made = factories.make_booked()
        with made.context():
            early = list(watchpoints.find_unsettled_years(on=date(2011, 3, 31), known_at=None))
            (found,) = watchpoints.find_unsettled_years(on=date(2011, 4, 1), known_at=None)
            actor = factories.controller(made, date(2011, 5, 2))
            row = actions.propose_settlement(
                year=2010, kind=SettlementKind.FINAL, as_of=date(2010, 12, 31),
                proposed_on=date(2011, 5, 2), actor=actor,
            )
            factories.decide(made, row.steps.get().proposal_id, date(2011, 6, 20))
            later = date(2011, 7, 1)
            unsettled = list(watchpoints.find_unsettled_years(on=later, known_at=None))
            (still_open,) = watchpoints.find_years_still_open(on=later, known_at=None)
            actions.close_year(year=2010, actor=factories.controller(made, later))
            closed = list(watchpoints.find_years_still_open(on=later, known_at=None))
            readings = list(indicators.list_per_inhabitant(on=later, known_at=None))

        assert (early, found.key, unsettled) == ([], "2010", [])
        assert still_open.values == {"year": 2010, "decided_on": date(2011, 6, 20)}
        assert closed == []
        assert all(one.is_explained for one in readings)
        whole = readings[-1]
        assert whole.value == Fraction(sum(int(row.value) for row in whole.sources), 32_656)


class TestBudgetOverrun:
    def test_is_found_above_a_twentieth_and_not_below(self):
        made = factories.make_booked()
        with made.context():
            self.adopt(made, 297_000_00)
            everything = watchpoints.find_overruns(on=date(2010, 12, 31), known_at=None)
            found, unbudgeted = sorted(everything, key=lambda one: one.key, reverse=True)
            before = list(watchpoints.find_overruns(
                on=date(2010, 12, 31), known_at=factories.controller(made, date(2010, 2, 1)).at
            ))
            (use,) = indicators.list_budget_use(on=date(2010, 12, 31), known_at=None)

        assert (found.key, unbudgeted.key) == ("2010 netwerk", "2010 inkoop")
        assert found.values["budget"] == 297_000_00
        assert found.values["booked"] == 312_400_00
        assert "€\xa0312.400,00 geboekt bij een begroting van €\xa0297.000,00" in sentences.write(
            "finance.budget-overrun", found.values, "nl"
        )
        assert before == []
        assert use.is_explained and not use.value <= 1

    def adopt(self, made, cents):
        actor = factories.controller(made, date(2010, 1, 20))
        line = ImportRow(
            row=1, booked_on=date(2010, 1, 1), pool="netwerk", category="inkoop", text="Netwerk",
            net_cents=cents, vat_cents=0, participant=None, reference="",
        )
        row = actions.draft_budget(year=2010, text="Begroting", lines=[line], actor=actor)
        proposal_id = actions.propose_budget(
            budget_id=row.pk, proposed_on=date(2010, 1, 20), actor=actor
        )
        factories.decide(made, proposal_id, date(2010, 1, 25))
