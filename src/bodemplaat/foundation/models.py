# SPDX-License-Identifier: EUPL-1.2
"""Tables without a domain word: accounts, audit trail, deliveries, jobs, state of persons."""

from django.db import models

from bodemplaat.foundation.jobs.models import (
    Job,
    JobEffect,
    JobFile,
    JobProgress,
    ScheduleTick,
)
from bodemplaat.foundation.personal import (
    DefaultView,
    Draft,
    Preference,
    SavedView,
    TeamView,
    Undo,
)
from bodemplaat.foundation.search.models import OwnSignpost, ReferenceCount, Signpost
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, AudienceModel
from bodemplaat.foundation.token_rows import ApiAnswer, ApiToken
from bodemplaat.foundation.users import (
    Account,
    Assignment,
    CacheEntry,
    GuestAccount,
    IdentityProvider,
    Invitation,
)

__all__ = [
    "Account",
    "ApiAnswer",
    "ApiToken",
    "Assignment",
    "AuditErasure",
    "AuditHead",
    "AuditRecord",
    "CacheEntry",
    "DailyRoot",
    "DefaultView",
    "Draft",
    "EventDelivery",
    "GuestAccount",
    "IdentityProvider",
    "Invitation",
    "Job",
    "JobEffect",
    "JobFile",
    "JobProgress",
    "OwnSignpost",
    "Preference",
    "ReferenceCount",
    "SavedView",
    "ScheduleTick",
    "Signpost",
    "TeamView",
    "Undo",
]


# The last line of defence, whatever code writes: the end of the trail moves one record at a time,
# to that record, and never back.
_END = """
CREATE OR REPLACE FUNCTION foundation_check_end() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.seq = 0 AND NEW.hash = '' THEN RETURN NEW; END IF;
    ELSIF NEW.id = OLD.id AND NEW.arrangement_id = OLD.arrangement_id AND NEW.seq = OLD.seq + 1
        AND EXISTS (SELECT 1 FROM public.foundation_auditrecord r
                    WHERE r.arrangement_id = NEW.arrangement_id
                    AND r.seq = NEW.seq AND r.hash = NEW.hash) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'not the next end of the trail: %', NEW.seq USING ERRCODE = 'check_violation';
END $$
"""
_END_TRIGGER = """
CREATE OR REPLACE TRIGGER audithead_end BEFORE INSERT OR UPDATE ON foundation_audithead
FOR EACH ROW EXECUTE FUNCTION foundation_check_end()
"""


class AuditHead(ArrangementModel):
    """The end of the audit chain of one arrangement; locked last by every writer."""

    ends_chain = "audit"
    protection_sql = (_END, _END_TRIGGER)

    seq = models.BigIntegerField(default=0)
    hash = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrangement_id"], name="audithead_one")]


class AuditErasure(AudienceModel):
    """Personal data of the trail was erased: of one thing or one account, why, by whom and when."""

    append_only = True

    thing_type = models.TextField(blank=True, default="")
    thing_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account_id__isnull=True, thing_id__isnull=False)
                | models.Q(account_id__isnull=False, thing_id__isnull=True),
                name="auditerasure_thing_or_account",
            )
        ]


# A record changes once: the name of who acted, or what the thing held, is erased for a reason.
_ERASE_ONLY = """
CREATE OR REPLACE FUNCTION foundation_allow_erasing_only() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog AS $$
DECLARE
    name_kept constant text[] := ARRAY['before', 'after', 'content_salt', 'content_erasure_id'];
    content_kept constant text[] := ARRAY['actor_name', 'actor_salt', 'actor_erasure_id'];
    everything constant text[] := name_kept || content_kept;
    is_name_erased constant boolean := OLD.actor_erasure_id IS NULL
        AND NEW.actor_erasure_id IS NOT NULL AND NEW.actor_name = '' AND NEW.actor_salt = '';
    is_content_erased constant boolean := OLD.content_erasure_id IS NULL
        AND NEW.content_erasure_id IS NOT NULL AND NEW.before IS NULL AND NEW.after IS NULL
        AND NEW.content_salt = '';
BEGIN
    IF to_jsonb(OLD) - everything = to_jsonb(NEW) - everything
        AND (is_name_erased OR to_jsonb(OLD) - name_kept = to_jsonb(NEW) - name_kept)
        AND (is_content_erased OR to_jsonb(OLD) - content_kept = to_jsonb(NEW) - content_kept)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a record is only erased: %', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$
"""
_ERASE_ONLY_TRIGGER = """
CREATE OR REPLACE TRIGGER auditrecord_erase_only BEFORE UPDATE ON foundation_auditrecord
FOR EACH ROW EXECUTE FUNCTION foundation_allow_erasing_only()
"""
_KEPT = """
CREATE OR REPLACE TRIGGER auditrecord_kept BEFORE DELETE ON foundation_auditrecord
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""
_NEVER_EMPTIED = """
CREATE OR REPLACE TRIGGER auditrecord_never_emptied BEFORE TRUNCATE ON foundation_auditrecord
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""

