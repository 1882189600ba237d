# SPDX-License-Identifier: EUPL-1.2
"""Guests, who reads for them, and what was shared with them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from bodemplaat.foundation.models import Assignment, GuestAccount
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Guest, Share
from bodemplaat.organisations.queries.arrangements import list_addresses
from bodemplaat.organisations.values import (
    GuestAccountLine,
    GuestLine,
    ShareDetail,
    SharedLine,
)


class UnknownGuest(Refusal):
    """No guest has this number."""

    code = "organisations.unknown-guest"


class UnknownReader(Refusal):
    """Nobody reads for a guest under this number."""

    code = "organisations.unknown-reader"


class UnknownShare(Refusal):
    """Nothing was shared under this number, as far as the reader may know."""

    code = "organisations.unknown-share"


def list_guest_accounts_for(*, account_id: int, on: date) -> tuple[GuestAccountLine, ...]:
    """Return for which guests an account reads on a day; needs no context."""
    rows = GuestAccount.objects.filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on), account_id=account_id,
        account__is_active=True, starts_on__lte=on,
    )  # fmt: skip
    return _list_accounts(rows.select_related("account").order_by("id"))


def find_guest_account(*, account_id: int, slug: str, on: date) -> GuestAccountLine | None:
    """Return for which guest an account reads at an address; needs no context."""
    found = list_guest_accounts_for(account_id=account_id, on=on)
    return next((line for line in found if line.slug == slug), None)


def list_guest_accounts(arrangement_id: int) -> tuple[GuestAccountLine, ...]:
    """Return who reads for the guests of an arrangement, also who did."""
    rows = GuestAccount.objects.filter(arrangement_id=arrangement_id)
    return _list_accounts(rows.select_related("account").order_by("id"))


def _list_accounts(rows: Iterable[GuestAccount]) -> tuple[GuestAccountLine, ...]:
    slugs = {owner: slug for slug, owner in list_addresses()}
    return tuple(
        GuestAccountLine(
            id=row.pk, account_id=row.account_id,
            arrangement_id=row.arrangement_id, guest_id=row.guest_id,
            name=row.account.get_full_name() or row.account.username,
            slug=slugs[row.arrangement_id], starts_on=row.starts_on, ends_before=row.ends_before,
        )
        for row in rows
        if row.arrangement_id in slugs
    )  # fmt: skip


def has_other_places(account_id: int, *, on: date) -> bool:
    """Return whether an account still acts or reads anywhere on a day; needs no context."""
    holds = Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    return any(
        model.objects.filter(holds, account_id=account_id).exists()
        for model in (Assignment, GuestAccount)
    )


def lock_guest_accounts(arrangement_id: int, guest_id: int) -> list[GuestAccount]:
    """Return who reads for a guest, kept for a change."""
    rows = GuestAccount.objects.select_for_update()
    return list(rows.filter(arrangement_id=arrangement_id, guest_id=guest_id))


def lock_guest_account(pk: int, arrangement_id: int) -> GuestAccount:
    """Return one person who reads for a guest, kept for a change; raise UnknownReader."""
    rows = GuestAccount.objects.select_for_update().filter(arrangement_id=arrangement_id)
    row = rows.filter(pk=pk).first()
    if row is None:
        raise UnknownReader(number=pk)
    return row


def list_guests() -> tuple[GuestLine, ...]:
    """Return the guests that the reader may know of, in order of name."""
    return tuple(map(_guest, Guest.objects.order_by("name", "pk")))


def find_guest(guest_id: int) -> GuestLine | None:
    """Return one guest; the guest itself is found while it is one."""
    row = Guest.objects.filter(pk=guest_id).first()
    return _guest(row) if row else None


def lock_guest(guest_id: int) -> Guest:
    """Return a guest, kept for a change; raise UnknownGuest."""
    row = Guest.objects.select_for_update().filter(pk=guest_id).first()
    if row is None:
        raise UnknownGuest(number=guest_id)
    return row


def has_guest(name: str) -> bool:
    """Return whether a guest of this name is let in."""
    return Guest.objects.filter(name=name, revoked_at__isnull=True).exists()


def list_shares() -> tuple[ShareDetail, ...]:
    """Return what was shared, as far as the reader may know, the newest first."""
    rows = Share.objects.select_related("guest").order_by("-shared_at", "-pk")
    return tuple(map(_share, rows))


def find_share(share_id: int) -> ShareDetail | None:
    """Return one thing that was shared, with its lines; for a guest while it may read it."""
    row = Share.objects.select_related("guest").filter(pk=share_id).first()
    if row is None:
        return None
    lines = tuple(
        SharedLine(group=one.group, label=one.label, text=one.text, cents=one.cents)
        for one in row.lines.order_by("position")
    )
    return _share(row, lines)


def lock_share(share_id: int) -> Share:
    """Return a share, kept for a change; raise UnknownShare."""
    row = Share.objects.select_for_update().filter(pk=share_id).first()
    if row is None:
        raise UnknownShare(number=share_id)
    return row


def lock_shares_of(guest_id: int) -> list[Share]:
    """Return what a guest may still read now or later, kept for a change."""
    rows = Share.objects.select_for_update().filter(guest_id=guest_id, revoked_at__isnull=True)
    return list(rows.order_by("pk"))


def _guest(row: Guest) -> GuestLine:
    return GuestLine(
        id=row.pk, arrangement_id=row.arrangement_id, name=row.name, purpose=row.purpose,
        slug=row.slug, arrangement_name=row.arrangement_name, sso_name=row.sso_name,
        starts_on=row.starts_on, ends_before=row.ends_before, revoked_at=row.revoked_at,
        recorded_by=row.recorded_by,
    )  # fmt: skip


def _share(row: Share, lines: tuple[SharedLine, ...] = ()) -> ShareDetail:
    return ShareDetail(
        id=row.pk, guest_id=row.guest_id, guest_name=row.guest.name, kind=row.kind,
        title=row.title, answer=row.answer, reason=row.reason, shown_on=row.shown_on,
        participant_id=row.participant_id, starts_on=row.starts_on,
        ends_before=row.ends_before, shared_at=row.shared_at, shared_by=row.shared_by,
        revoked_at=row.revoked_at, revoked_by=row.revoked_by,
        revoked_reason=row.revoked_reason, url_name=row.url_name, url_kwargs=row.url_kwargs,
        lines=lines,
    )  # fmt: skip
