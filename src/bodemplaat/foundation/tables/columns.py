# SPDX-License-Identifier: EUPL-1.2
"""
The kinds of columns. A column reads a value of a line and shows it: on the page, in CSV and XLSX.

`word` is its name in the address and the attribute of the line, unless `value` names another:
`"participant.name"`, or a function of the line. `sort` names what it is sorted by instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from bodemplaat.foundation import formats, sentences
from bodemplaat.foundation.spreadsheets import Cents
from bodemplaat.foundation.tables.conditions import BadPlace, Order
from bodemplaat.foundation.templatetags import bodemplaat as tags
from bodemplaat.kernel import days

Reader = str | Callable[[Any], Any]


@dataclass(frozen=True)
class Where:
    """
    Where a table stands: below which arrangement, with which dates in its addresses.

    `said` are the marks that hold for every line of the page and are said once, above it.
    """

    slug: str
    dates: str
    said: frozenset["Mark"] = frozenset()


class Link:
    """The page of a thing: the name of its address and the attributes of the line in it."""

    def __init__(self, name: str, **attributes: str) -> None:
        self._name = name
        self._attributes = attributes

    def find(self, line: Any, where: Where) -> str:
        """Return the address for a line; empty where the line has no such thing."""
        arguments = {word: read_value(path, line) for word, path in self._attributes.items()}
        if None in arguments.values() or "" in arguments.values():
            return ""
        try:
            url = reverse(self._name, kwargs={"arrangement": where.slug, **arguments})
        except NoReverseMatch:
            return ""
        return f"{url}{where.dates}"


@dataclass(frozen=True)
class Mark:
    """A mark behind a value: `kind` is assumption or synthetic, `when` tells whether it is so."""

    kind: str
    when: str
    source: str = ""

    def holds(self, line: Any) -> bool:
        """Tell whether a line has the mark."""
        return bool(read_value(self.when, line))

    def show(self, line: Any = None) -> SafeString:
        """Return the mark as the tag shows it."""
        source = read_value(self.source, line) if self.source and line is not None else ""
        return render_to_string("foundation/tags/mark.html", getattr(tags, self.kind)(source))


@dataclass(frozen=True)
class Column:
    """
    Text; `is_wide` leaves it out on a phone, `is_extra` until somebody chooses it.

    An empty cell shows a dash that reads as `absent`: why there is nothing, "geen" unless said.
    """

    word: str
    label: Promise | str
    value: Reader = ""
    sort: Reader = ""
    link: Link | None = None
    marks: tuple[Mark, ...] = ()
    absent: Promise | str = ""
    is_wide: bool = False
    is_extra: bool = False
    is_sortable: bool = True

    is_text: ClassVar[bool] = True
    is_number: ClassVar[bool] = False
    # What one can do with a line belongs to the page, not to a file.
    is_in_files: ClassVar[bool] = True

    def read(self, line: Any) -> Any:
        """Return the value of a line."""
        return read_value(self.value or self.word, line)

    def write(self, line: Any) -> Any:
        """Return the cell of a file."""
        return self.read(line)

    def format(self, value: Any) -> Any:
        """Return a value as the page writes it."""
        return value

    def show(self, line: Any, where: Where) -> SafeString:
        """Return the cell of the page."""
        value = self.read(line)
        shown = "" if value is None or value == "" else self.format(value)
        url = self.link.find(line, where) if self.link and shown != "" else ""
        cell = format_html('<a href="{}">{}</a>', url, shown) if url else format_html("{}", shown)
        if not cell:
            cell = self.show_absent()
        told = (one for one in self.marks if one not in where.said and one.holds(line))
        marks = [(one.show(line),) for one in told]
        # Digits stand below digits: in a column of numbers the marks come first.
        if self.is_number:
            return format_html_join("", "{} ", marks) + cell
        return cell + format_html_join("", " {}", marks)

    def show_absent(self) -> SafeString:
        """Return the cell of a line that has no such thing."""
        if self.absent:
            return format_html('<span class="bp-none">{}</span>', self.absent)
        return format_html(
            '<span class="bp-none" aria-hidden="true">–</span><span class="bp-hidden">{}</span>',
            gettext("geen"),
        )

    def get_order(self, is_descending: bool) -> Order:
        """Return the order by this column."""
        by = self.sort or self.value or self.word
        return Order(self.word, is_descending, self.is_text, lambda line: read_value(by, line))

    def read_place(self, text: str) -> Any:
        """Return the value of a place in the list, out of an address."""
        return text

    def write_place(self, value: Any) -> str:
        """Return the value of a place in the list, for an address."""
        return "" if value is None else str(value)


def read_value(reader: Reader, line: Any) -> Any:
    """Return an attribute of a line, or what a function makes of it; None where a part lacks."""
    if callable(reader):
        return reader(line)
    found = line
    for name in reader.split("."):
        if found is None:
            return None
        found = getattr(found, name)
    return found


@dataclass(frozen=True)
class WordColumn(Column):
    """A code that is shown as a word: of `words`, or the one that all packages share."""

    words: Mapping[Any, Any] | None = None

    def format(self, value: Any) -> str:
        """Return the word for a code."""
        return str(self.words.get(value, value) if self.words else sentences.word(value))

    def write(self, line: Any) -> str:
        """Return the word for a code."""
        value = self.read(line)
        return "" if value is None else self.format(value)


@dataclass(frozen=True)
class StateColumn(Column):
    """A state with icon and word."""

    def format(self, value: Any) -> SafeString:
        """Return the state as the tag shows it."""
        return render_to_string("foundation/tags/state.html", tags.state(value))

    def write(self, line: Any) -> str:
        """Return the word of the state."""
        value = self.read(line)
        return "" if value is None else str(tags.state(value)["state"].word)


@dataclass(frozen=True)
class YesColumn(Column):
    """Whether something is so."""

    is_text: ClassVar[bool] = False

    def format(self, value: bool) -> str:
        """Return yes or no."""
        return gettext("ja") if value else gettext("nee")

    def write(self, line: Any) -> str:
        """Return yes or no."""
        return self.format(self.read(line))

    def read_place(self, text: str) -> bool:
        """Return the value of a place in the list, out of an address."""
        return text == "True"


@dataclass(frozen=True)
class DayColumn(Column):
    """A day."""

    is_text: ClassVar[bool] = False
    is_number: ClassVar[bool] = True

    def format(self, value: date) -> SafeString:
        """Return the day in digits."""
        return format_html('<span class="bp-nowrap">{}</span>', formats.day_short(value))

    def read_place(self, text: str) -> Any:
        """Return the day of a place in the list."""
        return days.read_day(text, "na") if text else None

    def write_place(self, value: Any) -> str:
        """Return the day, or the moment to the last microsecond, for an address."""
        return "" if value is None else value.isoformat()


@dataclass(frozen=True)
class MomentColumn(DayColumn):
    """A moment, shown as the day that it was in the Netherlands; files hold the time too."""

    def read_place(self, text: str) -> Any:
        """Return the moment of a place in the list."""
        return days.read_moment(text, "na") if text else None


@dataclass(frozen=True)
class NumberColumn(Column):
    """A whole number or a fraction; `is_plain` for one that names: a year, a number of a thing."""

    is_plain: bool = False

    is_text: ClassVar[bool] = False
    is_number: ClassVar[bool] = True

    def format(self, value: Any) -> str:
        """Return the number in digits."""
        return str(value) if self.is_plain else formats.number(value)

    def read_place(self, text: str) -> Any:
        """Return the number of a place in the list."""
        if not text:
            return None
        try:
            found = Fraction(text) if len(text) < 40 else None
        except (ValueError, ZeroDivisionError):
            found = None
        if found is None:
            raise BadPlace(name="na", value=text[:40])
        return int(found) if found.denominator == 1 else found


@dataclass(frozen=True)
class CentsColumn(NumberColumn):
    """An amount in cents; `explain` opens its explanation in the drawer."""

    explain: Link | None = None

    def format(self, value: int) -> str:
        """Return the amount without the sign of the euro: that stands in the header."""
        return formats.amount_plain(value)

    def write(self, line: Any) -> Cents | None:
        """Return the amount as a real number."""
        value = self.read(line)
        return None if value is None else Cents(value)

    def show(self, line: Any, where: Where) -> SafeString:
        """Return the cell of the page."""
        url = self.explain.find(line, where) if self.explain else ""
        if not url:
            return super().show(line, where)
        explained = tags.explained(self.read(line), url, plain=True)
        return render_to_string("foundation/tags/explained.html", explained)
