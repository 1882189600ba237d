# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from bodemplaat.foundation import audit, jobs, mailing, sentences
from bodemplaat.foundation.login import invitations
from bodemplaat.foundation.models import Account
from bodemplaat.organisations import permissions
from bodemplaat.organisations.actions import accounts, guests
from bodemplaat.organisations.models import AccessProposal
from bodemplaat.organisations.queries import access as queries
from bodemplaat.organisations.queries import guests as guest_queries
from bodemplaat.organisations.queries import identities as identity_queries
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import access as rules
from bodemplaat.organisations.rules import guests as guest_rules
from bodemplaat.organisations.values import AccessKind, AccessState, Actor, Role

TELL = "organisations.tell-access"


@transaction.atomic
def propose_role(
    *, name: str, email: str, role: Role, starts_on: date, reason: str, actor: Actor,
    participant_code: str | None = None, ends_before: date | None = None,
) -> int:
    """
    Propose a role for a person, who need not have an account yet, and return its number.

    Raises NotYourRole, RoleDoesNotFit, RoleHasNoDay, UnknownParticipant.
    """
    participant_id = None
    if participant_code is not None:
        participant_id = participant_queries.get_participant(participant_code).id
    permissions.require_may_propose(actor, participant_id)
    rules.check_fits(role, participant_code)
    rules.check_period(starts_on, ends_before, name)
    row = AccessProposal.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant_id,
        kind=AccessKind.ROLE, name=name, email=email.strip().lower(), role=role,
        account_id=queries.find_account_id(email), starts_on=starts_on, ends_before=ends_before,
        reason=reason, proposed_by_id=actor.account_id, proposed_by=actor.name,
        proposed_at=actor.at,
    )  # fmt: skip
    _record("proposed", row, actor, {
        "role": role, "participant": participant_code, "starts_on": starts_on,
        "ends_before": ends_before,
    })  # fmt: skip
    return row.pk


@transaction.atomic
def propose_second_factor(*, assignment_id: int, reason: str, actor: Actor) -> int:
    """
    Propose that somebody who lost app, passkey and recovery codes may set up new ones.

    The person is told at once, so that an attacker is noticed.

    Raises UnknownRight, NotYourRole, HasOtherRoles.
    """
    right = queries.lock_assignment(assignment_id, actor)
    permissions.require_may_propose(actor, right.participant_id)
    held = queries.list_places_of(right.account_id, on=actor.on)
    rules.check_restorable(
        held, arrangement_id=actor.arrangement_id,
        participant_id=None if actor.is_sso else actor.participant_id, is_sso=actor.is_sso,
    )  # fmt: skip
    person = Account.objects.get(pk=right.account_id)
    row = AccessProposal.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=right.participant_id,
        kind=AccessKind.SECOND_FACTOR, account_id=person.pk, reason=reason,
        name=person.get_full_name() or person.username, email=person.email,
        proposed_by_id=actor.account_id, proposed_by=actor.name, proposed_at=actor.at,
    )  # fmt: skip
    _record("proposed", row, actor, {"account": person.pk})
    _tell(row, actor)
    return row.pk


@transaction.atomic
def propose_guest(
    *, guest_id: int, name: str, email: str, starts_on: date, reason: str, actor: Actor,
    ends_before: date | None = None,
) -> int:
    """
    Propose that a person reads for a guest what is shared with it, and return the number.

    Raises UnknownGuest, NotYourRole, GuestIsOver, RoleHasNoDay.
    """
    guest = guest_queries.lock_guest(guest_id)
    permissions.require_may_keep_guests(actor)
    line = guest_queries.find_guest(guest.pk)
    assert line is not None  # its row is locked
    guest_rules.check_guest_holds(line.name, line.tell_state(actor.on))
    rules.check_period(starts_on, ends_before, name)
    row = AccessProposal.objects.create(
        arrangement_id=actor.arrangement_id, kind=AccessKind.GUEST, guest_id=guest_id, name=name,
        email=email.strip().lower(), account_id=queries.find_account_id(email),
        starts_on=starts_on, ends_before=ends_before, reason=reason,
        proposed_by_id=actor.account_id, proposed_by=actor.name, proposed_at=actor.at,
    )  # fmt: skip
    _record("proposed", row, actor, {
        "guest": line.name, "starts_on": starts_on, "ends_before": ends_before,
    })  # fmt: skip
    return row.pk


@transaction.atomic
def approve_access(*, proposal_id: int, actor: Actor) -> None:
    """
    Approve what another person proposed: it takes effect at once, and the person is told by mail.

    Raises UnknownProposal, NotYourRole, FourEyes, AlreadyDecided.
    """
    row = queries.lock_proposal(proposal_id)
    permissions.require_may_approve(actor, row.participant_id)
    rules.check_open(AccessState(row.state), row.name)
    if row.kind != AccessKind.SECOND_FACTOR:  # somebody may have got an account meanwhile
        row.account_id = queries.find_account_id(row.email)
    rules.check_four_eyes(
        proposed_by_id=row.proposed_by_id, account_id=row.account_id,
        decided_by_id=actor.account_id, name=row.name,
    )  # fmt: skip
    if row.kind != AccessKind.SECOND_FACTOR:
        _give_role(row, actor)
    else:
        _clear_second_factor(row)
    row.set_decided(AccessState.APPROVED, by=actor)
    _record("approved", row, actor, {"account": row.account_id})
    _tell(row, actor)


