# SPDX-License-Identifier: EUPL-1.2
"""
What ISZF and Equalit offered through time.

The tasks come from the workshop slides of both organisations; the names of packages, the versions,
the numbers and all prices are invented. docs/demo-facts.md says which is which.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bodemplaat.catalogue.values import Direction, Level, NormUnit, Perspective, Unit
from bodemplaat.organisations.values import Role

DECK = "Workshoppresentatie Equalit en ISZF"
INVENTED = "Verzonnen voor de demo; geen cijfer van deze organisatie."
TASKS = f"{DECK}: takenpakket; de indeling in diensten is verzonnen"
BASIC, STANDARD, EXTENDED = Level.BASIC, Level.STANDARD, Level.EXTENDED


@dataclass(frozen=True, kw_only=True)
class ServicePlan:
    """One service."""

    code: str
    name: str
    description: str
    principal: Role = Role.CONTRACT_MANAGER
    perspective: Perspective = Perspective.MAINTENANCE


@dataclass(frozen=True, kw_only=True)
class VersionPlan:
    """One version of a package: what is in it from a day on, and when it was decided."""

    package: str
    starts_on: date
    decided_on: date
    contents: dict[str, Level]
    why: str


@dataclass(frozen=True, kw_only=True)
class PricePlan:
    """The prices of one service per unit, from the years on; None: no price of its own any more."""

    service: str
    unit: Unit
    euros: dict[int, str | None]


@dataclass(frozen=True, kw_only=True)
class PlusPlan:
    """What one participant takes besides the base package, in which years."""

    service: str
    unit: Unit
    quantity: int
    first: int
    last: int = 9999


@dataclass(frozen=True, kw_only=True)
class NormPlan:
    """One thing that is promised and can be measured."""

    code: str
    name: str
    unit: NormUnit
    direction: Direction
    service: str = ""


@dataclass(frozen=True, kw_only=True)
class CharterPlan:
    """One version of the charter, with a value per norm."""

    starts_on: date
    decided_on: date
    text: str
    norms: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class DeviationPlan:
    """Where the agreements of one participant promise something else, from a year on."""

    participant: str
    first: int
    norm: str
    value: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TermsPlan:
    """The terms of an offering from a year on."""

    year: int
    euros: str
    days: int
    norms: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OfferingPlan:
    """One level or variant with its terms through time."""

    code: str
    name: str
    service: str
    level: Level | None
    unit: Unit
    description: str
    terms: tuple[TermsPlan, ...]


@dataclass(frozen=True, kw_only=True)
class LimitPlan:
    """How far one participant may vary on a service from a year on."""

    service: str
    year: int
    variants: int
    euros: str


@dataclass(frozen=True, kw_only=True)
class ChosenPlan:
    """What one participant chose from a day on; one that waits is not decided yet."""

    participant: str
    offering: str
    quantity: int
    on: date
    until: date | None = None
    waits: bool = False


@dataclass(frozen=True)
class ProcessPlan:
    """One business process, its department and the services that carry it."""

    code: str
    name: str
    department: str
    services: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CataloguePlan:
    """The catalogue of one arrangement as the demo tells it."""

    slug: str
    first: int
    founded_on: date
    services: tuple[ServicePlan, ...]
    packages: dict[str, tuple[str, str]]
    versions: tuple[VersionPlan, ...]
    prices: tuple[PricePlan, ...]
    charters: tuple[CharterPlan, ...]
    terms: tuple[tuple[int, int], ...]
    plus: dict[str, tuple[PlusPlan, ...]]
    deviations: tuple[DeviationPlan, ...]
    chosen: tuple[ChosenPlan, ...]
    tasks: tuple[str, ...]
    shows_prices: bool
    waiting: str
    amended: tuple[str, date, str, int]


def _service(code: str, name: str, description: str, **more: Any) -> ServicePlan:
    return ServicePlan(code=code, name=name, description=description, **more)


SHARED = (
    _service("werkplek", "Werkplek", "Een ingerichte werkplek met beeldscherm, vervangen na "
             "vijf jaar."),
    _service("netwerk", "Netwerk en verbindingen", "Het netwerk in en tussen de gemeentehuizen.",
             principal=Role.SECRETARY),
    _service("rekencentrum", "Reken- en datacentrum", "Servers en opslag op twee plaatsen.",
             principal=Role.SECRETARY),
    _service("kantoorautomatisering", "Kantoorautomatisering", "Tekst, rekenbladen en "
             "presentaties."),
    _service("e-mail", "E-mail en agenda", "Postbus en agenda voor iedere medewerker."),
    _service("servicedesk", "Servicedesk", "Eén loket voor meldingen en aanvragen, op werkdagen "
             "van 8 tot 17 uur.",
             perspective=Perspective.SUPPORT),
    _service("beveiliging", "Informatiebeveiliging", "Toegang, virusbescherming en het "
             "beveiligingsbeleid.", principal=Role.SECRETARY),
    _service("back-up", "Back-up en herstel", "Iedere nacht een kopie, met een herstelproef per "
             "kwartaal."),
    _service("telefonie", "Telefonie", "Vaste toestellen en de telefooncentrale."),
    _service("printen", "Printen en scannen", "Afdrukken en scannen op de gang."),
    _service("webomgeving", "Website en intranet", "De omgeving waarin de gemeente haar site "
             "vult.",
             perspective=Perspective.RENEWAL),
    _service("basisregistraties", "Applicatiebeheer basisregistraties", "Technisch beheer van de "
             "applicaties voor personen, adressen en gebouwen.",
             perspective=Perspective.SUPPORT),
    _service("ict-inkoop", "ICT-inkoop", "Gezamenlijk inkopen en contracten beheren.",
             principal=Role.SECRETARY,
             perspective=Perspective.SUPPORT),
    _service("informatieadvies", "Advies en architectuur", "Advies aan de informatiemanager en "
             "beheer van de architectuur.", principal=Role.SECRETARY,
             perspective=Perspective.SUPPORT),
    _service("geo-informatie", "Geo-informatie", "Kaarten en luchtfoto’s voor de afdelingen.",
             perspective=Perspective.RENEWAL),
    _service("zaaksysteem", "Zaaksysteem", "Zaken volgen van aanvraag tot besluit.",
             perspective=Perspective.RENEWAL),
    _service("raadsinformatie", "Papierloos vergaderen", "Stukken en agenda voor raad en "
             "college op een tablet.",
             perspective=Perspective.RENEWAL),
    _service("mobiel-werken", "Mobiel werken", "Telefoon of tablet met post en agenda, beheerd "
             "en beveiligd.",
             perspective=Perspective.RENEWAL),
)  # fmt: skip

NORMS = (
    NormPlan(code="opnemen", name="Servicedesk neemt op binnen", unit=NormUnit.SECOND,
             direction=Direction.LOWER, service="servicedesk"),
    NormPlan(code="bereikbaar", name="Servicedesk bereikbaar per werkdag", unit=NormUnit.HOUR,
             direction=Direction.HIGHER, service="servicedesk"),
    NormPlan(code="herstel-groot", name="Storing die een afdeling stillegt, verholpen binnen",
             unit=NormUnit.HOUR, direction=Direction.LOWER),
    NormPlan(code="beschikbaar-netwerk", name="Netwerk beschikbaar in kantoortijd",
             unit=NormUnit.PERCENT, direction=Direction.HIGHER, service="netwerk"),
    NormPlan(code="werkplek-geleverd", name="Nieuwe werkplek geleverd binnen",
             unit=NormUnit.WORKING_DAY, direction=Direction.LOWER, service="werkplek"),
    NormPlan(code="terugzetten", name="Verloren bestand teruggezet binnen", unit=NormUnit.HOUR,
             direction=Direction.LOWER, service="back-up"),
)  # fmt: skip

# The tasks as the slides "Takenpakket ISZF" and "Takenpakket Equalit" name them (S6, S18).
TASK_NAMES = {
    "netwerkbeheer": "Uitvoeren netwerkbeheer en reken- en datacentra",
    "ict-beleid": "Gezamenlijk ontwikkelen ICT-beleid",
    "functioneel-beheer": "Ondersteuning functioneel beheer",
    "informatiemanagement": "Ondersteuning informatiemanagement",
    "ict-architectuur": "Ontwikkelen en beheren ICT-architectuur",
    "projectmanagement": "Voeren van project- en programmamanagement",
    "ict-inkoop": "Uitvoeren van ICT-inkoop",
    "opleiding-en-training": "Opleiding en training op het gebied van ICT",
}
