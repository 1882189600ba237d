# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen values of governance that other packages may use."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class DecisionKind(StrEnum):
    """What a decision is about; the rule set names one body for each kind."""

    PACKAGE = "package"
    PRICE = "price"
    KEY = "key"
    BUDGET = "budget"
    SETTLEMENT = "settlement"
    CHARTER = "charter"
    MEMBERSHIP = "membership"
    POLICY = "policy"
    ENTRY_FEE = "entry-fee"
    RESULT_DESTINATION = "result-destination"
    RANKING = "ranking"
    EXCEPTION = "exception"


class BodyKind(StrEnum):
    """What sort of body: bestuursorgaan, commissie, overleg, college."""

    GOVERNING_BODY = "governing-body"
    COMMITTEE = "committee"
    CONSULTATION = "consultation"
    COLLEGE = "college"


class Level(StrEnum):
    """The level at which a body speaks."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"


class Represents(StrEnum):
    """For whom a body speaks: all participants together, the owner alone, or the SSO."""

    JOINT = "joint"
    OWNER = "owner"
    SSO = "sso"


class Forum(StrEnum):
    """The place of a body in the consultation structure, by which two structures are compared."""

    ASSEMBLY = "assembly"
    BOARD = "board"
    DIRECTORS = "directors"
    CONTRACT_MANAGERS = "contract-managers"
    PROJECTS = "projects"
    PER_PARTICIPANT = "per-participant"
    PER_THEME = "per-theme"


class ChairSide(StrEnum):
    """Who chairs: the principal (a participant), the supplier (the SSO), or one of both."""

    PRINCIPAL = "principal"
    SUPPLIER = "supplier"
    EITHER = "either"


class Office(StrEnum):
    """The office by which somebody sits in a body; rules of composition ask for it."""

    MAYOR = "mayor"
    ALDERMAN = "alderman"
    PORTFOLIO_HOLDER = "portfolio-holder"
    SECRETARY = "secretary"
    CONTRACT_MANAGER = "contract-manager"
    CONTACT_PERSON = "contact-person"
    APPLICATION_MANAGER = "application-manager"
    PROJECT_LEADER = "project-leader"
    EXPERT = "expert"
    SSO_HEAD = "sso-head"
    SSO_ADVISER = "sso-adviser"


class SeatRole(StrEnum):
    """What somebody is in a body; a secretary sits in it without a vote."""

    CHAIR = "chair"
    MEMBER = "member"
    SECRETARY = "secretary"


class Majority(StrEnum):
    """How much of the votes cast a proposal needs."""

    SIMPLE = "simple"
    TWO_THIRDS = "two-thirds"
    QUALIFIED = "qualified"
    UNANIMOUS = "unanimous"


class Basis(StrEnum):
    """What counts as one voice: a seat or a participant, with one vote or with a weight."""

    SEATS = "seats"
    WEIGHTS = "weights"
    PARTICIPANTS = "participants"
    TABLE = "table"
    BANDS = "bands"

    @property
    def is_by_participant(self) -> bool:
        """Whether a participant has one voice, however many seats it has."""
        return self in (Basis.PARTICIPANTS, Basis.TABLE, Basis.BANDS)

    @property
    def is_weighted(self) -> bool:
        """Whether voices weigh differently."""
        return self in (Basis.WEIGHTS, Basis.TABLE, Basis.BANDS)


class Choice(StrEnum):
    """What a voter did; who is recused takes no part and leaves the quorum (Gw 28, 29)."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    RECUSED = "recused"


