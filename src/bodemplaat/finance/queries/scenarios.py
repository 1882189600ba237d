# SPDX-License-Identifier: EUPL-1.2
"""What-if beside a settlement: computed and never stored."""

from collections.abc import Sequence
from datetime import date

from bodemplaat.finance.queries import settlements
from bodemplaat.finance.rules import scenarios
from bodemplaat.finance.rules import settlement as settling
from bodemplaat.finance.rules.scenarios import Assumption
from bodemplaat.finance.values import Fact, Settlement, SettlementInput
from bodemplaat.organisations import queries as organisation_queries

MEASURES = ("inhabitants", "workplaces")


def compute_scenario(
    given: SettlementInput, assumptions: Sequence[Assumption]
) -> Settlement:
    """Settle a year under assumptions. Raises what the assumptions and the settlement refuse."""
    facts = list_scenario_facts(given) if assumptions else ()
    return settling.settle(scenarios.apply(given, assumptions, facts))


def list_scenario_facts(given: SettlementInput) -> tuple[Fact, ...]:
    """Return the values that a key of a scenario may ask for, on the reference date of the year."""
    on = date(given.reference_year, 1, 1)
    found = organisation_queries.list_measured_on(
        pairs=[(measure, on) for measure in MEASURES], known_at=given.known_at
    )
    return tuple(settlements.make_fact(line) for line in found)
