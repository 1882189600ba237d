# SPDX-License-Identifier: EUPL-1.2
"""What still hangs on a participant from the day on which it no longer takes part."""

from collections.abc import Iterator
from datetime import date, datetime

from bodemplaat.accountability.values import HangingKind, HangingLine, LeaverLine
from bodemplaat.catalogue import queries as catalogue_queries
from bodemplaat.catalogue.values import AgreementState, OrderState, OwnItemState
from bodemplaat.governance import queries as governance_queries
from bodemplaat.organisations import queries as organisations_queries

OPEN_AGREEMENTS = (AgreementState.DRAFT, AgreementState.SIGNED)
OPEN_ORDERS = (OrderState.DRAFT, OrderState.WAITING, OrderState.SUBMITTED, OrderState.ASSIGNED)
OPEN_ITEMS = (OwnItemState.ASKED, OwnItemState.PRICED, OwnItemState.AGREED)


def list_leavers(known_at: datetime | None = None) -> tuple[LeaverLine, ...]:
    """Return who no longer takes part from a day, in the past or to come, in order of day."""
    last: dict[str, LeaverLine] = {}
    for line in organisations_queries.list_all_participations(known_at):
        one = line.participant
        last.pop(one.code, None)
        if line.ends_before is not None:
            last[one.code] = LeaverLine(one.id, one.code, one.name, line.ends_before)
    return tuple(sorted(last.values(), key=lambda one: (one.from_on, one.code)))


def find_leaver(code: str, known_at: datetime | None = None) -> LeaverLine | None:
    """Return the day from which a participant no longer takes part, or None where it stays."""
    return next((one for one in list_leavers(known_at) if one.code == code), None)


def list_hanging(
    leaver: LeaverLine, *, on: date, known_at: datetime | None = None
) -> tuple[HangingLine, ...]:
    """Return what of a participant runs on past its last day, as far as the reader may know."""
    return (
        *_list_agreements(leaver, known_at), *_list_orders(leaver, on),
        *_list_voices(leaver, known_at), *_list_people(leaver, known_at),
    )  # fmt: skip


def _runs_on(leaver: LeaverLine, ends_before: date | None) -> bool:
    return ends_before is None or ends_before > leaver.from_on


def _list_agreements(leaver: LeaverLine, known_at: datetime | None) -> Iterator[HangingLine]:
    for one in catalogue_queries.list_all_agreements(known_at):
        if one.participant_id == leaver.participant_id and one.state in OPEN_AGREEMENTS \
                and _runs_on(leaver, one.ends_before):
            yield HangingLine(
                HangingKind.AGREEMENT, one.number, one.ends_before, "catalogue:agreement-detail",
                {"pk": one.id},
            )  # fmt: skip


def _list_orders(leaver: LeaverLine, on: date) -> Iterator[HangingLine]:
    """Give orders that are due on or after the day, and wishes that hold from it on."""
    for order in catalogue_queries.list_orders(on):
        is_late = order.due_on is None or order.due_on >= leaver.from_on
        if order.participant_id == leaver.participant_id and order.state in OPEN_ORDERS and is_late:
            yield HangingLine(
                HangingKind.ORDER, order.offering.name, order.due_on, "catalogue:order-detail",
                {"pk": order.id},
            )  # fmt: skip
    for item in catalogue_queries.list_own_items(on):
        if item.participant_id == leaver.participant_id and item.state in OPEN_ITEMS \
                and _runs_on(leaver, item.ends_before):
            yield HangingLine(
                HangingKind.OWN_ITEM, item.name, item.ends_before, "catalogue:own-item-detail",
                {"pk": item.id},
            )  # fmt: skip


def _list_voices(leaver: LeaverLine, known_at: datetime | None) -> Iterator[HangingLine]:
    """Give seats, votes and mandates; a finding is kept, so no name of a person stands in it."""
    seats = governance_queries.list_seats_from(leaver.code, leaver.from_on, known_at=known_at)
    bodies = governance_queries.list_bodies(leaver.from_on, known_at=known_at) if seats else ()
    names = {body.code: body.name for body in bodies}
    for seat in seats:
        yield HangingLine(
            HangingKind.SEAT, names[seat.body_code], seat.ends_before,
            "governance:body-detail", {"code": seat.body_code},
        )  # fmt: skip
    for weight in governance_queries.list_vote_weights(known_at=known_at):
        if weight.participant_code == leaver.code and _runs_on(leaver, weight.ends_before):
            yield HangingLine(
                HangingKind.VOTES, str(weight.votes), weight.ends_before,
                "governance:weight-list", {},
            )  # fmt: skip
    for mandate in governance_queries.list_mandates(known_at=known_at):
        if mandate.participant_code == leaver.code and _runs_on(leaver, mandate.ends_before):
            yield HangingLine(
                HangingKind.MANDATE, mandate.code, mandate.ends_before,
                "governance:mandate-end", {"code": mandate.code},
            )  # fmt: skip


def _list_people(leaver: LeaverLine, known_at: datetime | None) -> Iterator[HangingLine]:
    """Give posts that are not closed; a finding is kept, so no name of a person stands in it."""
    held = {
        one.post.id: one
        for one in organisations_queries.list_tenures(
            known_at=known_at, participant_id=leaver.participant_id
        )
        if _runs_on(leaver, one.ends_before)
    }
    for term in held.values():
        yield HangingLine(
            HangingKind.TERM, term.post.kind.value, term.ends_before,
            "organisations:tenure-end", {"pk": term.id},
        )  # fmt: skip
    for talk in organisations_queries.list_talks(known_at=known_at):
        if talk.participant_id == leaver.participant_id and talk.is_planned(leaver.from_on):
            yield HangingLine(
                HangingKind.TALK, talk.subject, talk.planned_on,
                "organisations:talk-cancel", {"pk": talk.id},
            )  # fmt: skip
