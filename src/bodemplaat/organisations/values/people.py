# SPDX-License-Identifier: EUPL-1.2
"""People, the posts that they hold and for how long, and who sits opposite whom."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Level(StrEnum):
    """On which levels a participant and the shared service organisation meet (deck, slide 12)."""

    OWNER = "owner-level"
    PRINCIPAL = "principal-level"
    CUSTOMER = "customer-level"
    USER = "user-level"


class PostKind(StrEnum):
    """
    What somebody is for one participant; the last two work for the organisation itself.

    Of each there is one per participant; functional managers are told apart by what they manage.
    """

    PORTFOLIO_HOLDER = "portfolio-holder"
    SECRETARY_DIRECTOR = "secretary-director"
    CONTRACT_MANAGER = "contract-manager"
    INFORMATION_MANAGER = "information-manager"
    FUNCTIONAL_MANAGER = "functional-manager"
    ADVISER = "information-adviser"
    ACCOUNT_MANAGER = "account-manager"

    @property
    def level(self) -> Level | None:
        """The level that is vacant while nobody holds such a post; None: no level hangs on it."""
        return LEVELS.get(self)

    @property
    def is_sso(self) -> bool:
        """Whether who holds it works for the shared service organisation."""
        return self in (PostKind.ADVISER, PostKind.ACCOUNT_MANAGER)

    @property
    def may_be_many(self) -> bool:
        """Whether a participant may have several, each with a subject of its own."""
        return self is PostKind.FUNCTIONAL_MANAGER


LEVELS = {
    PostKind.PORTFOLIO_HOLDER: Level.OWNER,
    PostKind.SECRETARY_DIRECTOR: Level.PRINCIPAL,
    PostKind.CONTRACT_MANAGER: Level.CUSTOMER,
    PostKind.FUNCTIONAL_MANAGER: Level.USER,
}


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person, who need not be able to log in; the fields of one that was erased are empty."""

    id: int
    name: str
    email: str
    phone: str
    account_id: int | None
    source: str
    is_synthetic: bool
    erased_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PostLine:
    """A place of one participant that somebody should hold; `subject`: of what, where it says."""

    id: int
    participant_id: int
    participant_code: str
    participant_name: str
    kind: PostKind
    subject: str
    closed_on: date | None

    def is_open(self, on: date) -> bool:
        """Tell whether somebody should hold it on a day."""
        return self.closed_on is None or on < self.closed_on


@dataclass(frozen=True, kw_only=True)
class TenureLine:
    """One person holds a post, or stands in for who holds it, in [starts_on, ends_before)."""

    id: int
    post: PostLine
    person: PersonLine
    is_deputy: bool
    starts_on: date
    ends_before: date | None
    note: str
    source: str
    recorded_at: datetime
    recorded_by: str
    reason: str

    def holds(self, on: date) -> bool:
        """Tell whether the term includes a day."""
        return self.starts_on <= on and (self.ends_before is None or on < self.ends_before)


@dataclass(frozen=True, kw_only=True)
class SeatedPost:
    """A post on a day: who holds it, who stands in, and who held it last where nobody does."""

    post: PostLine
    holder: TenureLine | None
    deputy: TenureLine | None
    last: TenureLine | None

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it and nobody stands in."""
        return self.holder is None and self.deputy is None

    @property
    def present(self) -> TenureLine | None:
        """Who is there: the holder, or else who stands in."""
        return self.holder or self.deputy


@dataclass(frozen=True, kw_only=True)
class LevelLine:
    """One level of one participant on a day, with the posts that stand on it."""

    participant_id: int
    participant_code: str
    participant_name: str
    level: Level
    posts: tuple[SeatedPost, ...]

    @property
    def is_vacant(self) -> bool:
        """Whether nobody is there on this level."""
        return all(seated.is_vacant for seated in self.posts)

    @property
    def ended_before(self) -> date | None:
        """The day since which a vacant level is without its last person; None: never had one."""
        ends = [one.last.ends_before for one in self.posts if one.last and one.last.ends_before]
        return max(ends) if self.is_vacant and ends else None


@dataclass(frozen=True, kw_only=True)
class PairLine:
    """The contract manager of a participant and the account manager opposite."""

    participant_id: int
    participant_code: str
    participant_name: str
    contract_manager: TenureLine | None
    account_manager: TenureLine | None

    @property
    def is_whole(self) -> bool:
        """Whether both are there."""
        return self.contract_manager is not None and self.account_manager is not None


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """A post whose last known term ends on a day after which nobody is there."""

    post: PostLine
    starts_on: date
    present_since: date


@dataclass(frozen=True, kw_only=True)
class TalkLine:
    """A talk of a participant with its adviser: planned, held with its outcome, or cancelled."""

    id: int
    participant_id: int
    participant_code: str
    participant_name: str
    planned_on: date
    subject: str
    held_on: date | None
    outcome: str
    cancelled_on: date | None
    cancelled_because: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held."""
        return self.held_on is None and self.cancelled_on is None

    def is_held(self, on: date) -> bool:
        """Tell whether it was held on a day or before."""
        return self.held_on is not None and self.held_on <= on

    def is_planned(self, on: date) -> bool:
        """Tell whether it is still to come on a day."""
        is_off = self.cancelled_on is not None and self.cancelled_on <= on
        return self.planned_on >= on and not is_off and not self.is_held(on)


@dataclass(frozen=True)
class Seating:
    """Who sits where on a day: every post, every level, and who sits opposite whom."""

    posts: tuple[SeatedPost, ...]
    levels: tuple[LevelLine, ...]
    pairs: tuple[PairLine, ...]
