# SPDX-License-Identifier: EUPL-1.2
"""What of finance can be found, and what can be begun in it."""

from django.utils.translation import gettext_lazy

from bodemplaat.finance.models import Budget, Journal, Key, SettlementRun
from bodemplaat.foundation import search, sentences

search.offer(search.Act(gettext_lazy("Lees boekingen in"), "finance:journal-import"))


@search.describes(Key, word=gettext_lazy("Sleutel"), letter="S")
def describe_key(row: Key) -> search.Text:
    """Return the name of a key."""
    return search.Text(
        title=row.name, reference=row.code,
        url_name="finance:key-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


@search.describes(Budget, word=gettext_lazy("Begroting"), letter="BGR")
def describe_budget(row: Budget) -> search.Text:
    """Return the year of a budget; its changes carry their number."""
    number = f"{row.year}-{row.number:02d}"
    return search.Text(
        title=row.text, line=str(row.year), reference=number,
        url_name="finance:budget-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip


@search.describes(Journal, word=gettext_lazy("Boekstuk"), letter="GB")
def describe_journal(row: Journal) -> search.Text:
    """Return the text of a journal, found by its source too."""
    return search.Text(
        title=row.text, line=row.source, reference=str(row.seq), on=row.booked_on,
        url_name="finance:journal-detail", url_kwargs={"seq": row.seq},
    )  # fmt: skip


@search.describes(SettlementRun, word=gettext_lazy("Afrekening"), letter="A")
def describe_run(row: SettlementRun) -> search.Text:
    """Return the kind and year of a settlement."""
    return search.Text(
        title=f"{sentences.word(row.kind)} {row.year}", on=row.as_of,
        url_name="finance:settlementrun-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip
