# SPDX-License-Identifier: EUPL-1.2
"""The way of an order, and of an item of one's own, on plain values."""

from collections.abc import Iterable
from datetime import date

from bodemplaat.catalogue.rules.offerings import MOST_QUANTITY, BadQuantity, ChosenInPast
from bodemplaat.catalogue.values import (
    AutonomyCount,
    OrderState,
    OrderStep,
    OwnItemDraft,
    OwnItemState,
    Side,
)
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal

# What somebody may do with an order, from which states, and where it then stands.
WAYS: dict[OrderStep, tuple[frozenset[OrderState], OrderState]] = {
    OrderStep.SUBMITTED: (frozenset({OrderState.DRAFT}), OrderState.SUBMITTED),
    OrderStep.APPROVED: (frozenset({OrderState.WAITING}), OrderState.SUBMITTED),
    OrderStep.REJECTED: (frozenset({OrderState.WAITING}), OrderState.REJECTED),
    OrderStep.ASSIGNED: (
        frozenset({OrderState.SUBMITTED, OrderState.ASSIGNED}), OrderState.ASSIGNED,
    ),
    OrderStep.DELIVERED: (frozenset({OrderState.ASSIGNED}), OrderState.DELIVERED),
    OrderStep.CLOSED: (frozenset({OrderState.DELIVERED}), OrderState.CLOSED),
    OrderStep.CANCELLED: (
        frozenset({OrderState.SUBMITTED, OrderState.ASSIGNED}), OrderState.CANCELLED,
    ),
    OrderStep.WITHDRAWN: (
        frozenset({OrderState.DRAFT, OrderState.WAITING, OrderState.SUBMITTED}),
        OrderState.WITHDRAWN,
    ),
}  # fmt: skip
OWN_WAYS: dict[OwnItemState, frozenset[OwnItemState]] = {
    OwnItemState.PRICED: frozenset({OwnItemState.ASKED, OwnItemState.PRICED}),
    OwnItemState.AGREED: frozenset({OwnItemState.PRICED}),
    OwnItemState.REFUSED: frozenset({OwnItemState.ASKED, OwnItemState.PRICED}),
    OwnItemState.WITHDRAWN: frozenset({OwnItemState.ASKED, OwnItemState.PRICED}),
}


class WrongStep(Refusal):
    code = "catalogue.wrong-step"


class OwnApproval(Refusal):
    code = "catalogue.own-approval"


class NoReasonGiven(Refusal):
    code = "catalogue.no-reason-given"


class DeliveredOutside(Refusal):
    code = "catalogue.delivered-outside"


class BadOrderLimit(Refusal):
    code = "catalogue.bad-order-limit"


class TakesNoPart(Refusal):
    code = "catalogue.takes-no-part"


class OwnItemElsewhere(Refusal):
    code = "catalogue.own-item-elsewhere"


class OwnItemSigned(Refusal):
    code = "catalogue.own-item-signed"


class OwnItemSamePerson(Refusal):
    code = "catalogue.own-item-same-person"


def get_next_state(reference: str, state: OrderState, step: OrderStep) -> OrderState:
    """
    Return where an order stands after a step, or refuse a step that is not possible (WrongStep).

    >>> get_next_state("B-1", OrderState.ASSIGNED, OrderStep.DELIVERED).value
    'delivered'
    """
    allowed, after = WAYS[step]
    if state not in allowed:
        raise WrongStep(order=reference, state=f"order-{state}", step=f"step-{step}")
    return after


def list_steps(state: OrderState) -> tuple[OrderStep, ...]:
    """
    Return what can be done with an order in a state, whoever may do it.

    >>> [step.value for step in list_steps(OrderState.DELIVERED)]
    ['closed']
    """
    return tuple(step for step, (allowed, _) in WAYS.items() if state in allowed)


