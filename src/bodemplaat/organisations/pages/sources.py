# SPDX-License-Identifier: EUPL-1.2
"""Contested values and ranges as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import formats, search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    PeriodFilter,
    StateColumn,
    StateFilter,
    Table,
    TextFilter,
    WordColumn,
    YesColumn,
)
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import ContestLine, SourceValueLine

STATES = ("open", "adopted")


@dataclass(frozen=True)
class ContestRow:
    """One contested value with what each source says, and whether somebody chose."""

    line: ContestLine
    leading: SourceValueLine
    others: str
    state: str


def list_contest_rows(lines: Iterable[ContestLine]) -> tuple[ContestRow, ...]:
    """Return contested values with the other sources in words."""
    return tuple(
        ContestRow(
            line, line.leading,
            ", ".join(
                f"{formats.number(one.value)} ({one.source})"
                for one in line.values if not one.is_leading
            ),
            STATES[0] if line.is_open else STATES[1],
        )
        for line in lines
    )  # fmt: skip


class Contests(Table):
    """Values of which sources say something else; all stay in sight."""

    name, label = "organisations.contests", gettext_lazy("Waarden waarover bronnen verschillen")
    order, key = "stand", "line.fact_id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld dat een gemeente volgens het jaarverslag 655 medewerkers heeft en "
        "volgens de personeelsadministratie 640. Leg een tweede bron vast bij een feit."
    )
    begin = search.Act(gettext_lazy("Bekijk de gemeten feiten"), "organisations:fact-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name",
               link=Link("organisations:source-detail", pk="line.fact_id")),
        WordColumn("maatstaf", gettext_lazy("Maatstaf"), "line.measure", words=words.MEASURES),
        DayColumn("peildatum-waarde", gettext_lazy("Op"), "line.reference_on"),
        NumberColumn("waarde", gettext_lazy("Leidend"), "leading.value"),
        Column("bron", gettext_lazy("Bron"), "leading.source", is_wide=True),
        Column("anders", gettext_lazy("Andere bronnen"), "others"),
        StateColumn("stand", gettext_lazy("Keuze"), "state", is_wide=True),
        Column("door", gettext_lazy("Gekozen door"), "line.chosen_by", is_extra=True),
        Column("reden", gettext_lazy("Reden"), "line.reason", is_extra=True),
    )  # fmt: skip
    filters = (
        TextFilter("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name"),
        ChoiceFilter("maatstaf", gettext_lazy("Maatstaf"), "line.measure",
                     choices=words.MEASURES),
        StateFilter("stand", gettext_lazy("Keuze"), "state", states=STATES),
        PeriodFilter("peildatum-waarde", gettext_lazy("Op"), "line.reference_on"),
    )  # fmt: skip


class Ranges(Table):
    """Ranges as scenarios, each beside the sum of the facts of its day."""

    name, label, order = "organisations.ranges", gettext_lazy("Bandbreedtes"), "peildatum-waarde"
    key = "id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld 85.000 tot 140.000 inwoners: een scenario, waarmee geen sleutel "
        "rekent."
    )
    begin = search.Act(gettext_lazy("Leg een bandbreedte vast"), "organisations:range-create")
    columns = (
        Column("naam", gettext_lazy("Naam"), "name"),
        WordColumn("maatstaf", gettext_lazy("Maatstaf"), "measure", words=words.MEASURES),
        DayColumn("peildatum-waarde", gettext_lazy("Op"), "reference_on", is_wide=True),
        NumberColumn("laagste", gettext_lazy("Laagste"), "lowest"),
        NumberColumn("hoogste", gettext_lazy("Hoogste"), "highest"),
        NumberColumn("som", gettext_lazy("Som van de feiten"), "computed", is_wide=True),
        YesColumn("binnen", gettext_lazy("Som ligt erbinnen"), "holds_sum", is_wide=True),
        Column("bron", gettext_lazy("Bron"), "source", is_wide=True),
        Column("code", gettext_lazy("Code"), "code", is_extra=True),
    )
    filters = (
        TextFilter("naam", gettext_lazy("Naam"), "name"),
        ChoiceFilter("maatstaf", gettext_lazy("Maatstaf"), "measure", choices=words.MEASURES),
        PeriodFilter("peildatum-waarde", gettext_lazy("Op"), "reference_on"),
    )
