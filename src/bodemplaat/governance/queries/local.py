# SPDX-License-Identifier: EUPL-1.2
"""Which participants depart from which rule, and what comes first."""

from datetime import date, datetime

from bodemplaat.governance.models import LocalException, Ranking
from bodemplaat.governance.queries.proposals import list_proposals
from bodemplaat.governance.values import (
    DecisionKind,
    ExceptionLine,
    ProposalLine,
    ProposalState,
    RankedLine,
    RankingLine,
)
from bodemplaat.kernel.refusals import Refusal


class UnknownRanking(Refusal):
    """No ranking has this id."""

    code = "governance.unknown-ranking"


def list_exceptions(
    *, on: date, known_at: datetime | None = None
) -> tuple[ExceptionLine, ...]:
    """Return every exception that was asked for until a day, with where it stands on it."""
    asked = _list_subjects(DecisionKind.EXCEPTION, on, known_at)
    rows = LocalException.objects.filter(pk__in=asked).select_related("participant")
    return tuple(
        ExceptionLine(
            id=row.pk, proposal_id=asked[row.pk].id, participant_id=row.participant_id,
            participant_code=row.participant.code, participant_name=row.participant.name,
            departs_from=row.departs_from, procedure=row.procedure, title=row.title,
            text=row.text, starts_on=row.starts_on, ends_before=row.ends_before,
            state=ProposalState(asked[row.pk].state), body_name=asked[row.pk].body_name,
            source=row.source, is_synthetic=row.is_synthetic,
        )
        for row in rows.order_by("-starts_on", "-id")
    )  # fmt: skip


def list_rankings(*, on: date, known_at: datetime | None = None) -> tuple[RankingLine, ...]:
    """Return every ranking proposed until a day, the latest first; one of them holds at most."""
    asked = _list_subjects(DecisionKind.RANKING, on, known_at)
    rows = list(
        Ranking.objects.filter(pk__in=asked)
        .prefetch_related("items")
        .order_by("-starts_on", "-id")
    )
    adopted = [
        row.pk for row in rows
        if asked[row.pk].state == ProposalState.ADOPTED and row.starts_on <= on
    ]  # fmt: skip
    return tuple(_ranking_line(row, asked[row.pk], row.pk in adopted[:1]) for row in rows)


def get_ranking(
    *, ranking_id: int, on: date, known_at: datetime | None = None
) -> RankingLine:
    """Return one ranking as it stands on a day, or raise UnknownRanking."""
    for line in list_rankings(on=on, known_at=known_at):
        if line.id == ranking_id:
            return line
    raise UnknownRanking(id=ranking_id)


def _ranking_line(row: Ranking, proposal: ProposalLine, is_in_force: bool) -> RankingLine:
    items = sorted(row.items.all(), key=lambda one: one.place)
    return RankingLine(
        id=row.pk, proposal_id=proposal.id, title=row.title, text=row.text,
        starts_on=row.starts_on, state=ProposalState(proposal.state),
        body_code=proposal.body_code, body_name=proposal.body_name, is_in_force=is_in_force,
        source=row.source, is_synthetic=row.is_synthetic,
        items=tuple(RankedLine(one.place, one.name) for one in items),
    )  # fmt: skip


def _list_subjects(
    kind: DecisionKind, on: date, known_at: datetime | None
) -> dict[int, ProposalLine]:
    found = list_proposals(on=on, kind=kind.value, known_at=known_at)
    own = [line for line in found if line.subject.type == f"governance.{kind.value}"]
    return {line.subject.id: line for line in own}
