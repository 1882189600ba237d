# SPDX-License-Identifier: EUPL-1.2
"""The mail about watchpoints: only what its reader may see, as text and in the reader's colours."""

import logging
import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from bodemplaat.accountability import actions, queries
from bodemplaat.accountability.models import Digest
from bodemplaat.accountability.values import Recipient, WatchpointLine
from bodemplaat.foundation import mailing, sentences, tenancy
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations.values import Actor, Role

log = logging.getLogger("bodemplaat.mail")
SOON_DAYS = 14


@dataclass(frozen=True)
class Item:
    """One watchpoint in a mail."""

    line: WatchpointLine
    sentence: str
    url: str
    is_new: bool
    is_due: bool


def send_queued(*, actor: Actor) -> int:
    """Send what has not left, each mail in a transaction of its own, and count what has left."""
    return sum(_send(digest_id, actor) for digest_id in queries.list_queued())


@transaction.atomic
def _send(digest_id: int, actor: Actor) -> bool:
    digest = queries.lock_digest(digest_id)
    if digest is None:
        return False
    person = queries.find_recipient(
        arrangement_id=actor.arrangement_id, account_id=digest.account_id, on=digest.about_on
    )
    message = _write(digest, person) if person else None
    try:
        if message is not None:
            message.send()
    except (smtplib.SMTPException, OSError) as error:  # it is tried again, and is a watchpoint
        fields = {"error": type(error).__name__, "digest": digest.pk}
        log.warning("mail not taken", extra=fields)
        actions.record_attempt(digest=digest, at=actor.at, is_sent=False)
        return False
    actions.record_attempt(digest=digest, at=actor.at, is_sent=True)
    return message is not None


def _write(digest: Digest, person: Recipient) -> EmailMultiAlternatives | None:
    """Return the mail, read in the context of its reader; None where nothing is left to say."""
    with (
        translation.override("nl"),
        tenancy.context(
            digest.arrangement_id, participant_id=person.participant_id,
            person_id=person.account_id,
            scope="sso" if Role(person.role).is_sso else "participant",
        ),
    ):  # fmt: skip
        return _compose(digest, person)


def _compose(digest: Digest, person: Recipient) -> EmailMultiAlternatives | None:
    on = digest.about_on
    arrangement = organisations_queries.get_arrangement_by_id(digest.arrangement_id)
    since = queries.find_last_sent(account_id=person.account_id, before=on)
    lines = [line for line in queries.list_watchpoints(on=on) if line.is_open]
    own = [line for line in lines if line.asks(person.account_id, person.role)]
    if not own:
        return None
    last = None if since is None else since.date()
    items = [
        Item(
            line, sentences.write(line.code, line.now.values), _link(
                "accountability:watchpoint-detail", arrangement=arrangement.slug, pk=line.id
            ),
            is_new=last is None or line.opened_on > last,
            is_due=bool(line.now.due_on and (line.now.due_on - on).days <= SOON_DAYS),
        )
        for line in own
    ]  # fmt: skip
    subject = ngettext(
        "%(number)s punt vraagt uw aandacht: %(name)s",
        "%(number)s punten vragen uw aandacht: %(name)s", len(own),
    ) % {"number": len(own), "name": arrangement.name}  # fmt: skip
    identity = organisations_queries.get_identity(person.participant_id)
    context = {
        "items": items, "others": len(lines) - len(own), "person": person, "on": on,
        "arrangement": arrangement, "subject": subject, "choice_url": _link("notifications"),
        "palette": identity.palette,
        "list_url": _link("accountability:watchpoint-list", arrangement=arrangement.slug),
    }
    text = render_to_string("accountability/digest/_panel_text.html", context)
    return mailing.write_mail(
        f"{subject}\n\n{text}", to=[person.email],
        head=organisations_queries.get_letterhead(identity),
        inner=render_to_string("accountability/digest/_panel_html.html", context),
        headers={"Message-ID": f"<digest-{digest.pk}@bodemplaat>"},
    )


def _link(name: str, **arguments: object) -> str:
    return settings.SITE_URL + reverse(name, kwargs=arguments)
