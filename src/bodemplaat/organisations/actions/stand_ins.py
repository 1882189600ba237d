# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from bodemplaat.foundation import audit, jobs, mailing
from bodemplaat.foundation.models import Account
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import StandIn
from bodemplaat.organisations.queries import access as access_queries
from bodemplaat.organisations.queries import identities as identity_queries
from bodemplaat.organisations.queries import stand_ins as queries
from bodemplaat.organisations.rules import access as rules
from bodemplaat.organisations.values import Actor

LASTS = timedelta(minutes=30)


@transaction.atomic
def start_stand_in(*, assignment_id: int, reason: str, actor: Actor) -> int:
    """
    Start to look along in the role of a person of a municipality, for half an hour.

    The person is told by mail and sees it on a page.

    Raises NotYourRole, UnknownRight, CannotStandIn.
    """
    own_id = permissions.require_may_stand_in(actor)
    right = access_queries.lock_assignment(assignment_id, actor)
    name = right.account.get_full_name() or right.account.username
    rules.check_may_stand_in(
        is_municipal=right.participant_id is not None, is_self=right.account_id == actor.account_id,
        holds=right.starts_on <= actor.on
        and (right.ends_before is None or actor.on < right.ends_before), name=name,
    )  # fmt: skip
    row = StandIn.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=right.participant_id,
        assignment_id=right.pk, account_id=right.account_id, name=name, role=right.role,
        by_id=own_id, by_name=actor.name, reason=reason, started_at=actor.at,
        ends_before=actor.at + LASTS,
    )  # fmt: skip
    audit.record(
        "organisations.stand-in.started", row, actor=actor, participant_id=row.participant_id,
        after={"account": right.account_id, "reason": reason, "ends_before": row.ends_before},
    )  # fmt: skip
    if right.account.email:  # an account of the demo has no address
        jobs.defer("organisations.tell-stand-in", actor=actor, key=str(row.pk), stand_in_id=row.pk)
    return row.pk


@transaction.atomic
def end_stand_in(*, stand_in_id: int, actor: Actor) -> None:
    """
    End looking along before the time is over.

    Raises UnknownStandIn.
    """
    row = queries.lock_stand_in(stand_in_id, by_id=actor.account_id or 0)
    row.set_ended(actor.at)
    audit.record(
        "organisations.stand-in.ended", row, actor=actor, participant_id=row.participant_id
    )


@transaction.atomic
def send_stand_in_mail(*, stand_in_id: int) -> None:
    """Mail a person who looked along, why and until when."""
    row = StandIn.objects.get(pk=stand_in_id)
    address = Account.objects.get(pk=row.account_id).email
    if address:
        context = {"line": row, "site": settings.SITE_URL}
        text = render_to_string("organisations/standin/mail.txt", context)
        head = identity_queries.get_letterhead(identity_queries.get_identity(row.participant_id))
        mailing.write_mail(text, to=[address], head=head).send()
