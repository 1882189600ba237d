# SPDX-License-Identifier: EUPL-1.2
"""
Take back what was just done to a list, for thirty seconds.

Nothing is kept from the database meanwhile: what was done is done, and is taken back by the
reverse action, which asks and records like any other. So an undo can be refused, for instance
where somebody changed the thing in between; it says so, and changes nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from bodemplaat.foundation.personal import Undo
from bodemplaat.kernel.refusals import Refusal

SECONDS = 30
# What a message carries besides its text, so that it shows a button.
TAG = "undo-{}"
Reverse = Callable[..., None]
REVERSES: dict[str, Reverse] = {}


class TooLate(Refusal):
    """The thirty seconds are over, or it was taken back already."""

    code = "foundation.too-late-to-undo"


def reverses(action: str) -> Callable[[Reverse], Reverse]:
    """Register a function of `actor` and the values of an offer that takes an action back."""

    def register(function: Reverse) -> Reverse:
        REVERSES[action] = function
        return function

    return register


def offer(action: str, *, actor: Any, **values: Any) -> int:
    """Return the number by which what was done can be taken back by the same person."""
    if action not in REVERSES:
        raise LookupError(f"Nothing reverses {action}; register it with @undoing.reverses.")
    now = timezone.now()
    Undo.objects.filter(person_id=actor.account_id, expires_at__lt=now - timedelta(days=1)).delete()
    return Undo.objects.create(
        arrangement_id=actor.arrangement_id, person_id=actor.account_id, action=action,
        values=values, expires_at=now + timedelta(seconds=SECONDS),
    ).pk  # fmt: skip


def undo(pk: int, *, actor: Any) -> None:
    """Take back what was offered. Raises TooLate, and what the reverse action refuses."""
    found = Undo.objects.select_for_update().filter(pk=pk, person_id=actor.account_id).first()
    if found is None or found.used_at is not None or found.expires_at < timezone.now():
        raise TooLate(seconds=SECONDS)
    REVERSES[found.action](actor=actor, **found.values)
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
