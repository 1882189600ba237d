# SPDX-License-Identifier: EUPL-1.2
"""What both partnerships had to see to, looked over as the days went by."""

from datetime import date

from bodemplaat.accountability import actions
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations.values import Actor

LOOKED_OVER_ON = (
    date(2013, 1, 2), date(2013, 4, 2), date(2013, 7, 2), date(2013, 10, 2), date(2014, 1, 2),
    date(2014, 2, 3), date(2014, 3, 3), date(2014, 3, 15),
)  # fmt: skip


def fill(world: DemoWorld) -> None:
    """Look everything over in every arrangement, on the days on which a worker would have."""
    for arrangement_id in world.arrangements.values():
        with tenancy.context(arrangement_id):
            for day in LOOKED_OVER_ON:
                actor = Actor.system(arrangement_id, world.moment(day))
                actions.evaluate_watchpoints(on=day, actor=actor)
