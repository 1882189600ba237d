# SPDX-License-Identifier: EUPL-1.2
"""Who may bring a proposal, register a decision and confirm the minutes."""

from collections.abc import Iterable

from bodemplaat.governance.values import DecisionKind, SeatLine
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import values as organisations_values

Role = organisations_values.Role
PROPOSERS = frozenset(
    {
        Role.SSO_DIRECTOR,
        Role.SSO_CONTROLLER,
        Role.ACCOUNT_MANAGER,
        Role.CONTRACT_MANAGER,
        Role.SECRETARY,
        Role.ALDERMAN,
    }
)
REGISTRARS = frozenset({Role.SSO_DIRECTOR, Role.SECRETARY})
MANDATED = frozenset(role for role in Role if role.is_sso)
ARRANGERS = frozenset({Role.SSO_DIRECTOR})
CHAIRS = frozenset({Role.ALDERMAN, Role.SECRETARY})


class MayNotPropose(Refusal):
    """This role brings no proposals."""

    code = "governance.may-not-propose"


class MayNotRegister(Refusal):
    """This role does not register what a body decided."""

    code = "governance.may-not-register"


class NotOfThisBody(Refusal):
    """Who registers for a municipality, registers where that municipality has a seat."""

    code = "governance.not-of-this-body"


class MayNotConfirm(Refusal):
    """This role does not confirm minutes."""

    code = "governance.may-not-confirm"


class MayNotArrange(Refusal):
    """Bodies, seats and rules are kept by the director of the SSO."""

    code = "governance.may-not-arrange"


class MayNotWithdraw(Refusal):
    """Only its proposer, or the SSO, takes a proposal back."""

    code = "governance.may-not-withdraw"


def can_propose(actor: organisations_values.Actor) -> bool:
    """Return whether the actor may bring a proposal."""
    return actor.role is None or actor.role in PROPOSERS


def can_register(actor: organisations_values.Actor) -> bool:
    """Return whether the actor may register what a body decided."""
    return actor.role is None or actor.role in REGISTRARS


def can_close(actor: organisations_values.Actor, kind: str) -> bool:
    """Return whether the actor may register a decision of this kind: policy never by the SSO."""
    return can_register(actor) and not (actor.is_sso and kind == DecisionKind.POLICY)


def has_seat(actor: organisations_values.Actor, seats: Iterable[SeatLine]) -> bool:
    """Return whether the actor works for the SSO, or for a participant with one of the seats."""
    return actor.is_sso or actor.participant_id in {seat.participant_id for seat in seats}


def can_confirm(actor: organisations_values.Actor) -> bool:
    """Return whether the actor may confirm minutes as the chair of a body."""
    return actor.role in CHAIRS


def can_arrange(actor: organisations_values.Actor) -> bool:
    """Return whether the actor keeps bodies, seats and rule sets."""
    return actor.role is None or actor.role in ARRANGERS


def can_withdraw(
    actor: organisations_values.Actor, *, proposer_id: int | None, proposer: str
) -> bool:
    """Return whether the actor brought the proposal, or is the director of the SSO."""
    is_own = actor.account_id == proposer_id and actor.name == proposer
    return is_own or can_arrange(actor)


def require_can_propose(actor: organisations_values.Actor) -> None:
    """Raise MayNotPropose unless the actor may bring a proposal."""
    if not can_propose(actor):
        raise MayNotPropose(name=actor.name)


def require_can_register(actor: organisations_values.Actor) -> None:
    """Raise MayNotRegister unless the actor may register a decision."""
    if not can_register(actor):
        raise MayNotRegister(name=actor.name)


def require_seat(
    actor: organisations_values.Actor, seats: Iterable[SeatLine], *, body: str
) -> None:
    """Raise NotOfThisBody unless the actor may register what was done in the body."""
    if not has_seat(actor, seats):
        raise NotOfThisBody(name=actor.name, body=body)


def require_can_arrange(actor: organisations_values.Actor) -> None:
    """Raise MayNotArrange unless the actor keeps bodies, seats and rule sets."""
    if not can_arrange(actor):
        raise MayNotArrange(name=actor.name)


def require_can_confirm(actor: organisations_values.Actor) -> None:
    """Raise MayNotConfirm unless the actor may confirm minutes as a chair."""
    if not can_confirm(actor):
        raise MayNotConfirm(name=actor.name)


def require_can_withdraw(
    actor: organisations_values.Actor, *, proposer_id: int | None, proposer: str
) -> None:
    """Raise MayNotWithdraw unless the actor brought the proposal or directs the SSO."""
    if not can_withdraw(actor, proposer_id=proposer_id, proposer=proposer):
        raise MayNotWithdraw(name=actor.name, proposer=proposer)
