# SPDX-License-Identifier: EUPL-1.2
"""Norms, agreements and the tree of contracts as the pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.catalogue import permissions
from bodemplaat.catalogue.pages import words
from bodemplaat.catalogue.values import (
    AgreementLine,
    AgreementState,
    DeviationLine,
    NormInForce,
    NormValue,
    Side,
    SignatureLine,
)
from bodemplaat.foundation import search, sentences
from bodemplaat.foundation.tables import (
    ChoiceFilter,
    Column,
    DayColumn,
    Link,
    NumberColumn,
    PeriodFilter,
    StateColumn,
    StateFilter,
    Table,
)
from bodemplaat.governance.values import DecisionReference
from bodemplaat.organisations.values import Actor, ParticipantLine, Role

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class SideRow:
    """One side of an agreement: who has to sign, and the signature if there is one."""

    side: Side
    name: str
    role: Text
    signature: SignatureLine | None
    signed_role: Text | None


@dataclass(frozen=True, kw_only=True)
class AgreementRow:
    """An agreement with its state on the day and who still has to sign."""

    line: AgreementLine
    state: str
    sides: tuple[SideRow, ...]
    can_sign: bool

    @property
    def missing(self) -> tuple[SideRow, ...]:
        """Who still has to sign."""
        return tuple(row for row in self.sides if row.signature is None)

    @property
    def taken_count(self) -> int:
        """How many plus services are taken."""
        return len(self.line.taken)


def find_agreement_state(line: AgreementLine, on: date) -> str:
    """Return how an agreement stands on a day."""
    if line.state in (AgreementState.DRAFT, AgreementState.WITHDRAWN, AgreementState.SUPERSEDED):
        return line.state.value
    if on < line.starts_on:
        return "signed"
    return "in-force" if line.ends_before is None or on < line.ends_before else "ended"


def get_agreement_row(
    line: AgreementLine, *, actor: Actor, sso_name: str, on: date
) -> AgreementRow:
    """Return an agreement as one reader sees it."""
    side = permissions.find_side(actor, line.participant_id)
    is_draft = line.state is AgreementState.DRAFT
    return AgreementRow(
        line=line,
        state=find_agreement_state(line, on),
        sides=(
            _side_row(line, Side.SSO, sso_name, Role.SSO_DIRECTOR),
            _side_row(line, Side.PARTICIPANT, line.participant_name, Role.SECRETARY),
        ),
        can_sign=is_draft and side is not None and not line.has_signed(side),
    )


def _side_row(line: AgreementLine, side: Side, name: str, role: Role) -> SideRow:
    signature = next((found for found in line.signatures if found.side is side), None)
    signed_role = sentences.word(signature.role) if signature else None
    return SideRow(
        side=side, name=name, role=sentences.word(role), signature=signature,
        signed_role=signed_role,
    )


@dataclass(frozen=True, kw_only=True)
class NormValueRow:
    """The value of a norm with its unit in words."""

    line: NormValue
    unit: Text


@dataclass(frozen=True, kw_only=True)
class DeviationRow:
    """A deviation of an agreement with its unit in words."""

    line: DeviationLine
    unit: Text


@dataclass(frozen=True, kw_only=True)
class NormRow:
    """A norm in force for a participant, with its origin and the decision behind the charter."""

    line: NormInForce
    unit: Text
    origin: Text
    decision: DecisionReference | None


@dataclass(frozen=True, kw_only=True)
class ContractRow:
    """A branch of the tree; what the reader may not see is not counted."""

    participant: ParticipantLine
    agreement: AgreementLine | None
    deviations: int
    is_shown: bool


def list_norm_values(lines: Iterable[NormValue]) -> tuple[NormValueRow, ...]:
    """Return the norms of a charter."""
    return tuple(
        NormValueRow(line=line, unit=words.NORM_UNITS[line.norm.unit]) for line in lines
    )


def list_deviation_rows(lines: Iterable[DeviationLine]) -> tuple[DeviationRow, ...]:
    """Return what deviates in an agreement."""
    return tuple(
        DeviationRow(line=line, unit=words.NORM_UNITS[line.norm.unit]) for line in lines
    )


def list_norm_rows(
    lines: Iterable[NormInForce], decisions: Mapping[int, DecisionReference]
) -> tuple[NormRow, ...]:
    """Return the norms of one participant; what deviates stands first."""
    rows = [
        NormRow(
            line=line, unit=words.NORM_UNITS[line.norm.unit], origin=words.ORIGINS[line.origin],
            decision=decisions.get(line.decision_id or 0),
        )
        for line in lines
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: not row.line.agreement_id))


STATES = ("in-force", "draft", "signed", "ended", "superseded", "withdrawn")


class Agreements(Table):
    """The agreements in all their versions; the view gives the participants to choose."""

    name, label, order = "catalogue.agreements", gettext_lazy("Overeenkomsten"), "-begin"
    key = "line.id"
    empty = gettext_lazy(
        "Hier staat bijvoorbeeld de overeenkomst van Bolsward. Een overeenkomst geldt zodra "
        "beide kanten hebben getekend."
    )
    begin = search.Act(gettext_lazy("Stel een overeenkomst op"), "catalogue:agreement-create")
    columns = (
        Column("overeenkomst", gettext_lazy("Overeenkomst"), "line.number",
               link=Link("catalogue:agreement-detail", pk="line.id")),
        NumberColumn("versie", gettext_lazy("Versie"), "line.version", is_wide=True),
        Column("deelnemer", gettext_lazy("Deelnemer"), "line.participant_name"),
        DayColumn("begin", gettext_lazy("Vanaf"), "line.starts_on", is_wide=True),
        DayColumn("einde", gettext_lazy("Tot"), "line.ends_before"),
        NumberColumn("plusdiensten", gettext_lazy("Plusdiensten"), "taken_count", is_wide=True),
        StateColumn("stand", gettext_lazy("Stand"), "state"),
        DayColumn("opgesteld", gettext_lazy("Opgesteld op"), "line.drafted_on", is_extra=True),
        Column("handvest", gettext_lazy("Handvest"), "line.charter_title", is_extra=True),
        Column("bron", gettext_lazy("Bron"), "line.source", is_extra=True),
    )  # fmt: skip
    filters = (
        ChoiceFilter("deelnemer", gettext_lazy("Deelnemer"), "line.participant_code"),
        StateFilter("stand", gettext_lazy("Stand"), "state", states=STATES),
        PeriodFilter("einde", gettext_lazy("Tot"), "line.ends_before"),
    )
