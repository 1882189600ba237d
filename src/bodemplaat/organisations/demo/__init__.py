# SPDX-License-Identifier: EUPL-1.2
"""ISZF and Equalit as they were: registers, participants through time, facts and accounts."""

from datetime import date

from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import actions
from bodemplaat.organisations.demo import access, founding, guests, memberships, register
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.demo.partnerships import PLANS
from bodemplaat.organisations.demo.story import Story

READ_ON = date(2025, 1, 1)  # the state of the public files that the rows were taken from


def fill(world: DemoWorld) -> None:
    """Fill the registers and both partnerships, in the order in which things were recorded."""
    for lines, source in (
        (register.list_rvig(), "RvIG, landelijke tabel 33: de rijen van de demo"),
        (register.list_cbs(), "CBS, gemeenten naar geldigheid: de rijen van de demo"),
    ):
        actions.import_register(
            lines=lines, description=source, recorded_at=world.moment(READ_ON), recorded_by="Demo"
        )
    cast = Cast(world)
    world.actor = cast.get_actor
    for plan in PLANS:
        Story(world, plan, cast).tell()
    access.fill(world, cast)
    founding.fill(world, cast)
    memberships.fill(world, cast)
    guests.fill(world, cast)
    world.put("organisations.password", cast.password)
    world.put("organisations.accounts", tuple(cast.lines))
    world.put("organisations.participants", cast.participants)
    world.put("organisations.facts", cast.facts)
    world.put("organisations.contests", cast.contests)
    world.put("organisations.names", cast.renames)
    world.put("organisations.logos", cast.logos)
    world.put("organisations.talks", cast.talks)
    world.put("organisations.seated", cast.seated)
