# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen lines of orders, and of items that one participant adds itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bodemplaat.catalogue.values.agreements import Side
from bodemplaat.catalogue.values.offerings import OfferingLine
from bodemplaat.catalogue.values.packages import Unit


class OrderState(StrEnum):
    """Where an order stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    SUBMITTED = "submitted"
    ASSIGNED = "assigned"
    DELIVERED = "delivered"
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class OrderStep(StrEnum):
    """What somebody did with an order."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    ASSIGNED = "assigned"
    DELIVERED = "delivered"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class OwnItemState(StrEnum):
    """Where an item of one participant's own stands; an agreed one holds."""

    ASKED = "asked"
    PRICED = "priced"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class OrderQuote:
    """What an order costs per year and when it comes, with the decisions behind it."""

    offering: OfferingLine
    quantity: int
    price_cents: int
    extra_cents: int
    term_days: int
    due_on: date
    price_id: int | None
    terms_id: int
    price_decision_id: int | None
    terms_decision_id: int

    @property
    def unit_cents(self) -> int:
        """Return what one unit costs per year: the price of the service and the extra."""
        return self.price_cents + self.extra_cents

    @property
    def yearly_cents(self) -> int:
        """Return what the order costs per whole year."""
        return self.unit_cents * self.quantity


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step of an order, by whom and when."""

    step: OrderStep
    on: date
    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class OrderLine:
    """One order of one participant; price and term are frozen when it is submitted."""

    id: int
    participant_id: int
    participant_code: str
    participant_name: str
    offering: OfferingLine
    quantity: int
    note: str
    state: OrderState
    drafted_on: date
    submitted_on: date | None
    submitted_by_id: int | None
    price_cents: int | None
    extra_cents: int | None
    term_days: int | None
    due_on: date | None
    delivered_on: date | None
    assignee: str
    price_decision_id: int | None
    terms_decision_id: int | None
    steps: tuple[StepLine, ...]
    source: str
    is_assumption: bool

    @property
    def reference(self) -> str:
        """Return the short name of the order."""
        return f"BST-{self.id}"

    @property
    def unit_cents(self) -> int | None:
        """Return what one unit costs per year, once it is frozen."""
        if self.price_cents is None or self.extra_cents is None:
            return None
        return self.price_cents + self.extra_cents

    @property
    def yearly_cents(self) -> int | None:
        """Return what the order costs per whole year, once it is frozen."""
        return None if self.unit_cents is None else self.unit_cents * self.quantity

    def is_late(self, on: date) -> bool:
        """Return whether it should have been there on a day and was not."""
        is_under_way = self.state in (OrderState.SUBMITTED, OrderState.ASSIGNED)
        return is_under_way and self.due_on is not None and on > self.due_on


@dataclass(frozen=True, kw_only=True)
class OwnItemLine:
    """Something that one participant adds to its plus package, at its own price."""

    id: int
    participant_id: int
    participant_code: str
    participant_name: str
    name: str
    description: str
    unit: Unit
    quantity: int
    starts_on: date
    ends_before: date | None
    state: OwnItemState
    asked_on: date
    asked_by: str
    unit_cents: int | None
    term_days: int | None
    priced_by: str
    signatures: tuple[tuple[Side, str, date], ...]
    source: str
    is_assumption: bool

    @property
    def yearly_cents(self) -> int | None:
        """Return what it costs per whole year, once it has a price."""
        return None if self.unit_cents is None else self.unit_cents * self.quantity

    def has_signed(self, side: Side) -> bool:
        """Return whether a side has signed."""
        return any(found is side for found, _, _ in self.signatures)


@dataclass(frozen=True, kw_only=True)
class OwnItemDraft:
    """An item that a participant asks for."""

    name: str
    description: str
    unit: Unit
    quantity: int
    starts_on: date
    ends_before: date | None = None
    source: str = ""
    is_assumption: bool = False


@dataclass(frozen=True, kw_only=True)
class AutonomyCount:
    """How many services of one participant are the standard, chosen from plus, and its own."""

    participant_code: str
    standard: int
    plus: int
    own: int
