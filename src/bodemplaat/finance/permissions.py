# SPDX-License-Identifier: EUPL-1.2
"""Who may change money."""

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, Role

KEEPERS = (Role.SSO_CONTROLLER, Role.SSO_DIRECTOR)


class NotAllowed(Refusal):
    """The role does not carry this right."""

    code = "finance.not-allowed"


def require_controller(actor: Actor) -> None:
    """Refuse who is no controller or director of the shared service organisation, nor a machine."""
    if actor.role is not None and actor.role not in KEEPERS:
        raise NotAllowed(name=actor.name)
