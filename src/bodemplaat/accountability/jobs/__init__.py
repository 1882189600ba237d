# SPDX-License-Identifier: EUPL-1.2
"""Every day everything is looked over; who wants to hear of it is mailed, and again if need be."""

from django.utils.translation import gettext_lazy

from bodemplaat.accountability import actions
from bodemplaat.accountability.jobs import mails
from bodemplaat.foundation import jobs


@jobs.scheduled("accountability.evaluate", cron="0 6 * * *", label=gettext_lazy("Nalopen"))
def evaluate(run: jobs.Run) -> None:
    """Look everything over, and draft the mails of the day."""
    actions.evaluate_watchpoints(on=run.actor.on, actor=run.actor)
    actions.draft_digests(on=run.actor.on, actor=run.actor)


@jobs.scheduled(
    "accountability.send-digests", cron="*/15 * * * *", label=gettext_lazy("Berichten versturen")
)
def send_digests(run: jobs.Run) -> None:
    """Send the mails that have not left; one that fails stays for the next time."""
    mails.send_queued(actor=run.actor)
