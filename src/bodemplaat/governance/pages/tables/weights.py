# SPDX-License-Identifier: EUPL-1.2
"""The votes of each participant, as a page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import Column, DayColumn, Mark, NumberColumn, Table
from bodemplaat.governance.values import VoteWeightLine, Weight
from bodemplaat.organisations import values as organisations_values


@dataclass(frozen=True)
class WeightRow:
    """The votes of one participant by the table and by what was measured."""

    id: int
    name: str
    votes: int | None
    article: str
    starts_on: date | None
    by_band: int | None
    measured: int | None
    measured_on: date | None
    source: str
    is_assumption: bool


class Weights(Table):
    """How many votes each participant has."""

    name, label, order = "governance.weights", gettext_lazy("Stemmen per deelnemer"), "deelnemer"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: drie stemmen volgens artikel 18 van de regeling."
    )
    begin = search.Act(gettext_lazy("Bekijk de spelregels"), "governance:rule-set-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "name"),
        NumberColumn("stemmen", gettext_lazy("Stemmen volgens de tabel"), "votes",
                     marks=(Mark("assumption", "is_assumption", "source"),)),
        Column("artikel", gettext_lazy("Artikel"), "article", is_wide=True),
        DayColumn("vanaf", gettext_lazy("Vanaf"), "starts_on", is_wide=True),
        NumberColumn("gemeten", gettext_lazy("Gemeten waarde"), "measured", is_wide=True),
        DayColumn("gemeten-op", gettext_lazy("Gemeten op"), "measured_on", is_extra=True),
        NumberColumn("naar-maat", gettext_lazy("Stemmen naar de gemeten waarde"), "by_band"),
    )  # fmt: skip


def list_weight_rows(
    participants: Iterable[organisations_values.ParticipantLine],
    table: Iterable[VoteWeightLine],
    measured: Mapping[str, Weight],
) -> list[WeightRow]:
    """Return the votes of each owner; a customer has none."""
    by_code = {line.participant_code: line for line in table}
    rows = []
    for line in participants:
        if not line.is_owner:
            continue
        held, band = by_code.get(line.code), measured.get(line.code)
        rows.append(
            WeightRow(
                line.id, line.name, held.votes if held else None, held.article if held else "",
                held.starts_on if held else None, band.votes if band else None,
                band.measured if band else None, band.measured_on if band else None,
                held.source if held else "", held.is_assumption if held else False,
            )
        )  # fmt: skip
    return rows
