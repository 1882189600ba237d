# SPDX-License-Identifier: EUPL-1.2
"""Looking along in the role of somebody: for the session of who began it, while it lasts."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone

from bodemplaat.foundation import tenancy
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import AssignmentLine, StandInLine

KEY = "bodemplaat_stand_in"


def find(request: HttpRequest, line: AssignmentLine) -> StandInLine | None:
    """Return in whose role the reader looks along here; what is over is forgotten."""
    kept = request.session.get(KEY)
    if kept is None or kept["arrangement"] != line.arrangement_id:
        return None
    with tenancy.context(line.arrangement_id):
        found = queries.find_stand_in(kept["id"], by_id=line.account_id, at=timezone.now())
    if found is None or not line.role.is_sso:
        del request.session[KEY]
        return None
    return found


def take_place(line: AssignmentLine, stand_in: StandInLine) -> AssignmentLine:
    """Return the right of the person in place of one's own."""
    return replace(
        line, account_id=stand_in.account_id, account_name=stand_in.name,
        participant_id=stand_in.participant_id, role=stand_in.role,
    )  # fmt: skip