def needs_approval(yearly_cents: int, most_cents: int | None) -> bool:
    """
    Return whether a second person of the participant has to approve an order.

    Without a limit of its own every order of a participant is approved.

    >>> needs_approval(50_000, 50_000), needs_approval(50_001, 50_000), needs_approval(1, None)
    (False, True, True)
    """
    return most_cents is None or yearly_cents > most_cents


def check_four_eyes(reference: str, submitted_by: int | None, account_id: int | None) -> None:
    """Refuse to approve an order of one's own (OwnApproval)."""
    if account_id == submitted_by and account_id is not None:
        raise OwnApproval(order=reference)


def check_takes_part(participant: str, participations: Iterable[Period], on: date) -> None:
    """Refuse to order for who does not take part on the day (TakesNoPart): nobody would pay."""
    if not any(period.contains(on) for period in participations):
        raise TakesNoPart(participant=participant, on=on)


def check_reason(thing: str, note: str) -> None:
    """Refuse to say no without saying why (NoReasonGiven)."""
    if not note.strip():
        raise NoReasonGiven(thing=thing)


def check_delivered(
    reference: str, *, submitted_on: date, delivered_on: date, today: date
) -> None:
    """Refuse a delivery before the order, or after today (DeliveredOutside)."""
    if not submitted_on <= delivered_on <= today:
        raise DeliveredOutside(
            order=reference, delivered=delivered_on, submitted=submitted_on, today=today
        )


def check_order_limit(participant: str, most_cents: int) -> None:
    """Refuse a limit below nought (BadOrderLimit); nought: everything that costs is approved."""
    if most_cents < 0:
        raise BadOrderLimit(participant=participant)


def check_own_draft(draft: OwnItemDraft, *, today: date) -> None:
    """Refuse to ask for nothing (BadQuantity) or for days gone by (ChosenInPast)."""
    if not 0 < draft.quantity <= MOST_QUANTITY:
        raise BadQuantity(offering=draft.name, quantity=draft.quantity)
    if draft.starts_on < today:
        raise ChosenInPast(offering=draft.name, starts=draft.starts_on, today=today)


def check_own_item(name: str, state: OwnItemState, after: OwnItemState) -> None:
    """Refuse a step with an item of one's own that is not possible (OwnItemElsewhere)."""
    if state not in OWN_WAYS[after]:
        raise OwnItemElsewhere(item=name, state=f"own-{state}")


def check_own_signature(
    name: str, side: Side, signed: Iterable[tuple[Side, int | None]], account_id: int | None
) -> None:
    """Refuse that one side (OwnItemSigned) or one person (OwnItemSamePerson) signs twice."""
    for found, signer in signed:
        if found is side:
            raise OwnItemSigned(item=name)
        if signer == account_id and account_id is not None:
            raise OwnItemSamePerson(item=name)


def check_unsigned(name: str, signed: Iterable[tuple[Side, int | None]]) -> None:
    """Refuse to change a price that somebody signed (OwnItemSigned)."""
    if list(signed):
        raise OwnItemSigned(item=name)


def count_autonomy(
    participant_code: str,
    base: Iterable[str],
    plus: Iterable[str],
    varied: Iterable[str],
    variations: int,
    own_items: int,
) -> AutonomyCount:
    """
    Return how much of what a participant has is standard, plus and its own.

    Parameters: `base` and `plus` are the services that it gets, `varied` those of which it has
    another level or a variant; `variations` and `own_items` count what it chose for itself.
    Always holds: a service of the base is standard only where the participant does not vary.
    References: source deck, slide 37, "is er nog wel autonomie?" (D275).

    >>> found = count_autonomy("0064", ["mail", "web"], ["phone"], ["mail"], 2, 1)
    >>> found.standard, found.plus, found.own
    (1, 1, 3)
    """
    return AutonomyCount(
        participant_code=participant_code, standard=len(set(base) - set(varied)),
        plus=len(set(plus)), own=variations + own_items,
    )  # fmt: skip
