# SPDX-License-Identifier: EUPL-1.2
"""Roles, who acts, and the lines that other packages read."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from bodemplaat.kernel import days


class Role(StrEnum):
    """What an account comes for; the first three work for the shared service organisation."""

    SSO_DIRECTOR = "sso_director"
    SSO_CONTROLLER = "sso_controller"
    ACCOUNT_MANAGER = "account_manager"
    CONTRACT_MANAGER = "contract_manager"
    SECRETARY = "secretary"
    ALDERMAN = "alderman"
    MUNICIPAL_CONTROLLER = "municipal_controller"

    @property
    def is_sso(self) -> bool:
        """Whether the role works for the shared service organisation."""
        return self in (Role.SSO_DIRECTOR, Role.SSO_CONTROLLER, Role.ACCOUNT_MANAGER)


class LegalForm(StrEnum):
    """The form of an arrangement, by its law."""

    JOINT_ARRANGEMENT = "joint-arrangement"
    LIGHT_ARRANGEMENT = "light-arrangement"
    HOST_MUNICIPALITY = "host-municipality"
    OPERATIONS_ORGANISATION = "operations-organisation"
    COOPERATIVE = "cooperative"


class Relation(StrEnum):
    """How a participant stands to the shared service organisation."""

    OWNER = "owner"
    CUSTOMER = "customer"
    CHAIN_PARTNER = "chain-partner"
    """Takes services and pays for them; never holds a vote."""


class OrganisationKind(StrEnum):
    """What a participant is; only a municipality stands in the register of municipalities."""

    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    ARRANGEMENT = "arrangement"
    OTHER = "other"


class RegisterSource(StrEnum):
    """Who publishes a register of municipalities."""

    RVIG = "rvig"
    CBS = "cbs"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """
    Who acts, in which role and for which organisation, at which moment; no role: a machine.

    Who stands in for a person has that person's role and organisation, and stays who he is.
    """

    account_id: int | None
    name: str
    role: Role | None
    arrangement_id: int
    participant_id: int | None = None
    participant_code: str | None = None
    at: datetime
    stands_in_for: str = ""

    @property
    def is_sso(self) -> bool:
        """Whether the actor works for the shared service organisation."""
        return self.role is None or self.role.is_sso

    @property
    def on(self) -> date:
        """The day on which the actor acts, in the Netherlands."""
        return days.get_day(self.at)

    @classmethod
    def system(cls, arrangement_id: int, at: datetime, name: str = "Bodemplaat") -> "Actor":
        """Return the actor of imports and of work on a schedule."""
        return cls(account_id=None, name=name, role=None, arrangement_id=arrangement_id, at=at)


@dataclass(frozen=True, kw_only=True)
class AssignmentLine:
    """The right of an account to act in an arrangement."""

    account_id: int
    account_name: str
    arrangement_id: int
    slug: str
    participant_id: int | None
    role: Role


@dataclass(frozen=True, kw_only=True)
class ArrangementLine:
    """One partnership with its shared service organisation."""

    id: int
    slug: str
    name: str
    sso_name: str
    legal_form: LegalForm
    profile: str
    seat: str
    owner_note: str
    starts_on: date
    source: str
    is_demo: bool


@dataclass(frozen=True, kw_only=True)
class ParticipantLine:
    """An organisation that takes part; `is_owner` is its relation in the line it comes with."""

    id: int
    code: str
    name: str
    is_owner: bool
    kind: OrganisationKind = OrganisationKind.MUNICIPALITY
    is_chain_partner: bool = False

    @property
    def is_municipality(self) -> bool:
        """Whether the register of municipalities knows it."""
        return self.kind is OrganisationKind.MUNICIPALITY


@dataclass(frozen=True, kw_only=True)
class ParticipationLine:
    """One participant takes part in [starts_on, ends_before)."""

    id: int
    participant: ParticipantLine
    starts_on: date
    ends_before: date | None
    relation: Relation
    source: str
    is_assumption: bool
    end_source: str
    is_end_assumption: bool
    successor_code: str | None
    recorded_at: datetime
    recorded_by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """Something that is measured per participant and reference date."""

    code: str
    name: str
    unit: str
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class FactLine:
    """The measured value of one participant on one reference date."""

    id: int
    participant_code: str
    participant_name: str
    measure: str
    reference_on: date
    value: Fraction
    source: str
    is_assumption: bool
    recorded_at: datetime
    recorded_before: datetime | None
    recorded_by: str
    reason: str
    replaces_id: int | None


@dataclass(frozen=True, kw_only=True)
class StatedTotalLine:
    """A total of the whole arrangement as one source states it, beside the sum of our facts."""

    id: int
    measure: str
    reference_on: date
    value: Fraction
    source: str
    computed: Fraction | None
    difference: Fraction | None


@dataclass(frozen=True, kw_only=True)
class OpenQuestionLine:
    """What is not known of an arrangement, shown instead of guessed."""

    id: int
    code: str
    question: str
    detail: str
    source: str
    asked_on: date


@dataclass(frozen=True, kw_only=True)
class SuccessorLine:
    """One step of a municipality to its successor."""

    code: str
    name: str
    on: date
    predecessor_code: str
    source: str


@dataclass(frozen=True, kw_only=True)
class RegisterLine:
    """A municipality as one source holds it."""

    source: RegisterSource
    code: str
    name: str
    province: str
    starts_on: date | None
    ends_before: date | None
    successor_code: str


@dataclass(frozen=True, kw_only=True)
class SourceConflictLine:
    """Two sources that differ on one point of one municipality."""

    code: str
    name: str
    point: str
    ours: str
    theirs: str
    our_source: str
    their_source: str
