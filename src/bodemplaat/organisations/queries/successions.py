# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from fractions import Fraction

from bodemplaat.organisations.models import Participation, Succession
from bodemplaat.organisations.queries import register
from bodemplaat.organisations.values import SuccessionLine, SuccessorShareLine


def list_successions(*, known_at: datetime | None = None) -> tuple[SuccessionLine, ...]:
    """Return which participants were or will be dissolved, with who takes their place."""
    rows = Succession.objects.known(known_at).select_related("participant")
    recorded = [_line(row) for row in rows.prefetch_related("shares")]
    codes = {line.participant_code for line in recorded}
    merged = _list_merged(known_at)
    names = register.list_municipality_names({row.successor_code for row in merged})
    implied = [_whole(row, names) for row in merged if row.participant.code not in codes]
    lines = [*recorded, *implied]
    return tuple(sorted(lines, key=lambda line: (line.takes_effect_on, line.participant_code)))


def find_succession(
    code: str, *, known_at: datetime | None = None
) -> SuccessionLine | None:
    """Return who takes the place of a participant, or None where it is not dissolved."""
    found = list_successions(known_at=known_at)
    return next((line for line in found if line.participant_code == code), None)


def list_succession_versions(participant_id: int) -> tuple[SuccessionLine, ...]:
    """Return what was recorded of the succession of a participant, the newest first."""
    rows = Succession.objects.filter(participant_id=participant_id).select_related("participant")
    return tuple(_line(row) for row in rows.prefetch_related("shares").order_by("-recorded_at"))


def _list_merged(known_at: datetime | None) -> list[Participation]:
    rows = Participation.objects.known(known_at).exclude(successor_code="")
    return list(rows.select_related("participant").order_by("participant__code", "starts_on"))


def _line(row: Succession) -> SuccessionLine:
    shares = sorted(row.shares.all(), key=lambda one: one.code)
    return SuccessionLine(
        participant_code=row.participant.code,
        participant_name=row.participant.name_on(row.starts_on - timedelta(days=1)),
        takes_effect_on=row.starts_on,
        successors=tuple(
            SuccessorShareLine(code=one.code, name=one.name, share=one.share) for one in shares
        ),
        agreed_on=row.agreed_on,
        source=row.source,
        reason=row.reason,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def _whole(row: Participation, names: dict[str, str]) -> SuccessionLine:
    """Return the succession of who merged into one other municipality: that one has all of it."""
    assert row.ends_before is not None
    code = row.successor_code
    sole = SuccessorShareLine(code=code, name=names.get(code, code), share=Fraction(1))
    return SuccessionLine(
        participant_code=row.participant.code,
        participant_name=row.participant.name_on(row.ends_before - timedelta(days=1)),
        takes_effect_on=row.ends_before,
        successors=(sole,),
        agreed_on=None,
        source=row.end_source,
        reason=row.reason,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )

