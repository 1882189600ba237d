# SPDX-License-Identifier: EUPL-1.2
"""What both partnerships had to see to, looked over as the days went by."""

from dataclasses import replace
from datetime import date

from bodemplaat.accountability import actions
from bodemplaat.accountability.values import RetentionKind
from bodemplaat.foundation import tenancy, tokens
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.organisations.values import Actor, Role

LOOKED_OVER_ON = (
    date(2013, 1, 2), date(2013, 4, 2), date(2013, 7, 2), date(2013, 10, 2), date(2014, 1, 2),
    date(2014, 2, 3), date(2014, 3, 3), date(2014, 3, 15),
)  # fmt: skip
TERM_ON, ASKED_ON, LISTED_ON = date(2014, 1, 6), date(2013, 12, 2), date(2014, 3, 10)
ANSWERS = 3


def fill(world: DemoWorld) -> None:
    """Look everything over in every arrangement, on the days on which a worker would have."""
    for arrangement_id in world.arrangements.values():
        with tenancy.context(arrangement_id):
            for day in LOOKED_OVER_ON:
                actor = Actor.system(arrangement_id, world.moment(day))
                actions.evaluate_watchpoints(on=day, actor=actor)
            _keep_and_list(world, arrangement_id)


def _keep_and_list(world: DemoWorld, arrangement_id: int) -> None:
    """Choose a term and list what is over another one; both are invented."""
    slug = next(name for name, number in world.arrangements.items() if number == arrangement_id)
    director = world.actor(slug, Role.SSO_DIRECTOR, on=TERM_ON)
    actions.set_retention_term(
        kind=RetentionKind.MAILS, days=180, set_on=TERM_ON, actor=director,
        ground="Een half jaar is genoeg om na te gaan wie is gewaarschuwd (verzonnen).",
    )  # fmt: skip
    asked = replace(director, at=world.moment(ASKED_ON))
    with tenancy.context(arrangement_id, person_id=asked.account_id):
        for number in range(ANSWERS):
            row = tokens.keep_answer(
                key=f"begroting-{number}", request_digest=f"verzonnen-{number}", actor=asked
            )
            tokens.set_answer(row, status=201, body="{}", location="")
    actor = Actor.system(arrangement_id, world.moment(LISTED_ON))
    actions.propose_erasures(on=LISTED_ON, actor=actor)
