# SPDX-License-Identifier: EUPL-1.2
"""The names that participants had, have and will have."""

from datetime import datetime

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.models import Participant, Rename
from bodemplaat.organisations.values import DatedName, NameLine


class UnknownName(Refusal):
    """No such name was recorded, or it was corrected or withdrawn before."""

    code = "organisations.unknown-name"


def list_names_of(participant_id: int, known_at: datetime | None = None) -> tuple[NameLine, ...]:
    """Return the names that a participant got, in order of day, as known at a moment."""
    rows = Rename.objects.filter(participant_id=participant_id).known(known_at)
    return tuple(map(_line, rows.select_related("participant").order_by("starts_on")))


def find_name_line(rename_id: int) -> NameLine | None:
    """Return a name as it is known now, or None."""
    row = Rename.objects.known().select_related("participant").filter(pk=rename_id).first()
    return _line(row) if row else None


def get_first_name(code: str) -> str:
    """Return the name under which a participant was registered."""
    return Participant.objects.get(code=code).list_names()[0].name


def lock_name(rename_id: int) -> Rename:
    """Return the row of a name as known now, kept for a change; raise UnknownName."""
    row: Rename | None = (
        Rename.objects.known().select_for_update().filter(pk=rename_id).first()
    )
    if row is None:
        raise UnknownName(number=rename_id)
    return row


def list_dated_names(participant: Participant) -> tuple[DatedName, ...]:
    """Return every name of a participant from the renames themselves, known and superseded."""
    first = participant.list_names()[0]
    rows = Rename.objects.filter(participant=participant).order_by("recorded_at", "pk")
    return (
        first,
        *(
            DatedName(
                name=row.name, starts_on=row.starts_on, recorded_at=row.recorded_at,
                recorded_before=row.recorded_before,
            )
            for row in rows
        ),
    )  # fmt: skip


def list_renamed() -> tuple[Participant, ...]:
    """Return the participants that ever got another name, kept for a change."""
    rows = Participant.objects.select_for_update().exclude(names=[])
    return tuple(rows.order_by("code"))


def _line(row: Rename) -> NameLine:
    return NameLine(
        id=row.pk, participant_id=row.participant_id or 0,
        participant_code=row.participant.code, name=row.name,
        starts_on=row.starts_on, source=row.source, reason=row.reason,
        recorded_at=row.recorded_at, recorded_by=row.recorded_by,
    )  # fmt: skip
