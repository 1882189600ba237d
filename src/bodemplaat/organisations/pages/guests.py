# SPDX-License-Identifier: EUPL-1.2
"""Guests and what is shared with them, as rows of tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import sharing
from bodemplaat.foundation.search import Act
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    PeriodFilter,
    StateColumn,
    StateFilter,
    Table,
    TextFilter,
)
from bodemplaat.organisations.values import GuestLine, ShareDetail, SharedLine

STATES = ("in-force", "open", "ended", "withdrawn")


@dataclass(frozen=True)
class ShareRow:
    """One thing that was shared, in words."""

    line: ShareDetail
    kind: Promise | str
    state: str


@dataclass(frozen=True)
class GuestRow:
    """One guest, with how much it reads."""

    line: GuestLine
    shares: int
    state: str


def list_share_rows(lines: Iterable[ShareDetail], on: date) -> list[ShareRow]:
    """Return shares with the word of their kind and whether they hold on a day."""
    return [
        ShareRow(line, _find_word(line.kind), line.tell_state(on).value) for line in lines
    ]


def _find_word(code: str) -> Promise | str:
    kind = sharing.find_kind(code)
    return kind.word if kind else code


def list_guest_rows(
    lines: Iterable[GuestLine], shares: Iterable[ShareDetail], on: date
) -> list[GuestRow]:
    """Return guests with the number of things that each reads on a day."""
    counts: dict[int, int] = {}
    for share in shares:
        if share.tell_state(on) == "in-force":
            counts[share.guest_id] = counts.get(share.guest_id, 0) + 1
    return [GuestRow(one, counts.get(one.id, 0), one.tell_state(on).value) for one in lines]


def list_choices(on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be shared, per kind."""
    groups = []
    for kind in sharing.list_kinds():
        found = [(f"{kind.code}:{one.key}", one.label) for one in kind.list_choices(on)]
        groups += [(str(kind.word), found)] if found else []
    return groups


def group_lines(lines: Iterable[SharedLine]) -> Mapping[str, list[SharedLine]]:
    """Return the lines of a share by group, in order."""
    groups: dict[str, list[SharedLine]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return groups


class Guests(Table):
    """The organisations that read something."""

    name, label, order = "organisations.guests", gettext_lazy("Gasten"), "gast"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld gemeente Leeuwarden, als sparringpartner van de directeur."
    )
    begin = Act(gettext_lazy("Laat een gast toe"), "organisations:guest-create")
    columns = (
        Column("gast", gettext_lazy("Gast"), "line.name",
               link=Link("organisations:guest-detail", pk="line.id")),
        Column("waarom", gettext_lazy("Waarom"), "line.purpose", is_wide=True),
        Column("leest", gettext_lazy("Leest nu"), "shares"),
        DayColumn("vanaf", gettext_lazy("Vanaf"), "line.starts_on", is_wide=True),
        DayColumn("tot", gettext_lazy("Tot"), "line.ends_before", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )
    filters = (
        TextFilter("gast", gettext_lazy("Gast"), "line.name"),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
    )


class Shares(Table):
    """Everything that was shared with guests; the view gives guests and kinds."""

    name, label, order = "organisations.shares", gettext_lazy("Gedeeld met gasten"), "-vanaf"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld dat de tijdlijn van 1 maart tot en met 31 december met "
        "Leeuwarden is gedeeld."
    )
    begin = Act(gettext_lazy("Deel iets met een gast"), "organisations:share-create")
    columns = (
        Column("zaak", gettext_lazy("Zaak"), "line.title",
               link=Link("organisations:share-detail", pk="line.id")),
        Column("soort", gettext_lazy("Soort"), "kind", is_wide=True),
        Column("gast", gettext_lazy("Gast"), "line.guest_name"),
        DayColumn("vanaf", gettext_lazy("Vanaf"), "line.starts_on", is_wide=True),
        DayColumn("tot", gettext_lazy("Tot"), "line.ends_before", is_wide=True),
        Column("reden", gettext_lazy("Reden"), "line.reason", is_wide=True),
        Column("door", gettext_lazy("Gedeeld door"), "line.shared_by", is_extra=True),
        Column("reden-intrekken", gettext_lazy("Waarom ingetrokken"), "line.revoked_reason",
               is_extra=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
    )  # fmt: skip
    filters = (
        TextFilter("zaak", gettext_lazy("Zaak"), "line.title"),
        ChoiceFilter("gast", gettext_lazy("Gast"), "line.guest_name"),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
        PeriodFilter("vanaf", gettext_lazy("Vanaf"), "line.starts_on"),
    )
