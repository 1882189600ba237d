# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from bodemplaat.foundation import audit
from bodemplaat.kernel import periods
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import Membership, Participant, PublishedMembership
from bodemplaat.organisations.queries import arrangements as arrangement_queries
from bodemplaat.organisations.queries import memberships as queries
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import memberships as rules
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.values import Actor

_FIELDS = ("name", "tasks", "starts_on", "ends_before", "source", "is_assumption")


@transaction.atomic
def record_membership(
    *, participant_code: str, name: str, tasks: str, starts_on: date, source: str, actor: Actor,
    ends_before: date | None = None, is_assumption: bool = False,
) -> int:
    """
    Record that a participant takes part in a partnership elsewhere, and return the row.

    Raises UnknownParticipant, NotYourRole, EmptyPeriod, MembershipOverlaps.
    """
    participant = Participant.objects.select_for_update().get(
        pk=participant_queries.get_participant(participant_code).id
    )
    permissions.require_may_tell(actor, participant.pk)
    periods.Period(starts_on, ends_before)
    row = Membership(
        arrangement_id=actor.arrangement_id, participant=participant, slug=slugify(name)[:50],
        name=name, tasks=tasks, starts_on=starts_on, ends_before=ends_before, source=source,
        is_assumption=is_assumption, recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    _check_free(row)
    row.save()
    audit.record("organisations.membership.recorded", row, actor=actor, after=_plain(row))
    return row.pk


@transaction.atomic
def amend_membership(
    *, membership_id: int, name: str, tasks: str, starts_on: date, source: str, reason: str,
    actor: Actor, ends_before: date | None = None, is_assumption: bool = False,
) -> int:
    """
    Correct or end a membership elsewhere, for a reason, and return its new row.

    Raises UnknownMembership, NotYourRole, EmptyPeriod, CorrectionWithoutReason,
    MembershipUnchanged, MembershipOverlaps, RecordedEarlier.
    """
    found = queries.lock_membership(membership_id)
    permissions.require_may_tell(actor, found.participant_id)
    periods.Period(starts_on, ends_before)
    participation_rules.check_reason(found.name, reason)
    row = Membership(
        arrangement_id=actor.arrangement_id, participant=found.participant,
        slug=slugify(name)[:50], name=name, tasks=tasks, starts_on=starts_on,
        ends_before=ends_before, source=source, is_assumption=is_assumption, reason=reason,
        replaces=found, recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    if _plain(row) == _plain(found):
        raise rules.MembershipUnchanged(name=found.name)
    _check_free(row)
    participation_rules.check_recorded_later(found.name, found.recorded_at, actor.at)
    before = _plain(found)
    found.set_superseded(at=actor.at)
    row.save()
    after = _plain(row) | {"reason": reason}
    audit.record("organisations.membership.amended", row, actor=actor, before=before, after=after)
    return row.pk


def _check_free(row: Membership) -> None:
    found = queries.find_overlapping_membership(row)
    rules.check_free(row.name, found.name if found else None, row.starts_on)


@transaction.atomic
def publish_memberships(*, actor: Actor) -> int:
    """
    Tell everybody who takes part, from when until when, and return how many rows that are.

    What was public before is replaced. Raises NotYourRole, NobodyToPublish.
    """
    before = queries.lock_published_memberships(actor.arrangement_id)
    permissions.require_may_publish(actor)
    return _publish(before, actor)


@transaction.atomic
def publish_memberships_anew(*, actor: Actor) -> int:
    """Publish anew where something is public already; participations changed."""
    before = queries.lock_published_memberships(actor.arrangement_id)
    return _publish(before, actor) if before else 0


def _publish(before: list[PublishedMembership], actor: Actor) -> int:
    lines = participant_queries.list_all_participations()
    rules.check_publishable(lines)
    arrangement = arrangement_queries.get_current_arrangement()
    number = queries.get_next_publication_number(actor.arrangement_id)
    for row in before:
        row.set_withdrawn()
    for row in before[:1]:  # a publication is recorded with its first row, and so is its end
        audit.record("foundation.fact.superseded", row, actor=actor)
    rows = PublishedMembership.objects.bulk_create(
        PublishedMembership(
            arrangement_id=actor.arrangement_id, published_at=actor.at, number=number,
            slug=arrangement.slug, arrangement_name=arrangement.name,
            sso_name=arrangement.sso_name, code=line.participant.code,
            name=line.participant.name, relation=line.relation, starts_on=line.starts_on,
            ends_before=line.ends_before,
        )
        for line in lines
    )  # fmt: skip
    after = {"number": number, "rows": len(rows)}
    audit.record("organisations.memberships.published", rows[0], actor=actor, after=after)
    return len(rows)


@transaction.atomic
def withdraw_memberships(*, reason: str, actor: Actor) -> None:
    """
    Shut who takes part for who is not of the arrangement, for a reason.

    Raises NotYourRole, NotPublished, NoReason.
    """
    rows = queries.lock_published_memberships(actor.arrangement_id)
    permissions.require_may_publish(actor)
    rules.check_withdrawable(rows, reason)
    for row in rows:
        row.set_withdrawn()
    audit.record(
        "organisations.memberships.withdrawn", rows[0], actor=actor, after={"reason": reason}
    )


def _plain(row: Membership) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FIELDS}
