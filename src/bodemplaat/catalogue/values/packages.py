# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen lines of services, packages and prices."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PackageKind(StrEnum):
    """What all participants take, or what one chooses."""

    BASE = "base"
    PLUS = "plus"


class Level(StrEnum):
    """The quality in which a service is offered."""

    BASIC = "basic"
    STANDARD = "standard"
    EXTENDED = "extended"


class Perspective(StrEnum):
    """What a service is for, as its principal sees it: to keep, to renew or to support."""

    MAINTENANCE = "maintenance"
    RENEWAL = "renewal"
    SUPPORT = "support"


class Unit(StrEnum):
    """What a price counts, per year."""

    WORKPLACE = "workplace"
    ACCOUNT = "account"
    DEVICE = "device"
    CONNECTION = "connection"
    APPLICATION = "application"
    SITE = "site"
    PARTICIPANT = "participant"


class ProposalState(StrEnum):
    """Where a proposal stands; only an adopted one has taken effect."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """One service of the catalogue, with the role that is its principal."""

    id: int
    code: str
    name: str
    description: str
    principal: str
    perspective: Perspective
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class ContentLine:
    """One service in a package, in one level."""

    service_code: str
    service_name: str
    level: Level


@dataclass(frozen=True, kw_only=True)
class PackageLine:
    """One package, whatever it contains."""

    id: int
    code: str
    name: str
    kind: PackageKind
    description: str
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class PackageVersionLine:
    """What is in a package in a period, by which decision."""

    id: int
    package_code: str
    package_name: str
    kind: PackageKind
    number: int
    starts_on: date
    ends_before: date | None
    contents: tuple[ContentLine, ...]
    decision_id: int
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class ProposalLine:
    """A version or a price that waits for a decision, or did not get one."""

    id: int
    subject_code: str
    subject_name: str
    state: ProposalState
    starts_on: date
    proposed_on: date
    proposed_by: str
    governance_proposal_id: int | None
    source: str
    is_assumption: bool
    unit: Unit | None = None
    cents_per_unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class PriceLine:
    """What one unit of a service costs per year in a period, without VAT."""

    id: int
    service_code: str
    service_name: str
    unit: Unit
    cents_per_unit: int
    starts_on: date
    ends_before: date | None
    decision_id: int
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class PriceDraft:
    """
    A price that somebody wants to propose; None: from that day the service has none of its own.

    It corrects what was decided for later days only when it says so, with a reason.
    """

    service_code: str
    unit: Unit
    cents_per_unit: int | None
    starts_on: date
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class PackageDraft:
    """The contents that somebody wants to propose: a level per service code."""

    package_code: str
    contents: tuple[tuple[str, Level], ...]
    starts_on: date
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """The id of a proposal here, and of the one that the body sees."""

    id: int
    governance_proposal_id: int


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What changed between the contents of two versions of a package."""

    added: tuple[ContentLine, ...]
    removed: tuple[ContentLine, ...]
    changed: tuple[tuple[ContentLine, ContentLine], ...]
    kept: tuple[ContentLine, ...]
