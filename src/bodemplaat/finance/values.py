# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen values of money: what a settlement takes in and what it gives."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any


class SettlementKind(StrEnum):
    """What a settlement is made of: an adopted budget, or what was booked."""

    BUDGET = "budget"
    FINAL = "final"


class LineKind(StrEnum):
    """How the cost of a pool reaches the participants."""

    ALLOCATED = "allocated"
    """By a key over all who take part."""
    TARIFF = "tariff"
    """A price times a quantity; the result stays with the owner."""
    DIRECT = "direct"
    """Each source line names its participant."""


class PoolScope(StrEnum):
    """Who bears a pool."""

    ALL = "all"
    OWNERS = "owners"


class VatRegime(StrEnum):
    """How VAT on a line reaches the participants."""

    CHARGED = "charged"
    """The contribution is a service: the rate of the period over the net amount."""
    TRANSPARENT = "transparent"
    """VAT that was paid is passed on with the same key as the cost."""
    EXEMPT_COST = "exempt-cost"
    """VAT that was paid is part of the cost."""


class KeyKind(StrEnum):
    """Where the weights of a key come from."""

    MEASURED = "measured"
    EQUAL = "equal"
    FIXED = "fixed"
    PARTICIPATION = "participation"
    """Measured; who has no fact does not take part and bears nothing."""


class WithinYear(StrEnum):
    """What a change of membership or key inside the year does to a line."""

    SEGMENTS_PER_DAY = "segments-per-day"
    SEGMENTS_PER_MONTH = "segments-per-month"
    TIME_WEIGHTED_KEY = "time-weighted-key"


