# SPDX-License-Identifier: EUPL-1.2
"""Four eyes: who proposes a right does not approve it, and nobody approves his own."""

from collections.abc import Iterable
from datetime import date

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values.access import AccessState
from bodemplaat.organisations.values.partnerships import Role


class FourEyes(Refusal):
    """Who proposed it, or whom it is for, cannot approve it."""

    code = "organisations.four-eyes"


class AlreadyDecided(Refusal):
    """What was decided or withdrawn is not decided again."""

    code = "organisations.access-already-decided"


class NotTheProposer(Refusal):
    """Only who proposed it takes it back."""

    code = "organisations.not-the-proposer"


class RoleHasNoDay(Refusal):
    """A role ends after it starts."""

    code = "organisations.role-has-no-day"


class CannotEnd(Refusal):
    """An end lies within the role; a longer role is proposed anew."""

    code = "organisations.cannot-end-role"


class HasOtherRoles(Refusal):
    """Whoever also acts elsewhere is not let in anew by one organisation alone."""

    code = "organisations.has-other-roles"


class CannotStandIn(Refusal):
    """One looks along with somebody else, of a municipality, whose role holds."""

    code = "organisations.cannot-stand-in"


class RoleDoesNotFit(Refusal):
    """A role of the organisation was given with a participant, or the other way round."""

    code = "organisations.role-does-not-fit"


def check_open(state: AccessState, name: str) -> None:
    """Refuse a proposal that was decided or withdrawn (AlreadyDecided)."""
    if state is not AccessState.PROPOSED:
        raise AlreadyDecided(name=name)


def check_four_eyes(
    *, proposed_by_id: int | None, account_id: int | None, decided_by_id: int | None, name: str
) -> None:
    """
    Refuse a decision by who proposed it, by whom it is for, or by nobody (FourEyes).

    >>> check_four_eyes(proposed_by_id=1, account_id=3, decided_by_id=2, name="A. Bakker")
    """
    if decided_by_id is None or decided_by_id in (proposed_by_id, account_id):
        raise FourEyes(name=name)


def check_period(starts_on: date, ends_before: date | None, name: str) -> None:
    """Refuse a role without a day in it (RoleHasNoDay)."""
    if ends_before is not None and ends_before <= starts_on:
        raise RoleHasNoDay(name=name, starts_on=starts_on)


def check_fits(role: Role, code: str | None) -> None:
    """Refuse a role of the office for a municipality, or the other way round (RoleDoesNotFit)."""
    if role.is_sso == (code is not None):
        raise RoleDoesNotFit(role=role.value, code=code or "-")


def check_proposer(proposed_by_id: int | None, account_id: int | None, name: str) -> None:
    """Refuse that somebody else takes a proposal back (NotTheProposer)."""
    if proposed_by_id is None or proposed_by_id != account_id:
        raise NotTheProposer(name=name)


def check_ends_earlier(
    starts_on: date, found: date | None, ends_before: date, name: str
) -> None:
    """Refuse an end before the first day, or one that would make the role longer (CannotEnd)."""
    if ends_before < starts_on or (found is not None and ends_before > found):
        raise CannotEnd(name=name, starts_on=starts_on)


def check_restorable(
    held: Iterable[tuple[int, int | None]], *, arrangement_id: int,
    participant_id: int | None, is_sso: bool,
) -> None:
    """
    Refuse to restore somebody who also has a role that the actor does not speak for.

    Parameters: `held`, the arrangement and the participant of each role that the person has.
    Raises: HasOtherRoles.

    >>> check_restorable([(1, 5)], arrangement_id=1, participant_id=5, is_sso=False)
    """
    for arrangement, participant in held:
        if arrangement != arrangement_id or not (is_sso or participant == participant_id):
            raise HasOtherRoles()


def check_may_stand_in(*, is_municipal: bool, is_self: bool, holds: bool, name: str) -> None:
    """Refuse to look along with oneself, with the office or in an ended role (CannotStandIn)."""
    if is_self or not is_municipal or not holds:
        raise CannotStandIn(name=name)
