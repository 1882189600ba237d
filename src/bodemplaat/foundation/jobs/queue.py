# SPDX-License-Identifier: EUPL-1.2
"""The one task that the queue knows: run the job with these numbers."""

from typing import Any

from django.db import close_old_connections, connection
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job

from bodemplaat.foundation.jobs import asking, running

# Seconds until a delivery that went wrong is tried again; what the job itself meets is counted.
LATER = 10


class Again(BaseRetryStrategy):
    """Every delivery that did not come to its end comes back; the job itself counts."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """Return when."""
        after = getattr(exception, "after", None)
        seconds = LATER if after is None else int(after.total_seconds())
        return RetryDecision(retry_in={"seconds": seconds})


@app.task(name=asking.TASK, pass_context=True, retry=Again())
def run(context: JobContext, **where: Any) -> None:
    """Run one job in the thread and on the connection of this delivery."""
    close_old_connections()
    try:
        running.run(should_stop=context.should_abort, **where)
    finally:
        if not connection.in_atomic_block:
            connection.close()
