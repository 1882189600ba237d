# SPDX-License-Identifier: EUPL-1.2
"""
A table: declared once, it is a page, a CSV file and an XLSX file, filtered, sorted and paged.

The address is the whole state. Its parameters: the words of the filters, `sorteer` (a column, with
`-` for downwards), `kolommen`, `na` and `voor` (a place between two lines), `vorm` (csv, xlsx).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext

from bodemplaat.foundation import formats, sentences, spreadsheets
from bodemplaat.foundation.search import Act
from bodemplaat.foundation.tables import changing, saving
from bodemplaat.foundation.tables.changing import Change
from bodemplaat.foundation.tables.columns import Column, Mark, Where, read_value
from bodemplaat.foundation.tables.conditions import (
    BadChoice,
    BadPlace,
    Condition,
    Order,
    Place,
    Slice,
)
from bodemplaat.foundation.tables.filters import Chip, Control, Filter
from bodemplaat.foundation.tables.sources import MOST_COUNTED, Lines, Rows, Source
from bodemplaat.kernel.refusals import Refusal

DATES = ("peildatum", "bekend")
SORT, COLUMNS, AFTER, BEFORE, FORM, VIEW = "sorteer", "kolommen", "na", "voor", "vorm", "weergave"
# What every list says in its address itself: no column or filter can be called so.
OWN_WORDS = frozenset({*DATES, SORT, COLUMNS, AFTER, BEFORE, FORM, VIEW})
FILES: dict[str, Callable[..., HttpResponse]] = {
    "csv": spreadsheets.csv_response,
    "xlsx": spreadsheets.xlsx_response,
}
TABLES: dict[str, type["Table"]] = {}


@dataclass(frozen=True)
class Header:
    """The head of a column: its label, and where one goes to sort by it."""

    label: str
    css: str
    url: str
    aria_sort: str


@dataclass(frozen=True)
class Cell:
    """A cell of the page."""

    shown: SafeString
    css: str


@dataclass(frozen=True)
class Row:
    """A row of the page; the first cell is its head."""

    key: str
    head: Cell
    cells: tuple[Cell, ...]
    css: str


class Table:
    """
    A list page in a few lines: subclass, name the columns and the filters, and call `respond`.

    `name` is `<package>.<things>`, for saved views; `order` the column to sort by, with `-` for
    downwards; `key` the attribute that tells lines apart. The source comes from a query.
    """

    name: ClassVar[str] = ""
    label: ClassVar[Promise | str] = ""
    columns: ClassVar[tuple[Column, ...]] = ()
    filters: ClassVar[tuple[Filter, ...]] = ()
    order: ClassVar[str] = ""
    key: ClassVar[str] = "id"
    size: ClassVar[int] = 50
    # What belongs here, with one example; shown where there is nothing and no filter.
    empty: ClassVar[Promise | str] = ""
    # Where one goes from an empty list, for who may open that page.
    begin: ClassVar[Act | None] = None
    # Fields that can be changed in many lines at once; the view then takes POST too.
    changes: ClassVar[tuple[Change, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        taken = sorted(OWN_WORDS & {part.word for part in (*cls.columns, *cls.filters)})
        if taken:
            raise TypeError(f"{cls.name}: {taken} stand in the address of every list already.")
        TABLES[cls.name] = cls

    def __init__(
        self,
        request: HttpRequest,
        source: Rows | Iterable[Any],
        choices: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.request = request
        self.query: QueryDict = request.GET
        self.source: Source = source if isinstance(source, Rows) else Lines(source, self.get_key)
        self._choices = choices or {}

    def mark(self, line: Any) -> str:
        """Return the class of the row of a line: `bp-own` for the reader's own."""
        return ""

    # --- The address ---------------------------------------------------------------------------

    def write_url(self, **changes: str | None) -> str:
        """Return the address of this list with other parameters; a page begins anew."""
        query = self.query.copy()
        for word in (AFTER, BEFORE, FORM, VIEW):
            query.pop(word, None)
        for word, value in changes.items():
            query.pop(word, None)
            if value is not None:
                query[word] = value
        return f"?{query.urlencode()}" if query else self.request.path

    def _without(self, chip: Chip) -> str:
        query = self.query.copy()
        for word in (AFTER, BEFORE, FORM, VIEW):
            query.pop(word, None)
        for word, value in chip.drops:
            query.setlist(word, [one for one in query.getlist(word) if value and one != value])
        # A list without any parameter opens the reader's own view; this one asks for all.
        return f"?{query.urlencode()}" if query.urlencode() else f"?{VIEW}=alles"

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What the address asks of a line. Refuses what cannot be read."""
        return tuple(
            condition
            for one in self.filters
            for condition in one.list_conditions(self.query, self._choices.get(one.word, {}))
        )

    @cached_property
    def chosen(self) -> tuple[Column, ...]:
        """The columns in the order of the address; without one, those that are not extra."""
        asked = ",".join(self.query.getlist(COLUMNS)).split(",")
        words = list(dict.fromkeys(word for word in asked if word))
        if not words:
            return tuple(column for column in self.columns if not column.is_extra)
        return tuple(self._find_column(word, COLUMNS) for word in words)

    def _find_column(self, word: str, parameter: str) -> Column:
        known = {
            column.word: column
            for column in self.columns
            if parameter == COLUMNS or self._can_sort(column)
        }
        if word not in known:
            raise BadChoice(name=parameter, value=word[:40], known=", ".join(known))
        return known[word]

    def _can_sort(self, column: Column) -> bool:
        return column.is_sortable and self.source.can_sort(column.word)

    @cached_property
    def sorted_by(self) -> tuple[Column, Order]:
        """The column that the list is sorted by, and the order."""
        asked = self.query.get(SORT) or self.order
        column = self._find_column(asked.removeprefix("-"), SORT)
        return column, column.get_order(asked.startswith("-"))

    @cached_property
    def place(self) -> Place | None:
        """Where the page starts or ends."""
        for parameter in (AFTER, BEFORE):
            text = self.query.get(parameter)
            if text:
                value, between, key = text.rpartition("~")
                is_number = key.isascii() and key.isdecimal()
                is_key = len(key) < 19 and (is_number or not isinstance(self.source, Rows))
                if not between or not is_key:
                    raise BadPlace(name=parameter, value=text[:40])
                column, _ = self.sorted_by
                return Place(column.read_place(value), key, parameter == BEFORE)
        return None

    @cached_property
    def form(self) -> str:
        """The form that is asked: a file, or the page."""
        form = self.query.get(FORM, "")
        if form and form not in FILES:
            raise BadChoice(name=FORM, value=form[:40], known=", ".join(FILES))
        return form

    # --- Answers ---------------------------------------------------------------------------------

    def respond(self, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
        """Return the page or the file that the address asks; 400 for what cannot be read."""
        try:
            form = self.form
            _ = self.conditions, self.chosen, self.sorted_by, self.place
        except Refusal as refusal:
            return self._refuse(refusal)
        if self.request.method == "POST":
            return changing.respond(self)
        if form:
            return self._write_file(form)
        opened = self._find_default()
        if opened:
            return redirect(opened)
        return render(self.request, template, {"table": self, **(context or {})})

    @classmethod
    def list_words(cls) -> tuple[str, ...]:
        """Return the parameters that a view keeps: filters, order and columns."""
        return (*(word for one in cls.filters for word in one.parameters), SORT, COLUMNS)

    @cached_property
    def own_query(self) -> str:
        """The part of the address that a view keeps."""
        return saving.keep_own(self.query, self.list_words())

    def _find_default(self) -> str:
        """Return the address of the reader's own view, where this one asks for nothing."""
        if self.own_query or any(self.query.get(word) for word in (VIEW, AFTER, BEFORE)):
            return ""
        kept = saving.find_default(self.request.actor, self.name)  # type: ignore[attr-defined]
        return f"{self.request.path}?{self._with_dates(kept)}" if kept else ""

    def _with_dates(self, kept: str) -> str:
        return "&".join(filter(None, (kept, self.where.dates.removeprefix("?"))))

    def views(self) -> list[tuple[saving.ViewLine, str, bool]]:
        """Return the saved views of this list, with their address and whether it is this one."""
        found = saving.list_views(self.request.actor, self.name)  # type: ignore[attr-defined]
        return [
            (view, f"?{self._with_dates(view.query)}", view.query == self.own_query)
            for view in found
        ]

    def _refuse(self, refusal: Refusal) -> HttpResponse:
        back_url = f"{self.request.path}?{self._with_dates(f'{VIEW}=alles')}"
        context = {"sentence": sentences.render(refusal), "back_url": back_url}
        return render(self.request, "foundation/bad_address.html", context, status=400)

    def _write_file(self, form: str) -> HttpResponse:
        columns = [column for column in self.chosen if column.is_in_files]
        header = [str(column.label) for column in columns]
        rows = ([column.write(line) for column in columns] for line in self.walk())
        slug = self.request.arrangement.slug  # type: ignore[attr-defined]
        return FILES[form](f"{slug}-{slugify(self.label)}.{form}", header, rows)

    @cached_property
    def narrowed(self) -> Source:
        """The source with only what the filters leave."""
        return self.source.narrow(self.conditions)

    def walk(self) -> Iterator[Any]:
        """Return every line that the filters leave, in order, unpaged."""
        return self.narrowed.walk(self.sorted_by[1])

    @cached_property
    def slice(self) -> Slice:
        """The lines of the page."""
        return self.narrowed.fetch(self.sorted_by[1], self.place, self.size)

    def get_key(self, line: Any) -> str:
        """Return what tells a line apart."""
        return str(read_value(self.key, line))

    # --- What the template shows -----------------------------------------------------------------

    @property
    def lines(self) -> Sequence[Any]:
        """The lines of the page."""
        return self.slice.lines

    @cached_property
    def count(self) -> int | None:
        """How many lines the filters leave; None where that is not cheap to say."""
        return self.narrowed.count()

    @property
    def number(self) -> int:
        """The count as a sentence needs it to choose between one and many."""
        return MOST_COUNTED + 1 if self.count is None else self.count

    @property
    def count_text(self) -> str:
        """How many lines there are, in words of the reader."""
        if self.count is None:
            return gettext("meer dan %(number)s") % {"number": formats.number(MOST_COUNTED)}
        return formats.number(self.count)

    @cached_property
    def where(self) -> Where:
        """Where the table stands."""
        dates = saving.keep_own(self.query, DATES)
        slug = self.request.arrangement.slug  # type: ignore[attr-defined]
        return Where(slug, f"?{dates}" if dates else "")

    @cached_property
    def said(self) -> tuple[Mark, ...]:
        """The marks that hold for every line of the page: they are said once, above it."""
        marks = dict.fromkeys(mark for column in self.chosen for mark in column.marks)
        return tuple(
            mark
            for mark in marks
            if len(self.lines) > 1 and all(mark.holds(line) for line in self.lines)
        )

    def said_marks(self) -> list[SafeString]:
        """Return the marks that are said once."""
        return [mark.show() for mark in self.said]

    def headers(self) -> list[Header]:
        """Return the heads of the columns."""
        column, order = self.sorted_by
        found = []
        for one in self.chosen:
            is_this = one is column
            is_up = is_this and not order.is_descending
            url = self.write_url(**{SORT: f"-{one.word}" if is_up else one.word})
            aria = "" if not is_this else "ascending" if is_up else "descending"
            found.append(
                Header(str(one.label), _get_css(one), url if self._can_sort(one) else "", aria)
            )
        return found

    def rows(self) -> list[Row]:
        """Return the rows of the page, with their cells made."""
        found = []
        where = replace(self.where, said=frozenset(self.said))
        for line in self.lines:
            cells = [Cell(one.show(line, where), _get_css(one)) for one in self.chosen]
            found.append(Row(self.get_key(line), cells[0], tuple(cells[1:]), self.mark(line)))
        return found

    def chips(self) -> list[tuple[str, str]]:
        """Return each filter that holds, as a sentence, with the address that drops it."""
        return [
            (chip.sentence, self._without(chip))
            for one in self.filters
            for chip in one.list_chips(self.query, self._choices.get(one.word, {}))
        ]

    def controls(self) -> list[Control]:
        """Return the fields of the filter form."""
        return [
            control
            for one in self.filters
            for control in one.list_controls(self.query, self._choices.get(one.word, {}))
        ]

    @cached_property
    def allowed_changes(self) -> tuple[Change, ...]:
        """What the reader may change in many lines at once."""
        return changing.list_allowed(self)

    def column_choices(self) -> list[tuple[str, str, bool]]:
        """Return every column with whether it is shown."""
        return [(one.word, str(one.label), one in self.chosen) for one in self.columns]

    def kept_for_filters(self) -> list[tuple[str, str]]:
        """Return the parameters that the filter form keeps."""
        mine = {word for one in self.filters for word in one.parameters}
        return self._keep({*mine, AFTER, BEFORE, FORM, VIEW})

    def kept_for_columns(self) -> list[tuple[str, str]]:
        """Return the parameters that the form of the columns keeps."""
        return self._keep({COLUMNS, AFTER, BEFORE, FORM, VIEW})

    def _keep(self, dropped: set[str]) -> list[tuple[str, str]]:
        lists = self.query.lists()
        return [(name, one) for name, values in lists if name not in dropped for one in values]

    @property
    def clear_url(self) -> str:
        """The list without filters."""
        query = self.query.copy()
        for one in self.filters:
            for word in one.parameters:
                query.pop(word, None)
        for word in (AFTER, BEFORE, FORM):
            query.pop(word, None)
        query[VIEW] = "alles"
        return f"?{query.urlencode()}"

    @property
    def csv_url(self) -> str:
        """The same lines as CSV."""
        return self.write_url(**{FORM: "csv"})

    @property
    def xlsx_url(self) -> str:
        """The same lines as XLSX."""
        return self.write_url(**{FORM: "xlsx"})

    @property
    def next_url(self) -> str:
        """The page after this one, if there is one."""
        found = self.slice
        if not found.has_later or found.last is None:
            return ""
        return self.write_url(**{AFTER: self._write_place(found.last)})

    @property
    def previous_url(self) -> str:
        """The page before this one, if there is one."""
        found = self.slice
        if not found.has_earlier:
            return ""
        return self.write_url(**{BEFORE: self._write_place(found.first)} if found.first else {})

    def _write_place(self, end: tuple[Any, Any]) -> str:
        column, _ = self.sorted_by
        return f"{column.write_place(end[0])}~{end[1]}"


def _get_css(column: Column) -> str:
    css = ["bp-number"] if column.is_number else []
    return " ".join([*css, "bp-wide"] if column.is_wide else css)
