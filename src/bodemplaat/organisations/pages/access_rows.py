# SPDX-License-Identifier: EUPL-1.2
"""Rights and proposals as the page shows them, with what the reader may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    StateColumn,
    StateFilter,
    Table,
    TextFilter,
    WordColumn,
    YesColumn,
)
from bodemplaat.foundation.tables.columns import Where
from bodemplaat.organisations import permissions
from bodemplaat.organisations.pages import words
from bodemplaat.organisations.values import (
    AccessKind,
    AccessLine,
    AccessState,
    Actor,
    RightLine,
)

STATES = ("in-force", "open", "ended")


@dataclass(frozen=True)
class ProposalRow:
    """One proposal; who proposed it or gets it sees no button to approve."""

    line: AccessLine
    what: Promise | str
    state: Promise
    can_decide: bool
    can_withdraw: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for a second person."""
        return self.line.state is AccessState.PROPOSED


@dataclass(frozen=True)
class RightRow:
    """One right."""

    line: RightLine
    state: str
    can_end: bool
    can_restore: bool

    @property
    def rank(self) -> str:
        """Where it stands in the list: what holds first, then what comes, then what has ended."""
        return f"{STATES.index(self.state)}{self.line.name}"


def list_proposal_rows(lines: Iterable[AccessLine], actor: Actor) -> list[ProposalRow]:
    """Return proposals with what the reader may do about each."""
    return [
        ProposalRow(
            line=line,
            what=words.ACCESS[line.kind] if line.kind is not AccessKind.ROLE or not line.role
            else words.ROLES[line.role],
            state=words.ACCESS_STATES[line.state],
            can_decide=permissions.can_approve(actor, line.participant_id)
            and actor.account_id not in (line.proposed_by_id, line.account_id),
            can_withdraw=actor.account_id == line.proposed_by_id,
        )
        for line in lines
    ]  # fmt: skip


def list_right_rows(
    lines: Iterable[RightLine], actor: Actor, on: date
) -> list[RightRow]:
    """Return the rights with how each stands on a day and what the reader may do about it."""
    return [_make_right_row(line, actor, on) for line in lines]


def _make_right_row(line: RightLine, actor: Actor, on: date) -> RightRow:
    has_ended = line.ends_before is not None and line.ends_before <= on
    return RightRow(
        line=line,
        state="ended" if has_ended else "in-force" if line.holds_on(on) else "open",
        can_end=not has_ended and permissions.can_approve(actor, line.participant_id),
        can_restore=not has_ended and line.has_second_factor
        and permissions.can_propose(actor, line.participant_id),
    )  # fmt: skip


class DeedsColumn(Column):
    """What the reader may do about a right."""

    is_in_files = False

    def show(self, line: RightRow, where: Where) -> SafeString:
        """Return a link for each act."""
        return render_to_string("organisations/right/_row.html", {"row": line, "slug": where.slug})


class Rights(Table):
    """Who may act, will and might; the view gives the organisations to choose."""

    name, label, order = "organisations.rights", gettext_lazy("Rechten"), "stand"
    key = "line.id"
    empty = gettext_lazy(
        "Stel bijvoorbeeld een contractmanager voor; een tweede persoon keurt het goed en dan "
        "gaat er een uitnodiging per mail uit."
    )
    begin = search.Act(gettext_lazy("Stel een recht voor"), "organisations:right-propose")
    columns = (
        Column("naam", gettext_lazy("Naam"), "line.name"),
        Column("mail", gettext_lazy("E-mailadres"), "line.email", is_extra=True),
        Column("organisatie", gettext_lazy("Organisatie"), "line.organisation", is_wide=True),
        WordColumn("rol", gettext_lazy("Rol"), "line.role", words=words.ROLES),
        DayColumn("begin", gettext_lazy("Vanaf"), "line.starts_on", is_wide=True),
        DayColumn("einde", gettext_lazy("Tot"), "line.ends_before", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state", sort="rank"),
        YesColumn("tweede-stap", gettext_lazy("Tweede stap"), "line.has_second_factor",
                  is_wide=True),
        DeedsColumn("doen", gettext_lazy("Doen"), "line.id", is_sortable=False),
    )  # fmt: skip
    filters = (
        TextFilter("naam", gettext_lazy("Naam"), "line.name"),
        ChoiceFilter("rol", gettext_lazy("Rol"), "line.role", choices=words.ROLES),
        ChoiceFilter("organisatie", gettext_lazy("Organisatie"), "line.organisation"),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
    )
