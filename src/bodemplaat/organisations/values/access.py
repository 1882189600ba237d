# SPDX-License-Identifier: EUPL-1.2
"""Who may act, who asked for that and who agreed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bodemplaat.organisations.values.partnerships import Role


class AccessKind(StrEnum):
    """What is proposed: a role, a way back in without the second factor, or to read for a guest."""

    ROLE = "role"
    SECOND_FACTOR = "second-factor"
    GUEST = "guest"


class AccessState(StrEnum):
    """How far a proposal is; what was decided stays as it is."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class AccessLine:
    """One proposal: for whom, by whom, and who decided."""

    id: int
    kind: AccessKind
    state: AccessState
    account_id: int | None
    name: str
    email: str
    role: Role | None
    participant_id: int | None
    organisation: str
    starts_on: date | None
    ends_before: date | None
    reason: str
    proposed_by_id: int | None
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    decided_reason: str


@dataclass(frozen=True, kw_only=True)
class RightLine:
    """One role of one account, also when it has ended."""

    id: int
    account_id: int
    name: str
    email: str
    role: Role
    participant_id: int | None
    organisation: str
    starts_on: date
    ends_before: date | None
    has_second_factor: bool

    def holds_on(self, on: date) -> bool:
        """Return whether the role holds on a day."""
        return self.starts_on <= on and (self.ends_before is None or on < self.ends_before)


@dataclass(frozen=True, kw_only=True)
class ProviderLine:
    """One server at which people of the arrangement log in; its secret stays where it is."""

    id: int
    code: str
    name: str
    issuer: str
    client_id: str
    scopes: str
    tested_at: datetime | None
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class StandInLine:
    """Somebody of the office looks along in the role of a person."""

    id: int
    account_id: int
    name: str
    role: Role
    participant_id: int | None
    by_name: str
    reason: str
    started_at: datetime
    ends_before: datetime
    ended_at: datetime | None
