# SPDX-License-Identifier: EUPL-1.2
"""The partnerships of one municipality."""

from dataclasses import dataclass
from datetime import date, datetime

from bodemplaat.organisations.values.partnerships import Actor, Relation, Role

# Where else a municipality takes part, it says itself too.
TELLERS = frozenset(
    {Role.SSO_CONTROLLER, Role.ACCOUNT_MANAGER, Role.SECRETARY, Role.CONTRACT_MANAGER}
)


def can_tell(actor: Actor, participant_id: int) -> bool:
    """Return whether somebody may record where else a participant takes part."""
    is_within = actor.is_sso or actor.participant_id == participant_id
    return actor.role is None or (actor.role in TELLERS and is_within)


@dataclass(frozen=True, kw_only=True)
class MembershipLine:
    """A participant takes part elsewhere in [starts_on, ends_before), as somebody recorded it."""

    id: int
    participant_id: int
    code: str
    slug: str
    name: str
    tasks: str
    starts_on: date
    ends_before: date | None
    source: str
    is_assumption: bool
    recorded_at: datetime
    recorded_by: str
    reason: str
    replaces_id: int | None


@dataclass(frozen=True, kw_only=True)
class PublishedMembershipLine:
    """A municipality takes part in a partnership that says so in public."""

    arrangement_id: int
    slug: str
    arrangement_name: str
    sso_name: str
    code: str
    name: str
    relation: Relation
    starts_on: date
    ends_before: date | None
    published_at: datetime
