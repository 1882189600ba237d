# SPDX-License-Identifier: EUPL-1.2
"""Orders and items of one's own as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.values import OrderLine, OwnItemLine

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class OrderRow:
    """An order with its words, and whether it is late on the day."""

    line: OrderLine
    state: Text
    unit: Text
    is_late: bool
    steps: tuple[tuple[Text, date, str, str], ...]


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
