# SPDX-License-Identifier: EUPL-1.2
"""Who may change participations, facts and identities."""

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries
from bodemplaat.organisations.rules.guests import NotYoursToShare
from bodemplaat.organisations.values import Actor, PostKind, Role, can_tell

RECORDERS = frozenset({Role.SSO_CONTROLLER, Role.ACCOUNT_MANAGER})
# Who says which people sit where: the office for all, a municipality for its own people.
OFFICE_SEATERS = RECORDERS | {Role.SSO_DIRECTOR}
OWN_SEATERS = frozenset({Role.CONTRACT_MANAGER, Role.SECRETARY})
SEATERS = OFFICE_SEATERS | OWN_SEATERS
ERASERS = frozenset({Role.SSO_DIRECTOR, Role.SSO_CONTROLLER, Role.SECRETARY})

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
PUBLISHERS = frozenset({Role.SSO_DIRECTOR})
# Who is a guest, and what of all participants it reads, the director says; what is of one
# municipality alone, its secretary.
GUEST_KEEPERS = frozenset({Role.SSO_DIRECTOR})
SHARERS = GUEST_KEEPERS | {Role.SECRETARY}


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


def require_may_tell(actor: Actor, participant_id: int) -> None:
    """Raise NotYourRole unless the actor may record where else a participant takes part."""
    if not can_tell(actor, participant_id):
        raise NotYourRole(name=actor.name)


def require_may_publish(actor: Actor) -> None:
    """Raise NotYourRole unless the actor may tell everybody who takes part."""
    if actor.role is not None and actor.role not in PUBLISHERS:
        raise NotYourRole(name=actor.name)


def require_may_keep_guests(actor: Actor) -> None:
    """Raise NotYourRole unless the actor may let guests in."""
    if actor.role not in GUEST_KEEPERS:
        raise NotYourRole(name=actor.name)


def can_share(actor: Actor, participant_id: int | None) -> bool:
    """Return whether the actor may share what is of a participant (None: of all)."""
    if participant_id is None:
        return actor.role in GUEST_KEEPERS
    return actor.role is Role.SECRETARY and actor.participant_id == participant_id


def require_may_share(actor: Actor, participant_id: int | None, title: str) -> None:
    """Raise NotYoursToShare unless the actor may share what is of a participant, or of all."""
    if not can_share(actor, participant_id):
        raise NotYoursToShare(title=title)


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


def _serves_all(actor: Actor) -> bool:
    return actor.role is None or actor.role in OFFICE_SEATERS


def can_arrange(actor: Actor, participant_id: int, kind: PostKind) -> bool:
    """
    Return whether the actor says who holds a post of a participant.

    The organisation for all; a municipality for its own people, not for who serves it.
    """
    if _serves_all(actor):
        return True
    is_own = actor.participant_id == participant_id
    return is_own and actor.role in OWN_SEATERS and not kind.is_sso


def require_may_arrange(actor: Actor, participant_id: int, kind: PostKind) -> None:
    """Raise NotYourRole unless the actor says who holds a post of a participant."""
    if not can_arrange(actor, participant_id, kind):
        raise NotYourRole(name=actor.name)


def require_may_seat_somebody(actor: Actor) -> None:
    """Raise NotYourRole unless the actor says who holds some posts."""
    if actor.role is not None and actor.role not in SEATERS:
        raise NotYourRole(name=actor.name)


def can_amend_person(actor: Actor, person_id: int) -> bool:
    """Return whether the actor keeps the details of a person: of somebody whom it may seat."""
    if _serves_all(actor):
        return True
    posts = [term.post for term in queries.list_tenures(person_id=person_id)]
    return bool(posts) and all(can_arrange(actor, p.participant_id, p.kind) for p in posts)


def require_may_amend_person(actor: Actor, person_id: int) -> None:
    """Raise NotYourRole unless the actor keeps the details of a person."""
    if not can_amend_person(actor, person_id):
        raise NotYourRole(name=actor.name)


def can_erase_person(actor: Actor, person_id: int) -> bool:
    """Return whether the actor erases who a person is."""
    may = actor.role is None or actor.role in ERASERS
    return may and can_amend_person(actor, person_id)


def require_may_erase_person(actor: Actor, person_id: int) -> None:
    """Raise NotYourRole unless the actor erases who a person is."""
    if not can_erase_person(actor, person_id):
        raise NotYourRole(name=actor.name)


def can_plan_talks(actor: Actor, participant_id: int) -> bool:
    """Return whether the actor plans talks of a participant with its adviser."""
    is_own = actor.participant_id == participant_id and actor.role in OWN_SEATERS
    return _serves_all(actor) or is_own


def require_may_plan_talks(actor: Actor, participant_id: int | None) -> None:
    """Raise NotYourRole unless the actor plans talks of a participant with its adviser."""
    if participant_id is None or not can_plan_talks(actor, participant_id):
        raise NotYourRole(name=actor.name)
