# SPDX-License-Identifier: EUPL-1.2
"""The doors of an account, and the roles that a visitor of the demo may take on."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise

from bodemplaat.config import demo_accounts
from bodemplaat.config.demo_accounts import DemoAccount
from bodemplaat.foundation import sentences, tenancy
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import ArrangementLine, GuestLine, IdentityLine


@dataclass(frozen=True)
class Door:
    """One arrangement in which an account has a role."""

    arrangement: ArrangementLine
    identity: IdentityLine
    role: Promise


@dataclass(frozen=True)
class Seat:
    """One organisation of the demo with the roles that a visitor may take on in it."""

    name: str
    accounts: tuple[tuple[DemoAccount, Promise], ...]


@dataclass(frozen=True)
class Board:
    """One arrangement of the demo."""

    name: str
    seats: tuple[Seat, ...]


def list_doors(*, account_id: int, on: date) -> tuple[Door, ...]:
    """Return the arrangements of an account on a day, each read in its own context."""
    doors = []
    for line in organisation_queries.list_assignments_for(account_id=account_id, on=on):
        scope = "sso" if line.role.is_sso else "participant"
        with tenancy.context(
            line.arrangement_id, participant_id=line.participant_id, scope=scope
        ):
            arrangement = organisation_queries.get_arrangement_by_id(line.arrangement_id)
            identity = organisation_queries.get_identity(line.participant_id)
        doors.append(Door(arrangement, identity, sentences.word(line.role)))
    return tuple(doors)


def list_guest_doors(
    *, account_id: int, on: date, within: int | None
) -> tuple[GuestLine, ...]:
    """Return the guests for whom an account reads on a day, each read in its own context."""
    found = []
    for line in organisation_queries.list_guest_accounts_for(account_id=account_id, on=on):
        if within not in (None, line.arrangement_id):
            continue
        with tenancy.context(line.arrangement_id, scope="guest", guest_id=line.guest_id, on=on):
            guest = organisation_queries.find_guest(line.guest_id)
        found += [guest] if guest else []
    return tuple(found)


def list_demo_boards() -> tuple[Board, ...]:
    """Return the roles of the demo per arrangement and organisation."""
    accounts = demo_accounts.list_accounts()
    boards = []
    for arrangement, members in groupby(accounts, key=lambda one: one.arrangement):
        seats = tuple(
            Seat(name, tuple((one, sentences.word(one.role)) for one in theirs))
            for name, theirs in groupby(members, key=lambda one: one.organisation)
        )
        boards.append(Board(arrangement, seats))
    return tuple(boards)
