# SPDX-License-Identifier: EUPL-1.2
"""ISZF: the board sets the base package for all; costs go by key, only plus has a price."""

from datetime import date

from bodemplaat.catalogue.demo import offerings
from bodemplaat.catalogue.demo.plans import (
    BASIC,
    EXTENDED,
    SHARED,
    STANDARD,
    TASK_NAMES,
    CataloguePlan,
    CharterPlan,
    DeviationPlan,
    PlusPlan,
    PricePlan,
    VersionPlan,
)
from bodemplaat.catalogue.values import Unit

START = {
    "werkplek": STANDARD, "netwerk": STANDARD, "rekencentrum": BASIC,
    "kantoorautomatisering": STANDARD, "e-mail": STANDARD, "servicedesk": BASIC,
    "beveiliging": BASIC, "back-up": STANDARD, "printen": STANDARD,
    "basisregistraties": BASIC, "ict-inkoop": STANDARD, "informatieadvies": BASIC,
}  # fmt: skip
SECOND = START | {"rekencentrum": STANDARD, "servicedesk": STANDARD, "webomgeving": STANDARD}
THIRD = SECOND | {
    "telefonie": STANDARD, "beveiliging": STANDARD, "basisregistraties": STANDARD,
}  # fmt: skip
FOURTH = THIRD | {"beveiliging": EXTENDED, "informatieadvies": STANDARD}
VERSIONS = (
    VersionPlan(
        package="basis", starts_on=date(2004, 1, 1), decided_on=date(2003, 12, 15),
        contents=START, why="Het eerste gezamenlijke pakket.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2004, 1, 1), decided_on=date(2003, 12, 15),
        contents={"telefonie": STANDARD, "geo-informatie": STANDARD},
        why="Wat een deelnemer erbij kan kiezen.",
    ),
    VersionPlan(
        package="basis", starts_on=date(2008, 1, 1), decided_on=date(2007, 11, 12),
        contents=SECOND, why="Alle deelnemers willen één omgeving voor hun website.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2009, 1, 1), decided_on=date(2008, 11, 10),
        contents={"telefonie": STANDARD, "geo-informatie": STANDARD, "zaaksysteem": STANDARD},
        why="Twee deelnemers vragen een zaaksysteem.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2011, 1, 1), decided_on=date(2010, 10, 11),
        contents={
            "geo-informatie": STANDARD, "zaaksysteem": STANDARD, "raadsinformatie": STANDARD,
        },
        why="Telefonie gaat naar het basispakket en mag dan niet ook plus zijn.",
    ),
    VersionPlan(
        package="basis", starts_on=date(2011, 1, 1), decided_on=date(2010, 10, 11),
        contents=THIRD, why="Na de herindeling neemt iedere deelnemer telefonie af.",
    ),
    VersionPlan(
        package="plus", starts_on=date(2012, 1, 1), decided_on=date(2011, 11, 14),
        contents={
            "geo-informatie": STANDARD, "zaaksysteem": EXTENDED, "raadsinformatie": STANDARD,
            "mobiel-werken": STANDARD,
        },
        why="Bestuurders en buitendienst werken met een tablet.",
    ),
    VersionPlan(
        package="basis", starts_on=date(2013, 1, 1), decided_on=date(2012, 11, 12),
        contents=FOURTH, why="Strengere eisen aan de beveiliging.",
    ),
)  # fmt: skip
PRICES = (
    PricePlan(
        service="telefonie", unit=Unit.CONNECTION,
        euros={2004: "132,00", 2008: "118,50", 2011: None},
    ),
    PricePlan(
        service="geo-informatie", unit=Unit.PARTICIPANT, euros={2004: "9.800,00", 2010: "9.250,00"}
    ),
    PricePlan(service="zaaksysteem", unit=Unit.ACCOUNT, euros={2009: "165,00", 2012: "149,00"}),
    PricePlan(service="raadsinformatie", unit=Unit.ACCOUNT, euros={2011: "248,00"}),
    PricePlan(service="mobiel-werken", unit=Unit.DEVICE, euros={2012: "186,00", 2014: "174,00"}),
)  # fmt: skip
CHARTERS = (
    CharterPlan(
        starts_on=date(2004, 1, 1), decided_on=date(2003, 12, 22),
        text="De servicedesk neemt binnen 30 seconden op. Een storing die een afdeling stillegt, "
        "is binnen één werkdag verholpen. Onderhoud gebeurt buiten kantoortijd en wordt een week "
        "vooraf gemeld.",
        norms={
            "opnemen": "30", "bereikbaar": "9", "herstel-groot": "8", "werkplek-geleverd": "10",
            "terugzetten": "8",
        },
    ),
    CharterPlan(
        starts_on=date(2009, 1, 1), decided_on=date(2008, 12, 8),
        text="De servicedesk neemt binnen 30 seconden op. Een storing die een afdeling stillegt, "
        "is binnen vier uur verholpen. Het netwerk is 99,5 % van de kantoortijd beschikbaar. Wat "
        "afwijkt, staat in de overeenkomst van de deelnemer.",
        norms={
            "opnemen": "30", "bereikbaar": "9", "herstel-groot": "4",
            "beschikbaar-netwerk": "99.5", "werkplek-geleverd": "7", "terugzetten": "4",
        },
    ),
)  # fmt: skip
PHONES, GEO = Unit.CONNECTION, Unit.PARTICIPANT


