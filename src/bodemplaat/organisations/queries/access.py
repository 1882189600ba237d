# SPDX-License-Identifier: EUPL-1.2
"""Who may act, who asked for it, and who agreed."""

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Q

from bodemplaat.foundation.models import Account, Assignment
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import AccessProposal, Guest, Participant
from bodemplaat.organisations.queries.arrangements import (
    get_arrangement_by_id,
    list_assignments_for,
)
from bodemplaat.organisations.values import (
    AccessKind,
    AccessLine,
    AccessState,
    Actor,
    RightLine,
    Role,
)


class UnknownProposal(Refusal):
    """No proposal of this number is there for the reader."""

    code = "organisations.unknown-proposal"


class UnknownRight(Refusal):
    """No right of this number is there for the reader."""

    code = "organisations.unknown-right"


def list_rights(actor: Actor) -> tuple[RightLine, ...]:
    """Return every role in the arrangement that the reader may know of, also ended ones."""
    rows = Assignment.objects.filter(arrangement_id=actor.arrangement_id).select_related("account")
    if not actor.is_sso:
        rows = rows.filter(participant_id=actor.participant_id)
    found = list(rows.order_by("-starts_on", "pk"))
    names = _name_organisations(actor.arrangement_id, (row.participant_id for row in found))
    ids = {row.account_id for row in found}
    secured = set(
        Authenticator.objects.filter(user_id__in=ids, type__in=("totp", "webauthn"))
        .values_list("user_id", flat=True)
    )  # fmt: skip
    return tuple(
        RightLine(
            id=row.pk, account_id=row.account_id, name=_name(row.account),
            email=row.account.email, role=Role(row.role), participant_id=row.participant_id,
            organisation=names[row.participant_id], starts_on=row.starts_on,
            ends_before=row.ends_before, has_second_factor=row.account_id in secured,
        )
        for row in found
    )  # fmt: skip


def find_right(assignment_id: int, actor: Actor) -> RightLine | None:
    """Return one role that the reader may know of."""
    return next((line for line in list_rights(actor) if line.id == assignment_id), None)


def lock_assignment(assignment_id: int, actor: Actor) -> Assignment:
    """Return a role of the arrangement, kept for a change; raise UnknownRight."""
    rows = Assignment.objects.select_for_update().filter(arrangement_id=actor.arrangement_id)
    if not actor.is_sso:
        rows = rows.filter(participant_id=actor.participant_id)
    row = rows.filter(pk=assignment_id).first()
    if row is None:
        raise UnknownRight(number=assignment_id)
    return row


def list_proposals() -> tuple[AccessLine, ...]:
    """Return the proposals that the reader may know of, those that wait first."""
    rows = list(AccessProposal.objects.order_by("-proposed_at", "-pk"))
    if not rows:
        return ()
    ids = (row.participant_id for row in rows)
    names = _name_organisations(rows[0].arrangement_id, ids)
    guests = dict(Guest.objects.values_list("pk", "name"))
    lines = (_read(row, guests.get(row.guest_id or 0, names[row.participant_id])) for row in rows)
    return tuple(sorted(lines, key=lambda line: line.state is not AccessState.PROPOSED))


def find_proposal(proposal_id: int) -> AccessLine | None:
    """Return one proposal that the reader may know of."""
    row = AccessProposal.objects.filter(pk=proposal_id).first()
    if row is None:
        return None
    names = _name_organisations(row.arrangement_id, [row.participant_id])
    guest = Guest.objects.filter(pk=row.guest_id).first() if row.guest_id else None
    return _read(row, guest.name if guest else names[row.participant_id])


def lock_proposal(proposal_id: int) -> AccessProposal:
    """Return a proposal, kept for a change; raise UnknownProposal."""
    row = AccessProposal.objects.select_for_update().filter(pk=proposal_id).first()
    if row is None:
        raise UnknownProposal(number=proposal_id)
    return row


def find_account_id(email: str) -> int | None:
    """Return the account with a mail address; two with one address are none."""
    address = email.strip()
    if not address:
        return None
    named = Q(email__iexact=address) | Q(username__iexact=address)
    ids = list(Account.objects.filter(named).values_list("pk", flat=True)[:2])
    return ids[0] if len(ids) == 1 else None


def list_places_of(account_id: int, *, on: date) -> tuple[tuple[int, int | None], ...]:
    """Return the arrangement and the participant of each role of an account on a day."""
    lines = list_assignments_for(account_id=account_id, on=on)
    return tuple((line.arrangement_id, line.participant_id) for line in lines)


def _name(account: Account) -> str:
    return account.get_full_name() or account.get_username()


def _name_organisations(
    arrangement_id: int, participant_ids: Iterable[int | None]
) -> dict[int | None, str]:
    wanted = {one for one in participant_ids if one is not None}
    names: dict[int | None, str] = dict(
        Participant.objects.filter(pk__in=wanted).values_list("pk", "name")
    )
    return {None: get_arrangement_by_id(arrangement_id).sso_name, **names}


def _read(row: AccessProposal, organisation: str) -> AccessLine:
    return AccessLine(
        id=row.pk, kind=AccessKind(row.kind), state=AccessState(row.state),
        account_id=row.account_id, name=row.name, email=row.email,
        role=Role(row.role) if row.role else None, participant_id=row.participant_id,
        organisation=organisation, starts_on=row.starts_on, ends_before=row.ends_before,
        reason=row.reason, proposed_by_id=row.proposed_by_id, proposed_by=row.proposed_by,
        proposed_at=row.proposed_at, decided_by=row.decided_by, decided_at=row.decided_at,
        decided_reason=row.decided_reason,
    )  # fmt: skip
