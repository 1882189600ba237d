# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen lines of the charter and of agreements."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bodemplaat.catalogue.values.norms import Deviation, DeviationLine, NormValue
from bodemplaat.catalogue.values.packages import Unit

# What an agreement says in words, besides its terms: fields of the model, the draft and the line.
AGREEMENT_TEXTS = ("notice",)


class AgreementState(StrEnum):
    """Where an agreement stands; a signed one holds in the periods of its terms."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class AgreementForm(StrEnum):
    """What an arrangement lets an agreement hold, by its rule set."""

    WITH_DEVIATIONS = "with-deviations"
    AGREEMENT_ONLY = "agreement-only"


class Side(StrEnum):
    """Who signs: the shared service organisation or the participant."""

    SSO = "sso"
    PARTICIPANT = "participant"


@dataclass(frozen=True, kw_only=True)
class CharterLine:
    """The general terms for all participants in a period, with the norms for everyone."""

    id: int
    proposal_id: int
    number: int
    title: str
    text: str
    norms: tuple[NormValue, ...]
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
    deviations: tuple[DeviationLine, ...]
    notice: str
    charter_number: int | None
    charter_title: str
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
class CharterDraft:
    """The general terms that somebody wants to propose, with a value per norm."""

    title: str
    text: str
    starts_on: date
    norms: tuple[tuple[str, Decimal], ...] = ()
    ends_before: date | None = None
    is_correction: bool = False
    reason: str = ""
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class AgreementDraft:
    """An agreement that somebody wants to draft for one participant; deviations only."""

    number: str
    participant_code: str
    starts_on: date
    ends_before: date | None
    choices: tuple[Choice, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    notice: str = ""
    source: str = ""
    is_assumption: bool = False
