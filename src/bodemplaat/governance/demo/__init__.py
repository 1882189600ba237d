# SPDX-License-Identifier: EUPL-1.2
"""Bodies, seats with terms, rules and decisions of ISZF and Equalit; the people are invented."""

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import queries
from bodemplaat.governance.demo import decisions, equalit, iszf, local, mandates
from bodemplaat.governance.demo.gate import Gate
from bodemplaat.governance.demo.seating import Seating


def fill(world: DemoWorld) -> None:
    """Fill governance of both partnerships, and put the gate into the world."""
    targets: dict[str, list[int]] = {}
    for plan in (iszf.PLAN, equalit.PLAN):
        with tenancy.context(world.arrangements[plan.slug]):
            seating = Seating(world, plan)
            seating.tell()
            targets[plan.slug] = seating.targets
    gate = Gate(world)
    world.put("decide", gate.decide)
    world.put("decide-proposal", gate.decide_proposal)
    codes: dict[str, str] = {}
    proposals, adopted, rankings, seats = {}, {}, {}, {}
    for plan in (iszf.PLAN, equalit.PLAN):
        codes[plan.slug] = mandates.tell(world, plan.slug)
        proposals[plan.slug] = decisions.tell(world, gate, plan.slug)
        rankings[plan.slug] = local.tell(world, gate, plan.slug)
        with tenancy.context(world.arrangements[plan.slug]):
            adopted[plan.slug] = queries.list_decisions()[0].id
            body = plan.bodies[0].code
            seats[plan.slug] = {"code": body, "pk": queries.list_all_seats(body)[-1].id}
    world.put("governance.mandates", codes)
    world.put("governance.rankings", rankings)
    world.put("governance.seats", seats)
    world.put("governance.targets", targets)
    world.put("governance.proposals", proposals)
    world.put("governance.decisions", adopted)
