# SPDX-License-Identifier: EUPL-1.2
"""What a file of an arrangement may hold, part by part; docs/setup.yaml shows each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bodemplaat.finance.values import KeyKind, LineKind, PoolScope, VatRegime
from bodemplaat.governance.values import (
    Basis,
    BodyKind,
    DecisionKind,
    Level,
    Majority,
    RuleDraft,
    SeatRole,
    SettingDraft,
    VotingRule,
)
from bodemplaat.organisations.values import LegalForm, Relation, Role


@dataclass(frozen=True)
class Place:
    """Where a part stands in its file: the line, the way to it from the top, and its fields."""

    line: int
    path: str
    fields: Mapping[str, int] = field(default_factory=dict)

    def find(self, name: str) -> tuple[int, str]:
        """Return line and way of a field, or those of the part where it is not there."""
        if name not in self.fields:
            return self.line, self.path
        return self.fields[name], f"{self.path}.{name}"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a file."""

    place: Place


@dataclass(frozen=True, kw_only=True)
class ArrangementPart(Part):
    """The partnership itself; its slug is its address."""

    slug: str
    name: str
    sso_name: str
    legal_form: LegalForm
    starts_on: date
    source: str
    profile: str = ""
    seat: str = ""
    owner_note: str = ""


@dataclass(frozen=True, kw_only=True)
class MeasurePart(Part):
    """What is measured per participant."""

    code: str
    name: str
    unit: str
    is_whole: bool = True


@dataclass(frozen=True, kw_only=True)
class ParticipationPart(Part):
    """A period in which a participant takes part."""

    starts_on: date
    relation: Relation
    source: str
    ends_before: date | None = None
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class ParticipantPart(Part):
    """A municipality of the register."""

    code: str
    source: str
    participations: tuple[ParticipationPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IdentityPart(Part):
    """The name and the colours of a participant, or of the shared service organisation."""

    name: str
    short_name: str
    primary: str
    on_primary: str
    accent: str
    initials: str
    participant: str | None = None


@dataclass(frozen=True, kw_only=True)
class SeatPart(Part):
    """Who sits in a body, for a term."""

    person_name: str
    role: SeatRole
    starts_on: date
    participant: str | None = None
    ends_before: date | None = None
    votes: int = 1
    portfolio: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class BodyPart(Part):
    """A body, with its seats."""

    code: str
    name: str
    kind: BodyKind
    level: Level
    is_deciding: bool
    purpose: str = ""
    composition: str = ""
    chair_rule: str = ""
    source: str = ""
    is_assumption: bool = False
    seats: tuple[SeatPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RulePart(Part):
    """Which body decides one kind of thing; open while nobody has settled it."""

    kind: DecisionKind
    article: str
    body: str = ""
    majority: Majority = Majority.SIMPLE
    quorum: Fraction = Fraction(1, 2)
    is_quorum_strict: bool = True
    chair_breaks_ties: bool = False
    basis: Basis = Basis.SEATS
    advised_by: str = ""
    needs_advice: bool = False
    may_work_back: bool = False
    is_open: bool = False
    note: str = ""

    def make_draft(self) -> RuleDraft:
        """Return the rule as governance takes it."""
        voting = VotingRule(
            self.majority, self.quorum, self.is_quorum_strict, self.chair_breaks_ties
        )
        return RuleDraft(
            self.kind.value, self.article, self.body, voting, self.basis, self.advised_by,
            self.needs_advice, self.may_work_back, self.is_open, self.note,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SettingPart(Part):
    """A choice that a calculation reads; open while nobody has made it."""

    name: str
    article: str
    value: str = ""
    is_open: bool = False
    note: str = ""

    def make_draft(self) -> SettingDraft:
        """Return the setting as governance takes it."""
        return SettingDraft(self.name, self.value, self.article, self.is_open, self.note)


@dataclass(frozen=True, kw_only=True)
class RuleSetPart(Part):
    """The rules that hold from a day on."""

    title: str
    article_source: str
    adopted_by: str
    starts_on: date
    source: str = ""
    is_assumption: bool = False
    rules: tuple[RulePart, ...] = ()
    settings: tuple[SettingPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AssignmentPart(Part):
    """A role of an account; with a participant for the roles of a municipality."""

    role: Role
    starts_on: date
    participant: str | None = None
    ends_before: date | None = None


@dataclass(frozen=True, kw_only=True)
class AccountPart(Part):
    """Somebody who logs in, with roles."""

    username: str
    first_name: str
    last_name: str
    roles: tuple[AssignmentPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CodePart(Part):
    """A thing of the administration that has a code and a name alone."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ComponentPart(Part):
    """How far a measure counts in a key."""

    measure: str
    percentage: Fraction


@dataclass(frozen=True, kw_only=True)
class SharePart(Part):
    """The fixed percentage of a participant in a key."""

    participant: str
    percentage: Fraction


@dataclass(frozen=True, kw_only=True)
class VersionPart(Part):
    """What a key should hold from a day on: a proposal, for keys hold by decision."""

    kind: KeyKind
    starts_on: date
    reason: str
    reference_year_offset: int = 0
    is_assumption: bool = False
    components: tuple[ComponentPart, ...] = ()
    shares: tuple[SharePart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyPart(Part):
    """A key, with the versions that are proposed."""

    code: str
    name: str
    versions: tuple[VersionPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PoolPart(Part):
    """A cost pool: one line of every contribution."""

    code: str
    name: str
    position: int
    kind: LineKind
    vat_regime: VatRegime
    scope: PoolScope = PoolScope.ALL
    key: str | None = None
    service_code: str = ""
    measure: str = ""
    is_internal_for_owner: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ArrangementFile(Part):
    """A whole file."""

    arrangement: ArrangementPart
    measures: tuple[MeasurePart, ...] = ()
    participants: tuple[ParticipantPart, ...] = ()
    identities: tuple[IdentityPart, ...] = ()
    bodies: tuple[BodyPart, ...] = ()
    rule_set: RuleSetPart | None = None
    accounts: tuple[AccountPart, ...] = ()
    ledger_accounts: tuple[CodePart, ...] = ()
    categories: tuple[CodePart, ...] = ()
    keys: tuple[KeyPart, ...] = ()
    pools: tuple[PoolPart, ...] = ()
