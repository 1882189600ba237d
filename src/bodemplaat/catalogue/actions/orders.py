# SPDX-License-Identifier: EUPL-1.2
"""Orders of one participant: drafted, submitted, approved, assigned, delivered, closed."""

from datetime import date

from django.db import transaction

from bodemplaat.catalogue import permissions, queries, rules
from bodemplaat.catalogue.actions import facts
from bodemplaat.catalogue.events import OrderDelivered, OrderSubmitted
from bodemplaat.catalogue.models import Order, OrderLimit, OrderStepRow
from bodemplaat.catalogue.values import OrderState, OrderStep
from bodemplaat.foundation import audit, events
from bodemplaat.kernel.periods import Period
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


@transaction.atomic
def draft_order(
    *,
    participant_code: str,
    offering_code: str,
    quantity: int,
    note: str,
    on: date,
    actor: Actor,
    source: str = "",
    is_assumption: bool = False,
) -> int:
    """
    Draft an order of an entry of the catalogue; price and term are not yet fixed.

    Raises UnknownOffering, UnknownParticipant, NotYourChoice, TakesNoPart, NoTerms, BadQuantity.
    """
    offering = queries.lock_offering(offering_code)
    participant = organisations_queries.get_participant(participant_code)
    permissions.require_chooser(
        actor, participant_id=participant.id, participant=participant.name
    )
    held = facts.list_participations(participant.id, actor)
    rules.check_takes_part(participant.name, held, on)
    queries.get_quote(offering, quantity, on)
    order = Order.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant.id,
        offering_id=offering.id, quantity=quantity, note=note, drafted_on=on,
        source=source, is_assumption=is_assumption,
    )  # fmt: skip
    _step(order, OrderStep.DRAFTED, on, actor, "")
    return order.pk


@transaction.atomic
def submit_order(*, order_id: int, on: date, actor: Actor) -> OrderState:
    """
    Submit an order; price and term are frozen with their source, and above the limit it waits.

    Raises UnknownOrder, NotYourChoice, WrongStep, TakesNoPart, NoTerms, BadQuantity.
    Publishes OrderSubmitted where nobody has to approve it.
    """
    order = queries.lock_order(order_id)
    _require_chooser(order, actor)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.SUBMITTED)
    held = facts.list_participations(order.participant_id, actor)
    rules.check_takes_part(order.participant.name, held, on)
    offering = queries.get_offering_line(order.offering)
    quote = queries.get_quote(offering, order.quantity, on)
    most = queries.find_order_limit(order.participant_id, on)
    if rules.needs_approval(quote.yearly_cents, most):
        state = OrderState.WAITING
    order.set_quote(quote, on=on, account_id=actor.account_id)
    order.set_state(state)
    _step(order, OrderStep.SUBMITTED, on, actor, "", yearly_cents=quote.yearly_cents)
    if state is OrderState.SUBMITTED:
        _tell_submitted(order, on, actor)
    return state


@transaction.atomic
def approve_order(*, order_id: int, on: date, actor: Actor) -> None:
    """
    Approve an order above the limit: a second person of the participant.

    Raises UnknownOrder, NotYourApproval, WrongStep, OwnApproval. Publishes OrderSubmitted.
    """
    order = queries.lock_order(order_id)
    permissions.require_approver(actor, order.participant_id, order.participant.name)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.APPROVED)
    rules.check_four_eyes(str(order), order.submitted_by_id, actor.account_id)
    order.set_state(state)
    _step(order, OrderStep.APPROVED, on, actor, "")
    _tell_submitted(order, on, actor)


@transaction.atomic
def reject_order(*, order_id: int, reason: str, on: date, actor: Actor) -> None:
    """
    Reject an order above the limit, for a reason.

    Raises UnknownOrder, NotYourApproval, WrongStep, NoReasonGiven.
    """
    order = queries.lock_order(order_id)
    permissions.require_approver(actor, order.participant_id, order.participant.name)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.REJECTED)
    rules.check_reason(str(order), reason)
    order.set_state(state)
    _step(order, OrderStep.REJECTED, on, actor, reason)


@transaction.atomic
def assign_order(*, order_id: int, assignee: str, on: date, actor: Actor) -> None:
    """Give an order to somebody of the office. Raises UnknownOrder, NoRight, WrongStep."""
    order = queries.lock_order(order_id)
    permissions.require_deliverer(actor)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.ASSIGNED)
    rules.check_reason(str(order), assignee)
    order.assignee = assignee.strip()
    order.set_state(state)
    _step(order, OrderStep.ASSIGNED, on, actor, order.assignee)


