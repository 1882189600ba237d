# SPDX-License-Identifier: EUPL-1.2
"""The journals of the ledger, and numbers out of addresses."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    CentsColumn,
    CentsFilter,
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    Mark,
    MomentColumn,
    NumberColumn,
    PeriodFilter,
    Table,
    TextFilter,
)


class Journals(Table):
    """The journals, the newest first; the view gives the years and the cost pools to choose."""

    name, label, order = "finance.journals", gettext_lazy("Boekstukken"), "-nummer"
    empty = gettext_lazy(
        "Hier staat alles wat geboekt is, bijvoorbeeld de kosten van het netwerk over 2010. De "
        "controller leest een bestand met kostenregels in."
    )
    begin = search.Act(gettext_lazy("Lees boekingen in"), "finance:journal-import")
    columns = (
        NumberColumn("nummer", gettext_lazy("Nummer"), "seq", is_plain=True,
                     link=Link("finance:journal-detail", seq="seq")),
        DayColumn("boekdatum", gettext_lazy("Boekdatum"), "booked_on", is_wide=True),
        CentsColumn("debet", gettext_lazy("Debet, €"), "debit_cents"),
        Column("omschrijving", gettext_lazy("Omschrijving"), "text",
               marks=(Mark("synthetic", when="is_synthetic"),)),
        NumberColumn("terugboeking", gettext_lazy("Teruggeboekt in"), "reversed_by_seq",
                     is_plain=True, is_wide=True,
                     link=Link("finance:journal-detail", seq="reversed_by_seq")),
        Column("bron", gettext_lazy("Bron"), "source", is_extra=True),
        Column("door", gettext_lazy("Geboekt door"), "recorded_by", is_extra=True),
        MomentColumn("vastgelegd", gettext_lazy("Geboekt op"), "recorded_at", is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("jaar", gettext_lazy("Jaar"), value="year"),
        ChoiceFilter("kostenplaats", gettext_lazy("Kostenplaats")),
        TextFilter("omschrijving", gettext_lazy("Omschrijving")),
        PeriodFilter("boekdatum", gettext_lazy("Boekdatum")),
        CentsFilter("debet", gettext_lazy("Debet")),
    )


class Entries(Table):
    """The lines of one journal."""

    name, label, order, key = "finance.entries", gettext_lazy("Boekingsregels"), "regel", "row"
    size = 100
    columns = (
        Column("omschrijving", gettext_lazy("Omschrijving"), "text"),
        NumberColumn("regel", gettext_lazy("Regel"), "row", is_plain=True, is_wide=True),
        DayColumn("boekdatum", gettext_lazy("Boekdatum"), "booked_on", is_extra=True),
        Column("rekening", gettext_lazy("Rekening"), "account_title", is_wide=True),
        Column("kostenplaats", gettext_lazy("Kostenplaats"), "pool", is_wide=True),
        Column("kostensoort", gettext_lazy("Kostensoort"), "category", is_wide=True),
        CentsColumn("debet", gettext_lazy("Debet, €"), "debit_cents"),
        CentsColumn("credit", gettext_lazy("Credit, €"), "credit_cents"),
        CentsColumn("btw", gettext_lazy("Btw, €"), "vat_cents", is_extra=True),
        Column("deelnemer", gettext_lazy("Deelnemer"), "participant", is_extra=True),
        Column("stuk", gettext_lazy("Document"), "document", is_extra=True),
    )
    filters = (
        TextFilter("omschrijving", gettext_lazy("Omschrijving"), "text"),
        TextFilter("kostenplaats", gettext_lazy("Kostenplaats"), "pool"),
        TextFilter("stuk", gettext_lazy("Document"), "document"),
    )


def read_number(text: str | None) -> int | None:
    """
    Return a number out of an address; None where it is not one that can be.

    >>> read_number("2010"), read_number("x"), read_number("9" * 40)
    (2010, None, None)
    """
    if not text or not (text.isascii() and text.isdecimal()) or len(text) > 18:
        return None
    return int(text)
