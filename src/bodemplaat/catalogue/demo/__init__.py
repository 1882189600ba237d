# SPDX-License-Identifier: EUPL-1.2
"""Services, packages, prices, charters and agreements of ISZF and Equalit; all invented."""

from bodemplaat.catalogue.demo import equalit, iszf
from bodemplaat.catalogue.demo.story import Story
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld


def fill(world: DemoWorld) -> None:
    """Fill the catalogue of both partnerships, in the order in which things were recorded."""
    for plan in (iszf.PLAN, equalit.PLAN):
        with tenancy.context(world.arrangements[plan.slug]):
            Story(world, plan).tell()
