# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from bodemplaat.accountability import queries
from bodemplaat.accountability.api import serializers
from bodemplaat.accountability.values import WatchpointLine
from bodemplaat.foundation import sentences
from bodemplaat.foundation.api.views import DetailView, ListView
from bodemplaat.organisations import queries as organisations_queries


class WatchpointList(ListView):
    """What asks for attention, or did, as far as the reader may see it."""

    reads, answer = "listWatchpoints", serializers.Watchpoint
    query, order = serializers.WatchpointQuery, ("-opened_on", "id")

    def list_lines(self) -> Iterable[Any]:
        wanted, codes = self.asked.get("is_open"), _list_codes(self)
        found = queries.list_watchpoints(on=self.as_of, known_at=self.known_at)
        return [
            _describe(line, codes) for line in found if wanted is None or line.is_open is wanted
        ]


class WatchpointDetail(DetailView):
    """One thing that asks for attention, as it stood on the day."""

    reads, answer = "getWatchpoint", serializers.Watchpoint

    def find(self, id: int) -> Any:
        line = queries.find_watchpoint(id, on=self.as_of, known_at=self.known_at)
        return _describe(line, _list_codes(self)) if line else None


def _list_codes(view: Any) -> dict[int, str]:
    lines = organisations_queries.list_all_participations(view.known_at)
    return {line.participant.id: line.participant.code for line in lines}


def _describe(line: WatchpointLine, codes: dict[int, str]) -> dict[str, Any]:
    return vars(line) | {
        "participant_code": codes.get(line.participant_id or 0),
        "sentence": sentences.write(line.code, line.now.values), "due_on": line.now.due_on,
    }  # fmt: skip
