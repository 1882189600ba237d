# SPDX-License-Identifier: EUPL-1.2
"""Who may look everything over, and who may act on a watchpoint."""

from bodemplaat.accountability.values import NoteKind
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor, Role


class NotForYou(Refusal):
    """The role of the actor does not carry this."""

    code = "accountability.not-for-you"


def require_may_evaluate(actor: Actor) -> None:
    """Raise NotForYou unless the actor works for the shared service organisation."""
    if not actor.is_sso:
        raise NotForYou(name=actor.name)


def can_rule_retention(actor: Actor) -> bool:
    """Return whether the actor says how long rows are kept and lets them be erased."""
    return actor.role is Role.SSO_DIRECTOR


def require_may_rule_retention(actor: Actor) -> None:
    """Raise NotForYou unless the actor is the director of the shared service organisation."""
    if not can_rule_retention(actor):
        raise NotForYou(name=actor.name)


def can_act(actor: Actor, role: str) -> bool:
    """
    Return whether the actor may take up a watchpoint of a role, put it off or give it back.

    That is who has the role, and the office. Who may read it may comment on it.
    """
    return actor.is_sso or actor.role == role


def require_may_note(actor: Actor, kind: NoteKind, role: str) -> None:
    """Raise NotForYou unless the actor may do this about a watchpoint of a role."""
    if kind is not NoteKind.COMMENTED and not can_act(actor, role):
        raise NotForYou(name=actor.name)
