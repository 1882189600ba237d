# SPDX-License-Identifier: EUPL-1.2
"""What choices cost who made them in one year, by the day."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue.values import ChargeLine
from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    CentsColumn,
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    Table,
    TextFilter,
)


@dataclass(frozen=True, kw_only=True)
class ChargeRow:
    """A part of a year in which a choice cost one amount, with what that comes to."""

    line: ChargeLine
    unit: str | Promise
    cents: int

    @property
    def id(self) -> str:
        """What tells one part from another."""
        return f"{self.line.choice_id}-{self.line.starts_on.isoformat()}"


class Charges(Table):
    """What is charged for choices in a year; the view gives the participants to choose."""

    name, label, order = "catalogue.charges", gettext_lazy("Meerkosten van keuzes"), "deelnemer"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld wat een eigen mailprogramma Bolsward in een jaar kost."
    )
    begin = search.Act(gettext_lazy("Bekijk niveaus en varianten"), "catalogue:offering-list")
    columns = (
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name"),
        Column("wat", gettext_lazy("Niveau of variant"), "line.offering_name",
               link=Link("catalogue:offering-detail", code="line.offering_code")),
        CentsColumn("meerkosten", gettext_lazy("In dit jaar, €"), "cents"),
        NumberColumn("aantal", gettext_lazy("Aantal"), "line.quantity", is_wide=True),
        Column("eenheid", gettext_lazy("Eenheid"), "unit", is_wide=True),
        CentsColumn("meerprijs", gettext_lazy("Meerprijs per jaar, €"), "line.extra_cents",
                    is_wide=True),
        DayColumn("van", gettext_lazy("Van"), "line.starts_on"),
        DayColumn("tot", gettext_lazy("Tot"), "line.ends_before"),
    )  # fmt: skip
    filters = (
        ChoiceFilter("deelnemer", gettext_lazy("Deelnemer"), "line.participant_code"),
        TextFilter("wat", gettext_lazy("Niveau of variant"), "line.offering_name"),
    )