# A record takes the number after the end of the trail; the root of a day comes after all others.
_NEXT_RECORD = """
CREATE OR REPLACE FUNCTION foundation_check_record() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.foundation_audithead h
                   WHERE h.arrangement_id = NEW.arrangement_id
                   AND h.seq = NEW.seq - 1 AND h.hash = NEW.previous_hash) THEN
        RAISE EXCEPTION 'not the next record: %', NEW.seq USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
_NEXT_RECORD_TRIGGER = """
CREATE OR REPLACE TRIGGER auditrecord_next BEFORE INSERT ON foundation_auditrecord
FOR EACH ROW EXECUTE FUNCTION foundation_check_record()
"""
_NEXT_ROOT = """
CREATE OR REPLACE FUNCTION foundation_check_root() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog AS $$
DECLARE last record;
BEGIN
    SELECT r."on", r.hash INTO last FROM public.foundation_dailyroot r
    WHERE r.arrangement_id = NEW.arrangement_id ORDER BY r."on" DESC LIMIT 1;
    IF NEW."on" <= last."on" OR NEW.previous_hash <> coalesce(last.hash, '') THEN
        RAISE EXCEPTION 'not the next root: %', NEW."on" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
_NEXT_ROOT_TRIGGER = """
CREATE OR REPLACE TRIGGER dailyroot_next BEFORE INSERT ON foundation_dailyroot
FOR EACH ROW EXECUTE FUNCTION foundation_check_root()
"""


class AuditRecord(AudienceModel):
    """
    One thing that was done, by whom and when.

    The chain holds digests of who acted and of what the thing held; both can be erased, with a
    recorded reason, and the chain still holds. Nothing else of a record ever changes.
    """

    protection_sql = (
        _NEXT_RECORD, _NEXT_RECORD_TRIGGER, _ERASE_ONLY, _ERASE_ONLY_TRIGGER, _KEPT,
        _NEVER_EMPTIED,
    )  # fmt: skip

    seq = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    code = models.TextField()
    thing_type = models.TextField()
    thing_id = models.BigIntegerField()
    thing_hash = models.TextField(blank=True, default="")
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    actor_salt = models.TextField(blank=True)
    actor_hash = models.TextField()
    actor_erasure = TenantForeignKey(AuditErasure, null=True, related_name="+")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    content_salt = models.TextField(blank=True)
    content_hash = models.TextField()
    content_erasure = TenantForeignKey(AuditErasure, null=True, related_name="+")
    previous_hash = models.TextField(blank=True)
    hash = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "seq"], name="auditrecord_seq")
        ]
        indexes = [
            # The history of one thing.
            models.Index(
                fields=["arrangement_id", "thing_type", "thing_id", "seq"], name="audit_of_thing"
            )
        ]

    def set_actor_erased(self, erasure: AuditErasure) -> None:
        """Erase who acted."""
        self.actor_name, self.actor_salt, self.actor_erasure = "", "", erasure
        self.save(update_fields=["actor_name", "actor_salt", "actor_erasure"])

    def set_content_erased(self, erasure: AuditErasure) -> None:
        """Erase what the thing held before and after."""
        self.before, self.after, self.content_salt = None, None, ""
        self.content_erasure = erasure
        self.save(update_fields=["before", "after", "content_salt", "content_erasure"])


class DailyRoot(ArrangementModel):
    """Where every chain of an arrangement ended on a day, chained; participants keep a copy."""

    append_only = True
    protection_sql = (_NEXT_ROOT, _NEXT_ROOT_TRIGGER)

    slug = models.TextField()
    on = models.DateField()
    ends = models.JSONField()
    previous_hash = models.TextField(blank=True)
    hash = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "on"], name="dailyroot_one_a_day"),
            models.UniqueConstraint(
                fields=["arrangement_id", "previous_hash"], name="dailyroot_one_chain"
            ),
        ]


class EventDelivery(ArrangementModel):
    """One handler has seen one event."""

    key = models.TextField()
    handler = models.TextField()
    delivered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "key", "handler"], name="eventdelivery_once"
            )
        ]
