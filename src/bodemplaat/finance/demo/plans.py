# SPDX-License-Identifier: EUPL-1.2
"""What the finances of a partnership of the demo consist of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bodemplaat.finance.values import KeyKind, LineKind, PoolScope, VatRegime

WITHOUT_VAT = ("salarissen", "kapitaallasten", "bestuur")
CATEGORIES = {
    "salarissen": "Salarissen en sociale lasten",
    "inhuur": "Inhuur",
    "hardware": "Hardware",
    "software": "Software en licenties",
    "verbindingen": "Verbindingen",
    "huisvesting": "Huisvesting en P&O",
    "opleiding": "Opleiding",
    "kapitaallasten": "Rente en afschrijving",
    "bestuur": "Bestuursondersteuning",
    "inkoop": "Inkoop voor een deelnemer",
}
TEXTS = {
    "salarissen": "Salarissen en sociale lasten {team}",
    "inhuur": "Inhuur {team}",
    "hardware": "Levering en onderhoud apparatuur {team}",
    "software": "Licenties en onderhoud programmatuur {team}",
    "verbindingen": "Glasvezel en huurlijnen",
    "huisvesting": "Huur, energie en personeelszaken {team}",
    "opleiding": "Opleidingen {team}",
    "kapitaallasten": "Rente en afschrijving {team}",
    "bestuur": "Vergaderingen, accountant en verzekering",
}
PURCHASES = (
    ("Printers en scanners publieksbalie", 612_000),
    ("Schermen raadzaal", 884_500),
    ("Laptops raadsleden", 1_240_000),
    ("Telefooncentrale buitendienst", 735_250),
    ("Koppeling belastingen en basisregistratie", 968_000),
    ("Inrichting stembureaus", 318_900),
    ("Camera's gemeentewerf", 452_600),
)


@dataclass(frozen=True)
class PoolPlan:
    """One pool, who is behind its lines, and what it cost in 2010 in whole euros per category."""

    code: str
    name: str
    kind: LineKind
    vat_regime: VatRegime
    team: str = ""
    euros: Mapping[str, int] = field(default_factory=dict)
    key: str | None = None
    scope: PoolScope = PoolScope.ALL
    service: str = ""
    measure: str = ""
    is_internal_for_owner: bool = False
    note: str = ""
    discount: int = 0


@dataclass(frozen=True)
class KeyPlan:
    """One version of a key by decision."""

    code: str
    name: str
    kind: KeyKind
    starts_on: date
    proposed_on: date
    decided_on: date
    reason: str
    components: Sequence[tuple[str, Fraction]] = ()


@dataclass(frozen=True)
class FinancePlan:
    """The finances of one partnership."""

    slug: str
    first: int
    last: int
    pools: Sequence[PoolPlan]
    keys: Sequence[KeyPlan]
    growth: Mapping[int, Fraction]
    body: str
    budget_on: Mapping[int, date]
    founded_on: date
    amended_on: Mapping[int, date] = field(default_factory=dict)
