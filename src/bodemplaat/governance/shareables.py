# SPDX-License-Identifier: EUPL-1.2
"""What of governance can be shared with a guest."""

from datetime import date

from django.utils.translation import gettext, gettext_lazy

from bodemplaat.foundation import formats
from bodemplaat.foundation.sharing import Choice, Content, Line, shareable
from bodemplaat.governance import queries


def list_decisions(on: date) -> tuple[Choice, ...]:
    """Return the adopted decisions, the newest first."""
    return tuple(
        Choice(str(one.id), f"{one.title} ({one.reference})")
        for one in queries.list_decisions(on=on)
    )


@shareable("governance.decision", word=gettext_lazy("Besluit"), choices=list_decisions)
def describe_decision(key: str, on: date) -> Content | None:
    """Return what was decided, by whom, when and from which day on."""
    wanted = [int(key)] if key.isdigit() else []
    found = queries.list_decisions(ids=wanted, on=on)
    if not found:
        return None
    (one, *_) = found
    said = {"body": one.body_name, "on": formats.day(one.decided_on)}
    return Content(
        title=one.title,
        answer=gettext("Besloten door %(body)s op %(on)s.") % said,
        lines=(
            Line(label=gettext("Besluit"), text=one.reference),
            Line(label=gettext("Orgaan"), text=one.body_name),
            Line(label=gettext("Besloten op"), text=formats.day(one.decided_on)),
            Line(label=gettext("Gaat in op"), text=formats.day(one.effective_on)),
        ),
        url_name="governance:decision-detail", url_kwargs={"pk": one.id},
    )  # fmt: skip
