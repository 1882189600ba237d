# SPDX-License-Identifier: EUPL-1.2
"""What of organisations can be shared with a guest."""

from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation import formats
from bodemplaat.foundation.sharing import Choice, Content, Line, shareable
from bodemplaat.organisations import queries
from bodemplaat.organisations.values import MilestoneLine, Precision

WHOLE = "tijdlijn"


def list_timelines(on: date) -> tuple[Choice, ...]:
    """Return the one time line of the arrangement, where there is one."""
    named = {"name": queries.get_current_arrangement().sso_name}
    label = gettext("Hoe %(name)s ontstond") % named
    return (Choice(WHOLE, label),) if queries.list_milestones() else ()


@shareable("organisations.timeline", word=gettext_lazy("Tijdlijn"), choices=list_timelines)
def describe_timeline(key: str, on: date) -> Content | None:
    """Return how the arrangement came about, step by step."""
    steps = queries.list_milestones()
    if key != WHOLE or not steps:
        return None
    name = queries.get_current_arrangement().sso_name
    return Content(
        title=gettext("Hoe %(name)s ontstond") % {"name": name},
        answer=gettext("%(number)s mijlpalen, met wie ze bekostigde.") % {"number": len(steps)},
        lines=tuple(map(_line, steps)),
        url_name="organisations:milestone-list",
    )


def _line(step: MilestoneLine) -> Line:
    day = formats.day(step.happens_on)
    if step.precision is Precision.YEAR:
        day = str(step.happens_on.year)
    elif step.precision is Precision.MONTH:
        day = dateformat.format(step.happens_on, "F Y")
    paid = gettext("bekostigd door %(name)s") % {"name": step.funder} if step.funder else ""
    known = gettext("bron: %(source)s") % {"source": step.source}
    return Line(label=day, text="; ".join(filter(None, (step.title, step.text, paid, known))))
