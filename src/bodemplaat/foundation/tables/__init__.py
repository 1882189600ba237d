# SPDX-License-Identifier: EUPL-1.2
"""
One way to make a list: columns, filters and an order make a page, CSV and XLSX.

    class Journals(Table):
        name, label, order = "finance.journals", gettext_lazy("Boekstukken"), "-seq"
        columns = (
            NumberColumn("seq", gettext_lazy("Nummer"), is_plain=True,
                         link=Link("finance:journal-detail", seq="seq")),
            DayColumn("booked_on", gettext_lazy("Boekdatum"), is_wide=True),
            CentsColumn("debit_cents", gettext_lazy("Debet, €")),
        )
        filters = (TextFilter("text", gettext_lazy("Omschrijving")),)

    def journal_list(request):
        return Journals(request, queries.search_journals()).respond("finance/journal/list.html")
"""

from bodemplaat.foundation.tables.changing import Change
from bodemplaat.foundation.tables.columns import (
    CentsColumn,
    Column,
    DayColumn,
    Link,
    Mark,
    MomentColumn,
    NumberColumn,
    StateColumn,
    WordColumn,
    YesColumn,
)
from bodemplaat.foundation.tables.filters import (
    CentsFilter,
    ChoiceFilter,
    MomentFilter,
    NumberFilter,
    PeriodFilter,
    StateFilter,
    TextFilter,
)
from bodemplaat.foundation.tables.sources import Rows
from bodemplaat.foundation.tables.table import TABLES, Table

__all__ = [
    "TABLES",
    "CentsColumn", "CentsFilter", "Change", "ChoiceFilter", "Column", "DayColumn", "Link", "Mark",
    "MomentColumn", "MomentFilter", "NumberColumn", "NumberFilter", "PeriodFilter", "Rows",
    "StateColumn", "StateFilter",
    "Table", "TextFilter", "WordColumn", "YesColumn",
]  # fmt: skip
