# SPDX-License-Identifier: EUPL-1.2
"""Watchpoints as they stood on a day, what they stood on and what was said about them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from bodemplaat.accountability.models import Evaluation, Note, Observation, Watchpoint
from bodemplaat.accountability.values import (
    EvidenceLine,
    Identity,
    NoteKind,
    NoteLine,
    ObservationLine,
    PointState,
    WatchpointLine,
)
from bodemplaat.foundation import registries
from bodemplaat.foundation.registries import DeclaredWatchpoint, Finding, keeping
from bodemplaat.kernel.refusals import Refusal


class UnknownWatchpoint(Refusal):
    """The reader has no watchpoint with this number."""

    code = "accountability.unknown-watchpoint"


def list_found(
    point: DeclaredWatchpoint, *, on: date, known_at: datetime | None
) -> dict[Identity, Finding]:
    """Return everything for which one condition holds on a day, as known at a moment."""
    found: dict[Identity, Finding] = {}
    for finding in point.find(on=on, known_at=known_at):
        identity = get_identity(point, finding)
        if identity in found:
            raise ValueError(f"{point.code} finds {finding.key!r} twice.")
        found[identity] = finding
    return found


def list_failed_conditions(*, on: date) -> tuple[tuple[str, str], ...]:
    """Return the conditions that could not be looked at on a day, each with the kind of error."""
    day = Evaluation.objects.filter(evaluated_on=on).first()
    return tuple(sorted(day.failed.items())) if day else ()


def count_failed_conditions() -> int:
    """Return how many conditions could not be looked at when everything was last looked over."""
    day = Evaluation.objects.order_by("-evaluated_on").first()
    return len(day.failed) if day else 0


def get_identity(point: DeclaredWatchpoint, finding: Finding) -> Identity:
    """Return what tells a finding from all others that are open."""
    is_for_all = finding.participant_id is None and not finding.is_for_office
    return point.code, finding.key, finding.participant_id, is_for_all


def pack_finding(finding: Finding) -> dict[str, Any]:
    """Return what a finding stands on, as it is kept."""
    return {
        "values": keeping.pack(finding.values),
        "link": [finding.url_name, dict(finding.url_kwargs)],
        "evidence": [
            [keeping.pack(row.values), row.url_name, dict(row.url_kwargs)]
            for row in finding.evidence
        ],
    }


def write_content(content: Mapping[str, Any], due_on: date | None) -> str:
    """Return what a finding stands on as one text, to be compared."""
    return json.dumps([content, due_on], sort_keys=True, default=str)


def lock_open_watchpoints() -> dict[Identity, tuple[Watchpoint, str]]:
    """Return what is open now with what it stands on, kept until the transaction ends."""
    rows = Watchpoint.objects.select_for_update().filter(closed_on__isnull=True)
    found = list(rows.order_by("pk"))
    seen = _find_last_observations(found, Observation.objects.all())
    return {
        row.identity: (row, write_content(seen[row.pk].content, seen[row.pk].due_on))
        for row in found
    }


def get_watchpoint(watchpoint_id: int) -> Watchpoint:
    """
    Return the row of one watchpoint, or raise UnknownWatchpoint.

    It is not kept for a change: a participant may not change one that is for all, and what is said
    about it is added beside it.
    """
    row = Watchpoint.objects.filter(pk=watchpoint_id).first()
    if row is None:
        raise UnknownWatchpoint(number=watchpoint_id)
    return row


def find_last_evaluation(*, on: date, known_at: datetime | None = None) -> date | None:
    """Return the last day up to a day on which everything was looked over, or None."""
    rows = Evaluation.objects.filter(evaluated_on__lte=on)
    if known_at is not None:
        rows = rows.filter(evaluated_at__lte=known_at)
    return rows.order_by("-evaluated_on").values_list("evaluated_on", flat=True).first()


def list_watchpoints(
    *, on: date, known_at: datetime | None = None
) -> tuple[WatchpointLine, ...]:
    """Return what the reader may see of what was seen up to a day: open ones, heaviest first."""
    return _lines(_known(on, known_at), on=on, known_at=known_at)


def find_watchpoint(
    watchpoint_id: int, *, on: date, known_at: datetime | None = None
) -> WatchpointLine | None:
    """Return one watchpoint as it stood on a day, or None."""
    found = _lines(_known(on, known_at).filter(pk=watchpoint_id), on=on, known_at=known_at)
    return found[0] if found else None


def list_observations(
    watchpoint_id: int, *, on: date, known_at: datetime | None = None
) -> tuple[ObservationLine, ...]:
    """Return everything that a watchpoint stood on up to a day, the newest first."""
    rows = _seen(on, known_at).filter(watchpoint_id=watchpoint_id)
    return tuple(_observation(row) for row in rows.order_by("-observed_at", "-pk"))


def list_notes(
    watchpoint_id: int, *, on: date, known_at: datetime | None = None
) -> tuple[NoteLine, ...]:
    """Return what was said and done about a watchpoint up to a day, the newest first."""
    rows = _noted(on, known_at).filter(watchpoint_id=watchpoint_id).order_by("-pk")
    return tuple(_note(row) for row in rows)


def _known(on: date, known_at: datetime | None) -> QuerySet[Watchpoint]:
    rows = Watchpoint.objects.filter(opened_on__lte=on)
    return rows if known_at is None else rows.filter(opened_at__lte=known_at)


def _seen(on: date, known_at: datetime | None) -> QuerySet[Observation]:
    rows = Observation.objects.filter(observed_on__lte=on)
    return rows if known_at is None else rows.filter(observed_at__lte=known_at)


def _noted(on: date, known_at: datetime | None) -> QuerySet[Note]:
    rows = Note.objects.filter(noted_on__lte=on)
    return rows if known_at is None else rows.filter(recorded_at__lte=known_at)


def _find_last_observations(
    rows: Iterable[Watchpoint], seen: QuerySet[Observation]
) -> dict[int, Observation]:
    """Return the last of these observations per watchpoint."""
    found = seen.filter(watchpoint__in=[row.pk for row in rows]).order_by("observed_at", "pk")
    return {row.watchpoint_id: row for row in found}


def _lines(
    rows: QuerySet[Watchpoint], *, on: date, known_at: datetime | None
) -> tuple[WatchpointLine, ...]:
    points = list(rows)
    seen = _find_last_observations(points, _seen(on, known_at))
    notes: dict[int, list[Note]] = defaultdict(list)
    ids = [row.pk for row in points]
    for note in _noted(on, known_at).filter(watchpoint__in=ids).order_by("pk"):
        notes[note.watchpoint_id].append(note)
    lines = [
        _line(row, seen[row.pk], notes[row.pk], on=on, known_at=known_at)
        for row in points
        if row.pk in seen
    ]
    return tuple(sorted(lines, key=_rank))


def _rank(line: WatchpointLine) -> tuple[Any, ...]:
    """Return the place in a list: open before closed, heavy before light, urgent before not."""
    severity = registries.Severity(line.severity).rank
    if line.closed_on is not None:
        return 1, -line.closed_on.toordinal(), severity, line.id
    return 0, severity, line.now.due_on or date.max, line.opened_on, line.id


def _line(
    row: Watchpoint, seen: Observation, notes: list[Note], *, on: date, known_at: datetime | None
) -> WatchpointLine:
    closed_on = _find_closed(row, on, known_at)
    owner, paused_until = _find_owner(notes), _find_pause(notes, on)
    state = PointState.OPEN if owner is None else PointState.TAKEN
    state = PointState.PAUSED if paused_until else state
    return WatchpointLine(
        id=row.pk, code=row.code, severity=row.severity, role=row.role, feature=row.feature,
        participant_id=row.participant_id, is_for_all=row.is_for_all, opened_on=row.opened_on,
        closed_on=closed_on, now=_observation(seen), owner=owner.name if owner else "",
        owner_id=owner.account_id if owner else None, paused_until_on=paused_until,
        state=PointState.CLOSED if closed_on else state,
        comment_count=sum(note.kind == NoteKind.COMMENTED for note in notes),
    )  # fmt: skip


def _find_closed(row: Watchpoint, on: date, known_at: datetime | None) -> date | None:
    """Return the day on which it was gone, if that was by the day and known at the moment."""
    if row.closed_on is None or row.closed_at is None or row.closed_on > on:
        return None
    return row.closed_on if known_at is None or row.closed_at <= known_at else None


def _find_owner(notes: list[Note]) -> Note | None:
    """Return the note of who took it up last, unless it was given back."""
    turns = [note for note in notes if note.kind in (NoteKind.TAKEN, NoteKind.RETURNED)]
    return turns[-1] if turns and turns[-1].kind == NoteKind.TAKEN else None


def _find_pause(notes: list[Note], on: date) -> date | None:
    """Return the day to which it is put off, where that is still to come."""
    turns = [note for note in notes if note.kind in (NoteKind.PAUSED, NoteKind.RESUMED)]
    until = turns[-1].paused_until_on if turns else None
    return until if until is not None and until > on else None


def _observation(row: Observation) -> ObservationLine:
    content = row.content
    return ObservationLine(
        observed_on=row.observed_on, values=keeping.unpack(content["values"]), due_on=row.due_on,
        url_name=content["link"][0], url_kwargs=content["link"][1],
        evidence=tuple(
            EvidenceLine(values=keeping.unpack(kept), url_name=name, url_kwargs=kwargs)
            for kept, name, kwargs in content["evidence"]
        ),
    )  # fmt: skip


def _note(row: Note) -> NoteLine:
    return NoteLine(
        kind=NoteKind(row.kind), text=row.text, paused_until_on=row.paused_until_on,
        name=row.name, role=row.role, account_id=row.account_id, noted_on=row.noted_on,
        recorded_at=row.recorded_at,
    )  # fmt: skip
