# SPDX-License-Identifier: EUPL-1.2
"""The mandate register, what was done under it, and which body each kind of change belongs to."""

from collections.abc import Iterable
from datetime import date, datetime

from bodemplaat.governance import rules
from bodemplaat.governance.models import Mandate, MandateAct
from bodemplaat.governance.queries.rule_sets import find_rule_set
from bodemplaat.governance.values import (
    DecisionKind,
    GateLine,
    MandateActLine,
    MandatedAct,
    MandateForm,
    MandateLine,
)
from bodemplaat.kernel.refusals import Refusal


class UnknownMandate(Refusal):
    """No mandate has this code."""

    code = "governance.unknown-mandate"


def list_mandates(
    *, on: date | None = None, known_at: datetime | None = None
) -> tuple[MandateLine, ...]:
    """Return the mandates of a day, or through time, in order of code and start."""
    rows = Mandate.objects.known(known_at)
    found = rows.holding(on) if on else rows
    ordered = found.select_related("giver", "holder", "participant").order_by("code", "starts_on")
    return tuple(_mandate_line(row) for row in ordered)


def list_mandates_called(code: str, *, known_at: datetime | None = None) -> tuple[MandateLine, ...]:
    """Return the rows of one mandate through time, or raise UnknownMandate."""
    found = tuple(line for line in list_mandates(known_at=known_at) if line.code == code)
    if not found:
        raise UnknownMandate(mandate=code)
    return found


def _mandate_line(row: Mandate) -> MandateLine:
    giver = row.giver.name if row.giver else row.participant.name if row.participant else ""
    return MandateLine(
        id=row.pk, code=row.code, form=MandateForm(row.form), act=row.act_kind,
        giver_code=row.giver.code if row.giver else "", giver_name=giver,
        participant_code=row.participant.code if row.participant else "",
        holder_role=row.holder_role, holder_code=row.holder.code if row.holder else "",
        holder_name=row.holder_name, limit_cents=row.limit_cents,
        may_submandate=row.may_submandate, parent_code=row.parent_code, article=row.article,
        starts_on=row.starts_on, ends_before=row.ends_before, source=row.source,
        is_synthetic=row.is_synthetic,
    )  # fmt: skip


def get_mandate(
    *,
    act: str,
    title: str,
    amount_cents: int | None,
    name: str,
    on: date,
    role: str = "",
    body_code: str = "",
    participant_code: str = "",
    giver: str = "",
) -> MandateLine:
    """
    Return the mandate under which a role or body may do something.

    Raises NoMandate, NoAmount or AboveMandate; each names the giver, who may do it itself.
    """
    given = [
        line
        for line in list_mandates(on=on)
        if line.act == act and line.participant_code == participant_code
    ]
    held = [
        line
        for line in given
        if (line.holder_role and line.holder_role == role)
        or (line.holder_code and line.holder_code == body_code)
    ]
    givers = giver or ", ".join(sorted({line.giver_name for line in given})) or "-"
    return rules.check_within(
        held, act=act, title=title, amount_cents=amount_cents, name=name, giver=givers, on=on
    )


def has_mandates(*, act: str, on: date, participant_code: str = "") -> bool:
    """Return whether the register says anything about an act on a day."""
    return any(
        line.act == act and line.participant_code == participant_code
        for line in list_mandates(on=on)
    )


def list_mandate_acts(
    *, on: date, code: str = "", known_at: datetime | None = None
) -> tuple[MandateActLine, ...]:
    """Return what was approved under mandates until a day, the latest first."""
    rows = MandateAct.objects.filter(acted_on__lte=on)
    if code:
        rows = rows.filter(mandate_code=code)
    if known_at:
        rows = rows.filter(recorded_at__lte=known_at)
    return tuple(
        MandateActLine(
            row.pk, row.mandate_code, row.act_kind, row.title, row.amount_cents, row.acted_on,
            row.acted_by, row.giver_name, row.is_synthetic,
        )
        for row in rows.order_by("-acted_on", "-id")
    )  # fmt: skip


def list_gates(*, on: date, known_at: datetime | None = None) -> tuple[GateLine, ...]:
    """Return every kind of change that is gated, with its body and the mandates below it."""
    rule_set = find_rule_set(on=on, known_at=known_at)
    ruled = {rule.kind: rule for rule in rule_set.rules} if rule_set else {}
    mandates = list_mandates(on=on, known_at=known_at)
    found = []
    for kind in DecisionKind:
        rule = ruled.get(kind)
        is_open = rule is None or rule.is_open
        found.append(
            GateLine(
                kind.value, rule.body_code if rule and not is_open else "",
                rule.body_name if rule and not is_open else "", rule.article if rule else "",
                is_open, _below(mandates, kind),
            )
        )  # fmt: skip
    for act in MandatedAct:
        below = _below(mandates, act)
        givers = ", ".join(sorted({line.giver_name for line in below}))
        articles = ", ".join(sorted({line.article for line in below}))
        code = below[0].giver_code if len({line.giver_code for line in below}) == 1 else ""
        found.append(GateLine(act.value, code, givers, articles, not below, below))
    return tuple(found)


def _below(mandates: Iterable[MandateLine], act: str) -> tuple[MandateLine, ...]:
    return tuple(line for line in mandates if line.act == act)
