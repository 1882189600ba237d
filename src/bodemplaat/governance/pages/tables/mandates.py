# SPDX-License-Identifier: EUPL-1.2
"""The mandate register as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    CentsColumn,
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    Mark,
    StateColumn,
    Table,
    WordColumn,
    YesColumn,
)
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import GateLine, MandateLine


@dataclass(frozen=True)
class MandateRow:
    """A mandate with its state on a day."""

    line: MandateLine
    state: str


class Mandates(Table):
    """Who may act in whose name."""

    name, label, order = "governance.mandates", gettext_lazy("Mandaten"), "mandaat"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: het hoofd mag uitgaven tot 50.000 euro goedkeuren, namens het "
        "college."
    )
    begin = search.Act(gettext_lazy("Leg een mandaat vast"), "governance:mandate-create")
    columns = (
        Column("mandaat", gettext_lazy("Mandaat"), "line.code",
               link=Link("governance:mandate-detail", code="line.code"),
               marks=(Mark("synthetic", "line.is_synthetic", "line.source"),)),
        WordColumn("waarover", gettext_lazy("Waarover"), "line.act", words=words.ACTS),
        Column("gever", gettext_lazy("Gever"), "line.giver_name", is_wide=True),
        Column("houder", gettext_lazy("Houder"), "line.holder_name"),
        CentsColumn("grens", gettext_lazy("Grens in euro"), "line.limit_cents"),
        WordColumn("aard", gettext_lazy("Vorm"), "line.form", words=words.MANDATE_FORMS,
                   is_wide=True),
        YesColumn("ondermandaat", gettext_lazy("Ondermandaat mag"), "line.may_submandate",
                  is_extra=True),
        Column("artikel", gettext_lazy("Artikel"), "line.article", is_extra=True),
        DayColumn("vanaf", gettext_lazy("Vanaf"), "line.starts_on", is_wide=True),
        DayColumn("tot", gettext_lazy("Tot"), "line.ends_before", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )  # fmt: skip
    filters = (
        ChoiceFilter("waarover", gettext_lazy("Waarover"), "line.act", choices=words.ACTS),
        ChoiceFilter("aard", gettext_lazy("Vorm"), "line.form", choices=words.MANDATE_FORMS),
        ChoiceFilter("stand", gettext_lazy("Stand"), "state", choices={
            "in-force": gettext_lazy("van kracht"), "ended": gettext_lazy("beëindigd"),
            "waiting": gettext_lazy("wacht"),
        }),
    )  # fmt: skip


def list_mandate_rows(lines: Iterable[MandateLine], *, on: date) -> list[MandateRow]:
    """Return mandates with their state on a day."""
    rows = []
    for line in lines:
        has_ended = line.ends_before is not None and line.ends_before <= on
        state = "ended" if has_ended else "waiting" if line.starts_on > on else "in-force"
        rows.append(MandateRow(line, state))
    return rows


class MandateActs(Table):
    """What was approved under mandates."""

    name, label, order = "governance.mandate-acts", gettext_lazy("Besluiten in mandaat"), "-dag"
    empty = gettext_lazy("Hier staat bijvoorbeeld: de aanschaf van een server, binnen het mandaat.")
    begin = search.Act(gettext_lazy("Keur goed in mandaat"), "governance:mandate-approve")
    columns = (
        Column("besluit", gettext_lazy("Besluit"), "title",
               marks=(Mark("synthetic", "is_synthetic"),)),
        WordColumn("waarover", gettext_lazy("Waarover"), "act", words=words.ACTS, is_wide=True),
        CentsColumn("bedrag", gettext_lazy("Bedrag in euro"), "amount_cents"),
        DayColumn("dag", gettext_lazy("Dag"), "acted_on"),
        Column("mandaat", gettext_lazy("Mandaat"), "mandate_code",
               link=Link("governance:mandate-detail", code="mandate_code")),
        Column("namens", gettext_lazy("Namens"), "giver_name", is_wide=True),
        Column("door", gettext_lazy("Door"), "acted_by", is_wide=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("waarover", gettext_lazy("Waarover"), "act", choices=words.ACTS),
    )


@dataclass(frozen=True)
class GateRow:
    """A kind of change with its body, and who may do it under a mandate."""

    line: GateLine
    state: str

    @property
    def holders(self) -> str:
        """Who may do it under a mandate."""
        return ", ".join(mandate.holder_name for mandate in self.line.mandates)


class Gates(Table):
    """Every kind of change with the body that it belongs to."""

    name, label, order = "governance.gates", gettext_lazy("Soorten wijzigingen"), "soort"
    key, size = "line.act", 100
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld: over een sleutel gaat het algemeen bestuur, volgens artikel 9."
    )
    begin = search.Act(gettext_lazy("Bekijk de spelregels"), "governance:rule-set-list")
    columns = (
        WordColumn("soort", gettext_lazy("Soort wijziging"), "line.act", words=words.ACTS),
        Column("orgaan", gettext_lazy("Orgaan dat erover gaat"), "line.body_name",
               link=Link("governance:body-detail", code="line.body_code")),
        Column("mandaat", gettext_lazy("In mandaat ook"), "holders"),
        Column("artikel", gettext_lazy("Volgens"), "line.article", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )  # fmt: skip
    filters = (
        ChoiceFilter("stand", gettext_lazy("Stand"), "state", choices={
            "in-force": gettext_lazy("van kracht"), "open": gettext_lazy("open"),
        }),
    )  # fmt: skip


def list_gate_rows(lines: Iterable[GateLine]) -> list[GateRow]:
    """Return kinds of change with whether they are settled."""
    return [GateRow(line, "open" if line.is_open else "in-force") for line in lines]


def name_act(act: str) -> str | Promise:
    """Say what a mandate is about."""
    return words.ACTS.get(act, act)
