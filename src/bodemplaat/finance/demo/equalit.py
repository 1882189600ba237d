# SPDX-License-Identifier: EUPL-1.2
"""
Equalit: a price per workplace, the result with the owner, purchases and friction cost apart (S19).

The deck gives the way of charging; every amount is invented.
"""

from datetime import date
from fractions import Fraction

from bodemplaat.finance.demo.plans import FinancePlan, PoolPlan
from bodemplaat.finance.values import LineKind, VatRegime

INTERNAL = "intern voor de eigenaar (aanname)"
POOLS = (
    PoolPlan(
        "werkplek", "Doorbelasting per werkplek", LineKind.TARIFF, VatRegime.CHARGED, "Equalit",
        {
            "salarissen": 1_395_000, "hardware": 512_000, "software": 448_000,
            "verbindingen": 246_000, "huisvesting": 204_000, "inhuur": 158_000,
            "opleiding": 92_000,
        },
        service="werkplek", measure="workplaces", is_internal_for_owner=True,
        note=f"S19: doorbelasting per werkplek; {INTERNAL}",
    ),
    PoolPlan(
        "frictie", "Eenmalige instap (frictiekosten)", LineKind.DIRECT, VatRegime.CHARGED,
        is_internal_for_owner=True, note="S19: eenmalige instap, per toetredende gemeente",
    ),
    PoolPlan(
        "inkoop", "Overige inkoop en aanbestedingen", LineKind.DIRECT, VatRegime.TRANSPARENT,
        note="S19: overige inkoop en aanbestedingen",
    ),
)
GROWTH = {
    2005: 69, 2006: 70, 2007: 71, 2008: 80, 2009: 93, 2010: 103, 2011: 115, 2012: 119, 2013: 124,
    2014: 126,
}
PLAN = FinancePlan(
    slug="equalit",
    first=2005,
    last=2013,
    pools=POOLS,
    keys=(),
    growth={year: Fraction(percent, 100) for year, percent in GROWTH.items()},
    body="EIG",
    budget_on={2005: date(2004, 12, 21)}
    | {year: date(year - 1, 12, 16) for year in range(2006, 2015)},
    founded_on=date(2004, 12, 2),
)
