# SPDX-License-Identifier: EUPL-1.2
"""What an administrator does past every guard to a thing that was recorded, is named."""

from collections.abc import Iterator
from typing import Any

import pytest

from bodemplaat.foundation import verification
from bodemplaat.foundation.database import roles
from bodemplaat.foundation.testing import databases
from tests.world import copied_world

FIRST = "(SELECT min(id) FROM {})"
TAIL = "(SELECT max(seq) FROM finance_journal WHERE arrangement_id = 1)"
TAMPERING = {
    "a vote": (
        "UPDATE governance_ballot SET choice = 'against' "
        "WHERE id = (SELECT min(id) FROM governance_ballot WHERE choice = 'for')",
        "governance.decision",
    ),
    "a vote that is gone": (
        f"DELETE FROM governance_ballot WHERE id = {FIRST.format('governance_ballot')}",
        "governance.decision",
    ),
    "a rule": (
        "UPDATE governance_rule SET majority = 'unanimous' "
        f"WHERE id = {FIRST.format('governance_rule')}",
        "governance.ruleset",
    ),
    "a key": (
        "UPDATE finance_keyversion SET content = '{}' "
        f"WHERE id = {FIRST.format('finance_keyversion')}",
        "finance.keyversion",
    ),
    "a budget": (
        "UPDATE finance_budgetline SET net_cents = net_cents + 1 "
        f"WHERE id = {FIRST.format('finance_budgetline')}",
        "finance.budget",
    ),
    "the shares of a settlement": (
        "UPDATE finance_settlementrun SET shares = '[]' "
        f"WHERE id = {FIRST.format('finance_settlementrun')}",
        "finance.settlementrun",
    ),
    "the state of a settlement": (
        "UPDATE finance_runstep SET state = 'adopted' WHERE id = "
        "(SELECT max(id) FROM finance_runstep WHERE state = 'proposed')",
        "finance.settlementrun",
    ),
    "a year that is open again": (
        f"DELETE FROM finance_closedyear WHERE id = {FIRST.format('finance_closedyear')}",
        "finance.closedyear",
    ),
    "the end of the ledger, with its counter": (
        "DELETE FROM finance_entry WHERE journal_id IN (SELECT id FROM finance_journal "
        f"WHERE arrangement_id = 1 AND seq = {TAIL}); "
        f"UPDATE finance_journalcounter SET seq = {TAIL} - 1, hash = (SELECT previous_hash FROM "
        f"finance_journal WHERE arrangement_id = 1 AND seq = {TAIL}) WHERE arrangement_id = 1; "
        f"DELETE FROM finance_journal WHERE arrangement_id = 1 AND seq = {TAIL}",
        "finance.journal",
    ),
    "the counter of the ledger": ("DELETE FROM finance_journalcounter", "de teller"),
    "two facts that change places": (
        "UPDATE organisations_measuredfact f SET numerator = g.numerator "
        "FROM organisations_measuredfact g WHERE f.numerator <> g.numerator "
        "AND f.id + g.id = (SELECT 2 * min(id) + 1 FROM organisations_measuredfact)",
        "organisations.measuredfact",
    ),
    "a fact that is hidden": (
        "UPDATE organisations_measuredfact SET recorded_before = recorded_at WHERE id = "
        "(SELECT max(id) FROM organisations_measuredfact WHERE recorded_before IS NULL)",
        "organisations.measuredfact",
    ),
    "a price": (
        "UPDATE catalogue_price SET starts_on = starts_on + 1 "
        f"WHERE id = {FIRST.format('catalogue_price')}",
        "catalogue.price",
    ),
    "what a participant takes": (
        "UPDATE catalogue_agreementitem SET quantity = quantity + 1 "
        f"WHERE id = {FIRST.format('catalogue_agreementitem')}",
        "catalogue.agreement",
    ),
    "a signature": (
        "UPDATE catalogue_agreementsignature SET name = 'Ander' "
        f"WHERE id = {FIRST.format('catalogue_agreementsignature')}",
        "catalogue.agreement",
    ),
    "a role that was given": (
        "UPDATE foundation_assignment SET role = 'sso_director' "
        f"WHERE id = {FIRST.format('foundation_assignment')} + 3",
        "foundation.assignment",
    ),
}


@pytest.fixture
def demo(django_db_setup: Any, django_db_blocker: Any) -> Iterator[str]:
    """Give the demo in a database of its own."""
    with copied_world() as (name, _), django_db_blocker.unblock(), databases.connected_to(name):
        yield name


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_named(demo: str, name: str) -> None:
    sql, thing = TAMPERING[name]
    with roles.connect_as_admin(demo) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(sql)

    damage, _ = verification.find_damage()

    assert [line for line in damage if thing in line], damage