def _give_role(row: AccessProposal, actor: Actor) -> None:
    if row.account_id is None:
        first, _, last = row.name.strip().partition(" ")
        row.account_id = Account.objects.create(
            username=row.email, email=row.email, first_name=first, last_name=last,
            password=make_password(None),
        ).pk  # fmt: skip
    assert row.starts_on is not None  # a role has a first day; the form and the action ask it
    if row.guest_id is not None:
        guests.record_guest_account(
            account_id=row.account_id, guest_id=row.guest_id, starts_on=row.starts_on,
            ends_before=row.ends_before, actor=actor,
        )  # fmt: skip
        return
    accounts.record_role(
        account_id=row.account_id, role=Role(row.role), participant_id=row.participant_id,
        starts_on=row.starts_on, ends_before=row.ends_before, actor=actor,
    )  # fmt: skip


def _clear_second_factor(row: AccessProposal) -> None:
    """Take away what was lost, and end every log-in: whoever has it now is out."""
    Authenticator.objects.filter(user_id=row.account_id).delete()
    for session in UserSession.objects.filter(user_id=row.account_id):
        session.end()


@transaction.atomic
def reject_access(*, proposal_id: int, reason: str, actor: Actor) -> None:
    """
    Reject what another person proposed, with a reason.

    Raises UnknownProposal, NotYourRole, FourEyes, AlreadyDecided.
    """
    row = queries.lock_proposal(proposal_id)
    permissions.require_may_approve(actor, row.participant_id)
    rules.check_open(AccessState(row.state), row.name)
    rules.check_four_eyes(
        proposed_by_id=row.proposed_by_id, account_id=row.account_id,
        decided_by_id=actor.account_id, name=row.name,
    )  # fmt: skip
    row.set_decided(AccessState.REJECTED, by=actor, reason=reason)
    _record("rejected", row, actor, {"reason": reason})


@transaction.atomic
def withdraw_access(*, proposal_id: int, actor: Actor) -> None:
    """
    Take back what one proposed oneself.

    Raises UnknownProposal, NotTheProposer, AlreadyDecided.
    """
    row = queries.lock_proposal(proposal_id)
    rules.check_open(AccessState(row.state), row.name)
    rules.check_proposer(row.proposed_by_id, actor.account_id, row.name)
    row.set_decided(AccessState.WITHDRAWN, by=actor)
    _record("withdrawn", row, actor, {})


@transaction.atomic
def end_role(*, assignment_id: int, ends_before: date, reason: str, actor: Actor) -> None:
    """
    End a role before a day; taking away needs one person, so that it can be done at once.

    Raises UnknownRight, NotYourRole, RoleHasNoDay.
    """
    row = queries.lock_assignment(assignment_id, actor)
    permissions.require_may_end(actor, row.participant_id)
    rules.check_ends_earlier(row.starts_on, row.ends_before, ends_before, row.account.username)
    before = {"ends_before": row.ends_before}
    row.set_ends_before(ends_before)
    after = {"ends_before": ends_before, "reason": reason}
    audit.record(
        "organisations.role.ended", row, actor=actor, before=before, after=after,
        participant_id=row.participant_id,
    )  # fmt: skip


def _record(verb: str, row: AccessProposal, actor: Actor, after: dict[str, object]) -> None:
    """Record an act; who it is about stands in the row, not in the trail."""
    audit.record(
        f"organisations.access.{verb}", row, actor=actor, after={"kind": row.kind, **after},
        participant_id=row.participant_id,
    )  # fmt: skip


def _tell(row: AccessProposal, actor: Actor) -> None:
    """Let a worker mail the person."""
    jobs.defer(TELL, actor=actor, key=f"{row.pk}-{row.state}", proposal_id=row.pk)


@transaction.atomic
def send_access_mail(*, proposal_id: int) -> None:
    """
    Mail a person what was asked or given; who never logged in gets a link that works once.

    Raises UnknownProposal. A mail server that does not answer is an error: the job is tried again.
    """
    row = queries.lock_proposal(proposal_id)
    person = Account.objects.filter(pk=row.account_id).first() if row.account_id else None
    address = person.email if person else row.email
    if not address:
        return  # an account of the demo has no address; the page shows what happened
    context = {
        "line": queries.find_proposal(row.pk), "site": settings.SITE_URL,
        "role": sentences.word(row.role or "guest"), "link": "",
    }  # fmt: skip
    is_new = person and person.last_login is None and not person.has_usable_password()
    if person and is_new and row.kind != AccessKind.SECOND_FACTOR:
        secret = invitations.write_invitation(person)
        context["link"] = f"{settings.SITE_URL}{reverse('invitation', args=[secret])}"
    text = render_to_string("organisations/access/mail.txt", context)
    head = identity_queries.get_letterhead(identity_queries.get_identity(row.participant_id))
    mailing.write_mail(text, to=[address], head=head).send()
