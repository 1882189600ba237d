# SPDX-License-Identifier: EUPL-1.2
"""Mail about who may act, the root of the day, and names that start."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import jobs
from bodemplaat.organisations import actions


@jobs.job("organisations.tell-access", label=gettext_lazy("Iemand mailen over toegang"))
def tell_access(run: jobs.Run, *, proposal_id: int) -> None:
    """Mail somebody what was asked or given."""
    actions.send_access_mail(proposal_id=proposal_id)


@jobs.job("organisations.tell-stand-in", label=gettext_lazy("Iemand mailen wie er meekeek"))
def tell_stand_in(run: jobs.Run, *, stand_in_id: int) -> None:
    """Mail somebody who looked along in his role."""
    actions.send_stand_in_mail(stand_in_id=stand_in_id)


class RootRecorded(jobs.Sentence):
    """The root of the day stands."""

    code = "organisations.root-recorded"


@jobs.scheduled(
    "organisations.record-root", cron="55 23 * * *", label=gettext_lazy("Controlegetal van de dag")
)
def record_root(run: jobs.Run) -> jobs.Result:
    """Record the root of the day, shortly before it ends."""
    root = actions.record_daily_root(on=run.actor.on, actor=run.actor)
    return jobs.Result(RootRecorded(on=root.on))


class NamesStarted(jobs.Sentence):
    """The names of the day are shown."""

    code = "organisations.names-started"


@jobs.scheduled(
    "organisations.start-names", cron="2 0 * * *", label=gettext_lazy("Nieuwe namen laten ingaan")
)
def start_names(run: jobs.Run) -> jobs.Result:
    """Show the names of participants that start today."""
    number = actions.start_names(on=run.actor.on, actor=run.actor)
    return jobs.Result(NamesStarted(on=run.actor.on, number=number))
