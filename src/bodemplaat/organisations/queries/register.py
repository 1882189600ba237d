# SPDX-License-Identifier: EUPL-1.2
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from bodemplaat.foundation.tables import Rows
from bodemplaat.kernel import days, names
from bodemplaat.organisations.models import DocumentedSuccession, RegisterEntry, RegisterImport
from bodemplaat.organisations.rules import register as register_rules
from bodemplaat.organisations.values import (
    RegisterLine,
    RegisterSource,
    SourceConflictLine,
    SuccessorLine,
)


def list_register_entries(
    *, source: RegisterSource | None = None, codes: Iterable[str] | None = None
) -> tuple[RegisterLine, ...]:
    """Return the municipalities as the sources hold them now, in order of code, source, start."""
    rows = RegisterEntry.objects.filter(recorded_before__isnull=True)
    if source is not None:
        rows = rows.filter(source=source)
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    return tuple(_line(row) for row in rows.order_by("code", "source", "starts_on", "pk"))


def _line(row: RegisterEntry) -> RegisterLine:
    return RegisterLine(
        source=RegisterSource(row.source),
        code=row.code,
        name=row.name,
        province=row.province,
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        successor_code=row.successor_code,
    )


def find_municipality(code: str) -> RegisterLine | None:
    """Return a municipality, by table 33 first and by CBS where that lacks it; or None."""
    found = list_register_entries(codes=[code])
    in_order = sorted(found, key=lambda line: (line.source != RegisterSource.RVIG, line.starts_on
                                               is None, line.starts_on or date.min))
    return in_order[0] if in_order else None


def list_municipality_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of municipalities by code; an unknown code is absent."""
    rows = RegisterEntry.objects.filter(code__in=set(codes), recorded_before__isnull=True)
    return {row.code: row.name for row in rows.order_by("source", "-pk")}


def search_register() -> Rows:
    """Return the municipalities as the sources hold them now, to be filtered and paged."""
    rows = RegisterEntry.objects.filter(recorded_before__isnull=True)
    return Rows(rows, _list_lines, {
        "gemeente": "sort_name", "zoek": _match, "code": "code", "bron": "source",
        "provincie": "province", "begin": "starts_on", "einde": "ends_before",
        "opvolger": "successor_code",
    })  # fmt: skip


def _match(operator: str, text: str) -> Q:
    key = names.get_sort_key(text)
    return Q(code=text) | Q(name__icontains=text) | Q(sort_name__contains=key)


def _list_lines(rows: Sequence[RegisterEntry]) -> tuple[RegisterLine, ...]:
    return tuple(_line(row) for row in rows)


def count_municipalities(*, on: date, source: RegisterSource) -> int:
    """Return how many municipalities there are on a day by one source."""
    rows = RegisterEntry.objects.filter(
        Q(starts_on__isnull=True) | Q(starts_on__lte=on),
        Q(ends_before__isnull=True) | Q(ends_before__gt=on),
        source=source,
        recorded_before__isnull=True,
    ).exclude(code__in=register_rules.NO_MUNICIPALITY)
    return rows.values("code").distinct().count()


def count_municipalities_on_days(
    *, days: Iterable[date], source: RegisterSource
) -> dict[date, int]:
    """Return how many municipalities there are by one source, per day."""
    lines = [
        line
        for line in list_register_entries(source=source)
        if line.code not in register_rules.NO_MUNICIPALITY
    ]
    return {day: len({line.code for line in lines if _holds(line, day)}) for day in days}


def _holds(line: RegisterLine, on: date) -> bool:
    has_started = line.starts_on is None or line.starts_on <= on
    return has_started and (line.ends_before is None or on < line.ends_before)


def list_successors(*, code: str, on: date) -> tuple[SuccessorLine, ...]:
    """Return the steps from a municipality to its successors that took effect by a day."""
    entries = list_register_entries()
    names: dict[str, str] = {}
    for entry in entries:
        names.setdefault(entry.code, entry.name)
    steps = _list_steps(entries)
    found: list[SuccessorLine] = []
    waiting, seen = [code], {code}
    while waiting:
        current = waiting.pop(0)
        for successor, (day, source) in sorted(steps[current].items()):
            if day > on:
                continue
            found.append(SuccessorLine(code=successor, name=names.get(successor, successor),
                                       on=day, predecessor_code=current, source=source))
            if successor not in seen:
                seen.add(successor)
                waiting.append(successor)
    return tuple(found)


def _list_steps(entries: Iterable[RegisterLine]) -> dict[str, dict[str, tuple[date, str]]]:
    steps: dict[str, dict[str, tuple[date, str]]] = defaultdict(dict)
    for row in DocumentedSuccession.objects.order_by("code", "successor_code"):
        steps[row.code][row.successor_code] = (row.takes_effect_on, row.source)
    for entry in entries:
        if entry.successor_code and entry.ends_before:
            source = (entry.ends_before, str(entry.source))
            steps[entry.code].setdefault(entry.successor_code, source)
    return steps


def list_source_conflicts() -> tuple[SourceConflictLine, ...]:
    """Return on which points the sources differ, per municipality in order of code."""
    documented: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in DocumentedSuccession.objects.order_by("code", "successor_code"):
        documented[row.code].append((row.successor_code, row.source))
    return register_rules.find_conflicts(list_register_entries(), documented)


def list_imports() -> tuple[tuple[str, str, date], ...]:
    """Return source, description and day of every import, the newest first."""
    rows = RegisterImport.objects.order_by("-recorded_at", "-pk")
    return tuple((row.source, row.description, days.get_day(row.recorded_at)) for row in rows)