@transaction.atomic
def record_delivery(
    *, order_id: int, delivered_on: date, on: date, actor: Actor
) -> None:
    """
    Record that an order was delivered on a day.

    Raises UnknownOrder, NoRight, WrongStep, DeliveredOutside. Publishes OrderDelivered.
    """
    order = queries.lock_order(order_id)
    permissions.require_deliverer(actor)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.DELIVERED)
    rules.check_delivered(
        str(order), submitted_on=order.submitted_on or order.drafted_on,
        delivered_on=delivered_on, today=on,
    )  # fmt: skip
    order.delivered_on = delivered_on
    order.set_state(state)
    _step(order, OrderStep.DELIVERED, on, actor, "", delivered_on=delivered_on)
    events.publish(
        OrderDelivered(
            arrangement_id=actor.arrangement_id, order_id=order.pk,
            participant_id=order.participant_id, delivered_on=delivered_on,
        )
    )  # fmt: skip


@transaction.atomic
def close_order(*, order_id: int, on: date, actor: Actor) -> None:
    """Accept what was delivered. Raises UnknownOrder, NotYourChoice, WrongStep."""
    order = queries.lock_order(order_id)
    _require_chooser(order, actor)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.CLOSED)
    order.set_state(state)
    _step(order, OrderStep.CLOSED, on, actor, "")


@transaction.atomic
def cancel_order(*, order_id: int, reason: str, on: date, actor: Actor) -> None:
    """
    Cancel an order that the office cannot deliver, for a reason.

    Raises UnknownOrder, NoRight, WrongStep, NoReasonGiven.
    """
    order = queries.lock_order(order_id)
    permissions.require_deliverer(actor)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.CANCELLED)
    rules.check_reason(str(order), reason)
    order.set_state(state)
    _step(order, OrderStep.CANCELLED, on, actor, reason)


@transaction.atomic
def withdraw_order(*, order_id: int, reason: str, on: date, actor: Actor) -> None:
    """
    Take an order back before anybody works on it, for a reason.

    Raises UnknownOrder, NotYourChoice, WrongStep, NoReasonGiven.
    """
    order = queries.lock_order(order_id)
    _require_chooser(order, actor)
    state = rules.get_next_state(str(order), OrderState(order.state), OrderStep.WITHDRAWN)
    rules.check_reason(str(order), reason)
    order.set_state(state)
    _step(order, OrderStep.WITHDRAWN, on, actor, reason)


@transaction.atomic
def set_order_limit(
    *, participant_code: str, most_cents: int, starts_on: date, actor: Actor
) -> None:
    """
    Set up to what amount per year the people of a participant order without approval.

    Raises UnknownParticipant, NotYourApproval, BadOrderLimit, OverlappingValidity.
    """
    participant = organisations_queries.get_participant(participant_code)
    permissions.require_secretary(actor, participant.id, participant.name)
    rules.check_order_limit(participant.name, most_cents)
    period = Period(starts_on)
    held = list(queries.list_order_limits_in(participant.id, period))
    rules.check_order(
        participant.name, [row.period for row in held], period, is_correction=False, reason=""
    )
    before = facts.make_room(held, period, actor=actor, reason="")
    row = OrderLimit.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant.id,
        most_cents=most_cents,
        **facts.list_validity(
            period, actor=actor, reason="", replaces_id=before.pk if before else None
        ),
    )  # fmt: skip
    audit.record(
        "catalogue.order-limit.set", row, actor=actor, after={"most_cents": most_cents},
        participant_id=participant.id,
    )  # fmt: skip


def _require_chooser(order: Order, actor: Actor) -> None:
    permissions.require_chooser(
        actor, participant_id=order.participant_id, participant=order.participant.name
    )


def _step(
    order: Order, step: OrderStep, on: date, actor: Actor, note: str, **after: object
) -> None:
    OrderStepRow.objects.create(
        arrangement_id=order.arrangement_id, participant_id=order.participant_id, order=order,
        step=step, on=on, recorded_at=actor.at, account_id=actor.account_id,
        name=actor.name, note=note,
    )  # fmt: skip
    audit.record(
        f"catalogue.order.{step.value}", order, actor=actor,
        after={"state": order.state, "note": note, **after}, participant_id=order.participant_id,
    )  # fmt: skip


def _tell_submitted(order: Order, on: date, actor: Actor) -> None:
    events.publish(
        OrderSubmitted(
            arrangement_id=actor.arrangement_id, order_id=order.pk,
            participant_id=order.participant_id, submitted_on=on,
        )
    )  # fmt: skip
