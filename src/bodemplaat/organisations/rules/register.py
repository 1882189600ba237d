# SPDX-License-Identifier: EUPL-1.2
"""Reading the two public registers of municipalities, and where they differ."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import RegisterLine, RegisterSource, SourceConflictLine

MOST_MEGABYTES = 50
RVIG_FIELDS = (
    "92.10 Gemeentecode",
    "92.11 Omschrijving",
    "92.12 Nieuwe code",
    "99.98 Datum ingang",
    "99.99 Datum einde",
)
CBS_FIELDS = (
    "provinciecode",
    "provincienaam",
    "gemeentecode",
    "gemeentenaam",
    "begindatum",
    "einddatum",
)
# Codes of table 33 that are no municipality: unknown, and the register of non-residents.
NO_MUNICIPALITY = frozenset({"0000", "1999"})
CBS_FIRST_DAY = date(1970, 1, 1)


class WrongColumns(Refusal):
    """The first row of a file is not that of the register."""

    code = "organisations.wrong-columns"


class WrongField(Refusal):
    """One field of one row cannot be read."""

    code = "organisations.wrong-field"


class EmptyRegister(Refusal):
    """A file has no row below its heading."""

    code = "organisations.empty-register"


def read_rvig(name: str, text: str) -> tuple[RegisterLine, ...]:
    """
    Return the municipalities of national table 33.

    Parameters: `name` of the file, for messages; its `text`: commas, quoted fields, dates as
    yyyymmdd, where an empty date means unknown (start) or open (end).
    Raises: WrongColumns, WrongField (with row and field), EmptyRegister.
    Source: RvIG, "Landelijke tabellen", table 33.
    """
    lines: list[RegisterLine] = []
    seen: set[tuple[str, date | None]] = set()
    for row, cells in _rows(name, text, ",", RVIG_FIELDS):
        code, title, successor, start, end = (cells[field] for field in RVIG_FIELDS)
        line = RegisterLine(
            source=RegisterSource.RVIG,
            code=_code(name, row, RVIG_FIELDS[0], code),
            name=_filled(name, row, RVIG_FIELDS[1], title),
            province="",
            starts_on=_day(name, row, RVIG_FIELDS[3], start, "%Y%m%d"),
            ends_before=_day(name, row, RVIG_FIELDS[4], end, "%Y%m%d"),
            successor_code=_code(name, row, RVIG_FIELDS[2], successor) if successor else "",
        )
        _check_order(name, row, RVIG_FIELDS[4], line)
        _check_once(name, row, RVIG_FIELDS[0], line, seen)
        lines.append(line)
    return tuple(lines)


def read_cbs(name: str, text: str) -> tuple[RegisterLine, ...]:
    """
    Return the municipalities of the validity table of Statistics Netherlands.

    Parameters: `name` of the file, for messages; its `text`: semicolons, dates as yyyy-mm-dd,
    where an empty end means open. A municipality that changed province has a row per province.
    Raises: WrongColumns, WrongField (with row and field), EmptyRegister.
    Source: CBS, "Gemeenten per provincie, geldigheid".
    """
    lines: list[RegisterLine] = []
    seen: set[tuple[str, date | None]] = set()
    for row, cells in _rows(name, text, ";", CBS_FIELDS):
        _, province, code, title, start, end = (cells[field] for field in CBS_FIELDS)
        if not start:
            raise WrongField(file=name, row=row, field="begindatum", value=start)
        line = RegisterLine(
            source=RegisterSource.CBS,
            code=_code(name, row, "gemeentecode", code),
            name=_filled(name, row, "gemeentenaam", title),
            province=_filled(name, row, "provincienaam", province),
            starts_on=_day(name, row, "begindatum", start, "%Y-%m-%d"),
            ends_before=_day(name, row, "einddatum", end, "%Y-%m-%d"),
            successor_code="",
        )
        _check_order(name, row, "einddatum", line)
        _check_once(name, row, "gemeentecode", line, seen)
        lines.append(line)
    return tuple(lines)


def _rows(
    name: str, text: str, delimiter: str, fields: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heading = [cell.strip() for cell in next(reader, [])]
        if heading != list(fields):
            found = delimiter.join(heading)[:120]
            raise WrongColumns(file=name, found=found, wanted=delimiter.join(fields))
        count = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if len(cells) != len(fields):
                said = str(len(cells))
                raise WrongField(file=name, row=reader.line_num, field=fields[-1], value=said)
            yield reader.line_num, {
                field: cell.strip() for field, cell in zip(fields, cells, strict=True)
            }
    except csv.Error as error:
        raise WrongField(
            file=name, row=reader.line_num, field=fields[0], value=str(error)
        ) from error
    if count == 0:
        raise EmptyRegister(file=name)


def _code(name: str, row: int, field: str, value: str) -> str:
    if len(value) != 4 or not (value.isascii() and value.isdigit()):
        raise WrongField(file=name, row=row, field=field, value=value)
    return value


def _filled(name: str, row: int, field: str, value: str) -> str:
    if not value:
        raise WrongField(file=name, row=row, field=field, value=value)
    return value


def _day(name: str, row: int, field: str, value: str, pattern: str) -> date | None:
    if not value:
        return None
    text = f"{value[:4]}-{value[4:6]}-{value[6:]}" if pattern == "%Y%m%d" else value
    try:
        if len(text) != 10:
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongField(file=name, row=row, field=field, value=value) from error


def _check_order(name: str, row: int, field: str, line: RegisterLine) -> None:
    if line.starts_on and line.ends_before and line.ends_before <= line.starts_on:
        raise WrongField(file=name, row=row, field=field, value=line.ends_before.isoformat())


def _check_once(
    name: str, row: int, field: str, line: RegisterLine, seen: set[tuple[str, date | None]]
) -> None:
    if (line.code, line.starts_on) in seen:
        raise WrongField(file=name, row=row, field=field, value=f"{line.code} (2x)")
    seen.add((line.code, line.starts_on))


def find_conflicts(
    lines: Iterable[RegisterLine], documented: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[SourceConflictLine, ...]:
    """
    Return on which points the sources differ, per municipality in order of code.

    Parameters: `lines` of both registers; `documented` gives per code the successors by law
    (code, source), where they are more than the one that table 33 names.
    Notes: an unknown start is no difference, and neither is the first day of the CBS table
    where table 33 has an earlier one. The CBS table leaves out what ended before its first end,
    so the absence of an older municipality is no difference.
    """
    by_code: dict[str, dict[RegisterSource, list[RegisterLine]]] = defaultdict(dict)
    for line in lines:
        if line.code not in NO_MUNICIPALITY:
            by_code[line.code].setdefault(line.source, []).append(line)
    sources = {source for found in by_code.values() for source in found}
    ends = [
        line.ends_before
        for found in by_code.values()
        for line in found.get(RegisterSource.CBS, ())
        if line.ends_before
    ]
    covered_from = min(ends, default=date.min)
    conflicts: list[SourceConflictLine] = []
    for code in sorted(by_code):
        if sources == set(RegisterSource):
            conflicts += _compare(code, by_code[code], covered_from)
        conflicts += _compare_successors(code, by_code[code], documented.get(code, ()))
    return tuple(conflicts)


def _compare(
    code: str, found: Mapping[RegisterSource, Sequence[RegisterLine]], covered_from: date
) -> Iterator[SourceConflictLine]:
    rvig, cbs = found.get(RegisterSource.RVIG, ()), found.get(RegisterSource.CBS, ())
    if not rvig or not cbs:
        present = max(rvig or cbs, key=_start)
        if rvig and present.ends_before is not None and present.ends_before < covered_from:
            return
        yield _conflict(code, present.name, "presence", _period(rvig), _period(cbs))
        return
    ours, first, last = rvig[0], min(cbs, key=_start), max(cbs, key=_start)
    if ours.name != last.name:
        yield _conflict(code, ours.name, "name", ours.name, last.name)
    if ours.starts_on and ours.starts_on != first.starts_on:
        is_edge = first.starts_on is not None and first.starts_on <= CBS_FIRST_DAY
        if not (is_edge and ours.starts_on <= CBS_FIRST_DAY):
            yield _conflict(code, ours.name, "starts_on", ours.starts_on, first.starts_on)
    if ours.ends_before != last.ends_before:
        yield _conflict(code, ours.name, "ends_before", ours.ends_before, last.ends_before)


def _start(line: RegisterLine) -> date:
    return line.starts_on or date.min


def _period(lines: Sequence[RegisterLine]) -> str:
    if not lines:
        return ""
    last = max(lines, key=_start)
    return f"{last.starts_on or '?'} - {last.ends_before or ''}".strip()


def _conflict(code: str, name: str, point: str, ours: object, theirs: object) -> SourceConflictLine:
    return SourceConflictLine(
        code=code,
        name=name,
        point=point,
        ours="" if ours is None else str(ours),
        theirs="" if theirs is None else str(theirs),
        our_source="rvig",
        their_source="cbs",
    )


def _compare_successors(
    code: str,
    found: Mapping[RegisterSource, Sequence[RegisterLine]],
    documented: Sequence[tuple[str, str]],
) -> Iterator[SourceConflictLine]:
    named = next((x for x in found.get(RegisterSource.RVIG, ()) if x.successor_code), None)
    by_law = sorted({successor for successor, _ in documented})
    if named and by_law and by_law != [named.successor_code]:
        yield SourceConflictLine(
            code=code,
            name=named.name,
            point="successors",
            ours=named.successor_code,
            theirs=", ".join(by_law),
            our_source="rvig",
            their_source=documented[0][1],
        )
