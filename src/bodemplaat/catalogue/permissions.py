# SPDX-License-Identifier: EUPL-1.2
"""Who may propose, draft, sign and end."""

from bodemplaat.catalogue.values import OrderStep, Side
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, Role


class NoRight(Refusal):
    code = "catalogue.no-right"


class NoMandate(Refusal):
    code = "catalogue.no-mandate"


class NotYourChoice(Refusal):
    code = "catalogue.not-your-choice"


class NotYourApproval(Refusal):
    code = "catalogue.not-your-approval"


class WrongParticipant(Refusal):
    code = "catalogue.wrong-participant"


PROPOSERS = {
    "price": (Role.SSO_DIRECTOR, Role.SSO_CONTROLLER),
    "package": (Role.SSO_DIRECTOR, Role.ACCOUNT_MANAGER),
    "charter": (Role.SSO_DIRECTOR,),
    "agreement": (Role.SSO_DIRECTOR, Role.ACCOUNT_MANAGER),
    "terms": (Role.SSO_DIRECTOR, Role.SSO_CONTROLLER),
    "limit": (Role.SSO_DIRECTOR, Role.ACCOUNT_MANAGER),
    "publication": (Role.SSO_DIRECTOR,),
}
DELIVERERS = frozenset({Role.SSO_DIRECTOR, Role.ACCOUNT_MANAGER})
APPROVERS = frozenset({Role.SECRETARY, Role.MUNICIPAL_CONTROLLER})
LIMITERS = frozenset({Role.SECRETARY})
SIGNERS = frozenset({Role.SSO_DIRECTOR, Role.SECRETARY})
CHOOSERS = frozenset({Role.SECRETARY, Role.CONTRACT_MANAGER})

REGISTRARS = frozenset(role for role in Role if role.is_sso)


def can_propose(actor: Actor, thing: str) -> bool:
    """Return whether an actor may propose a price, package or charter, or draft an agreement."""
    return actor.role in PROPOSERS[thing]


def require_proposer(actor: Actor, thing: str) -> None:
    """Refuse who may not propose or draft a thing (NoRight)."""
    if not can_propose(actor, thing):
        raise NoRight(name=actor.name)


def can_keep(actor: Actor) -> bool:
    """Return whether an actor keeps the catalogue: whoever works for the office."""
    return actor.is_sso


def require_catalogue(actor: Actor) -> None:
    """Refuse who does not work for the shared service organisation (NoRight)."""
    if not actor.is_sso:
        raise NoRight(name=actor.name)


def can_read_agreement(actor: Actor, participant_id: int) -> bool:
    """Return whether an actor may read the agreement of a participant: its own, or the office."""
    return actor.is_sso or actor.participant_id == participant_id


def can_choose(actor: Actor, participant_id: int | None = None) -> bool:
    """Return whether an actor may choose and order for a participant; None: for its own."""
    wanted = actor.participant_id if participant_id is None else participant_id
    return actor.role in CHOOSERS and actor.participant_id == wanted


def require_chooser(
    actor: Actor, *, participant_id: int, participant: str, is_correction: bool = False
) -> None:
    """
    Refuse who may not choose for a participant (NotYourChoice).

    A correction of days gone by, which changes what was charged, is the director's.
    """
    if is_correction and actor.role in (Role.SSO_DIRECTOR, None):
        return
    if is_correction or not can_choose(actor, participant_id):
        raise NotYourChoice(name=actor.name, participant=participant)


def can_approve(actor: Actor, participant_id: int) -> bool:
    """Return whether an actor may approve orders of a participant above its limit."""
    return actor.role in APPROVERS and actor.participant_id == participant_id


def require_approver(actor: Actor, participant_id: int, participant: str) -> None:
    """Refuse who may not approve orders of a participant (NotYourApproval)."""
    if not can_approve(actor, participant_id):
        raise NotYourApproval(name=actor.name, participant=participant)


def require_secretary(actor: Actor, participant_id: int, participant: str) -> None:
    """Refuse who may not set the limit of a participant: its secretary may (NotYourApproval)."""
    if actor.role is not Role.SECRETARY or actor.participant_id != participant_id:
        raise NotYourApproval(name=actor.name, participant=participant)


def can_set_limit(actor: Actor) -> bool:
    """Return whether an actor sets the limit of its own participant."""
    return actor.role in LIMITERS


def can_take_step(actor: Actor, step: OrderStep, participant_id: int) -> bool:
    """Return whether an actor may take a step with an order of a participant."""
    if step in (OrderStep.APPROVED, OrderStep.REJECTED):
        return can_approve(actor, participant_id)
    if step in (OrderStep.ASSIGNED, OrderStep.DELIVERED, OrderStep.CANCELLED):
        return actor.role in DELIVERERS
    return can_choose(actor, participant_id)


def require_deliverer(actor: Actor) -> None:
    """Refuse who does not deliver for the office (NoRight)."""
    if actor.role not in DELIVERERS:
        raise NoRight(name=actor.name)


def find_side(actor: Actor, participant_id: int) -> Side | None:
    """Return the side for which an actor may sign an agreement of a participant, or None."""
    if actor.role is Role.SSO_DIRECTOR:
        return Side.SSO
    if actor.role is Role.SECRETARY and actor.participant_id == participant_id:
        return Side.PARTICIPANT
    return None


def require_side(actor: Actor, *, number: str, participant_id: int, participant: str) -> Side:
    """
    Return the side for which an actor signs or ends.

    Raises WrongParticipant (a secretary of another participant), NoMandate (any other role).
    """
    side = find_side(actor, participant_id)
    if side is not None:
        return side
    if actor.role is Role.SECRETARY:
        raise WrongParticipant(number=number, participant=participant, name=actor.name)
    raise NoMandate(number=number, participant=participant, name=actor.name)
