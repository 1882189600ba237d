# SPDX-License-Identifier: EUPL-1.2
"""Lines as pages show them: with words for codes, and addresses for things."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    PeriodFilter,
    StateColumn,
    Table,
    TextFilter,
    WordColumn,
    YesColumn,
)
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import (
    BodyLine,
    CompositionDraft,
    CompositionLine,
    DecisionKind,
    ExceptionLine,
    ProposalLine,
    ProposalState,
    RuleLine,
    RuleSetLine,
    SeatLine,
    SettingDraft,
    SubjectReference,
)

Text = str | Promise


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in a list."""

    line: ProposalLine
    kind: Text

    @property
    def day(self) -> date:
        """Return the day that counts in the list: decided, or else proposed."""
        return self.line.decision.decided_on if self.line.decision else self.line.proposed_on

    @property
    def decided_on(self) -> date | None:
        """Return the day of the decision, if there was one."""
        return self.line.decision.decided_on if self.line.decision else None

    @property
    def reference(self) -> str:
        """Return the number of the decision; empty without one."""
        return self.line.decision.reference if self.line.decision else ""

    @property
    def takes_effect_on(self) -> date | None:
        """Return the day on which what was adopted holds."""
        return self.line.effective_on if self.line.state == ProposalState.ADOPTED else None


class Proposals(Table):
    """Proposals and decisions; the view gives the bodies and the years to choose."""

    name, label, order = "governance.proposals", gettext_lazy("Besluiten"), "-dag"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat wat is voorgesteld en besloten, bijvoorbeeld de begroting van 2014. Tot en met "
        "deze peildatum is er niets; kies een latere."
    )
    begin = search.Act(gettext_lazy("Bekijk wie beslist"), "governance:body-list")
    columns = (
        Column("onderwerp", gettext_lazy("Onderwerp"), "line.title",
               link=Link("governance:proposal-detail", pk="line.id")),
        WordColumn("soort", gettext_lazy("Soort"), "line.kind", words=words.KINDS, is_wide=True),
        Column("orgaan", gettext_lazy("Orgaan"), "line.body_name", is_wide=True),
        Column("besluit", gettext_lazy("Besluit"), "reference", is_wide=True,
               link=Link("governance:decision-detail", pk="line.decision.id")),
        DayColumn("dag", gettext_lazy("Dag"), "day"),
        DayColumn("voorgesteld", gettext_lazy("Voorgesteld op"), "line.proposed_on",
                  is_extra=True),
        DayColumn("besloten", gettext_lazy("Besloten op"), "decided_on", is_extra=True),
        DayColumn("gaat-in", gettext_lazy("Gaat in"), "takes_effect_on", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "line.state"),
    )  # fmt: skip
    filters = (
        TextFilter("onderwerp", gettext_lazy("Onderwerp"), "line.title"),
        ChoiceFilter("orgaan", gettext_lazy("Orgaan"), "line.body_code"),
        ChoiceFilter("soort", gettext_lazy("Soort"), "line.kind", choices=words.KINDS),
        ChoiceFilter("jaar", gettext_lazy("Jaar"), "day.year"),
        ChoiceFilter("stand", gettext_lazy("Stand"), "line.state", choices=words.STATES),
        PeriodFilter("dag", gettext_lazy("Dag"), "day"),
    )


def list_proposal_rows(lines: Iterable[ProposalLine]) -> list[ProposalRow]:
    """Return the rows of a list of decisions."""
    return [ProposalRow(line, words.KINDS[DecisionKind(line.kind)]) for line in lines]


def find_subject_url(subject: SubjectReference, slug: str) -> str:
    """Return the page of a subject by its name `package.thing`; empty where it has none."""
    name = f"{subject.type.replace('.', ':').replace('_', '-')}-detail"
    for key in ({"pk": subject.id}, {}):  # an arrangement is its own page, without a number
        try:
            return reverse(name, kwargs={"arrangement": slug, **key})
        except NoReverseMatch:
            continue
    return ""


@dataclass(frozen=True)
class RuleRow:
    """A rule with its words."""

    line: RuleLine
    kind: Text
    majority: Text
    basis: Text
    quorum: str
    reconvened: str


def make_rule_row(line: RuleLine) -> RuleRow:
    """Return a rule with its words."""
    return RuleRow(
        line,
        words.KINDS[DecisionKind(line.kind)],
        words.name_majority(line.voting),
        words.BASES[line.basis],
        words.name_quorum(line.voting),
        words.name_reconvened(line.voting),
    )


def list_rule_rows(lines: Iterable[RuleLine]) -> list[RuleRow]:
    """Return rules with their words, in the order in which decisions follow each other."""
    order = list(DecisionKind)
    found = sorted(lines, key=lambda line: order.index(DecisionKind(line.kind)))
    return [make_rule_row(line) for line in found]