def _phones(quantity: int, first: int = 2004) -> PlusPlan:
    return PlusPlan(service="telefonie", unit=PHONES, quantity=quantity, first=first, last=2010)


def _geo(first: int = 2004) -> PlusPlan:
    return PlusPlan(service="geo-informatie", unit=GEO, quantity=1, first=first)


PLAN = CataloguePlan(
    slug="iszf",
    first=2004,
    founded_on=date(2003, 12, 2),
    services=SHARED,
    packages={
        "basis": ("Basispakket ISZF", "Wat alle deelnemers samen afnemen; de kosten gaan volgens "
                  "de verdeelsleutels."),
        "plus": ("Pluspakket ISZF", "Waaruit iedere deelnemer naar eigen behoefte kiest, met een "
                 "eigen prijs."),
    },
    versions=VERSIONS,
    prices=PRICES,
    charters=CHARTERS,
    terms=((2004, 2007), (2008, 2010), (2011, 2013), (2014, 2014)),
    plus={
        "0064": (_phones(95), _geo()),
        "0104": (_phones(70),),
        "0710": (_phones(88), _geo(2006)),
        "0140": (
            _geo(), PlusPlan(service="raadsinformatie", unit=Unit.ACCOUNT, quantity=15, first=2012),
        ),
        "0653": (_phones(64),),
        "0082": (
            _geo(2005), PlusPlan(service="zaaksysteem", unit=Unit.ACCOUNT, quantity=80, first=2009),
        ),
        "0072": (
            _phones(120, 2008),
            PlusPlan(service="zaaksysteem", unit=Unit.ACCOUNT, quantity=60, first=2011),
        ),
        "1900": (
            _geo(2011),
            PlusPlan(service="zaaksysteem", unit=Unit.ACCOUNT, quantity=310, first=2011),
            PlusPlan(service="mobiel-werken", unit=Unit.DEVICE, quantity=140, first=2012),
        ),
    },
    deviations=(
        DeviationPlan(
            participant="1900", first=2011, norm="bereikbaar", value="11",
            reason="De publieksbalies in Bolsward en Sneek zijn tot 19 uur open.",
        ),
        DeviationPlan(
            participant="1900", first=2014, norm="herstel-groot", value="2",
            reason="Balies op drie plaatsen hangen aan één verbinding.",
        ),
        DeviationPlan(
            participant="0072", first=2011, norm="beschikbaar-netwerk", value="99.8",
            reason="De havendienst werkt dag en nacht.",
        ),
        DeviationPlan(
            participant="0653", first=2008, norm="herstel-groot", value="4",
            reason="De gemeente heeft geen eigen beheerder meer; later belooft het handvest dit "
            "iedereen.",
        ),
    ),
    chosen=offerings.ISZF,
    tasks=tuple(TASK_NAMES),
    shows_prices=False,
    waiting="0140",
    amended=("0072", date(2009, 7, 1), "zaaksysteem", 60),
)  # fmt: skip
