# SPDX-License-Identifier: EUPL-1.2
"""Orders, and items of a participant's own; read by that participant and the office."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from bodemplaat.catalogue import values
from bodemplaat.catalogue.models.abstract import OwnedModel, Sourced, choices
from bodemplaat.catalogue.models.offerings import Offering, OfferingTerms
from bodemplaat.catalogue.models.packages import Price
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.kernel.periods import Period


class OrderLimit(OwnedModel, ValidFact):
    """Up to what cents per year a participant's people order without approval; one at a time."""

    valid_subject = ("participant_id",)

    most_cents = models.BigIntegerField()

    class Meta(ValidFact.Meta):
        abstract = False
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(condition=Q(most_cents__gte=0), name="orderlimit_most"),
        ]

    @property
    def period(self) -> Period:
        """Return the period in which it holds."""
        return Period(self.starts_on, self.ends_before)


class Order(Sourced, OwnedModel):
    """One order of one participant; price and term are frozen when it is submitted."""

    offering = TenantForeignKey(Offering, related_name="orders")
    quantity = models.PositiveIntegerField()
    note = models.TextField(blank=True, default="")
    state = models.TextField(choices=choices(values.OrderState), default=values.OrderState.DRAFT)
    drafted_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by_id = models.BigIntegerField(null=True, blank=True)
    price = TenantForeignKey(Price, null=True, blank=True, related_name="+")
    terms = TenantForeignKey(OfferingTerms, null=True, blank=True, related_name="+")
    price_cents = models.BigIntegerField(null=True, blank=True)
    extra_cents = models.BigIntegerField(null=True, blank=True)
    term_days = models.PositiveIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    assignee = models.TextField(blank=True, default="")
    delivered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_quantity"),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn"))
                | Q(
                    terms__isnull=False, price_cents__isnull=False, extra_cents__isnull=False,
                    due_on__isnull=False, submitted_on__isnull=False,
                ),
                name="order_price_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("delivered", "closed")) | Q(delivered_on__isnull=False),
                name="order_delivered_on_a_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"BST-{self.pk}"

    def set_quote(self, quote: values.OrderQuote, *, on: date, account_id: int | None) -> None:
        """Freeze price and term, with where they come from."""
        self.price_id, self.terms_id = quote.price_id, quote.terms_id
        self.price_cents, self.extra_cents = quote.price_cents, quote.extra_cents
        self.term_days, self.due_on = quote.term_days, quote.due_on
        self.submitted_on, self.submitted_by_id = on, account_id

    def set_state(self, state: values.OrderState) -> None:
        """Go on to the next state, with what was set before."""
        self.state = state
        self.save()


class OrderStepRow(OwnedModel):
    """What somebody did with an order; never changed."""

    append_only = True
    part_of = "order"

    order = TenantForeignKey(Order, related_name="steps")
    step = models.TextField(choices=choices(values.OrderStep))
    on = models.DateField()
    recorded_at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    name = models.TextField()
    note = models.TextField(blank=True, default="")


class OwnItem(Sourced, OwnedModel):
    """Something that one participant adds to its plus package; both sign its price."""

    name = models.TextField()
    description = models.TextField(blank=True, default="")
    unit = models.TextField(choices=choices(values.Unit))
    quantity = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    state = models.TextField(
        choices=choices(values.OwnItemState), default=values.OwnItemState.ASKED
    )
    asked_on = models.DateField()
    asked_by = models.TextField()
    unit_cents = models.BigIntegerField(null=True, blank=True)
    term_days = models.PositiveIntegerField(null=True, blank=True)
    priced_by = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="ownitem_quantity"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="ownitem_period",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("priced", "agreed"))
                | Q(unit_cents__gt=0, term_days__isnull=False),
                name="ownitem_has_a_price",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def set_price(self, *, unit_cents: int, term_days: int, priced_by: str) -> None:
        """Give it a price and a term."""
        self.unit_cents, self.term_days, self.priced_by = unit_cents, term_days, priced_by
        self.set_state(values.OwnItemState.PRICED)

    def set_state(self, state: values.OwnItemState) -> None:
        """Go on to the next state."""
        self.state = state
        self.save()


class OwnItemSignature(OwnedModel):
    """The signature of one side below the price of an item of one's own; never changed."""

    append_only = True
    part_of = "item"

    item = TenantForeignKey(OwnItem, related_name="signatures")
    side = models.TextField(choices=choices(values.Side))
    account_id = models.BigIntegerField(null=True)
    name = models.TextField()
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "item", "side"], name="ownitemsignature_once"
            )
        ]
