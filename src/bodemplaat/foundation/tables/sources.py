# SPDX-License-Identifier: EUPL-1.2
"""
Where the lines of a table come from.

`Rows` asks the database, for what may become long; `Lines` holds what a query returned. Both
filter, sort and give a page by its place (keyset), never by counting off. What one may not see is
in neither: row level security and the query see to that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce

from bodemplaat.foundation.tables.conditions import Condition, Order, Place, Slice
from bodemplaat.kernel import names

# Counting is cheap up to here; above it a list says "more than".
MOST_COUNTED = 1_000
CHUNK = 500
LOOKUPS = {"contains": "icontains", "in": "in", "from": "gte", "until": "lte"}
Path = str | Callable[[str, Any], Q]
Matches = Callable[[Any, Any], bool]
MATCHES: dict[str, Matches] = {
    "contains": lambda found, wanted: (
        names.get_sort_key(wanted) in names.get_sort_key(str(found or ""))
    ),
    "in": lambda found, wanted: found in wanted,
    "from": lambda found, wanted: found is not None and found >= wanted,
    "until": lambda found, wanted: found is not None and found <= wanted,
}


class Rows:
    """
    Rows of the database that become lines by `read`.

    `paths` says, per word of the address, where the database finds it: a path of fields, or a
    function from operator and value to a Q. A column without a path cannot be sorted by.
    """

    def __init__(
        self,
        rows: QuerySet[Any],
        read: Callable[[Sequence[Any]], Iterable[Any]],
        paths: Mapping[str, Path],
    ) -> None:
        self._rows = rows
        self._read = read
        self._paths = paths

    def can_sort(self, word: str) -> bool:
        """Tell whether the lines can be sorted by a column."""
        return isinstance(self._paths.get(word), str)

    def narrow(self, conditions: Iterable[Condition]) -> "Rows":
        """Return the source with only the lines for which the conditions hold."""
        rows = self._rows
        for one in conditions:
            path = self._paths[one.word]
            is_path = isinstance(path, str)
            rows = rows.filter(
                Q(**{f"{path}__{LOOKUPS[one.operator]}": one.value})
                if is_path
                else path(one.operator, one.value)  # type: ignore[operator]
            )
        return Rows(rows, self._read, self._paths)

    def count(self) -> int | None:
        """Return how many lines there are; None where there are too many to count cheaply."""
        found = self._rows.order_by()[: MOST_COUNTED + 1].count()
        return found if found <= MOST_COUNTED else None

    def pick(self, keys: Iterable[str]) -> tuple[Any, ...]:
        """Return the lines with these keys, in order of key."""
        wanted = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
        return tuple(self._read(list(self._rows.filter(pk__in=wanted).order_by("pk"))))

    def fetch(self, order: Order, place: Place | None, size: int) -> Slice:
        """Return the lines after or before a place, the first ones without one."""
        is_before = place is not None and place.is_before
        rows = self._sort(order, is_before)
        if place is not None:
            is_up = order.is_descending is is_before
            rows = rows.filter(_write_place(place, is_up))
        found = list(rows[: size + 1])
        has_more = len(found) > size
        found = found[:size]
        if is_before:
            found.reverse()
        ends = [(row.table_sort, row.pk) for row in (found[:1] + found[-1:])]
        return Slice(
            tuple(self._read(found)) if found else (),
            ends[0] if ends else None,
            ends[-1] if ends else None,
            has_more if is_before else place is not None,
            True if is_before else has_more,
        )

    def walk(self, order: Order) -> Iterator[Any]:
        """Return every line, a chunk at a time."""
        place: Place | None = None
        while True:
            found = self.fetch(order, place, CHUNK)
            yield from found.lines
            if not found.has_later or found.last is None:
                return
            place = Place(found.last[0], str(found.last[1]), is_before=False)

    def _sort(self, order: Order, is_turned: bool) -> QuerySet[Any]:
        path = self._paths[order.word]
        value: Any = F(path)  # type: ignore[arg-type]
        if order.is_text:
            value = Coalesce(value, Value(""), output_field=TextField())
        rows = self._rows.annotate(table_sort=value)
        empty = {"nulls_first": True} if is_turned else {"nulls_last": True}
        if order.is_descending is is_turned:
            return rows.order_by(F("table_sort").asc(**empty), "pk")
        return rows.order_by(F("table_sort").desc(**empty), "-pk")


def _write_place(place: Place, is_up: bool) -> Q:
    """Return what holds of the rows past a place; rows without a value stand last."""
    beyond = "gt" if is_up else "lt"
    same = {f"pk__{beyond}": place.key}
    if place.value is None:
        later = Q(table_sort__isnull=True, **same)
        return later | Q(table_sort__isnull=False) if place.is_before else later
    later = Q(**{f"table_sort__{beyond}": place.value}) | Q(table_sort=place.value, **same)
    return later if place.is_before else later | Q(table_sort__isnull=True)


class Lines:
    """Lines that are there already: what a query returned of things that are always few."""

    def __init__(self, lines: Iterable[Any], key: Callable[[Any], Any]) -> None:
        self._lines = tuple(lines)
        self._key = key

    def can_sort(self, word: str) -> bool:
        """Tell whether the lines can be sorted by a column: by every one."""
        return True

    def narrow(self, conditions: Iterable[Condition]) -> "Lines":
        """Return the source with only the lines for which the conditions hold."""
        wanted = tuple(conditions)
        kept = (
            line
            for line in self._lines
            if all(MATCHES[one.operator](one.read(line), one.value) for one in wanted)
        )
        return Lines(kept, self._key)

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def pick(self, keys: Iterable[str]) -> tuple[Any, ...]:
        """Return the lines with these keys, in the order of the source."""
        wanted = set(keys)
        return tuple(line for line in self._lines if str(self._key(line)) in wanted)

    def fetch(self, order: Order, place: Place | None, size: int) -> Slice:
        """Return the lines after or before a place, the first ones without one."""
        found = self._sort(order)
        start, end = _find_page([rank for rank, _ in found], order, place, size)
        shown = found[start:end]
        ends = [(rank[1], rank[3]) for rank, _ in (shown[:1] + shown[-1:])]
        return Slice(
            tuple(line for _, line in shown),
            ends[0] if ends else None,
            ends[-1] if ends else None,
            start > 0,
            end < len(found),
        )

    def walk(self, order: Order) -> Iterator[Any]:
        """Return every line in order."""
        return (line for _, line in self._sort(order))

    def _sort(self, order: Order) -> list[tuple[Any, Any]]:
        ranked = [(self._get_rank(line, order), line) for line in self._lines]
        empty = sorted((one for one in ranked if one[0][0]), key=_get_first,
                       reverse=order.is_descending)
        filled = sorted((one for one in ranked if not one[0][0]), key=_get_first,
                        reverse=order.is_descending)
        return filled + empty

    def _get_rank(self, line: Any, order: Order) -> tuple[Any, ...]:
        value = order.read(line)
        if order.is_text:
            value = names.get_sort_key(str(value or ""))
        return _rank(value, str(self._key(line)))


def _rank(value: Any, key: str) -> tuple[Any, ...]:
    """Return whether there is no value, the value, and the key with numbers as numbers."""
    return value is None, value, key.zfill(20), key


def _get_first(ranked: tuple[Any, Any]) -> Any:
    return ranked[0][1:3] if not ranked[0][0] else ranked[0][2]


def _find_page(
    ranks: list[tuple[Any, ...]], order: Order, place: Place | None, size: int
) -> tuple[int, int]:
    """Return where a page starts and ends among sorted lines."""
    if place is None:
        return 0, min(size, len(ranks))
    at = _rank(place.value, place.key)
    is_past = [_is_past(rank, at, order.is_descending) for rank in ranks]
    if place.is_before:
        end = sum(not past and rank != at for rank, past in zip(ranks, is_past, strict=True))
        return max(0, end - size), end
    start = is_past.index(True) if True in is_past else len(ranks)
    return start, min(start + size, len(ranks))


def _is_past(rank: tuple[Any, ...], at: tuple[Any, ...], is_descending: bool) -> bool:
    """Tell whether a line stands after a place; lines without a value stand last."""
    if rank[0] != at[0]:
        return bool(rank[0])
    one, other = (rank[2], at[2]) if rank[0] else (rank[1:3], at[1:3])
    return bool(one < other if is_descending else one > other)


Source = Rows | Lines
