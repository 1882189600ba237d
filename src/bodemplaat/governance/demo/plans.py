# SPDX-License-Identifier: EUPL-1.2
"""What the demo tells of the government of one arrangement."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bodemplaat.governance.values import (
    BandDraft,
    BodyKind,
    CompositionDraft,
    Forum,
    Level,
    Majority,
    Office,
    Represents,
    RuleDraft,
    SettingDraft,
    VotingRule,
)
from bodemplaat.organisations.values import Role

DECK = "Workshoppresentatie Equalit en ISZF"
INVENTED = "De naam is verzonnen; de bron noemt alleen de functie."
LAW_OF_COUNCILS = "Wgr artikel 22 en Gemeentewet artikel 28 tot en met 32"
ASSEMBLY_VOTE = VotingRule(Majority.SIMPLE, Fraction(1, 2), reconvened=Fraction(0))
MEMBERSHIP_VOTE = VotingRule(
    Majority.QUALIFIED, Fraction(1, 2), share=Fraction(2, 3), reconvened=Fraction(0)
)
RECONVENING = "Gemeentewet artikel 29, door Wgr artikel 22"
COLLEGE_VOTE = VotingRule(
    Majority.SIMPLE, Fraction(1, 2), is_quorum_strict=False, chair_breaks_ties=True
)
# Terms begin on the Thursday after the elections of a council (Kieswet C 4, Gemeentewet 18).
TERMS = (date(2006, 3, 16), date(2010, 3, 11))
MERGER_ON = date(2011, 1, 1)


@dataclass(frozen=True, kw_only=True)
class BodyPlan:
    """One body, and who sits in it for each participant."""

    code: str
    name: str
    kind: BodyKind
    level: Level
    is_deciding: bool
    purpose: str
    composition: str
    chair_rule: str
    source: str
    member_role: Role | None
    chairs: tuple[tuple[date, str], ...] = ()
    has_terms: bool = False
    sso_chair: str = ""
    sso_secretary: str = ""
    is_assumption: bool = False
    represents: Represents = Represents.JOINT
    forum: Forum | None = None
    secretary: str = ""
    meetings_a_year: int | None = None
    member_office: Office | None = None
    chair_office: Office | None = None
    chairs_each: bool = False


@dataclass(frozen=True, kw_only=True)
class SeatPlan:
    """One seat that does not follow from a participation."""

    body_code: str
    person_name: str
    participant_code: str
    portfolio: str
    office: Office | None = None
    is_chair: bool = False
    is_secretary: bool = False


@dataclass(frozen=True, kw_only=True)
class VersionPlan:
    """One version of the rules."""

    title: str
    article_source: str
    adopted_by: str
    recorded_on: date
    starts_on: date
    source: str
    rules: tuple[RuleDraft, ...]
    settings: tuple[SettingDraft, ...]
    compositions: tuple[CompositionDraft, ...] = ()
    bands: tuple[BandDraft, ...] = ()
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetPlan:
    """A part of what the arrangement grows towards."""

    setting: str
    name: str
    recorded_on: date
    target_on: date
    reached_on: date | None = None
    source: str = "Bedacht voor de demo; de bron noemt onderdelen noch dagen."


@dataclass(frozen=True, kw_only=True)
class GovernancePlan:
    """The government of one arrangement through time."""

    slug: str
    founded_on: date
    starts_on: date
    bodies: tuple[BodyPlan, ...]
    seats: tuple[SeatPlan, ...]
    versions: tuple[VersionPlan, ...]
    portfolios: dict[str, str]
    targets: tuple[TargetPlan, ...] = ()
    weights: dict[str, int] | None = None
    published_on: date | None = None
