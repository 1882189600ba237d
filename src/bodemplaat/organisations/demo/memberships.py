# SPDX-License-Identifier: EUPL-1.2
"""
The patchwork: where the municipalities of the demo take part besides ISZF and Equalit.

These partnerships exist, but no source of the demo gives the days, so each is an assumption.
"""

from datetime import date

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.demo.cast import Cast
from bodemplaat.organisations.values import Role

RECORDED_ON = date(2014, 3, 11)
SOURCE = "algemeen bekend; de dag is aangenomen"
PLANS = {
    "iszf": (
        ("Veiligheidsregio Fryslân", "brandweer, rampenbestrijding en GGD", date(2012, 1, 1)),
        ("Fryske Utfieringstsjinst Miljeu en Omjouwing (FUMO)",
         "vergunningen en toezicht op het milieu", date(2014, 1, 1)),
        ("Recreatieschap De Marrekrite", "aanlegplaatsen en vaarwegen", date(1957, 1, 1)),
    ),
    "equalit": (
        ("Veiligheidsregio Midden- en West-Brabant", "brandweer en rampenbestrijding",
         date(2007, 1, 1)),
        ("Omgevingsdienst Midden- en West-Brabant", "vergunningen en toezicht op het milieu",
         date(2013, 1, 1)),
        ("Belastingsamenwerking West-Brabant", "heffing en inning van belastingen",
         date(2012, 1, 1)),
    ),
}  # fmt: skip


def fill(world: DemoWorld, cast: Cast) -> None:
    """Record where today's participants take part elsewhere, and publish who takes part here."""
    found: dict[str, int] = {}
    for slug, plan in PLANS.items():
        with tenancy.context(world.arrangements[slug]):
            recorder = cast.get_actor(slug, Role.ACCOUNT_MANAGER, on=RECORDED_ON)
            for line in queries.list_participants_on(on=RECORDED_ON):
                for name, tasks, starts_on in plan:
                    found[slug] = actions.record_membership(
                        participant_code=line.code, name=name, tasks=tasks, starts_on=starts_on,
                        source=SOURCE, is_assumption=True, actor=recorder,
                    )  # fmt: skip
            director = cast.get_actor(slug, Role.SSO_DIRECTOR, on=RECORDED_ON)
            actions.publish_memberships(actor=director)
    world.put("organisations.memberships", found)
