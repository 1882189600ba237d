# SPDX-License-Identifier: EUPL-1.2
"""Orders and items of one's own as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.values import OrderLine, OrderState, OwnItemLine
from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    CentsColumn,
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    PeriodFilter,
    StateColumn,
    Table,
    TextFilter,
    WordColumn,
)

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class OrderRow:
    """An order with its words, and whether it is late on the day."""

    line: OrderLine
    state: Text
    unit: Text
    is_late: bool
    steps: tuple[tuple[Text, date, str, str], ...]

    @property
    def late(self) -> str | None:
        """The state that says that it is late; None where it is not."""
        return "late" if self.is_late else None


@dataclass(frozen=True, kw_only=True)
class OwnItemRow:
    """An item of a participant's own with its words."""

    line: OwnItemLine
    state: Text
    unit: Text


def get_order_row(line: OrderLine, on: date) -> OrderRow:
    """Return an order as the pages show it on a day."""
    return OrderRow(
        line=line, state=words.ORDER_STATES[line.state], unit=words.UNITS[line.offering.unit],
        is_late=line.is_late(on),
        steps=tuple(
            (words.ORDER_STEPS[one.step], one.on, one.name, one.note) for one in line.steps
        ),
    )  # fmt: skip


def get_own_row(line: OwnItemLine) -> OwnItemRow:
    """Return an item of a participant's own as the pages show it."""
    return OwnItemRow(
        line=line, state=words.OWN_STATES[line.state], unit=words.UNITS[line.unit]
    )


class Orders(Table):
    """The orders, the newest first."""

    name, label, order = "catalogue.orders", gettext_lazy("Bestellingen"), "-nummer"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: vijf tablets, met hun prijs en de dag waarop zij er uiterlijk "
        "zijn."
    )
    begin = search.Act(gettext_lazy("Bestel"), "catalogue:order-create")
    columns = (
        Column("bestelling", gettext_lazy("Bestelling"), "line.reference", is_sortable=False,
               link=Link("catalogue:order-detail", pk="line.id")),
        NumberColumn("nummer", gettext_lazy("Nummer"), "line.id", is_plain=True, is_extra=True),
        Column("wat", gettext_lazy("Wat"), "line.offering.name"),
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name", is_wide=True),
        NumberColumn("aantal", gettext_lazy("Aantal"), "line.quantity", is_wide=True),
        CentsColumn("bedrag", gettext_lazy("Per jaar, €"), "line.yearly_cents"),
        DayColumn("uiterlijk", gettext_lazy("Uiterlijk"), "line.due_on", is_wide=True),
        StateColumn("te-laat", gettext_lazy("Te laat"), "late", is_wide=True),
        WordColumn("stand", gettext_lazy("Stand"), "line.state", words=words.ORDER_STATES),
        DayColumn("besteld", gettext_lazy("Besteld op"), "line.submitted_on", is_extra=True),
        DayColumn("geleverd", gettext_lazy("Geleverd op"), "line.delivered_on", is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("stand", gettext_lazy("Stand"), "line.state",
                     choices={state: words.ORDER_STATES[state] for state in OrderState}),
        ChoiceFilter("deelnemer", gettext_lazy("Deelnemer"), "line.participant_code"),
        TextFilter("wat", gettext_lazy("Wat"), "line.offering.name"),
        PeriodFilter("uiterlijk", gettext_lazy("Uiterlijk"), "line.due_on"),
    )  # fmt: skip
