# SPDX-License-Identifier: EUPL-1.2
"""A file with journal lines becomes checked rows, or an error per row and field."""

import csv
import difflib
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bodemplaat.finance.values import EntryDraft, ImportRow, LineKind, RowError
from bodemplaat.kernel import money
from bodemplaat.kernel.refusals import Refusal

COST, VAT, CREDITORS = "4000", "1500", "1600"
MOST_MEGABYTES = 50
MAX_ERRORS = 100
# Who wants to know is told every so many rows.
TOLD = 5_000
Tell = Callable[[int, int], None]
MOST_NAMED = 8
FIELDS = ("datum", "kostenplaats", "kostensoort", "omschrijving", "bedrag", "btw", "deelnemer",
          "stuk")
OPTIONAL = ("btw", "deelnemer", "stuk")


class NoRows(Refusal):
    """The file holds no lines under its header."""

    code = "finance.no-rows"


class MissingColumn(Refusal):
    """A column that is needed is absent."""

    code = "finance.missing-column"


class NotCsv(Refusal):
    """The file cannot be read as a table of text."""

    code = "finance.not-csv"


class WrongWidth(Refusal):
    """A row has another number of columns than the header."""

    code = "finance.row-width"


class WrongDate(Refusal):
    """A date cannot be read."""

    code = "finance.row-date"


class OutsideYear(Refusal):
    """A line lies in another year."""

    code = "finance.row-outside-year"


class NoSuchPool(Refusal):
    """The pool does not exist."""

    code = "finance.row-unknown-pool"


class NoSuchCategory(Refusal):
    """The cost category does not exist."""

    code = "finance.row-unknown-category"


class NoText(Refusal):
    """A line does not say what it is for."""

    code = "finance.row-no-text"


class NoSuchParticipant(Refusal):
    """The participant does not take part in the year."""

    code = "finance.row-unknown-participant"


class NeedsParticipant(Refusal):
    """A pool that is passed on needs a participant."""

    code = "finance.row-direct"


class IsShared(Refusal):
    """A pool that is shared names no participant."""

    code = "finance.row-shared"


class WrongAmount(Refusal):
    """An amount cannot be read."""

    code = "finance.row-amount"


ROW_REFUSALS = {
    kind.code: kind
    for kind in (
        WrongWidth, WrongDate, OutsideYear, NoSuchPool, NoSuchCategory, NoText, NoSuchParticipant,
        NeedsParticipant, IsShared, WrongAmount,
    )
}


@dataclass(frozen=True)
class Ground:
    """What a row may refer to."""

    year: int
    pools: Mapping[str, LineKind]
    categories: Collection[str]
    participants: Collection[str]


_KNOWN: Mapping[str, Callable[[Ground], Collection[str]]] = {
    NoSuchPool.code: lambda ground: ground.pools,
    NoSuchCategory.code: lambda ground: ground.categories,
    NoSuchParticipant.code: lambda ground: ground.participants,
}


def _list_nearest(value: str, known: Collection[str]) -> str:
    """Return the codes that may have been meant: the most alike first, at most eight."""
    alike = difflib.get_close_matches(value, known, n=len(known), cutoff=0.0)
    return ", ".join(alike[:MOST_NAMED]) + (", …" if len(alike) > MOST_NAMED else "")


def read_rows(
    text: str, ground: Ground, mapping: Mapping[str, str] | None = None, tell: Tell | None = None
) -> tuple[tuple[ImportRow, ...], tuple[RowError, ...]]:
    """
    Read the cost lines of a journal file.

    Parameters: `text` with a header; columns apart by semicolon, comma or tab; `mapping` from our
    field to the header of the file; `tell` hears how many rows are read, of how many. Returns:
    the rows that hold and what is wrong in the others (the first hundred errors). Row 1 is the
    header.
    Raises: MissingColumn, NoRows, NotCsv.
    """
    names = {field: (mapping or {}).get(field, field) for field in FIELDS}
    table = _read_table(text)
    header = [cell.strip().lower() for _, cells in islice(table, 1) for cell in cells]
    if not header:
        raise NoRows()
    columns = {field: _find(header, name) for field, name in names.items()}
    missing = [names[f] for f in FIELDS if columns[f] is None and f not in OPTIONAL]
    if missing:
        raise MissingColumn(column=missing[0], found=", ".join(header)[:200])
    rows: list[ImportRow] = []
    errors: list[RowError] = []
    expected = text.count("\n")
    for count, (number, cells) in enumerate(table):
        if tell and count % TOLD == 0:
            tell(count, max(expected, count))
        _read_row(number, cells, columns, len(header), ground, rows, errors)
        if len(errors) >= MAX_ERRORS:
            break
    if not rows and not errors:
        raise NoRows()
    if tell and not errors:
        tell(len(rows), len(rows))
    return tuple(rows), tuple(errors[:MAX_ERRORS])


