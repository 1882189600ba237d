# SPDX-License-Identifier: EUPL-1.2
"""Versions of a key: proposed by the controller, in force by decision."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction

from bodemplaat.finance import permissions, queries
from bodemplaat.finance.models import KeyProposal, KeyVersion
from bodemplaat.finance.rules import weights
from bodemplaat.finance.values import KeyKind, Subject
from bodemplaat.foundation import audit
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance.values import DecisionKind, DecisionReference, SubjectReference
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor


class NotProposed(Refusal):
    """A decision names a subject that does not wait for it."""

    code = "finance.not-proposed"


class RangeIsNoFact(Refusal):
    """A key would be made from a range, which is a scenario."""

    code = "finance.range-is-no-fact"


@transaction.atomic
def propose_key_version(
    *,
    key_code: str,
    kind: KeyKind,
    starts_on: date,
    reason: str,
    proposed_on: date,
    actor: Actor,
    components: Sequence[tuple[str, Fraction]] = (),
    shares: Mapping[str, Fraction] | None = None,
    reference_year_offset: int = 0,
    is_assumption: bool = False,
) -> KeyProposal:
    """
    Propose what a key holds from a day on; it waits for the body that decides on keys.

    Raises: NotAllowed, UnknownKey, RangeIsNoFact, NotAHundredPercent.
    """
    key = queries.get_key_for_change(code=key_code)
    permissions.require_controller(actor)
    _check_facts(components)
    weights.check_key(kind, components, shares or {})
    content = {
        "components": [[measure, str(percentage)] for measure, percentage in components],
        "shares": {code: str(share) for code, share in (shares or {}).items()},
    }
    row = KeyProposal.objects.create(
        arrangement_id=actor.arrangement_id, key=key, kind=kind.value, content=content,
        reference_year_offset=reference_year_offset, starts_on=starts_on, reason=reason,
        is_assumption=is_assumption, recorded_at=actor.at, recorded_by=actor.name,
    )
    proposal_id = governance_actions.propose(
        kind=DecisionKind.KEY, subject=SubjectReference(Subject.KEY.value, row.pk),
        title=f"Verdeelsleutel {key.name} vanaf {starts_on:%d-%m-%Y}", text=reason,
        effective_on=starts_on, proposed_on=proposed_on, actor=actor,
    )
    row.set_proposal(proposal_id=proposal_id)
    audit.record("finance.key.proposed", row, actor=actor, after=content)
    return row


def _check_facts(components: Sequence[tuple[str, Fraction]]) -> None:
    for measure, _ in components:
        found = organisations_queries.find_range(measure)
        if found is not None:
            raise RangeIsNoFact(
                name=found.name, lowest=found.lowest, highest=found.highest, measure=found.measure
            )


@transaction.atomic
def adopt_key_version(
    *, proposal_row_id: int, decision: DecisionReference, actor: Actor
) -> KeyVersion:
    """
    Put a proposed version of a key in force by decision, and end the one before it that day.

    It holds until the next version that was decided already. Raises: NotProposed.
    """
    row = queries.get_key_proposal_for_change(row_id=proposal_row_id)
    if row.decision_id is not None:
        raise NotProposed(subject=row.key.name)
    replaced = _end_before(row, actor)
    following = queries.find_key_version_after(key_id=row.key.pk, on=row.starts_on)
    version: KeyVersion = KeyVersion.objects.create(
        **_copy(row), starts_on=row.starts_on, decision_id=decision.id,
        ends_before=following.starts_on if following else None,
        recorded_at=actor.at, recorded_by=actor.name, reason=row.reason, replaces=replaced,
    )
    row.set_adopted(decision_id=decision.id)
    audit.record("finance.key.adopted", version, actor=actor, after=row.content)
    return version


def _copy(row: KeyProposal | KeyVersion) -> dict[str, Any]:
    names = ("arrangement_id", "key_id", "kind", "content", "reference_year_offset",
             "is_assumption")
    return {name: getattr(row, name) for name in names}


def _end_before(row: KeyProposal, actor: Actor) -> KeyVersion | None:
    """Close the version that holds on the new start, and record anew the part before it."""
    known = KeyVersion.objects.known().filter(key=row.key)
    old: KeyVersion | None = known.holding(row.starts_on).first()
    if old is None:
        return None
    old.set_superseded(at=actor.at)
    if old.starts_on < row.starts_on:
        kept = KeyVersion.objects.create(
            **_copy(old), starts_on=old.starts_on, ends_before=row.starts_on,
            decision_id=old.decision_id, recorded_at=actor.at, recorded_by=actor.name,
            reason=old.reason, replaces=old,
        )
        after = {"ends_before": kept.ends_before}
        audit.record("finance.key.ended", kept, actor=actor, after=after)
    return old
