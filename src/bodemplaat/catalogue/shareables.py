# SPDX-License-Identifier: EUPL-1.2
"""What of the catalogue can be shared with a guest: agreements, by the municipality itself."""

from datetime import date

from django.utils.translation import gettext, gettext_lazy

from bodemplaat.catalogue import queries
from bodemplaat.foundation import formats
from bodemplaat.foundation.sharing import Choice, Content, Line, shareable


def list_agreements(on: date) -> tuple[Choice, ...]:
    """Return the agreements in force that the reader may see."""
    return tuple(
        Choice(str(one.id), f"{one.number}, {one.participant_name}")
        for one in queries.list_agreements(on)
    )


@shareable("catalogue.agreement", word=gettext_lazy("Overeenkomst"), choices=list_agreements)
def describe_agreement(key: str, on: date) -> Content | None:
    """Return an agreement in force with what it adds to the base package."""
    found = [one for one in queries.list_agreements(on) if str(one.id) == key]
    if not found:
        return None
    (one,) = found
    plus = gettext("Plusdiensten")
    ends = formats.day(one.ends_before) if one.ends_before else ""
    return Content(
        title=gettext("Overeenkomst %(number)s") % {"number": one.number},
        answer=gettext("Met %(name)s, vanaf %(on)s.")
        % {"name": one.participant_name, "on": formats.day(one.starts_on)},
        lines=(
            Line(label=gettext("Vanaf"), text=formats.day(one.starts_on)),
            *((Line(label=gettext("Tot"), text=ends),) if ends else ()),
            Line(label=gettext("Handvest"), text=one.charter_title),
            *(
                Line(label=taken.service_name, text=str(taken.quantity), group=plus)
                for taken in one.taken
            ),
        ),
        participant_id=one.participant_id,
        url_name="catalogue:agreement-detail", url_kwargs={"pk": one.id},
    )  # fmt: skip