@dataclass(frozen=True)
class SettingRow:
    """A setting with its words, and who departs from it on the day."""

    line: SettingDraft
    name: Text
    value: Text
    exceptions: tuple[ExceptionLine, ...] = ()


@dataclass(frozen=True)
class CompositionRow:
    """A rule of composition with its words, and what was counted where it was."""

    line: CompositionLine | CompositionDraft
    kind: Text
    state: Text = ""
    detail: str = ""
    asked: str = ""
    body: str = ""
    other: str = ""


def make_composition_row(
    line: CompositionLine | CompositionDraft, names: Mapping[str, str] = MappingProxyType({})
) -> CompositionRow:
    """Return a rule of composition with its words, and the names of its bodies."""
    kind = words.COMPOSITIONS[line.kind]
    asked = words.name_asked(line.value)
    if not isinstance(line, CompositionLine):
        body, other = (
            names.get(code, code) for code in (line.body_code, line.other_body_code)
        )
        return CompositionRow(line, kind, asked=asked, body=body, other=other)
    detail = words.count_members(line)
    return CompositionRow(line, kind, words.COMPOSITION_STATES[line.state], detail, asked)


@dataclass(frozen=True)
class RuleSetView:
    """One version of the rules as a page shows it."""

    line: RuleSetLine
    is_in_force: bool
    rules: list[RuleRow]
    settings: list[SettingRow]
    compositions: list[CompositionRow]

    @property
    def open_count(self) -> int:
        """Return how many rules the arrangement has not settled."""
        line = self.line
        found = sum(one.is_open for one in line.rules) + sum(one.is_open for one in line.settings)
        return found + sum(one.is_open for one in line.compositions)


def make_rule_set_view(
    line: RuleSetLine,
    *,
    on: date,
    exceptions: Iterable[ExceptionLine] = (),
    names: Mapping[str, str] = MappingProxyType({}),
) -> RuleSetView:
    """Return one version of the rules with its words; the one in force with its exceptions."""
    has_ended = line.ends_before is not None and line.ends_before <= on
    is_in_force = line.starts_on <= on and not has_ended
    held = [one for one in exceptions if is_in_force and one.holds(on)]
    return RuleSetView(
        line,
        is_in_force,
        list_rule_rows(line.rules),
        [
            SettingRow(
                one,
                words.SETTINGS.get(one.name, one.name),
                words.SETTING_VALUES.get(one.value, one.value),
                tuple(found for found in held if found.departs_from == one.name),
            )
            for one in line.settings
        ],
        [make_composition_row(one, names) for one in line.compositions],
    )


@dataclass(frozen=True)
class BodyRow:
    """A body in a list."""

    line: BodyLine
    kind: Text
    level: Text


class Bodies(Table):
    """Who decides and who advises."""

    name, label, order, key = "governance.bodies", gettext_lazy("Organen"), "orgaan", "line.id"
    empty = gettext_lazy(
        "Hier staat wie besluit en adviseert, bijvoorbeeld het Algemeen Bestuur, met zijn zetels."
    )
    begin = search.Act(gettext_lazy("Bekijk de spelregels"), "governance:rule-set-list")
    columns = (
        Column("orgaan", gettext_lazy("Orgaan"), "line.name",
               link=Link("governance:body-detail", code="line.code")),
        WordColumn("soort", gettext_lazy("Soort"), "line.kind", words=words.BODY_KINDS,
                   is_wide=True),
        WordColumn("niveau", gettext_lazy("Niveau"), "line.level", words=words.LEVELS,
                   is_wide=True),
        YesColumn("beslist", gettext_lazy("Beslist"), "line.is_deciding"),
        NumberColumn("zetels", gettext_lazy("Stemmende zetels"), "line.seat_count"),
        Column("waarvoor", gettext_lazy("Waarvoor"), "line.purpose", is_wide=True),
        Column("bron", gettext_lazy("Bron"), "line.source", is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("soort", gettext_lazy("Soort"), "line.kind", choices=words.BODY_KINDS),
        ChoiceFilter("niveau", gettext_lazy("Niveau"), "line.level", choices=words.LEVELS),
    )


def make_body_row(line: BodyLine) -> BodyRow:
    """Return a body with its words."""
    return BodyRow(line, words.BODY_KINDS[line.kind], words.LEVELS[line.level])


@dataclass(frozen=True)
class SeatRow:
    """A seat, and whether it is held on the day."""

    line: SeatLine
    role: Text
    is_held: bool
    is_future: bool
    office: Text = ""


def list_seat_rows(lines: Iterable[SeatLine], *, on: date) -> list[SeatRow]:
    """Return seats with their words, those that are held on the day first."""
    rows = []
    for line in lines:
        has_ended = line.ends_before is not None and line.ends_before <= on
        is_held = line.starts_on <= on and not has_ended
        office = words.OFFICES[line.office] if line.office else ""
        role = words.SEAT_ROLES[line.role]
        rows.append(SeatRow(line, role, is_held, line.starts_on > on, office))
    return rows
