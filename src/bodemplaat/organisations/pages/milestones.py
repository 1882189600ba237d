# SPDX-License-Identifier: EUPL-1.2
"""The founding of an arrangement as a line and as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import formats
from bodemplaat.foundation.search import Act
from bodemplaat.foundation.tables import (
    CentsColumn,
    Column,
    DayColumn,
    Mark,
    MomentColumn,
    PeriodFilter,
    Table,
    TextFilter,
    WordColumn,
    YesColumn,
)
from bodemplaat.organisations.values import MilestoneLine, Precision

PRECISIONS: dict[Precision, Promise] = {
    Precision.DAY: gettext_lazy("op de dag"),
    Precision.MONTH: gettext_lazy("alleen de maand"),
    Precision.YEAR: gettext_lazy("alleen het jaar"),
}


@dataclass(frozen=True)
class MilestoneRow:
    """One step, with its day as far as a source gives it."""

    line: MilestoneLine
    when: str
    is_planned: bool


def write_day(line: MilestoneLine) -> str:
    """Return the day, the month or the year of a step, in the language of the reader."""
    if line.precision is Precision.YEAR:
        return str(line.happens_on.year)
    if line.precision is Precision.MONTH:
        return dateformat.format(line.happens_on, "F Y")
    return formats.day(line.happens_on)


def list_rows(lines: Iterable[MilestoneLine], on: date) -> list[MilestoneRow]:
    """Return the steps in order; what lies after a day is planned."""
    return [MilestoneRow(line, write_day(line), line.happens_on > on) for line in lines]


class Milestones(Table):
    """The founding, one step a row."""

    name, label, order = "organisations.milestones", gettext_lazy("Mijlpalen"), "dag"
    key = "line.number"
    empty = gettext_lazy(
        "Hier staat hoe het samenwerkingsverband is ontstaan, bijvoorbeeld: 2003, subsidie van "
        "InAxis voor de voorbereiding."
    )
    begin = Act(gettext_lazy("Leg een mijlpaal vast"), "organisations:milestone-create")
    columns = (
        Column("mijlpaal", gettext_lazy("Mijlpaal"), "line.title",
               marks=(Mark("assumption", when="line.is_assumption", source="line.source"),)),
        DayColumn("dag", gettext_lazy("Dag"), "line.happens_on"),
        WordColumn("nauwkeurig", gettext_lazy("Nauwkeurig"), "line.precision", words=PRECISIONS,
                   is_wide=True),
        Column("bekostigd-door", gettext_lazy("Bekostigd door"), "line.funder"),
        CentsColumn("bedrag", gettext_lazy("Bedrag, €"), "line.cents", is_wide=True),
        Column("bron", gettext_lazy("Bron"), "line.source", is_wide=True),
        Column("toelichting", gettext_lazy("Toelichting"), "line.text", is_extra=True),
        YesColumn("aanname", gettext_lazy("Aanname"), "line.is_assumption", is_extra=True),
        Column("reden", gettext_lazy("Reden van de correctie"), "line.reason", is_extra=True),
        Column("door", gettext_lazy("Vastgelegd door"), "line.recorded_by", is_extra=True),
        MomentColumn("vastgelegd", gettext_lazy("Vastgelegd"), "line.recorded_at",
                     is_extra=True),
    )  # fmt: skip
    filters = (
        TextFilter("mijlpaal", gettext_lazy("Mijlpaal"), "line.title"),
        TextFilter("bekostigd-door", gettext_lazy("Bekostigd door"), "line.funder"),
        PeriodFilter("dag", gettext_lazy("Dag"), "line.happens_on"),
    )
