# SPDX-License-Identifier: EUPL-1.2
"""The root of a day, kept for the participants of an arrangement."""

from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit, roots
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import Actor


@transaction.atomic
def record_daily_root(*, on: date, actor: Actor) -> roots.Root:
    """Record where every chain of the arrangement ends on a day; asked again, return it."""
    slug = queries.get_arrangement_by_id(actor.arrangement_id).slug
    found = roots.find_root(on=on)
    if found is not None:
        return found
    row = roots.seal(slug=slug, on=on, actor=actor)
    audit.record("organisations.root.recorded", row, actor=actor, after={"on": on})
    return roots.read_row(row)
