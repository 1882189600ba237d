# SPDX-License-Identifier: EUPL-1.2
"""Invented budgets and bookings of ISZF and Equalit, settled by the real rules year by year."""

from bodemplaat.finance.demo import equalit, iszf
from bodemplaat.finance.demo.story import Story
from bodemplaat.foundation.demo import DemoWorld


def fill(world: DemoWorld) -> None:
    """Fill the finances of both partnerships, in the order in which things were recorded."""
    for plan in (iszf.PLAN, equalit.PLAN):
        Story(world, plan).tell()
