# SPDX-License-Identifier: EUPL-1.2
"""In how many partnerships a municipality takes part, here and elsewhere."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Membership, PublishedMembership
from bodemplaat.organisations.values import MembershipLine, PublishedMembershipLine, Relation


class UnknownMembership(Refusal):
    """No membership of this number is known now."""

    code = "organisations.unknown-membership"


def list_memberships(
    participant_id: int, known_at: datetime | None = None
) -> tuple[MembershipLine, ...]:
    """Return where a participant takes part elsewhere, as known at a moment, in order of name."""
    rows = Membership.objects.known(known_at).filter(participant_id=participant_id)
    found = rows.select_related("participant").order_by("name", "starts_on", "pk")
    return tuple(map(_line, found))


def list_all_memberships(known_at: datetime | None = None) -> tuple[MembershipLine, ...]:
    """Return where all participants take part elsewhere, as known at a moment."""
    rows = Membership.objects.known(known_at).select_related("participant")
    return tuple(map(_line, rows.order_by("participant__code", "name", "starts_on", "pk")))


def find_membership(membership_id: int) -> MembershipLine | None:
    """Return a membership as known now, or None."""
    rows = Membership.objects.known().select_related("participant")
    row = rows.filter(pk=membership_id).first()
    return _line(row) if row else None


def lock_membership(membership_id: int) -> Membership:
    """Return a membership as known now, kept for a change; raise UnknownMembership."""
    row: Membership | None = (
        Membership.objects.known().select_for_update().filter(pk=membership_id).first()
    )
    if row is None:
        raise UnknownMembership(number=membership_id)
    return row


def find_overlapping_membership(row: Membership) -> MembershipLine | None:
    """Return what is known of the same partnership and participant on a day of a new row."""
    rows = Membership.objects.known().overlapping(row).filter(
        participant_id=row.participant_id, slug=row.slug
    )  # fmt: skip
    if row.replaces_id is not None:
        rows = rows.exclude(pk=row.replaces_id)
    found = rows.select_related("participant").first()
    return _line(found) if found else None


def list_published_memberships(codes: Iterable[str]) -> tuple[PublishedMembershipLine, ...]:
    """Return what partnerships say in public about municipalities, whoever asks."""
    rows = PublishedMembership.objects.filter(code__in=tuple(codes), published_at__isnull=False)
    return tuple(map(_published, rows.order_by("starts_on", "arrangement_name", "pk")))


def list_own_published(arrangement_id: int) -> tuple[PublishedMembershipLine, ...]:
    """Return what one arrangement says in public about who takes part."""
    rows = PublishedMembership.objects.filter(
        arrangement_id=arrangement_id, published_at__isnull=False
    )
    return tuple(map(_published, rows.order_by("code", "starts_on")))


def lock_published_memberships(arrangement_id: int) -> list[PublishedMembership]:
    """Return the public rows of one arrangement, kept for a change; the recorded one first."""
    rows = PublishedMembership.objects.select_for_update().order_by("pk")
    return list(rows.filter(arrangement_id=arrangement_id, published_at__isnull=False))


def get_next_publication_number(arrangement_id: int) -> int:
    """Return the number that the next publication of an arrangement gets."""
    rows = PublishedMembership.objects.filter(arrangement_id=arrangement_id)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _line(row: Membership) -> MembershipLine:
    return MembershipLine(
        id=row.pk, participant_id=row.participant_id, code=row.participant.code, slug=row.slug,
        name=row.name, tasks=row.tasks, starts_on=row.starts_on, ends_before=row.ends_before,
        source=row.source, is_assumption=row.is_assumption, recorded_at=row.recorded_at,
        recorded_by=row.recorded_by, reason=row.reason, replaces_id=row.replaces_id,
    )  # fmt: skip


def _published(row: PublishedMembership) -> PublishedMembershipLine:
    assert row.published_at is not None  # the questions above leave the others out
    return PublishedMembershipLine(
        arrangement_id=row.arrangement_id, slug=row.slug, arrangement_name=row.arrangement_name,
        sso_name=row.sso_name, code=row.code, name=row.name, relation=Relation(row.relation),
        starts_on=row.starts_on, ends_before=row.ends_before, published_at=row.published_at,
    )  # fmt: skip
