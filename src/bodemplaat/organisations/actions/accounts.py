# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.foundation.models import Account, Assignment
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.rules import access as rules
from bodemplaat.organisations.values import Actor, Role


class UsernameTaken(Refusal):
    """There is already an account with this name."""

    code = "organisations.username-taken"


class DemoOnly(Refusal):
    """A known password may be set in demo mode alone."""

    code = "organisations.demo-only"


@transaction.atomic
def register_account(
    *, username: str, first_name: str, last_name: str, demo_password: str | None = None
) -> int:
    """
    Register an account, and return its id; a known password is possible in demo mode alone.

    Raises UsernameTaken, DemoOnly. An account stands outside every arrangement, so it leaves no
    audit record; its assignments do.
    """
    if demo_password is not None and not settings.IS_DEMO:
        raise DemoOnly(username=username)
    if Account.objects.filter(username=username).exists():
        raise UsernameTaken(username=username)
    account = Account(username=username, first_name=first_name, last_name=last_name)
    account.password = _hash_once(demo_password) if demo_password else make_password(None)
    account.save()
    return account.pk


@cache
def _hash_once(password: str) -> str:
    """Return the hash that all demo accounts share; each hash costs half a second."""
    return make_password(password)


@transaction.atomic
def assign_role(
    *,
    account_id: int,
    role: Role,
    starts_on: date,
    actor: Actor,
    participant_code: str | None = None,
    ends_before: date | None = None,
) -> int:
    """
    Let an account act in a role from a day, and return the id of the assignment.

    Raises NotYourRole, RoleDoesNotFit, UnknownParticipant.
    """
    permissions.require_may_assign(actor)
    rules.check_fits(role, participant_code)
    participant_id = None
    if participant_code is not None:
        participant_id = participant_queries.get_participant(participant_code).id
    return record_role(
        account_id=account_id, role=role, participant_id=participant_id, starts_on=starts_on,
        ends_before=ends_before, actor=actor, participant_code=participant_code,
    )  # fmt: skip


def record_role(
    *, account_id: int, role: Role, participant_id: int | None, starts_on: date,
    ends_before: date | None, actor: Actor, participant_code: str | None = None,
) -> int:
    """Store a role that was checked, and return its number: the one place where roles begin."""
    row = Assignment.objects.create(
        account_id=account_id,
        arrangement_id=actor.arrangement_id,
        participant_id=participant_id,
        role=role.value,
        starts_on=starts_on,
        ends_before=ends_before,
    )
    after = {"account": account_id, "role": role.value, "participant": participant_code}
    audit.record("organisations.role.assigned", row, actor=actor, after=after)
    return row.pk
