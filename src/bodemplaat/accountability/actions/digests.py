# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

from django.db import transaction

from bodemplaat.accountability import permissions
from bodemplaat.accountability.models import Digest, NotificationChoice
from bodemplaat.accountability.queries import digests as digest_queries
from bodemplaat.accountability.queries import watchpoints as queries
from bodemplaat.accountability.values import Frequency, Recipient
from bodemplaat.foundation import tenancy
from bodemplaat.organisations.values import Actor, Role

MONDAY = 0


@transaction.atomic
def draft_digests(*, on: date, actor: Actor) -> int:
    """
    Draft the mails of a day, one for each person with something to see to, and count the new ones.

    Raises NotForYou. A mail is made once a day; what it says is written when it is sent.
    """
    permissions.require_may_evaluate(actor)
    made = 0
    for person in digest_queries.list_recipients(arrangement_id=actor.arrangement_id, on=on):
        if not _wants(person, on, actor):
            continue
        _, is_new = Digest.objects.get_or_create(
            arrangement_id=actor.arrangement_id, account_id=person.account_id, about_on=on,
            defaults={
                "participant_id": person.participant_id, "name": person.name,
                "role": person.role, "queued_at": actor.at,
            },
        )  # fmt: skip
        made += is_new
    return made


def _wants(person: Recipient, on: date, actor: Actor) -> bool:
    """Tell whether a person wants to hear on a day, and has something to see to."""
    role = Role(person.role)
    with tenancy.context(
        actor.arrangement_id, participant_id=person.participant_id, person_id=person.account_id,
        scope="sso" if role.is_sso else "participant",
    ):  # fmt: skip
        frequency = digest_queries.get_frequency(person.account_id)
        if frequency == Frequency.NONE:
            return False
        if frequency == Frequency.WEEKLY and on.weekday() != MONDAY:
            return False
        lines = queries.list_watchpoints(on=on)
    return any(line.asks(person.account_id, person.role) for line in lines)


def record_attempt(*, digest: Digest, at: datetime, is_sent: bool) -> None:
    """Record what became of one attempt to send; a mail that failed stays queued."""
    digest.set_tried(at=at, is_sent=is_sent)


def set_frequency(*, frequency: Frequency, person_id: int, arrangement_id: int) -> None:
    """Set how often a person wants to hear of an arrangement; that person's own state."""
    row, is_new = NotificationChoice.objects.get_or_create(
        arrangement_id=arrangement_id, person_id=person_id,
        defaults={"frequency": frequency.value},
    )  # fmt: skip
    if not is_new:
        row.set_frequency(frequency)
