# SPDX-License-Identifier: EUPL-1.2
"""Questions about keys, pools, and the codes beside them."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from bodemplaat.finance import models
from bodemplaat.finance.values import (
    KeyComponent,
    KeyKind,
    KeyLine,
    LineKind,
    Pool,
    PoolScope,
    VatRegime,
)
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import DecisionReference
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class UnknownKey(Refusal):
    """No key of the arrangement has this code."""

    code = "finance.unknown-key"


def get_key_for_change(*, code: str) -> models.Key:
    """Return a key, locked. Raises UnknownKey."""
    found = models.Key.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise UnknownKey(value=code)
    return found


def get_key_proposal_for_change(*, row_id: int) -> models.KeyProposal:
    """Return a proposed version of a key, locked."""
    rows = models.KeyProposal.objects.select_for_update(of=("self",))
    return rows.select_related("key").get(pk=row_id)


def find_key_version_after(*, key_id: int, on: date) -> models.KeyVersion | None:
    """Return the first version of a key that starts after a day, as known now."""
    rows = models.KeyVersion.objects.known().filter(key_id=key_id, starts_on__gt=on)
    found: models.KeyVersion | None = rows.order_by("starts_on").first()
    return found


def list_pools() -> tuple[Pool, ...]:
    """Return the cost pools in their order."""
    rows = models.CostPool.objects.select_related("key").order_by("position", "code")
    return tuple(_make_pool(row) for row in rows)


def _make_pool(row: models.CostPool) -> Pool:
    return Pool(
        row.code, row.name, row.position, LineKind(row.kind), PoolScope(row.scope),
        VatRegime(row.vat_regime), row.key.code if row.key else None, row.measure or None,
        row.service_code or None, row.is_internal_for_owner,
    )


def list_keys() -> tuple[tuple[str, str], ...]:
    """Return code and name of the keys, in order of code."""
    return tuple(models.Key.objects.order_by("code").values_list("code", "name"))


def list_accounts() -> tuple[tuple[str, str], ...]:
    """Return code and name of the ledger accounts, in order of code."""
    return tuple(models.Account.objects.order_by("code").values_list("code", "name"))


def list_categories() -> tuple[tuple[str, str], ...]:
    """Return code and name of the cost categories, in order of code."""
    return tuple(models.CostCategory.objects.order_by("code").values_list("code", "name"))


def find_key_proposal(*, code: str, starts_on: date) -> KeyLine | None:
    """Return what was last proposed for a key from a day on, whatever became of it, or None."""
    rows = models.KeyProposal.objects.filter(key__code=code, starts_on=starts_on)
    row = rows.select_related("key").order_by("-id").first()
    return make_key(row, None) if row else None


def list_key_versions(
    *, period: Period, known_at: datetime | None = None, key_code: str | None = None
) -> tuple[KeyLine, ...]:
    """Return the key versions that hold in a period, as known at a moment."""
    rows = models.KeyVersion.objects.known(known_at).overlapping(period).select_related("key")
    if key_code is not None:
        rows = rows.filter(key__code=key_code)
    ordered = list(rows.order_by("key__code", "starts_on", "id"))
    decisions = index_decisions({row.decision_id for row in ordered})
    return tuple(make_key(row, decisions.get(row.decision_id)) for row in ordered)


def make_key(row: Any, decision: Mapping[str, str] | None) -> KeyLine:
    """Return a version of a key, proposed or in force, as a value."""
    components = tuple(
        KeyComponent(measure, Fraction(percentage))
        for measure, percentage in row.content["components"]
    )
    shares = {code: Fraction(share) for code, share in row.content["shares"].items()}
    return KeyLine(
        row.pk, row.key.code, row.key.name, KeyKind(row.kind), components, shares,
        row.reference_year_offset, row.starts_on, getattr(row, "ends_before", None), decision,
        row.is_assumption,
    )


def index_decisions(ids: set[int]) -> dict[int, Mapping[str, str]]:
    """Return decisions by id as plain text: reference, body and day."""
    found = governance_queries.list_decisions(ids=ids)
    return {decision.id: describe_decision(decision) for decision in found}


def describe_decision(decision: DecisionReference) -> dict[str, str]:
    """Return what an explanation says of a decision."""
    return {
        "id": str(decision.id), "reference": decision.reference, "body": decision.body_name,
        "decided_on": decision.decided_on.isoformat(), "title": decision.title,
    }
