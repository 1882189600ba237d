# SPDX-License-Identifier: EUPL-1.2
"""Who wants to hear of watchpoints, and which mails still have to leave."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from bodemplaat.accountability.models import Digest, NotificationChoice
from bodemplaat.accountability.values import Frequency, Recipient
from bodemplaat.foundation.users import Assignment


def list_recipients(*, arrangement_id: int, on: date) -> tuple[Recipient, ...]:
    """Return who has a role on a day and an address to mail to; needs no context."""
    return tuple(_recipient(row) for row in _find(arrangement_id, on))


def find_recipient(*, arrangement_id: int, account_id: int, on: date) -> Recipient | None:
    """Return one person with a role on a day and an address, or None; needs no context."""
    row = _find(arrangement_id, on).filter(account_id=account_id).first()
    return None if row is None else _recipient(row)


def _find(arrangement_id: int, on: date) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on), arrangement_id=arrangement_id,
        starts_on__lte=on, account__is_active=True,
    ).exclude(account__email="")  # fmt: skip
    return rows.select_related("account").order_by("id")


def _recipient(row: Assignment) -> Recipient:
    account = row.account
    return Recipient(
        account_id=row.account_id, name=account.get_full_name() or account.username,
        email=account.email, role=row.role, participant_id=row.participant_id,
    )  # fmt: skip


def get_frequency(account_id: int) -> Frequency:
    """Return how often the person in context wants to hear; every day unless chosen."""
    row = NotificationChoice.objects.filter(person_id=account_id).first()
    return Frequency(row.frequency) if row else Frequency.DAILY


def find_last_sent(*, account_id: int, before: date) -> datetime | None:
    """Return when the last mail that this person got before a day was made, or None."""
    rows = Digest.objects.filter(account_id=account_id, about_on__lt=before, sent_at__isnull=False)
    return rows.order_by("-about_on").values_list("queued_at", flat=True).first()


def list_queued() -> tuple[int, ...]:
    """Return the mails that have not left, the oldest first."""
    return tuple(Digest.objects.filter(sent_at__isnull=True).order_by("pk").values_list(
        "pk", flat=True
    ))  # fmt: skip


def lock_digest(digest_id: int) -> Digest | None:
    """Return a mail that has not left, kept; None where another worker holds it or it has left."""
    rows = Digest.objects.filter(pk=digest_id, sent_at__isnull=True)
    return rows.select_for_update(skip_locked=True).first()


def list_failed(*, known_at: datetime | None) -> tuple[tuple[int, str, date], ...]:
    """Return number, name and day of the mails that a server would not take."""
    rows = Digest.objects.filter(failed_at__isnull=False, sent_at__isnull=True)
    if known_at is not None:
        rows = rows.filter(failed_at__lte=known_at)
    return tuple(rows.order_by("pk").values_list("pk", "name", "about_on"))
