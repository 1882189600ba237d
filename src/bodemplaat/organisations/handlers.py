# SPDX-License-Identifier: EUPL-1.2
"""What this package does when its own facts change."""

from bodemplaat.foundation.events import handles
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.events import (
    ParticipantRenamed,
    ParticipationEnded,
    ParticipationStarted,
)
from bodemplaat.organisations.values import Actor


@handles(ParticipationStarted)
@handles(ParticipationEnded)
def refresh_public_memberships(event: ParticipationStarted | ParticipationEnded) -> None:
    """Let what everybody reads follow who takes part."""
    at = max(line.recorded_at for line in queries.list_all_participations())
    actor = Actor.system(event.arrangement_id, at)
    actions.publish_memberships_anew(actor=actor)


@handles(ParticipantRenamed)
def rename_public_memberships(event: ParticipantRenamed) -> None:
    """Let what everybody reads follow what a participant is called."""
    actor = Actor.system(event.arrangement_id, event.recorded_at)
    actions.publish_memberships_anew(actor=actor)