def _find(header: Sequence[str], name: str) -> int | None:
    wanted = name.strip().lower()
    return header.index(wanted) if wanted in header else None


def _read_table(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that hold something, one by one: a large file as lists fills the memory."""
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise NotCsv(row=reader.line_num) from None


def _read_row(
    number: int, cells: Sequence[str], columns: Mapping[str, int | None], width: int,
    ground: Ground, rows: list[ImportRow], errors: list[RowError],
) -> None:
    if len(cells) != width:
        values = {"count": len(cells), "expected": width}
        errors.append(RowError(number, "", WrongWidth.code, values))
        return
    given = {f: cells[i].strip() if i is not None else "" for f, i in columns.items()}
    found: list[RowError] = []

    def refuse(field: str, code: str) -> None:
        values: dict[str, object] = {"value": given[field][:60], "year": ground.year}
        if code in _KNOWN:
            values["known"] = _list_nearest(given[field], _KNOWN[code](ground))
        found.append(RowError(number, field, code, values))

    booked_on = _read_date(given["datum"])
    if booked_on is None:
        refuse("datum", WrongDate.code)
    elif booked_on.year != ground.year:
        refuse("datum", OutsideYear.code)
    _check_names(given, ground, refuse)
    net = _read_amount(number, "bedrag", given["bedrag"], found)
    paid = _read_amount(number, "btw", given["btw"] or "0", found)
    errors.extend(found)
    if booked_on is not None and not found:
        rows.append(
            ImportRow(
                number, booked_on, given["kostenplaats"], given["kostensoort"],
                given["omschrijving"], net, paid, given["deelnemer"] or None, given["stuk"],
            )
        )


def _check_names(
    given: Mapping[str, str], ground: Ground, say: Callable[[str, str], None]
) -> None:
    pool = given["kostenplaats"]
    if pool not in ground.pools:
        say("kostenplaats", NoSuchPool.code)
    if given["kostensoort"] not in ground.categories:
        say("kostensoort", NoSuchCategory.code)
    if not given["omschrijving"]:
        say("omschrijving", NoText.code)
    code = given["deelnemer"]
    if code and code not in ground.participants:
        say("deelnemer", NoSuchParticipant.code)
    kind = ground.pools.get(pool)
    if kind is not None and bool(code) != (kind == LineKind.DIRECT):
        say("deelnemer", NeedsParticipant.code if kind == LineKind.DIRECT else IsShared.code)


def _read_date(text: str) -> date | None:
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    try:
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _read_amount(number: int, field: str, text: str, found: list[RowError]) -> int:
    try:
        return money.parse_cents(text, row=number, field=field)
    except Refusal:
        found.append(RowError(number, field, WrongAmount.code, {"value": text[:60]}))
        return 0



def make_refusal(error: RowError) -> Refusal:
    """Return what is wrong in a row as a refusal, which can be rendered as a sentence."""
    kind = ROW_REFUSALS[error.code]
    return kind(row=error.row, field=error.field, **error.values)


def make_drafts(rows: Sequence[ImportRow]) -> list[EntryDraft]:
    """
    Return the lines of the journal that the rows of a file become.

    Always holds: they add up to zero. Cost on 4000, VAT that was paid on 1500, all owed on 1600.
    """
    entries = [
        EntryDraft(
            number, COST, row.net_cents, row.booked_on, row.text, row.pool, row.category,
            row.vat_cents, row.participant, row.reference,
        )
        for number, row in enumerate(rows, 1)
    ]
    last = max(row.booked_on for row in rows)
    paid, net = sum(row.vat_cents for row in rows), sum(row.net_cents for row in rows)
    following = len(rows) + 1
    if paid:
        entries.append(EntryDraft(following, VAT, paid, last, "Te vorderen btw"))
    entries.append(EntryDraft(following + 1, CREDITORS, -net - paid, last, "Crediteuren"))
    return entries
