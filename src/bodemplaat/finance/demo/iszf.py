# SPDX-License-Identifier: EUPL-1.2
"""
ISZF: the lines of its cost split are those of the deck (S11); every amount is invented.

The deck gives the pools and says that operation goes by key; which key it was, and every amount,
is an assumption.
"""

from datetime import date
from fractions import Fraction

from bodemplaat.finance.demo.plans import FinancePlan, KeyPlan, PoolPlan
from bodemplaat.finance.values import KeyKind, LineKind, PoolScope, VatRegime

ALL = (("inhabitants", Fraction(100)),)
PLACES = (("workplaces", Fraction(100)),)
MIX = (("inhabitants", Fraction(60)), ("workplaces", Fraction(40)))
HALF = (("inhabitants", Fraction(50)), ("workplaces", Fraction(50)))
START, BROUGHT, DECIDED = date(2004, 1, 1), date(2003, 12, 3), date(2003, 12, 11)
POOLS = (
    PoolPlan(
        "netwerk", "Gezamenlijk netwerk", LineKind.ALLOCATED, VatRegime.CHARGED, "netwerk",
        {"verbindingen": 168_000, "hardware": 84_000, "inhuur": 36_000, "salarissen": 24_400},
        key="netwerk", note="S11: gezamenlijk netwerk",
    ),
    PoolPlan(
        "infrastructuur", "Centrale infrastructuur", LineKind.ALLOCATED, VatRegime.CHARGED,
        "rekencentrum",
        {"hardware": 176_000, "software": 142_000, "salarissen": 128_000, "huisvesting": 42_000},
        key="infrastructuur", note="S11: centrale infrastructuur",
    ),
    PoolPlan(
        "organisatie", "Organisatie ssc", LineKind.ALLOCATED, VatRegime.CHARGED, "organisatie",
        {"salarissen": 905_000, "huisvesting": 96_000, "inhuur": 58_000, "opleiding": 31_000},
        key="organisatie", note="S11: organisatie ssc",
    ),
    PoolPlan(
        "projecturen", "Uren in investeringsprojecten", LineKind.ALLOCATED, VatRegime.CHARGED,
        "projecten", {"salarissen": 212_000}, key="deelname",
        note="S11: uren ISZF-medewerkers in investeringsprojecten, alleen wie meedoet",
    ),
    PoolPlan(
        "licenties", "Licenties naar rato, na korting", LineKind.ALLOCATED,
        VatRegime.TRANSPARENT, "werkplek", {"software": 236_000}, key="netwerk", discount=12,
        note="S11: licenties naar rato -/- korting",
    ),
    PoolPlan(
        "investeringen", "Investeringen naar eigen deelname", LineKind.ALLOCATED,
        VatRegime.CHARGED, "investeringen", {"kapitaallasten": 184_000}, key="deelname",
        note="S11: investeringen naar eigen deelname",
    ),
    PoolPlan(
        "bestuur", "Bestuurlijke ondersteuning", LineKind.ALLOCATED, VatRegime.EXEMPT_COST,
        "bestuur", {"bestuur": 38_000}, key="gelijk", scope=PoolScope.OWNERS,
        note="S35: ook bestuurlijke ondersteuning GR; alleen voor eigenaren",
    ),
    PoolPlan(
        "inkoop", "Overige inkoop", LineKind.DIRECT, VatRegime.TRANSPARENT,
        note="S11: overige inkoop, per bestelling doorbelast zonder opslag",
    ),
)
KEYS = (
    KeyPlan("netwerk", "Werkplekken", KeyKind.MEASURED, START, BROUGHT, DECIDED,
            "Het netwerk en de licenties volgen het aantal werkplekken op 1 januari.", PLACES),
    KeyPlan("infrastructuur", "Infrastructuur", KeyKind.MEASURED, START, BROUGHT, DECIDED,
            "De centrale infrastructuur volgt het aantal inwoners op 1 januari.", ALL),
    KeyPlan("infrastructuur", "Infrastructuur", KeyKind.MEASURED, date(2010, 1, 1),
            date(2009, 3, 9), date(2009, 4, 16),
            "De centrale infrastructuur volgt voortaan voor de helft de werkplekken.", HALF),
    KeyPlan("organisatie", "Inwoners en werkplekken", KeyKind.MEASURED, START, BROUGHT, DECIDED,
            "De organisatie volgt voor 60 procent inwoners en voor 40 procent werkplekken.", MIX),
    KeyPlan("deelname", "Eigen deelname", KeyKind.PARTICIPATION, START, BROUGHT, DECIDED,
            "Wie aan een investering meedoet, betaalt mee; wie niet meedoet, betaalt niets.",
            (("own-participation", Fraction(100)),)),
    KeyPlan("gelijk", "Gelijke delen", KeyKind.EQUAL, START, BROUGHT, DECIDED,
            "De kosten van het bestuur dragen de eigenaren in gelijke delen."),
)
GROWTH = {
    2004: 58, 2005: 64, 2006: 70, 2007: 77, 2008: 88, 2009: 95, 2010: 100, 2011: 121, 2012: 127,
    2013: 125, 2014: 124,
}
PLAN = FinancePlan(
    slug="iszf",
    first=2004,
    last=2013,
    pools=POOLS,
    keys=KEYS,
    growth={year: Fraction(percent, 100) for year, percent in GROWTH.items()},
    body="AB",
    budget_on={2004: date(2003, 12, 18)}
    | {year: date(year - 1, 6, 24) for year in range(2005, 2015)},
    founded_on=date(2003, 12, 1),
    amended_on={2011: date(2010, 12, 16)},
)
