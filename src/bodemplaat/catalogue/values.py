# SPDX-License-Identifier: EUPL-1.2
"""Enumerations and frozen lines of the catalogue."""

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


class AgreementState(StrEnum):
    """Where an agreement stands; a signed one holds in the periods of its terms."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """Who signs: the shared service organisation or the participant."""

    SSO = "sso"
    PARTICIPANT = "participant"


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """One service of the catalogue, with the role that is its principal."""

    id: int
    code: str
    name: str
    description: str
    principal: str
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
class CharterLine:
    """The general terms for all participants in a period."""

    id: int
    number: int
    title: str
    text: str
    starts_on: date
    ends_before: date | None
    decision_id: int
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class SignatureLine:
    """One of the two signatures below an agreement."""

    side: Side
    name: str
    role: str
    signed_on: date


@dataclass(frozen=True, kw_only=True)
class TakenLine:
    """A plus service that a participant takes, in the period in which it does."""

    participant_code: str
    agreement_id: int
    agreement_number: str
    service_code: str
    service_name: str
    unit: Unit
    quantity: int
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, kw_only=True)
class AgreementLine:
    """One version of an agreement; the period is the one in force once it was signed."""

    id: int
    number: str
    version: int
    participant_id: int
    participant_code: str
    participant_name: str
    state: AgreementState
    starts_on: date
    ends_before: date | None
    drafted_on: date
    signatures: tuple[SignatureLine, ...]
    taken: tuple[TakenLine, ...]
    source: str
    is_assumption: bool

    def has_signed(self, side: str) -> bool:
        """Return whether a side has signed."""
        return any(signature.side == side for signature in self.signatures)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A plus service that an agreement asks for, before it is stored."""

    service_code: str
    unit: Unit
    quantity: int
    starts_on: date
    ends_before: date | None = None


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
class CharterDraft:
    """The general terms that somebody wants to propose."""

    title: str
    text: str
    starts_on: date
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class AgreementDraft:
    """An agreement that somebody wants to draft for one participant."""

    number: str
    participant_code: str
    starts_on: date
    ends_before: date | None
    choices: tuple[Choice, ...] = ()
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
