# SPDX-License-Identifier: EUPL-1.2
"""A worker for tests: on the connection and in the transaction of the test itself."""

from typing import Any
from unittest import mock

from bodemplaat.foundation.jobs import running


class Quiet:
    """A reporter without a thread: what is told stays here."""

    def __init__(self, where: dict[str, Any], should_stop: Any) -> None:
        self.told: list[tuple[Any, ...]] = []

    def start(self) -> None:
        """Begin nothing."""

    def stop(self) -> None:
        """End nothing."""

    def check(self) -> None:
        """Never stop."""

    def tell(self, *told: Any) -> None:
        """Keep it."""
        self.told.append(told)


def finish(job_id: int, *, arrangement_id: int, participant_id: int | None = None) -> None:
    """Run one job as a worker would, outside any context that the test has open."""
    with mock.patch.object(running, "Reporter", Quiet):
        running.run(
            should_stop=lambda: False, job_id=job_id, arrangement_id=arrangement_id,
            participant_id=participant_id,
        )
