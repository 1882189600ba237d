# SPDX-License-Identifier: EUPL-1.2
"""Who may change participations, facts and identities."""

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, Role

RECORDERS = frozenset({Role.SSO_CONTROLLER, Role.ACCOUNT_MANAGER})


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


def require_may_assign(actor: Actor) -> None:
    """Raise NotYourRole unless the actor works for the shared service organisation."""
    if not actor.is_sso:
        raise NotYourRole(name=actor.name)


def require_may_set_identity(actor: Actor, participant_id: int | None) -> None:
    """Raise NotYourRole unless it is the actor's own organisation or the actor serves all."""
    is_own = participant_id is not None and actor.participant_id == participant_id
    if not is_own and not actor.is_sso:
        raise NotYourRole(name=actor.name)
