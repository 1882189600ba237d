# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import translation

from bodemplaat.foundation import audit, sharing
from bodemplaat.foundation.models import GuestAccount
from bodemplaat.kernel import periods
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import Guest, Share, ShareLine
from bodemplaat.organisations.queries import arrangements as arrangement_queries
from bodemplaat.organisations.queries import guests as queries
from bodemplaat.organisations.rules import guests as rules
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.values import Actor, GuestLine


@transaction.atomic
def register_guest(
    *, name: str, purpose: str, starts_on: date, actor: Actor, ends_before: date | None = None
) -> int:
    """
    Let an organisation outside the arrangement be a guest for a period, and return its number.

    It reads nothing until something is shared with it, and nobody reads for it until two people
    agreed on an account. Raises NotYourRole, EmptyPeriod, GuestNameTaken.
    """
    permissions.require_may_keep_guests(actor)
    periods.Period(starts_on, ends_before)
    if queries.has_guest(name):
        raise rules.GuestNameTaken(name=name)
    host = arrangement_queries.get_current_arrangement()
    row = Guest.objects.create(
        arrangement_id=actor.arrangement_id, is_for_all=True, name=name, purpose=purpose,
        slug=host.slug, arrangement_name=host.name, sso_name=host.sso_name,
        starts_on=starts_on, ends_before=ends_before, recorded_at=actor.at,
        recorded_by=actor.name,
    )  # fmt: skip
    row.set_number()
    after = {"name": name, "purpose": purpose, "starts_on": starts_on, "ends_before": ends_before}
    audit.record("organisations.guest.registered", row, actor=actor, after=after)
    return row.pk


@transaction.atomic
def end_guest(*, guest_id: int, reason: str, actor: Actor) -> None:
    """
    Let a guest in no more, take back all that was shared with it, and end its accounts.

    Raises UnknownGuest, NotYourRole, GuestIsOver, CorrectionWithoutReason.
    """
    row = queries.lock_guest(guest_id)
    permissions.require_may_keep_guests(actor)
    line = _read(row)
    if row.revoked_at is not None:
        raise rules.GuestIsOver(name=line.name)
    participation_rules.check_reason(line.name, reason)
    for share in queries.lock_shares_of(guest_id):
        share.set_revoked(at=actor.at, by=actor.name, reason=reason)
        audit.record("organisations.share.revoked", share, actor=actor, after={"reason": reason})
    for account in queries.lock_guest_accounts(actor.arrangement_id, guest_id):
        if account.ends_before is None or account.ends_before > actor.on:
            account.set_ends_before(max(actor.on, account.starts_on))
    row.set_revoked(actor.at)
    audit.record("organisations.guest.ended", row, actor=actor, after={"reason": reason})


@transaction.atomic
def end_reader(*, reader_id: int, reason: str, actor: Actor) -> None:
    """
    Let one person read no more for a guest, at once and with every log-in; the guest stays.

    Raises UnknownReader, NotYourRole, ReaderIsOver, CorrectionWithoutReason.
    """
    row = queries.lock_guest_account(reader_id, actor.arrangement_id)
    permissions.require_may_keep_guests(actor)
    guest = _read(queries.lock_guest(row.guest_id))
    name = row.account.get_full_name() or row.account.username
    rules.check_reads(name, row.ends_before, actor.on)
    participation_rules.check_reason(name, reason)
    before = {"ends_before": row.ends_before}
    row.set_ends_before(max(actor.on, row.starts_on))
    if not queries.has_other_places(row.account_id, on=actor.on):
        for session in UserSession.objects.filter(user_id=row.account_id):
            session.end()
    after = {"ends_before": row.ends_before, "guest": guest.name, "reason": reason}
    audit.record(
        "organisations.guest.account-ended", row, actor=actor, before=before, after=after
    )


