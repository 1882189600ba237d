# SPDX-License-Identifier: EUPL-1.2
"""Who no longer takes part has no seat and no vote any more."""

from bodemplaat.foundation import events
from bodemplaat.governance import actions
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.events import ParticipationEnded
from bodemplaat.organisations.values import Actor


@events.handles(ParticipationEnded)
def on_participation_ended(event: ParticipationEnded) -> None:
    """End seats and votes of a participant from the day on which it no longer takes part."""
    participation = next(
        line
        for line in organisations_queries.list_all_participations()
        if line.id == event.participation_id
    )
    actions.end_voice(
        participant_code=event.participant_code,
        ends_before=event.ends_before,
        reason=participation.reason,
        actor=Actor.system(event.arrangement_id, participation.recorded_at),
    )
