# SPDX-License-Identifier: EUPL-1.2
"""Tables of money: pools and keys, budgets, the ledger, and settled years."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from bodemplaat.finance.values import KeyKind, LineKind, PoolScope, SettlementKind, VatRegime
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, SharedModel
from bodemplaat.foundation.validity import ValidFact

# The last line of defence, whatever code writes. A journal takes the number after the end of the
# ledger, in a year that is open; its lines add up to zero and come before the end moves to it; the
# end moves one journal at a time, to its hash. So nothing is added to what was posted before.
_NEXT_JOURNAL = """
CREATE OR REPLACE FUNCTION finance_check_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM finance_closedyear c
               WHERE c.arrangement_id = NEW.arrangement_id AND c.year = NEW.year) THEN
        RAISE EXCEPTION 'closed year: %', NEW.year USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM finance_journalcounter c
                   WHERE c.arrangement_id = NEW.arrangement_id
                   AND c.seq = NEW.seq - 1 AND c.hash = NEW.previous_hash) THEN
        RAISE EXCEPTION 'not the next journal: %', NEW.seq USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
_NEXT_JOURNAL_TRIGGER = """
CREATE OR REPLACE TRIGGER journal_next BEFORE INSERT ON finance_journal
FOR EACH ROW EXECUTE FUNCTION finance_check_journal()
"""
_LINES = """
CREATE OR REPLACE FUNCTION finance_check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found bigint;
BEGIN
    SELECT j.seq INTO found FROM finance_journal j
    JOIN finance_journalcounter c ON c.arrangement_id = j.arrangement_id
    WHERE j.id IN (SELECT journal_id FROM added) AND j.seq <= c.seq LIMIT 1;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION 'posted before: journal %', found USING ERRCODE = 'check_violation';
    END IF;
    SELECT journal_id INTO found FROM finance_entry
    WHERE journal_id IN (SELECT journal_id FROM added)
    GROUP BY journal_id HAVING sum(cents) <> 0 LIMIT 1;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION 'unbalanced: journal %', found USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
_LINES_TRIGGER = """
CREATE OR REPLACE TRIGGER entry_lines AFTER INSERT ON finance_entry
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION finance_check_entries()
"""
_END = """
CREATE OR REPLACE FUNCTION finance_check_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.seq = 0 AND NEW.hash = '' THEN RETURN NEW; END IF;
    ELSIF NEW.id = OLD.id AND NEW.arrangement_id = OLD.arrangement_id AND NEW.seq = OLD.seq + 1
        AND EXISTS (SELECT 1 FROM finance_journal j
                    WHERE j.arrangement_id = NEW.arrangement_id
                    AND j.seq = NEW.seq AND j.hash = NEW.hash) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'not the next end of the ledger: %', NEW.seq USING ERRCODE = 'check_violation';
