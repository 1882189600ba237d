# SPDX-License-Identifier: EUPL-1.2
"""Equalit: the owner sets the base package, and its price per workplace each year."""

from datetime import date

from bodemplaat.catalogue.demo import offerings
from bodemplaat.catalogue.demo.plans import (
    BASIC,
    EXTENDED,
    SHARED,
    STANDARD,
    CataloguePlan,
    CharterPlan,
    PlusPlan,
    PricePlan,
    VersionPlan,
)
from bodemplaat.catalogue.values import Unit

START = {
    "werkplek": STANDARD, "netwerk": STANDARD, "rekencentrum": STANDARD,
    "kantoorautomatisering": STANDARD, "e-mail": STANDARD, "servicedesk": STANDARD,
    "beveiliging": BASIC, "back-up": STANDARD, "printen": BASIC, "ict-inkoop": STANDARD,
}  # fmt: skip
SECOND = START | {"basisregistraties": STANDARD, "informatieadvies": BASIC, "printen": STANDARD}
THIRD = SECOND | {"beveiliging": STANDARD, "informatieadvies": STANDARD, "webomgeving": STANDARD}
VERSIONS = (
    VersionPlan(
        package="basis", starts_on=date(2005, 1, 1), decided_on=date(2004, 12, 14),
        contents=START, why="Het eerste pakket van Equalit.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2005, 1, 1), decided_on=date(2004, 12, 14),
        contents={"telefonie": STANDARD, "webomgeving": STANDARD},
        why="Wat een klant erbij kan kiezen.",
    ),
    VersionPlan(
        package="basis", starts_on=date(2008, 1, 1), decided_on=date(2007, 11, 20),
        contents=SECOND, why="Beheer van de basisregistraties hoort er voor iedereen bij.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2009, 1, 1), decided_on=date(2008, 11, 18),
        contents={
            "telefonie": STANDARD, "webomgeving": STANDARD, "zaaksysteem": STANDARD,
            "geo-informatie": STANDARD,
        },
        why="Drie klanten vragen zaaksysteem en kaarten.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2012, 1, 1), decided_on=date(2011, 11, 15),
        contents={
            "telefonie": STANDARD, "zaaksysteem": EXTENDED, "geo-informatie": STANDARD,
            "raadsinformatie": STANDARD, "mobiel-werken": STANDARD,
        },
        why="De website gaat naar het basispakket; mobiel werken en papierloos vergaderen komen "
        "erbij.",
    ),
    VersionPlan(
        package="basis", starts_on=date(2012, 1, 1), decided_on=date(2011, 11, 15),
        contents=THIRD, why="Eén omgeving voor de website van alle deelnemers.",
    ),
)  # fmt: skip
PRICES = (
    PricePlan(
        service="werkplek", unit=Unit.WORKPLACE,
        euros={
            2005: "2.395,00", 2006: "2.370,00", 2007: "2.340,00", 2008: "2.265,00",
            2009: "2.190,00", 2010: "2.120,00", 2011: "2.085,00", 2012: "2.110,00",
            2013: "2.145,00", 2014: "2.160,00",
        },
    ),
    PricePlan(
        service="telefonie", unit=Unit.CONNECTION, euros={2005: "124,80", 2010: "108,00"}
    ),
    PricePlan(service="webomgeving", unit=Unit.PARTICIPANT, euros={2005: "14.500,00", 2012: None}),
    PricePlan(service="zaaksysteem", unit=Unit.ACCOUNT, euros={2009: "158,00", 2013: "151,00"}),
    PricePlan(service="geo-informatie", unit=Unit.PARTICIPANT, euros={2009: "12.400,00"}),
    PricePlan(service="raadsinformatie", unit=Unit.ACCOUNT, euros={2012: "236,00"}),
    PricePlan(service="mobiel-werken", unit=Unit.DEVICE, euros={2012: "192,00"}),
)  # fmt: skip
CHARTERS = (
    CharterPlan(
        starts_on=date(2005, 1, 1), decided_on=date(2004, 12, 21),
        text="De servicedesk is op werkdagen van 8 tot 17 uur bereikbaar. Een storing die een "
        "gemeente stillegt, is binnen vier uur verholpen.",
        norms={"bereikbaar": "9", "herstel-groot": "4", "werkplek-geleverd": "10"},
    ),
    CharterPlan(
        starts_on=date(2010, 1, 1), decided_on=date(2009, 12, 8),
        text="De servicedesk is op werkdagen van 7.30 tot 18 uur bereikbaar. Een storing die een "
        "gemeente stillegt, is binnen twee uur verholpen. Het netwerk is 99,7 % van de "
        "kantoortijd beschikbaar.",
        norms={
            "opnemen": "45", "bereikbaar": "10.5", "herstel-groot": "2",
            "beschikbaar-netwerk": "99.7", "werkplek-geleverd": "5", "terugzetten": "4",
        },
    ),
)  # fmt: skip


def _phones(quantity: int, first: int = 2005) -> PlusPlan:
    return PlusPlan(service="telefonie", unit=Unit.CONNECTION, quantity=quantity, first=first)


def _accounts(service: str, quantity: int, first: int) -> PlusPlan:
    return PlusPlan(service=service, unit=Unit.ACCOUNT, quantity=quantity, first=first)


PLAN = CataloguePlan(
    slug="equalit",
    first=2005,
    founded_on=date(2004, 12, 2),
    services=SHARED,
    packages={
        "basis": ("Basispakket Equalit", "Wat iedere deelnemer afneemt, voor één prijs per "
                  "werkplek."),
        "plus": ("Pluspakket Equalit", "Waaruit iedere deelnemer naar eigen behoefte kiest, met "
                 "een eigen prijs."),
    },
    versions=VERSIONS,
    prices=PRICES,
    charters=CHARTERS,
    terms=((2005, 2008), (2009, 2011), (2012, 2013), (2014, 2014)),
    plus={
        "0826": (
            _phones(420), _accounts("zaaksysteem", 260, 2009),
            PlusPlan(service="mobiel-werken", unit=Unit.DEVICE, quantity=90, first=2012),
        ),
        "0824": (
            _phones(190),
            PlusPlan(service="webomgeving", unit=Unit.PARTICIPANT, quantity=1, first=2005,
                     last=2011),
            _accounts("zaaksysteem", 75, 2012),
        ),
        "0744": (_phones(45, 2008),),
        "0798": (
            PlusPlan(service="geo-informatie", unit=Unit.PARTICIPANT, quantity=1, first=2009),
        ),
        "0809": (_phones(130, 2009), _accounts("raadsinformatie", 24, 2012)),
        "0879": (_accounts("zaaksysteem", 110, 2009),),
        "0873": (_phones(140, 2011), _accounts("raadsinformatie", 22, 2012)),
    },
    deviations=(),
    chosen=offerings.EQUALIT,
    tasks=(
        "netwerkbeheer", "ict-inkoop", "ict-beleid", "functioneel-beheer",
        "informatiemanagement", "ict-architectuur", "projectmanagement",
    ),
    shows_prices=True,
    waiting="0744",
    amended=("0824", date(2010, 7, 1), "zaaksysteem", 75),
)  # fmt: skip
