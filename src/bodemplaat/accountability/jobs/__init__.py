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


@jobs.scheduled(
    "accountability.list-erasures", cron="30 6 * * 1",
    label=gettext_lazy("Bewaartermijnen nalopen"),
)
def list_erasures(run: jobs.Run) -> None:
    """List what is over its term; nothing is erased before somebody approves."""
    actions.propose_erasures(on=run.actor.on, actor=run.actor)


class Erased(jobs.Sentence):
    """What was over its term and approved is gone."""

    code = "accountability.erased"


@jobs.job("accountability.erase", label=gettext_lazy("Wissen na de bewaartermijn"))
def erase(run: jobs.Run, *, erasure_id: int) -> jobs.Result:
    """Erase what was listed and approved, all of it or nothing."""
    count = actions.close_erasure(erasure_id=erasure_id, actor=run.actor)
    return jobs.Result(Erased(count=count), "accountability:retention-list", {})
