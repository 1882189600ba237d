# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen lines of what one service is offered in, and of who chose what."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bodemplaat.catalogue.values.norms import NormValue
from bodemplaat.catalogue.values.packages import Level, Proposed, Unit


class OfferingKind(StrEnum):
    """A level of a service, of which one holds; or a variant of it, kept besides."""

    LEVEL = "level"
    VARIANT = "variant"


class Exceeded(StrEnum):
    """Which limit of variation a choice passes."""

    NO_LIMIT = "no-limit-set"
    VARIANTS = "too-many-variants"
    EXTRA = "too-much-extra"


@dataclass(frozen=True, kw_only=True)
class OfferingLine:
    """One level or variant of a service; the standard level is what one has without choosing."""

    id: int
    code: str
    name: str
    description: str
    service_id: int
    service_code: str
    service_name: str
    kind: OfferingKind
    level: Level | None
    unit: Unit
    source: str
    is_assumption: bool

    @property
    def is_variation(self) -> bool:
        """Whether it is another thing than the standard that all can have."""
        return self.kind is OfferingKind.VARIANT or self.level is not Level.STANDARD

    @property
    def slot_key(self) -> str:
        """What it takes the place of: the level of a service, or nothing but itself."""
        return f"level:{self.service_code}" if self.kind is OfferingKind.LEVEL else self.code


@dataclass(frozen=True, kw_only=True)
class TermsLine:
    """What an offering costs besides the standard, how soon it comes, and what is promised."""

    id: int
    offering_id: int
    offering_code: str
    extra_cents: int
    term_days: int
    norms: tuple[NormValue, ...]
    starts_on: date
    ends_before: date | None
    decision_id: int
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class LimitLine:
    """How far one participant may vary on a service without asking the body."""

    id: int
    service_code: str
    most_variants: int
    most_extra_cents: int
    starts_on: date
    ends_before: date | None
    decision_id: int
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class ChosenLine:
    """What a participant chose, in a period, with the decision where it needed one."""

    id: int
    participant_id: int
    participant_code: str
    participant_name: str
    offering: OfferingLine
    quantity: int
    starts_on: date
    ends_before: date | None
    decision_id: int | None
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class TermsDraft:
    """Terms of an offering that somebody wants to propose."""

    offering_code: str
    extra_cents: int
    term_days: int
    starts_on: date
    norms: tuple[tuple[str, Decimal], ...] = ()
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class LimitDraft:
    """A limit of variation that somebody wants to propose."""

    service_code: str
    most_variants: int
    most_extra_cents: int
    starts_on: date
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class ChoiceDraft:
    """What somebody wants to choose for a participant."""

    participant_code: str
    offering_code: str
    quantity: int
    starts_on: date
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class ChoiceCost:
    """What a choice costs per year and whether it stays inside the limits, before it is made."""

    offering: OfferingLine
    terms: TermsLine
    quantity: int
    yearly_cents: int
    before_cents: int
    exceeded: tuple[Exceeded, ...]
    limit: LimitLine | None

    @property
    def needs_decision(self) -> bool:
        """Whether the body decides first."""
        return bool(self.exceeded)

    @property
    def change_cents(self) -> int:
        """What it costs more per year than what is chosen now."""
        return self.yearly_cents - self.before_cents


@dataclass(frozen=True, kw_only=True)
class ChoiceOutcome:
    """A choice that holds, or the proposal that waits for the body."""

    choice_id: int | None
    proposed: Proposed | None


@dataclass(frozen=True, kw_only=True)
class ChargeLine:
    """A part of a period in which a choice cost one amount per unit per year: what to charge."""

    choice_id: int
    participant_code: str
    participant_name: str
    offering_code: str
    offering_name: str
    service_code: str
    unit: Unit
    quantity: int
    extra_cents: int
    starts_on: date
    ends_before: date
    terms_decision_id: int
    decision_id: int | None
