# SPDX-License-Identifier: EUPL-1.2
"""The decisions behind what holds, and who decides about what is proposed."""

from collections.abc import Iterable
from datetime import date

from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionKind, DecisionReference, RuleLine


def list_decisions_behind(decision_ids: Iterable[int]) -> dict[int, DecisionReference]:
    """Return the decisions by their id, in one question."""
    found = governance_queries.list_decisions(ids=set(decision_ids))
    return {decision.id: decision for decision in found}


def find_rule(kind: DecisionKind, on: date) -> RuleLine | None:
    """Return who decides about a kind on a day, or None where no rule holds."""
    try:
        return governance_queries.get_rule(kind=kind, on=on)
    except (governance_queries.NoRule, governance_queries.NotYetInForce):
        return None
