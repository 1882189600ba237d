# SPDX-License-Identifier: EUPL-1.2
"""Whether a body is composed, and chaired, as its rules ask."""

from collections.abc import Iterable

from bodemplaat.governance.values import (
    ChairSide,
    CompositionKind,
    CompositionState,
    SeatLine,
    SeatRole,
)


def get_side(seat: SeatLine) -> ChairSide:
    """Return for which side somebody sits: a participant is the principal, else the SSO."""
    return ChairSide.PRINCIPAL if seat.participant_id is not None else ChairSide.SUPPLIER


def count_fitting(
    kind: CompositionKind, value: str, seats: Iterable[SeatLine]
) -> tuple[int, int]:
    """
    Return how many chairs or members are as a rule asks, and how many there are.

    A rule about the chair of a body without one gives none of none, and is not met.
    """
    if kind is CompositionKind.MEMBER_OFFICE:
        asked = [seat for seat in seats if seat.may_vote and seat.participant_id is not None]
        return sum(seat.office == value for seat in asked), len(asked)
    chairs = [seat for seat in seats if seat.role is SeatRole.CHAIR]
    if kind is CompositionKind.CHAIR_OFFICE:
        return sum(seat.office == value for seat in chairs), len(chairs)
    fitting = (value in (ChairSide.EITHER, get_side(seat)) for seat in chairs)
    return sum(fitting), len(chairs)


def judge_composition(
    kind: CompositionKind, *, members: int, of: int, is_open: bool
) -> CompositionState:
    """
    Return whether a body is composed as its rule asks.

    Parameters: `members` of the body, or those who fit; `of`: participants (one-per-participant),
    members of the other body (no-majority-of, Wgr 14: never the majority of the algemeen
    bestuur), or the chairs or members that there are (rules about their side or office).
    An open rule that is met holds; one that is not met stays open and is never called broken.

    >>> judge_composition(CompositionKind.NO_MAJORITY_OF, members=7, of=7, is_open=True).value
    'open'
    """
    if kind is CompositionKind.NO_MAJORITY_OF:
        is_met = 2 * members <= of
    else:
        is_met = members == of and of > 0
    if is_met:
        return CompositionState.HOLDS
    return CompositionState.OPEN if is_open else CompositionState.BROKEN
