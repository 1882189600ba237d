# SPDX-License-Identifier: EUPL-1.2
"""The decisions behind what holds, and who decides about what is proposed."""

from collections.abc import Iterable
from datetime import date

from bodemplaat.catalogue.values import AgreementForm
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionKind, DecisionReference, RuleLine
from bodemplaat.kernel.refusals import Refusal


def list_decisions_behind(decision_ids: Iterable[int]) -> dict[int, DecisionReference]:
    """Return the decisions by their id, in one question."""
    found = governance_queries.list_decisions(ids=set(decision_ids))
    return {decision.id: decision for decision in found}


def find_rule(kind: DecisionKind, on: date) -> RuleLine | None:
    """Return who decides about a kind on a day, or None where no rule holds."""
    return governance_queries.find_rule(kind=kind, on=on)


def has_deviations(on: date) -> bool:
    """Return whether the arrangement lets an agreement deviate from the charter; yes unless set."""
    try:
        found = governance_queries.get_setting(name="agreement_form", on=on)
    except Refusal:  # No rule set yet, no such choice, or still open: nothing forbids it.
        return True
    return found != AgreementForm.AGREEMENT_ONLY