class RunState(StrEnum):
    """Where a settlement stands."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Subject(StrEnum):
    """What a decision about money can be about."""

    KEY = "finance.keyproposal"
    BUDGET = "finance.budget"
    SETTLEMENT = "finance.settlementrun"


@dataclass(frozen=True)
class SourceLine:
    """One budget line or booked cost line, in whole cents; credits are negative."""

    id: int
    pool: str
    category: str
    booked_on: date
    text: str
    net_cents: int
    vat_cents: int
    participant: str | None
    reference: str
    is_synthetic: bool = False


def later(default: Any) -> Any:
    """
    Return a field that came later than the first pins.

    It is left out of a pin while it holds its default, so that the digests of before stay.
    """
    return dataclasses.field(default=default, metadata={"is_later": True})


@dataclass(frozen=True)
class Heir:
    """One of several successors of a participant, with its exact part; None: not agreed yet."""

    code: str
    name: str
    share: Fraction | None
    source: str


@dataclass(frozen=True)
class Span:
    """
    One participant takes part in [starts_on, ends_before).

    `payer_code` names a sole successor; several ones stand in `heirs`.
    """

    code: str
    name: str
    starts_on: date
    ends_before: date | None
    is_owner: bool
    payer_code: str = ""
    payer_name: str = ""
    heirs: tuple[Heir, ...] = later(())
    is_taker: bool = later(False)
    """A chain partner: pays for what it takes, and bears nothing by a key."""


@dataclass(frozen=True)
class Fact:
    """A measured value of a participant on a reference date."""

    id: int
    participant: str
    measure: str
    reference_on: date
    value: Fraction
    source: str
    is_assumption: bool = False


@dataclass(frozen=True)
class KeyComponent:
    """A measure and its part of a key, in percent."""

    measure: str
    percentage: Fraction


@dataclass(frozen=True)
class KeyLine:
    """A version of a key and the decision behind it."""

    id: int
    key: str
    name: str
    kind: KeyKind
    components: tuple[KeyComponent, ...]
    shares: Mapping[str, Fraction]
    reference_year_offset: int
    starts_on: date
    ends_before: date | None
    decision: Mapping[str, str] | None = None
    is_assumption: bool = False


@dataclass(frozen=True)
class Pool:
    """A cost pool: one line of the settlement."""

    code: str
    name: str
    position: int
    kind: LineKind
    scope: PoolScope
    vat_regime: VatRegime
    key: str | None
    measure: str | None = None
    service: str | None = None
    is_internal_for_owner: bool = False


@dataclass(frozen=True)
class Price:
    """A price per unit per year in whole cents, and the decision behind it."""

    id: int
    service: str
    unit: str
    cents: int
    starts_on: date
    ends_before: date | None
    decision: Mapping[str, str] | None = None
    is_assumption: bool = False


@dataclass(frozen=True)
class Rate:
    """A VAT rate in percent, with its law."""

    percentage: Fraction
    starts_on: date
    ends_before: date | None
    source: str


@dataclass(frozen=True)
class SettlementInput:
    """Everything a settlement depends on; nothing else may."""

    arrangement: str
    arrangement_name: str
    year: int
    kind: SettlementKind
    as_of: date
    known_at: datetime | None
    rounding_rule: str
    within_year_method: WithinYear
    pools: tuple[Pool, ...]
    sources: tuple[SourceLine, ...]
    spans: tuple[Span, ...]
    keys: tuple[KeyLine, ...]
    facts: tuple[Fact, ...]
    prices: tuple[Price, ...]
    rates: tuple[Rate, ...]
    decision: Mapping[str, str] | None = None

    @property
    def reference_year(self) -> int:
        """
        Return the year whose 1 January is the reference date of a key without an offset.

        A budget is made before its year begins, so it takes the last count that is known then.
        """
        return self.year - 1 if self.kind == SettlementKind.BUDGET else self.year


@dataclass(frozen=True)
class Part:
    """What one participant bears of one line in one segment of the year."""

    starts_on: date
    ends_before: date
    segment_cents: int
    weight: Fraction
    total_weight: Fraction
    cents: int
    vat_cents: int
    key_id: int | None = None
    price_id: int | None = None
    quantity: Fraction | None = None
    days: int = 0

    @property
    def exact_cents(self) -> Fraction:
        """Return the share before it was rounded."""
        return self.segment_cents * self.weight / self.total_weight


@dataclass(frozen=True)
class LineShare:
    """What one participant bears of one line."""

    line: str
    name: str
    net_cents: int
    vat_cents: int
    parts: tuple[Part, ...]

    @property
    def total_cents(self) -> int:
        """Return the line with VAT."""
        return self.net_cents + self.vat_cents


@dataclass(frozen=True)
class VatShare:
    """VAT that is charged to one participant over one rate period."""

    percentage: Fraction
    starts_on: date
    ends_before: date
    base_cents: int
    vat_cents: int
    source: str


@dataclass(frozen=True)
class Payer:
    """What one successor of a dissolved participant pays of its contribution, and why."""

    code: str
    name: str
    share: Fraction
    net_cents: int
    vat_cents: int
    source: str

    @property
    def total_cents(self) -> int:
        """Return what this successor pays with VAT."""
        return self.net_cents + self.vat_cents


@dataclass(frozen=True)
class Contribution:
    """
    What one participant owes for the year, in whole cents.

    Where several successors pay, `payers` holds the part of each; else there is one payer.
    """

    code: str
    name: str
    payer_code: str
    payer_name: str
    lines: tuple[LineShare, ...]
    vat: tuple[VatShare, ...]
    payers: tuple[Payer, ...] = later(())

    @property
    def net_cents(self) -> int:
        """Return the sum of the lines without VAT."""
        return sum(line.net_cents for line in self.lines)

    @property
    def vat_cents(self) -> int:
        """Return the VAT of all lines."""
        return sum(line.vat_cents for line in self.lines)

    @property
    def total_cents(self) -> int:
        """Return what is owed with VAT."""
        return self.net_cents + self.vat_cents


@dataclass(frozen=True)
class Settlement:
    """A settled year: its inputs, each contribution, and the digest of both."""

    input: SettlementInput
    contributions: tuple[Contribution, ...]
    digest: str

    @property
    def total_cents(self) -> int:
        """Return the sum of all contributions with VAT."""
        return sum(contribution.total_cents for contribution in self.contributions)

    @property
    def net_cents(self) -> int:
        """Return the sum of all contributions without VAT."""
        return sum(contribution.net_cents for contribution in self.contributions)

    def find(self, code: str) -> Contribution | None:
        """Return the contribution of a participant, or None."""
        return next((found for found in self.contributions if found.code == code), None)


@dataclass(frozen=True)
class RunLine:
    """A stored settlement run as other rooms see it."""

    id: int
    year: int
    kind: SettlementKind
    as_of: date
    known_at: datetime
    state: RunState
    total_cents: int
    digest: str
    proposal_id: int | None
    decision_id: int | None
    recorded_at: datetime


@dataclass(frozen=True)
class ImportRow:
    """One cost line of a journal file, read and checked."""

    row: int
    booked_on: date
    pool: str
    category: str
    text: str
    net_cents: int
    vat_cents: int
    participant: str | None
    reference: str


@dataclass(frozen=True)
class RowError:
    """What is wrong in one row of a file: the code and values of its sentence."""

    row: int
    field: str
    code: str
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class ContributionLine:
    """One contribution in a list: what a participant owed in a year."""

    year: int
    kind: SettlementKind
    state: RunState | None
    code: str
    name: str
    net_cents: int
    vat_cents: int
    total_cents: int

    @property
    def place(self) -> str:
        """What tells one contribution from another."""
        return f"{self.code}-{self.year}-{self.kind.value}"


@dataclass(frozen=True)
class EntryDraft:
    """One line of a journal: debit above zero, credit below, in whole cents."""

    row: int
    account: str
    cents: int
    booked_on: date
    text: str = ""
    pool: str | None = None
    category: str | None = None
    vat_cents: int = 0
    participant: str | None = None
    document: str = ""

    def mirror(self, booked_on: date) -> "EntryDraft":
        """Return the exact opposite with the same dimensions, on another day."""
        return dataclasses.replace(
            self, cents=-self.cents, vat_cents=-self.vat_cents, booked_on=booked_on
        )
