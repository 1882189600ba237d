# SPDX-License-Identifier: EUPL-1.2
"""
Work that outlives a request: asked for in a transaction, done once, seen on screen.

A package declares it in `jobs.py` and asks for it with `defer`; `bodemplaat worker` runs it.
"""

from bodemplaat.foundation.jobs.asking import AlreadyEnded, UnknownJob, cancel, defer
from bodemplaat.foundation.jobs.reading import (
    JobLine,
    count_open,
    count_queue,
    find_job,
    list_stuck,
    search_jobs,
)
from bodemplaat.foundation.jobs.registry import Result, Sentence, job, name_actors, scheduled
from bodemplaat.foundation.jobs.reporting import Stopped
from bodemplaat.foundation.jobs.running import Run

__all__ = [
    "AlreadyEnded",
    "JobLine",
    "Result",
    "Run",
    "Sentence",
    "Stopped",
    "UnknownJob",
    "cancel",
    "count_open",
    "count_queue",
    "defer",
    "find_job",
    "job",
    "list_stuck",
    "name_actors",
    "scheduled",
    "search_jobs",
]
