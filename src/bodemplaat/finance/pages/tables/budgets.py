# SPDX-License-Identifier: EUPL-1.2
"""The budgets and their changes in a list."""

from django.utils.translation import gettext, gettext_lazy

from bodemplaat.finance import queries
from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    CentsColumn,
    CentsFilter,
    Column,
    Link,
    Mark,
    NumberColumn,
    NumberFilter,
    StateColumn,
    StateFilter,
    Table,
)

STATES = (
    "adopted", "proposed", "postponed", "draft", "superseded", "rejected", "withdrawn"
)  # fmt: skip


def _name(line: queries.BudgetVersion) -> str:
    if not line.number:
        return gettext("begroting")
    return gettext("wijziging %(number)s") % {"number": line.number}


class Budgets(Table):
    """The budgets with their changes, the newest year first."""

    name, label, order = "finance.budgets", gettext_lazy("Begrotingen"), "-jaar"
    empty = gettext_lazy(
        "Hier staan de begrotingen en hun wijzigingen, bijvoorbeeld die van 2014. De controller "
        "stelt een begroting op; het bevoegde orgaan stelt haar vast."
    )
    begin = search.Act(gettext_lazy("Bekijk wie beslist"), "governance:body-list")
    columns = (
        NumberColumn("jaar", gettext_lazy("Jaar"), "year", is_plain=True,
                     link=Link("finance:budget-detail", pk="id"),
                     marks=(Mark("synthetic", when="is_synthetic"),)),
        Column("versie", gettext_lazy("Versie"), _name),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
        CentsColumn("netto", gettext_lazy("Netto, €"), "net_cents"),
        Column("besluit", gettext_lazy("Besluit"), "decision.reference", is_wide=True,
               link=Link("governance:decision-detail", pk="decision.id")),
        Column("omschrijving", gettext_lazy("Omschrijving"), "text", is_extra=True),
    )  # fmt: skip
    filters = (
        NumberFilter("jaar", gettext_lazy("Jaar"), "year"),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
        CentsFilter("netto", gettext_lazy("Netto"), "net_cents"),
    )
