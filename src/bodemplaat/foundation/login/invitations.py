# SPDX-License-Identifier: EUPL-1.2
"""The link by which somebody who was invited gets into an account: once, and for a week."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bodemplaat.foundation.users import Account, Invitation

HOLDS = timedelta(days=7)


def write_invitation(account: Account) -> str:
    """Return the secret of a new link for an account; older links stop working."""
    secret, now = secrets.token_urlsafe(32), timezone.now()
    Invitation.objects.filter(account=account, used_at__isnull=True).update(used_at=now)
    Invitation.objects.create(
        account=account, digest=digest(secret), sent_at=now, expires_at=now + HOLDS
    )
    return secret


def find_invitation(secret: str) -> Invitation | None:
    """Return the invitation of a link that still works."""
    found = Invitation.objects.select_related("account").filter(
        digest=digest(secret), used_at__isnull=True, expires_at__gt=timezone.now(),
        account__is_active=True,
    )  # fmt: skip
    return found.first()


@transaction.atomic
def accept(secret: str, password: str) -> Account | None:
    """Set the first password of an account and use its link up; None where it works no more."""
    found = find_invitation(secret)
    locked = found and Invitation.objects.select_for_update().get(pk=found.pk)
    if locked is None or locked.used_at is not None:
        return None
    account = locked.account
    account.set_password(password)
    account.save(update_fields=["password"])
    locked.set_used(timezone.now())
    return account


@transaction.atomic
def use_up(secret: str) -> Account | None:
    """Use a link up without a password: whoever came by it logs in elsewhere from now on."""
    found = find_invitation(secret)
    locked = found and Invitation.objects.select_for_update().get(pk=found.pk)
    if locked is None or locked.used_at is not None:
        return None
    locked.set_used(timezone.now())
    return locked.account


def digest(secret: str) -> str:
    """Return what of a link is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()
