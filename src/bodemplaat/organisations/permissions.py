# SPDX-License-Identifier: EUPL-1.2
"""Who may change participations, facts and identities."""

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, Role

RECORDERS = frozenset({Role.SSO_CONTROLLER, Role.ACCOUNT_MANAGER})

# Giving a right takes two: one of the first proposes, another one of the second approves. A
# secretary does so for the own municipality alone.
PROPOSERS = frozenset({Role.SSO_DIRECTOR, Role.SECRETARY})
APPROVERS = PROPOSERS | {Role.SSO_CONTROLLER}
# Who answers the questions of municipalities may look along with them.
STAND_INS = frozenset({Role.ACCOUNT_MANAGER})
# How an organisation shows itself is its own to say; the office helps who asks for it.
IDENTITY_KEEPERS = frozenset(
    role for role in Role if role.is_sso or role in (Role.SECRETARY, Role.CONTRACT_MANAGER)
)
PROVIDER_KEEPERS = frozenset({Role.SSO_DIRECTOR})


class NotYourRole(Refusal):
    """The role of the actor does not carry this change."""

    code = "organisations.not-your-role"


def can_record(actor: Actor) -> bool:
    """Return whether the actor may record participations and measured facts."""
    return actor.role is None or actor.role in RECORDERS


def require_may_record(actor: Actor) -> None:
    """Raise NotYourRole unless the actor may record participations and measured facts."""
    if not can_record(actor):
        raise NotYourRole(name=actor.name)


def can_open_principal(actor: Actor, participant_id: int) -> bool:
    """Return whether the actor may open the page of a participant as principal."""
    return _is_within(actor, participant_id)


def require_may_assign(actor: Actor) -> None:
    """Raise NotYourRole unless the actor works for the shared service organisation."""
    if not actor.is_sso:
        raise NotYourRole(name=actor.name)


def can_set_identity(actor: Actor, participant_id: int | None) -> bool:
    """Return whether the actor may say how an organisation (None: the office) shows itself."""
    return actor.role is None or (
        actor.role in IDENTITY_KEEPERS and _is_within(actor, participant_id)
    )


def require_may_set_identity(actor: Actor, participant_id: int | None) -> None:
    """Raise NotYourRole unless the actor may say how an organisation shows itself."""
    if not can_set_identity(actor, participant_id):
        raise NotYourRole(name=actor.name)


def _is_within(actor: Actor, participant_id: int | None) -> bool:
    """Tell whether a right belongs to the organisations that the actor speaks for."""
    return actor.is_sso or (participant_id is not None and participant_id == actor.participant_id)


def can_propose(actor: Actor, participant_id: int | None) -> bool:
    """Return whether the actor may propose a right in an organisation (None: the office)."""
    return actor.role in PROPOSERS and _is_within(actor, participant_id)


def can_approve(actor: Actor, participant_id: int | None) -> bool:
    """Return whether the actor may approve a right in an organisation (None: the office)."""
    return actor.role in APPROVERS and _is_within(actor, participant_id)


def require_may_propose(actor: Actor, participant_id: int | None) -> None:
    """Raise NotYourRole unless the actor may propose a right in an organisation."""
    if not can_propose(actor, participant_id):
        raise NotYourRole(name=actor.name)


def require_may_approve(actor: Actor, participant_id: int | None) -> None:
    """Raise NotYourRole unless the actor may approve a right in an organisation."""
    if not can_approve(actor, participant_id):
        raise NotYourRole(name=actor.name)


def require_may_end(actor: Actor, participant_id: int | None) -> None:
    """Raise NotYourRole unless the actor may take a right in an organisation away."""
    if not can_approve(actor, participant_id):
        raise NotYourRole(name=actor.name)


def require_may_keep_providers(actor: Actor) -> None:
    """Raise NotYourRole unless the actor looks after the log-in services."""
    if actor.role not in PROVIDER_KEEPERS:
        raise NotYourRole(name=actor.name)


def require_may_stand_in(actor: Actor) -> int:
    """Return the account of who answers questions of municipalities, or raise NotYourRole."""
    if actor.role not in STAND_INS or actor.stands_in_for or actor.account_id is None:
        raise NotYourRole(name=actor.name)
    return actor.account_id
