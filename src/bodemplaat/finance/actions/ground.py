# SPDX-License-Identifier: EUPL-1.2
"""The ground that postings stand on: accounts, categories, pools and keys."""

from typing import Any

from django.db import models, transaction

from bodemplaat.finance import permissions
from bodemplaat.finance.models import Account, CostCategory, CostPool, Key
from bodemplaat.finance.values import LineKind, PoolScope, VatRegime
from bodemplaat.foundation import audit
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor


class CodeTaken(Refusal):
    """The code is in use in this arrangement."""

    code = "finance.code-taken"


class KeyNeeded(Refusal):
    """A pool lacks what its kind of line needs."""

    code = "finance.key-needed"


@transaction.atomic
def register_account(*, code: str, name: str, actor: Actor) -> Account:
    """Register a ledger account. Raises CodeTaken, NotAllowed."""
    row: Account = _register(Account, "finance.account.registered", actor, code=code, name=name)
    return row


@transaction.atomic
def register_category(*, code: str, name: str, actor: Actor) -> CostCategory:
    """Register a cost category. Raises CodeTaken, NotAllowed."""
    row: CostCategory = _register(
        CostCategory, "finance.category.registered", actor, code=code, name=name
    )
    return row


@transaction.atomic
def register_key(*, code: str, name: str, actor: Actor) -> Key:
    """Register a key without contents; those come by decision. Raises CodeTaken, NotAllowed."""
    row: Key = _register(Key, "finance.key.registered", actor, code=code, name=name)
    return row


@transaction.atomic
def register_pool(
    *,
    code: str,
    name: str,
    position: int,
    kind: LineKind,
    vat_regime: VatRegime,
    actor: Actor,
    scope: PoolScope = PoolScope.ALL,
    key_code: str | None = None,
    service_code: str = "",
    measure: str = "",
    is_internal_for_owner: bool = False,
    note: str = "",
) -> CostPool:
    """Register a cost pool: one line of every contribution. Raises CodeTaken, KeyNeeded."""
    key = Key.objects.filter(code=key_code).first() if key_code else None
    lacks_key = kind == LineKind.ALLOCATED and key is None
    if lacks_key or (kind == LineKind.TARIFF and not (service_code and measure)):
        raise KeyNeeded(pool=name, key=key_code or "")
    row: CostPool = _register(
        CostPool, "finance.pool.registered", actor, code=code, name=name, position=position,
        kind=kind.value, vat_regime=vat_regime.value, scope=scope.value, key=key,
        service_code=service_code, measure=measure, note=note,
        is_internal_for_owner=is_internal_for_owner,
    )
    return row


def _register(model: type[models.Model], event: str, actor: Actor, **values: Any) -> Any:
    permissions.require_controller(actor)
    rows: Any = model._default_manager
    if rows.filter(code=values["code"]).exists():
        raise CodeTaken(value=values["code"])
    row = rows.create(arrangement_id=actor.arrangement_id, **values)
    audit.record(event, row, actor=actor, after={"code": row.code, "name": row.name})
    return row
