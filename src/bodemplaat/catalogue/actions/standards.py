# SPDX-License-Identifier: EUPL-1.2
"""The place that participants give proposed standards."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.models import StandardRank
from bodemplaat.foundation import audit
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


@transaction.atomic
def set_rank(
    *, proposal_id: int, participant_code: str, rank: int, ranked_on: date, actor: Actor
) -> None:
    """
    Give a proposed standard a place among those that wait, for one participant.

    Raises UnknownProposal, UnknownParticipant, NotYourChoice, BadRank.
    """
    proposal = queries.lock_standard(proposal_id)
    participant = organisations_queries.get_participant(participant_code)
    permissions.require_chooser(
        actor, participant_id=participant.id, participant=participant.name
    )
    rules.check_rank(rank, queries.count_standards())
    row = queries.find_rank(proposal.pk, participant.id)
    before = {"rank": row.rank} if row else None
    if row:
        row.set_rank(rank=rank, ranked_on=ranked_on, ranked_by=actor.name)
    else:
        row = StandardRank.objects.create(
            arrangement_id=actor.arrangement_id, proposal=proposal,
            participant_id=participant.id, rank=rank, ranked_on=ranked_on, ranked_by=actor.name,
        )  # fmt: skip
    audit.record(
        "catalogue.standard.ranked", row, actor=actor, before=before, after={"rank": rank}
    )
