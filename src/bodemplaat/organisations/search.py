# SPDX-License-Identifier: EUPL-1.2
"""What of organisations can be found."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.organisations.models import Participant


@search.describes(Participant, word=gettext_lazy("Deelnemer"), letter="D")
def describe_participant(row: Participant) -> search.Text:
    """Return the name of a participant, found by its municipal code too."""
    return search.Text(
        title=row.name, line=row.code, reference=row.code,
        url_name="organisations:participant-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


search.offer(search.Act(gettext_lazy("Bekijk de huisstijlen"), "organisations:identity-list"))
