# SPDX-License-Identifier: EUPL-1.2
"""Rights and proposals as the page shows them, with what the reader may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from bodemplaat.organisations import permissions
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import (
    AccessKind,
    AccessLine,
    AccessState,
    Actor,
    RightLine,
)


@dataclass(frozen=True)
class ProposalRow:
    """One proposal; who proposed it or gets it sees no button to approve."""

    line: AccessLine
    what: Promise | str
    state: Promise
    can_decide: bool
    can_withdraw: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for a second person."""
        return self.line.state is AccessState.PROPOSED


@dataclass(frozen=True)
class RightRow:
    """One right."""

    line: RightLine
    role: Promise
    can_end: bool
    can_restore: bool


def list_proposal_rows(lines: Iterable[AccessLine], actor: Actor) -> list[ProposalRow]:
    """Return proposals with what the reader may do about each."""
    return [
        ProposalRow(
            line=line,
            what=words.ACCESS[line.kind] if line.kind is not AccessKind.ROLE or not line.role
            else words.ROLES[line.role],
            state=words.ACCESS_STATES[line.state],
            can_decide=permissions.can_approve(actor, line.participant_id)
            and actor.account_id not in (line.proposed_by_id, line.account_id),
            can_withdraw=actor.account_id == line.proposed_by_id,
        )
        for line in lines
    ]  # fmt: skip


def list_right_rows(
    lines: Iterable[RightLine], actor: Actor, on: date, *, current: bool
) -> list[RightRow]:
    """Return the rights that hold on a day or later, or those that have ended."""
    return [
        RightRow(
            line=line,
            role=words.ROLES[line.role],
            can_end=current and permissions.can_approve(actor, line.participant_id),
            can_restore=current and line.has_second_factor
            and permissions.can_propose(actor, line.participant_id),
        )
        for line in lines
        if (line.ends_before is None or line.ends_before > on) is current
    ]  # fmt: skip
