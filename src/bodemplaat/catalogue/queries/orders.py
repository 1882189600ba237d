# SPDX-License-Identifier: EUPL-1.2
"""What was ordered and asked for, what it would cost, and how far one may go alone."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch

from bodemplaat.catalogue import rules
from bodemplaat.catalogue.models import (
    Order,
    OrderLimit,
    OrderStepRow,
    OwnItem,
    OwnItemSignature,
)
from bodemplaat.catalogue.queries.offerings import find_terms, get_offering_line
from bodemplaat.catalogue.queries.prices import find_price
from bodemplaat.catalogue.values import (
    OfferingLine,
    OrderLine,
    OrderQuote,
    OrderState,
    OrderStep,
    OwnItemLine,
    OwnItemState,
    Side,
    StepLine,
    Unit,
)
from bodemplaat.kernel.refusals import Refusal


class UnknownOrder(Refusal):
    code = "catalogue.unknown-order"


class UnknownOwnItem(Refusal):
    code = "catalogue.unknown-own-item"


def get_quote(
    offering: OfferingLine, quantity: int, on: date, known_at: datetime | None = None
) -> OrderQuote:
    """Return what an order costs and when it comes; raise NoTerms, BadQuantity."""
    terms = rules.check_choice(
        offering, find_terms(offering.code, on, known_at), quantity=quantity, starts_on=on,
        today=on, is_correction=False,
    )  # fmt: skip
    price = find_price(
        service_code=offering.service_code, unit=offering.unit, on=on, known_at=known_at
    )
    return OrderQuote(
        offering=offering, quantity=quantity, price_cents=price.cents_per_unit if price else 0,
        extra_cents=terms.extra_cents, term_days=terms.term_days,
        due_on=on + timedelta(days=terms.term_days), price_id=price.id if price else None,
        terms_id=terms.id, price_decision_id=price.decision_id if price else None,
        terms_decision_id=terms.decision_id,
    )  # fmt: skip


def list_orders(on: date) -> tuple[OrderLine, ...]:
    """Return the orders that were drafted up to a day, the newest first, as the reader may."""
    rows = _orders().filter(drafted_on__lte=on).order_by("-drafted_on", "-id")
    return _lines(rows)


def get_order(order_id: int) -> OrderLine:
    """Return one order, or refuse (UnknownOrder)."""
    lines = _lines(_orders().filter(pk=order_id))
    if not lines:
        raise UnknownOrder(order=order_id)
    return lines[0]


def lock_order(order_id: int) -> Order:
    """Return one order, kept for a change, or refuse (UnknownOrder)."""
    row = (
        Order.objects.select_for_update(of=("self",))
        .select_related("offering__service", "participant").filter(pk=order_id).first()
    )  # fmt: skip
    if row is None:
        raise UnknownOrder(order=order_id)
    return row


def find_order_limit(
    participant_id: int, on: date, known_at: datetime | None = None
) -> int | None:
    """Return up to what cents per year a participant orders without approval, or None."""
    rows = OrderLimit.objects.holding(on).known(known_at).filter(participant_id=participant_id)
    row = rows.first()
    return row.most_cents if row else None


def list_order_limits_in(participant_id: int, period: Any) -> Any:
    """Return the rows of the limits of a participant in a period, as known now."""
    return OrderLimit.objects.overlapping(period).known().filter(participant_id=participant_id)


def list_own_items(on: date) -> tuple[OwnItemLine, ...]:
    """Return the items of participants' own that were asked up to a day, the newest first."""
    rows = _own_items().filter(asked_on__lte=on).order_by("-asked_on", "-id")
    return _own_lines(rows)


def list_own_items_on(on: date) -> tuple[OwnItemLine, ...]:
    """Return the agreed items of participants' own that hold on a day."""
    rows = _own_items().filter(state=OwnItemState.AGREED, starts_on__lte=on)
    return _own_lines(rows.exclude(ends_before__lte=on).order_by("participant__code", "name"))


def get_own_item(item_id: int) -> OwnItemLine:
    """Return one item of a participant's own, or refuse (UnknownOwnItem)."""
    lines = _own_lines(_own_items().filter(pk=item_id))
    if not lines:
        raise UnknownOwnItem(item=item_id)
    return lines[0]


def lock_own_item(item_id: int) -> OwnItem:
    """Return one item of a participant's own, kept for a change, or refuse (UnknownOwnItem)."""
    row = (
        OwnItem.objects.select_for_update(of=("self",)).select_related("participant")
        .filter(pk=item_id).first()
    )  # fmt: skip
    if row is None:
        raise UnknownOwnItem(item=item_id)
    return row


def list_own_signers(item_id: int) -> list[tuple[Side, int | None]]:
    """Return the sides that signed, with the account."""
    rows = OwnItemSignature.objects.filter(item_id=item_id).order_by("id")
    return [(Side(side), account) for side, account in rows.values_list("side", "account_id")]


_STEPS = Prefetch("steps", OrderStepRow.objects.order_by("id"))
_SIGNATURES = Prefetch("signatures", OwnItemSignature.objects.order_by("id"))


def _orders() -> Any:
    rows = Order.objects.select_related("participant", "offering__service", "price", "terms")
    return rows.prefetch_related(_STEPS)


def _lines(rows: Iterable[Order]) -> tuple[OrderLine, ...]:
    return tuple(_line(row) for row in rows)


def _line(row: Order) -> OrderLine:
    return OrderLine(
        id=row.pk, participant_id=row.participant_id, participant_code=row.participant.code,
        participant_name=row.participant.name_on(row.drafted_on),
        offering=get_offering_line(row.offering),
        quantity=row.quantity, note=row.note, state=OrderState(row.state),
        drafted_on=row.drafted_on, submitted_on=row.submitted_on,
        submitted_by_id=row.submitted_by_id, price_cents=row.price_cents,
        extra_cents=row.extra_cents, term_days=row.term_days, due_on=row.due_on,
        delivered_on=row.delivered_on, assignee=row.assignee,
        price_decision_id=row.price.decision_id if row.price else None,
        terms_decision_id=row.terms.decision_id if row.terms else None,
        steps=tuple(
            StepLine(step=OrderStep(one.step), on=one.on, name=one.name, note=one.note)
            for one in row.steps.all()
        ),
        source=row.source, is_assumption=row.is_assumption,
    )  # fmt: skip


def _own_items() -> Any:
    return OwnItem.objects.select_related("participant").prefetch_related(_SIGNATURES)


def _own_lines(rows: Iterable[OwnItem]) -> tuple[OwnItemLine, ...]:
    return tuple(
        OwnItemLine(
            id=row.pk, participant_id=row.participant_id, participant_code=row.participant.code,
            participant_name=row.participant.name_on(row.asked_on), name=row.name,
            description=row.description,
            unit=Unit(row.unit), quantity=row.quantity, starts_on=row.starts_on,
            ends_before=row.ends_before, state=OwnItemState(row.state), asked_on=row.asked_on,
            asked_by=row.asked_by, unit_cents=row.unit_cents, term_days=row.term_days,
            priced_by=row.priced_by,
            signatures=tuple(
                (Side(one.side), one.name, one.signed_on) for one in row.signatures.all()
            ),
            source=row.source, is_assumption=row.is_assumption,
        )
        for row in rows
    )  # fmt: skip
