# SPDX-License-Identifier: EUPL-1.2
"""
The one place that says what nobody does in another one's stead.

Every action records what it did, and every job is asked for, with an actor; both ask here. What is
not named is refused: money, votes, agreements and rights are, and so is whatever comes later.
"""

from typing import Any

from bodemplaat.kernel.refusals import Refusal

# Packages without money and without votes, and the standing in itself, which must be able to end.
ALLOWED = ("accountability.", "communication.", "servicedesk.", "organisations.stand-in.")


class InOwnPersonOnly(Refusal):
    """Money, votes and rights are for the person, never for who stands in."""

    code = "foundation.in-own-person-only"


def check(actor: Any, code: str) -> None:
    """Refuse an act by somebody who stands in for another one (InOwnPersonOnly)."""
    person = getattr(actor, "stands_in_for", "")
    if person and not code.startswith(ALLOWED):
        raise InOwnPersonOnly(name=person)