class Outcome(StrEnum):
    """What a count means; the last two decide nothing."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    NO_QUORUM = "no-quorum"


class ProposalState(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Opinion(StrEnum):
    """What an advising body thinks of a proposal."""

    POSITIVE = "positive"
    CONDITIONAL = "conditional"
    NEGATIVE = "negative"


class CompositionKind(StrEnum):
    """What a rule asks of the members of a body."""

    ONE_PER_PARTICIPANT = "one-per-participant"
    NO_MAJORITY_OF = "no-majority-of"
    CHAIR_SIDE = "chair-side"
    CHAIR_OFFICE = "chair-office"
    MEMBER_OFFICE = "member-office"


class CompositionState(StrEnum):
    """Whether a body is composed as the rule asks; open: the arrangement has not settled it."""

    HOLDS = "holds"
    BROKEN = "broken"
    OPEN = "open"


@dataclass(frozen=True)
class SubjectReference:
    """The thing that a proposal is about: `package.thing` and its id."""

    type: str
    id: int


@dataclass(frozen=True)
class DecisionReference:
    """A decision as another package needs it, and as a link on screen."""

    id: int
    reference: str
    body_code: str
    body_name: str
    kind: str
    title: str
    decided_on: date
    effective_on: date


@dataclass(frozen=True)
class ProposalLine:
    """A proposal with the body that may decide it; the rule is open where `body_code` is empty."""

    id: int
    kind: str
    subject: SubjectReference
    title: str
    text: str
    proposed_on: date
    effective_on: date
    state: str
    body_code: str
    body_name: str
    article: str
    decision: DecisionReference | None
    proposed_by: str = ""
    proposed_by_id: int | None = None
    is_open: bool = False
    source: str = ""
    is_synthetic: bool = False
    withdrawn_on: date | None = None
    withdrawal_reason: str = ""
    amount_cents: int | None = None


@dataclass(frozen=True)
class Vote:
    """One vote: of a seat (`member_id`) or of a participant (`participant_code`)."""

    value: Choice | str
    member_id: int | None = None
    participant_code: str | None = None


@dataclass(frozen=True)
class VotingRule:
    """
    How a body decides.

    `quorum` is the part of the members not recused that takes part: more than it where
    `is_quorum_strict`, else at least it. A tie is lost or postponed unless `chair_breaks_ties`.
    `share` is the part of the votes cast that a qualified majority needs at the least;
    `reconvened` the part of the members that suffices in a second meeting, None where the
    regulation knows no second meeting.
    """

    majority: Majority
    quorum: Fraction = Fraction(1, 2)
    is_quorum_strict: bool = True
    chair_breaks_ties: bool = False
    share: Fraction | None = None
    reconvened: Fraction | None = None


@dataclass(frozen=True)
class Tally:
    """A count of votes: heads for the quorum, weights for the majority."""

    seated: int
    recused: int
    took_part: int
    in_favour: int
    against: int
    abstained: int
    chair: Choice | None = None

    @property
    def entitled(self) -> int:
        """Members that may take part."""
        return self.seated - self.recused

    @property
    def cast(self) -> int:
        """Weight of the votes for and against."""
        return self.in_favour + self.against

    @property
    def is_complete(self) -> bool:
        """Whether every member that may take part did."""
        return self.took_part == self.entitled


@dataclass(frozen=True)
class RuleDraft:
    """One rule of a new rule set; an open rule has no body yet and says so in `note`."""

    kind: str
    article: str
    body_code: str = ""
    voting: VotingRule = VotingRule(Majority.SIMPLE)
    basis: Basis = Basis.SEATS
    advised_by: str = ""
    needs_advice: bool = False
    may_work_back: bool = False
    is_open: bool = False
    note: str = ""
    reconvening_article: str = ""


@dataclass(frozen=True)
class RuleLine:
    """A rule in force: who decides, by which article, and how."""

    kind: str
    body_code: str
    body_name: str
    article: str
    majority: Majority
    quorum: Fraction
    is_open: bool
    basis: Basis
    is_quorum_strict: bool
    chair_breaks_ties: bool
    advised_by: str
    needs_advice: bool
    may_work_back: bool
    note: str
    id: int
    rule_set_id: int
    rule_set_title: str
    share: Fraction | None = None
    reconvened: Fraction | None = None
    reconvening_article: str = ""

    @property
    def voting(self) -> VotingRule:
        """The rule of the vote itself."""
        return VotingRule(
            self.majority, self.quorum, self.is_quorum_strict, self.chair_breaks_ties,
            self.share, self.reconvened,
        )  # fmt: skip


@dataclass(frozen=True)
class SettingDraft:
    """A choice of the arrangement that a calculation reads by name; empty when open."""

    name: str
    value: str
    article: str
    is_open: bool = False
    note: str = ""
    target_on: date | None = None


@dataclass(frozen=True)
class BandDraft:
    """From which value of a measure on a participant has how many votes."""

    measure: str
    at_least: int
    votes: int
    article: str


@dataclass(frozen=True)
class Weight:
    """The votes of one participant on a day; measured where they follow from a fact."""

    votes: int
    measured: int | None = None
    measured_on: date | None = None


@dataclass(frozen=True)
class VoteWeightLine:
    """The votes that the table of the regulation gives one participant, for a period."""

    id: int
    participant_id: int
    participant_code: str
    participant_name: str
    votes: int
    article: str
    starts_on: date
    ends_before: date | None
    source: str
    is_assumption: bool


@dataclass(frozen=True)
class FailedMeetingLine:
    """A meeting on a proposal that lacked quorum: its day, and who was there."""

    id: int
    body_name: str
    met_on: date
    seated: int
    attended: int
    needed: int
    present: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """One line of the explanation of a vote: what was counted, and the threshold if any."""

    code: str
    counted: int
    needed: int | None = None
    is_met: bool | None = None


@dataclass(frozen=True)
class CompositionDraft:
    """What the arrangement asks of the members of a body."""

    body_code: str
    kind: CompositionKind
    article: str
    other_body_code: str = ""
    is_open: bool = False
    note: str = ""
    value: str = ""


@dataclass(frozen=True)
class CompositionLine:
    """A rule of composition with what was counted on a day."""

    body_code: str
    kind: CompositionKind
    article: str
    other_body_code: str
    note: str
    members: int
    of: int
    state: CompositionState
    value: str = ""


@dataclass(frozen=True)
class BodyLine:
    """A body with its number of voting seats on a day."""

    id: int
    code: str
    name: str
    kind: BodyKind
    is_deciding: bool
    level: Level
    purpose: str
    composition: str
    chair_rule: str
    source: str
    is_assumption: bool
    seat_count: int
    represents: Represents = Represents.JOINT
    forum: Forum | None = None
    secretary: str = ""
    meetings_a_year: int | None = None


@dataclass(frozen=True)
class SeatLine:
    """A seat in a body, for a term."""

    id: int
    body_code: str
    person_name: str
    participant_id: int | None
    participant_code: str
    participant_name: str
    votes: int
    role: SeatRole
    portfolio: str
    starts_on: date
    ends_before: date | None
    source: str
    is_synthetic: bool
    office: Office | None = None
    deputy: str = ""

    @property
    def may_vote(self) -> bool:
        """Whether this seat has a vote at all."""
        return self.role is not SeatRole.SECRETARY


@dataclass(frozen=True)
class RuleSetLine:
    """One version of the rules of an arrangement."""

    id: int
    title: str
    article_source: str
    adopted_by: str
    starts_on: date
    ends_before: date | None
    source: str
    is_assumption: bool
    rules: tuple[RuleLine, ...]
    settings: tuple[SettingDraft, ...]
    compositions: tuple[CompositionDraft, ...]
    bands: tuple[BandDraft, ...] = ()


@dataclass(frozen=True)
class BallotLine:
    """One stored vote."""

    voter: str
    participant_name: str
    is_chair: bool
    weight: int
    choice: Choice
    measured: int | None = None
    measured_on: date | None = None


@dataclass(frozen=True)
class AdviceLine:
    """What an advising body said."""

    body_code: str
    body_name: str
    opinion: Opinion
    text: str
    advised_on: date


@dataclass(frozen=True)
class VoteRecord:
    """A vote as it was taken: rule, count, ballots and what follows from them."""

    rule: RuleLine
    tally: Tally
    ballots: tuple[BallotLine, ...]
    outcome: Outcome
    is_reconvened: bool
    registered_by: str
    confirmed_by: str
    quorum_heads: int
    majority_votes: int
    explained: tuple[Explained, ...] = ()
    first_meeting: FailedMeetingLine | None = None
    mandate_code: str = ""
