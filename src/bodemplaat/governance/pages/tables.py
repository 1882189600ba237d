# SPDX-License-Identifier: EUPL-1.2
"""Lines as pages show them: with words for codes, and addresses for things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from bodemplaat.governance.pages import words
from bodemplaat.governance.values import (
    BodyLine,
    CompositionDraft,
    CompositionLine,
    DecisionKind,
    ProposalLine,
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


def list_proposal_rows(lines: Iterable[ProposalLine]) -> list[ProposalRow]:
    """Return the rows of a list of decisions."""
    return [ProposalRow(line, words.KINDS[DecisionKind(line.kind)]) for line in lines]


@dataclass(frozen=True)
class Chosen:
    """One filter that holds, as a sentence with a way to drop it."""

    name: Text
    value: Text
    without_url: str


def list_chosen(
    request: HttpRequest, filters: Iterable[tuple[str, Text, Callable[[str], Text]]]
) -> list[Chosen]:
    """Return the filters in the address, each with the address that leaves it out."""
    found = []
    for parameter, name, say in filters:
        value = request.GET.get(parameter)
        if value:
            rest: QueryDict = request.GET.copy()
            del rest[parameter]
            query = rest.urlencode()
            found.append(Chosen(name, say(value), f"?{query}" if query else request.path))
    return found


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


def make_rule_row(line: RuleLine) -> RuleRow:
    """Return a rule with its words."""
    return RuleRow(
        line,
        words.KINDS[DecisionKind(line.kind)],
        words.MAJORITIES[line.majority],
        words.BASES[line.basis],
        words.name_quorum(line.voting),
    )


def list_rule_rows(lines: Iterable[RuleLine]) -> list[RuleRow]:
    """Return rules with their words, in the order in which decisions follow each other."""
    order = list(DecisionKind)
    found = sorted(lines, key=lambda line: order.index(DecisionKind(line.kind)))
    return [make_rule_row(line) for line in found]


@dataclass(frozen=True)
class SettingRow:
    """A setting with its words."""

    line: SettingDraft
    name: Text
    value: Text


@dataclass(frozen=True)
class CompositionRow:
    """A rule of composition with its words, and what was counted where it was."""

    line: CompositionLine | CompositionDraft
    kind: Text
    state: Text = ""
    detail: str = ""


def make_composition_row(line: CompositionLine | CompositionDraft) -> CompositionRow:
    """Return a rule of composition with its words."""
    kind = words.COMPOSITIONS[line.kind]
    if not isinstance(line, CompositionLine):
        return CompositionRow(line, kind)
    detail = words.count_members(line)
    return CompositionRow(line, kind, words.COMPOSITION_STATES[line.state], detail)


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


def make_rule_set_view(line: RuleSetLine, *, on: date) -> RuleSetView:
    """Return one version of the rules with its words."""
    has_ended = line.ends_before is not None and line.ends_before <= on
    return RuleSetView(
        line,
        line.starts_on <= on and not has_ended,
        list_rule_rows(line.rules),
        [
            SettingRow(
                one,
                words.SETTINGS.get(one.name, one.name),
                words.SETTING_VALUES.get(one.value, one.value),
            )
            for one in line.settings
        ],
        [make_composition_row(one) for one in line.compositions],
    )


@dataclass(frozen=True)
class BodyRow:
    """A body in a list."""

    line: BodyLine
    kind: Text
    level: Text


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


def list_seat_rows(lines: Iterable[SeatLine], *, on: date) -> list[SeatRow]:
    """Return seats with their words, those that are held on the day first."""
    rows = []
    for line in lines:
        has_ended = line.ends_before is not None and line.ends_before <= on
        is_held = line.starts_on <= on and not has_ended
        rows.append(SeatRow(line, words.SEAT_ROLES[line.role], is_held, line.starts_on > on))
    return rows