END $$
"""
_END_TRIGGER = """
CREATE OR REPLACE TRIGGER journalcounter_end BEFORE INSERT OR UPDATE ON finance_journalcounter
FOR EACH ROW EXECUTE FUNCTION finance_check_end()
"""


def _choices(kind: type) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in kind]  # type: ignore[attr-defined]


class TaxRate(SharedModel):
    """The general VAT rate in a period, with its law; data, never a constant in code."""

    app_rights = "SELECT"

    percentage = models.DecimalField(max_digits=7, decimal_places=4)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    source = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["starts_on"], name="taxrate_starts_on")]


class CostCategory(ArrangementModel):
    """What a cost is (kostensoort): salaries, licences, housing."""

    code = models.TextField()
    name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="costcategory_code")
        ]


class Key(ArrangementModel):
    """A way of splitting cost (verdeelsleutel); what it holds stands in its versions."""

    code = models.TextField()
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrangement_id", "code"], name="key_code")]


class CostPool(ArrangementModel):
    """Where a cost lands (kostenplaats); one line of every contribution."""

    code = models.TextField()
    name = models.TextField()
    position = models.IntegerField()
    kind = models.TextField(choices=_choices(LineKind))
    scope = models.TextField(choices=_choices(PoolScope), default=PoolScope.ALL.value)
    vat_regime = models.TextField(choices=_choices(VatRegime))
    key = TenantForeignKey(Key, null=True, blank=True, related_name="pools")
    service_code = models.TextField(blank=True, default="")
    measure = models.TextField(blank=True, default="")
    is_internal_for_owner = models.BooleanField(default=False)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="costpool_code"),
            models.CheckConstraint(
                condition=~Q(kind=LineKind.ALLOCATED.value) | Q(key__isnull=False),
                name="costpool_allocated_has_key",
            ),
            models.CheckConstraint(
                condition=~Q(kind=LineKind.TARIFF.value)
                | (~Q(service_code="") & ~Q(measure="")),
                name="costpool_tariff_has_service",
            ),
        ]


class KeyProposal(ArrangementModel):
    """A version of a key that waits for its decision; nothing is split by it."""

    changes_later = ("decision_id",)  # recorded with the version that it makes

    key = TenantForeignKey(Key, related_name="proposals")
    kind = models.TextField(choices=_choices(KeyKind))
    content = models.JSONField()
    reference_year_offset = models.IntegerField(default=0)
    starts_on = models.DateField()
    reason = models.TextField()
    is_assumption = models.BooleanField(default=False)
    proposal_id = models.BigIntegerField(null=True)
    decision_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    def set_proposal(self, *, proposal_id: int) -> None:
        """Tie the version to the proposal that asks for it."""
        self.proposal_id = proposal_id
        self.save(update_fields=["proposal_id"])

    def set_adopted(self, *, decision_id: int) -> None:
        """Tie the version to the decision that adopted it."""
        self.decision_id = decision_id
        self.save(update_fields=["decision_id"])


class KeyVersion(ValidFact, ArrangementModel):
    """What a key holds in a period, by decision."""

    valid_subject = ("key_id",)

    key = TenantForeignKey(Key, related_name="versions")
    kind = models.TextField(choices=_choices(KeyKind))
    content = models.JSONField()
    reference_year_offset = models.IntegerField(default=0)
    is_assumption = models.BooleanField(default=False)
    decision_id = models.BigIntegerField()

    class Meta(ValidFact.Meta):
        pass


class Budget(ArrangementModel):
    """A budget of a year: number 0 is the first, then its changes; each replaces the one before."""

    year = models.IntegerField()
    number = models.IntegerField()
    text = models.TextField()
    is_synthetic = models.BooleanField(default=False)
    proposal_id = models.BigIntegerField(null=True)
    decision_id = models.BigIntegerField(null=True)
    adopted_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "year", "number"], name="budget_number"
            )
        ]

    def set_proposal(self, *, proposal_id: int) -> None:
        """Tie the budget to the proposal that asks for it."""
        self.proposal_id = proposal_id
        self.save(update_fields=["proposal_id"])

    def set_adopted(self, *, decision_id: int, at: datetime) -> None:
        """Tie the budget to the decision that adopted it."""
        self.decision_id, self.adopted_at = decision_id, at
        self.save(update_fields=["decision_id", "adopted_at"])


class BudgetLine(ArrangementModel):
    """One amount of a budget, in whole cents."""

    append_only = True
    part_of = "budget"

    budget = TenantForeignKey(Budget, related_name="lines")
    row = models.IntegerField()
    pool = TenantForeignKey(CostPool, related_name="+")
    category = TenantForeignKey(CostCategory, related_name="+")
    text = models.TextField()
    net_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField(default=0)
    participant_code = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "budget", "row"], name="budgetline_row"
            )
        ]


class Account(ArrangementModel):
    """A ledger account (grootboekrekening)."""

    code = models.TextField()
    name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="account_code")
        ]


class JournalCounter(ArrangementModel):
    """The last number of the ledger; the row that every writer locks first."""

    ends_chain = "ledger"
    protection_sql = (_END, _END_TRIGGER)

    seq = models.BigIntegerField(default=0)
    hash = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id"], name="journalcounter_one")
        ]

    def set_end(self, *, seq: int, hash: str) -> None:
        """Move the end of the ledger to a journal that was just posted."""
        self.seq, self.hash = seq, hash
        self.save(update_fields=["seq", "hash"])


class Journal(ArrangementModel):
    """One posting (boekstuk): numbered without gaps, chained, never changed."""

    append_only = True
    protection_sql = (_NEXT_JOURNAL, _NEXT_JOURNAL_TRIGGER)

    seq = models.BigIntegerField()
    year = models.IntegerField()
    booked_on = models.DateField()
    text = models.TextField()
    source = models.TextField()
    is_synthetic = models.BooleanField(default=False)
    idempotency_key = models.TextField()
    request_hash = models.TextField()
    reverses = TenantForeignKey("self", null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()
    previous_hash = models.TextField(blank=True)
    hash = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "seq"], name="journal_seq"),
            models.UniqueConstraint(
                fields=["arrangement_id", "idempotency_key"], name="journal_idempotency"
            ),
            models.UniqueConstraint(
                fields=["arrangement_id", "previous_hash"], name="journal_one_chain"
            ),
            models.UniqueConstraint(
                fields=["arrangement_id", "reverses"], name="journal_reversed_once"
            ),
        ]


class Entry(ArrangementModel):
    """One line of a journal: debit above zero, credit below; a journal adds up to zero."""

    append_only = True
    protection_sql = (_LINES, _LINES_TRIGGER)

    journal = TenantForeignKey(Journal, related_name="entries")
    row = models.IntegerField()
    account = TenantForeignKey(Account, related_name="+")
    cents = models.BigIntegerField()
    booked_on = models.DateField()
    text = models.TextField(blank=True, default="")
    pool = TenantForeignKey(CostPool, null=True, blank=True, related_name="+")
    category = TenantForeignKey(CostCategory, null=True, blank=True, related_name="+")
    vat_cents = models.BigIntegerField(default=0)
    participant_code = models.TextField(blank=True, default="")
    document = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "journal", "row"], name="entry_row"),
            models.CheckConstraint(
                condition=Q(pool__isnull=True, category__isnull=True)
                | Q(pool__isnull=False, category__isnull=False),
                name="entry_pool_with_category",
            ),
        ]
        indexes = [models.Index(fields=["arrangement_id", "booked_on", "id"], name="entry_list")]


class ClosedYear(ArrangementModel):
    """A year in which nothing is posted any more."""

    append_only = True

    year = models.IntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "year"], name="closedyear_once")
        ]


class SettlementRun(ArrangementModel):
    """A settled year with its pinned input and result, as canonical JSON; never changed."""

    append_only = True

    year = models.IntegerField()
    kind = models.TextField(choices=_choices(SettlementKind))
    as_of = models.DateField()
    known_at = models.DateTimeField()
    pin = models.JSONField()
    shares = models.JSONField()
    total_cents = models.BigIntegerField()
    digest = models.TextField()
    is_synthetic = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["arrangement_id", "year", "kind", "id"], name="run_of_year")
        ]


class RunStep(ArrangementModel):
    """A run was proposed, adopted, rejected or withdrawn; the last step is its state."""

    append_only = True
    part_of = "run"

    run = TenantForeignKey(SettlementRun, related_name="steps")
    state = models.TextField()
    on = models.DateField()
    proposal_id = models.BigIntegerField(null=True)
    decision_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "run", "state"], name="runstep_once")
        ]
