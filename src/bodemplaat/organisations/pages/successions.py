# SPDX-License-Identifier: EUPL-1.2
"""Successions as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation import formats, search
from bodemplaat.foundation.tables import (
    Column,
    DayColumn,
    Link,
    PeriodFilter,
    StateColumn,
    StateFilter,
    Table,
    TextFilter,
)
from bodemplaat.organisations.values import SuccessionLine, SuccessorShareLine

STATES = ("open", "adopted")


@dataclass(frozen=True)
class SuccessionRow:
    """One succession with its successors in words."""

    line: SuccessionLine
    successors: str
    state: str


def list_rows(lines: Iterable[SuccessionLine]) -> tuple[SuccessionRow, ...]:
    """Return successions with their successors and parts in words."""
    return tuple(
        SuccessionRow(
            line, ", ".join(write_successor(one) for one in line.successors),
            STATES[0] if line.is_open else STATES[1],
        )
        for line in lines
    )


def write_successor(line: SuccessorShareLine) -> str:
    """Return a successor with its part."""
    return f"{line.name} ({write_part(line.share)})"


def write_part(share: Fraction | None) -> str:
    """Return an exact part as a percentage, as a fraction where that does not end."""
    if share is None:
        return gettext("nog open")
    percentage = formats.exact(share * 100)
    return formats.exact(share) if "/" in percentage else f"{percentage} %"


class Successions(Table):
    """Who was or will be dissolved, and who takes the place."""

    name, label, order = "organisations.successions", gettext_lazy("Opvolgingen"), "per"
    key = "line.participant_code"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld dat Bolsward per 1 januari 2011 opging in Súdwest-Fryslân. Leg "
        "een opvolging vast op de pagina van de deelnemer."
    )
    begin = search.Act(gettext_lazy("Bekijk de deelnemers"), "organisations:participant-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name",
               link=Link("organisations:succession-detail", code="line.participant_code")),
        DayColumn("per", gettext_lazy("Opgeheven per"), "line.takes_effect_on"),
        Column("opvolgers", gettext_lazy("Opvolgers en hun deel"), "successors"),
        StateColumn("stand", gettext_lazy("Delen"), "state", is_wide=True),
        DayColumn("afgesproken", gettext_lazy("Afgesproken op"), "line.agreed_on", is_wide=True),
        Column("bron", gettext_lazy("Bron"), "line.source", is_wide=True),
    )  # fmt: skip
    filters = (
        TextFilter("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name"),
        TextFilter("opvolgers", gettext_lazy("Opvolger"), "successors"),
        StateFilter("stand", gettext_lazy("Delen"), "state", states=STATES),
        PeriodFilter("per", gettext_lazy("Opgeheven per"), "line.takes_effect_on"),
    )