@transaction.atomic
def send_share(
    *, guest_id: int, kind: str, key: str, starts_on: date, reason: str, shown_on: date,
    actor: Actor, ends_before: date | None = None,
) -> int:
    """
    Share a thing with a guest as it is on a day, for a period and a reason; return its number.

    Raises UnknownGuest, GuestIsOver, NothingToShare, NotYoursToShare, EmptyPeriod,
    LongerThanGuest, CorrectionWithoutReason.
    """
    guest = queries.find_guest(guest_id)  # a secretary may read its row, and not lock it
    if guest is None:
        raise queries.UnknownGuest(number=guest_id)
    rules.check_guest_holds(guest.name, guest.tell_state(actor.on))
    periods.Period(starts_on, ends_before)
    rules.check_within(guest.name, guest.ends_before, ends_before)
    participation_rules.check_reason(guest.name, reason)
    declared = sharing.find_kind(kind)
    with translation.override("nl"):  # a copy is a document: it has one language
        content = declared.describe(key, shown_on) if declared else None
    if content is None:
        raise rules.NothingToShare(name=guest.name)
    permissions.require_may_share(actor, content.participant_id, content.title)
    row = Share.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=content.participant_id,
        is_for_all=content.participant_id is None, guest_id=guest_id, kind=kind, key=key,
        title=content.title, answer=content.answer, reason=reason, url_name=content.url_name,
        url_kwargs=dict(content.url_kwargs), shown_on=shown_on, starts_on=starts_on,
        ends_before=ends_before, shared_at=actor.at, shared_by=actor.name,
    )  # fmt: skip
    _copy_lines(row, content)
    after = {"guest": guest.name, "kind": kind, "key": key, "title": content.title,
             "starts_on": starts_on, "ends_before": ends_before, "reason": reason}  # fmt: skip
    audit.record(
        "organisations.share.sent", row, actor=actor, after=after,
        participant_id=content.participant_id,
    )  # fmt: skip
    return row.pk


def _copy_lines(row: Share, content: sharing.Content) -> None:
    ShareLine.objects.bulk_create(
        ShareLine(
            arrangement_id=row.arrangement_id, participant_id=row.participant_id,
            is_for_all=row.is_for_all, guest_id=row.guest_id, share=row, position=position,
            starts_on=row.starts_on, ends_before=row.ends_before, group=line.group,
            label=line.label, text=line.text, cents=line.cents,
        )
        for position, line in enumerate(content.lines, 1)
    )  # fmt: skip


@transaction.atomic
def withdraw_share(*, share_id: int, reason: str, actor: Actor) -> None:
    """
    Take back what was shared, at once, for a reason.

    Raises UnknownShare, NotYoursToShare, AlreadyRevoked, CorrectionWithoutReason.
    """
    row = queries.lock_share(share_id)
    permissions.require_may_share(actor, row.participant_id, row.title)
    if row.revoked_at is not None:
        raise rules.AlreadyRevoked(title=row.title)
    participation_rules.check_reason(row.title, reason)
    row.set_revoked(at=actor.at, by=actor.name, reason=reason)
    audit.record(
        "organisations.share.revoked", row, actor=actor, after={"reason": reason},
        participant_id=row.participant_id,
    )  # fmt: skip


def record_guest_account(
    *, account_id: int, guest_id: int, starts_on: date, ends_before: date | None, actor: Actor
) -> int:
    """Let an account read for a guest, after two people agreed; raise UnknownGuest, GuestIsOver."""
    guest = _read(queries.lock_guest(guest_id))
    rules.check_guest_holds(guest.name, guest.tell_state(actor.on))
    row = GuestAccount.objects.create(
        account_id=account_id, arrangement_id=actor.arrangement_id, guest_id=guest_id,
        starts_on=starts_on, ends_before=ends_before,
    )  # fmt: skip
    after = {"account": account_id, "guest": guest.name}
    audit.record("organisations.guest.account-given", row, actor=actor, after=after)
    return row.pk


def _read(row: Guest) -> GuestLine:
    found = queries.find_guest(row.pk)
    assert found is not None  # its row is locked
    return found
