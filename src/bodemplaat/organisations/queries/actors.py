# SPDX-License-Identifier: EUPL-1.2
"""Who acts when nobody is at the screen: the one who asked for the work, or the machine."""

from datetime import datetime

from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.queries.arrangements import list_assignments_for
from bodemplaat.organisations.queries.participants import get_participant_by_id
from bodemplaat.organisations.values import Actor


class RoleEnded(Refusal):
    """Who asked for the work does not have the role any more that it was asked in."""

    code = "organisations.role-ended"


def get_actor(
    *, account_id: int | None, role: str, arrangement_id: int, participant_id: int | None,
    at: datetime,
) -> Actor:
    """
    Return who asked for work, with the role that the account still has at the moment of doing it.

    Raises RoleEnded. Without an account it is the machine, for the office.
    """
    if account_id is None:
        return Actor.system(arrangement_id, at)
    place = (arrangement_id, participant_id, role)
    held = list_assignments_for(account_id=account_id, on=days.get_day(at))
    for line in held:
        if (line.arrangement_id, line.participant_id, line.role) == place:
            code = None if participant_id is None else get_participant_by_id(participant_id).code
            return Actor(
                account_id=account_id, name=line.account_name, role=line.role, at=at,
                arrangement_id=arrangement_id, participant_id=participant_id,
                participant_code=code,
            )
    raise RoleEnded(role=role)
