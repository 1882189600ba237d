# SPDX-License-Identifier: EUPL-1.2
"""One declaration, and what the address makes of it."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.models import EventDelivery
from bodemplaat.foundation.tables import (
    CentsColumn,
    CentsFilter,
    ChoiceFilter,
    Column,
    DayColumn,
    Mark,
    PeriodFilter,
    Rows,
    Table,
    TextFilter,
)
from bodemplaat.foundation.tables.columns import Where
from bodemplaat.foundation.tables.table import TABLES

KINDS = {"base": "basis", "plus": "plus"}


@dataclass(frozen=True)
class Line:
    """A line of the table that is tried."""

    id: int
    name: str
    kind: str
    starts_on: date | None
    cents: int


class Things(Table):
    """Some things."""

    name, label, order, size = "foundation.things", "Dingen", "naam", 2
    columns = (
        Column("naam", "Naam", "name"),
        Column("soort", "Soort", "kind", is_extra=True),
        DayColumn("begin", "Begin", "starts_on"),
        CentsColumn("bedrag", "Bedrag, €", "cents"),
    )
    filters = (
        TextFilter("naam", "Naam", "name"),
        ChoiceFilter("soort", "Soort", "kind", choices=KINDS),
        PeriodFilter("begin", "Begin", "starts_on"),
        CentsFilter("bedrag", "Bedrag", "cents"),
    )


LINES = (
    Line(1, "Zwolle", "base", date(2010, 1, 1), 500),
    Line(2, "'s-Hertogenbosch", "plus", None, 100),
    Line(3, "Súdwest-Fryslân", "base", date(2011, 1, 1), 500),
    Line(4, "=Formule", "plus", date(2009, 1, 1), 123_456),
    Line(5, "het Bildt", "base", None, 500),
)


def make(query: str = "", source=LINES, table=Things) -> Table:
    """Return the table as an address asks for it."""
    request = RequestFactory().get(f"/iszf/dingen/?{query}")
    request.arrangement = SimpleNamespace(slug="iszf", name="ISZF")
    return table(request, source)


def list_names(query: str) -> list[str]:
    """Return the names on every page of an address, page after page."""
    found, url = [], f"?{query}"
    while url:
        table = make(url[1:])
        found += [line.name for line in table.lines]
        url = table.next_url
    return found


class TestOrder:
    @pytest.mark.parametrize(
        ("query", "ids"),
        [("", [4, 5, 2, 3, 1]), ("sorteer=-naam", [1, 3, 2, 5, 4]),
         ("sorteer=begin", [4, 1, 3, 2, 5]), ("sorteer=-begin", [3, 1, 4, 5, 2]),
         ("sorteer=bedrag", [2, 1, 3, 5, 4]), ("sorteer=-bedrag", [4, 5, 3, 1, 2])],
    )  # fmt: skip
    def test_goes_over_the_pages_and_back_without_loss(self, query, ids):
        by_id = {line.id: line.name for line in LINES}
        assert list_names(query) == [by_id[number] for number in ids]
        last, pages = make(query), 1
        while last.next_url:
            last, pages = make(last.next_url[1:]), pages + 1
        while last.previous_url:
            last, pages = make(last.previous_url[1:]), pages - 1

        assert pages == 1
        assert [line.name for line in last.lines] == list_names(query)[:2]

    def test_is_heard_and_turned_by_the_head_of_the_column(self):
        up, down = make(), make("sorteer=-naam")

        assert [head.aria_sort for head in up.headers()] == ["ascending", "", ""]
        assert up.headers()[0].url == "?sorteer=-naam"
        assert down.headers()[0].aria_sort == "descending"
        assert down.headers()[0].url == "?sorteer=naam"


class TestFilter:
    @pytest.mark.parametrize(
        ("query", "ids"),
        [("naam=SUDWEST", {3}), ("soort=plus", {2, 4}), ("soort=plus&soort=base", {1, 2, 3, 4, 5}),
         ("begin-vanaf=2010-01-01&begin-tm=2010-01-01", {1}), ("bedrag-vanaf=1.234,56", {4}),
         ("bedrag-tm=1", {2}), ("naam=", {1, 2, 3, 4, 5}), ("naam=niets", set())],
    )  # fmt: skip
    def test_leaves_what_was_asked(self, query, ids):
        table = make(query)

        assert {line.id for line in table.walk()} == ids
        assert table.count == len(ids)

    def test_is_said_as_a_sentence_that_can_be_dropped(self):
        table = make("soort=plus&naam=s&peildatum=2010-01-01")

        assert table.chips() == [
            ("naam bevat “s”", "?soort=plus&peildatum=2010-01-01"),
            ("soort is plus", "?naam=s&peildatum=2010-01-01"),
        ]

    def test_that_is_the_last_one_leaves_an_address_that_asks_for_all(self):
        assert make("naam=s").chips()[0][1] == "?weergave=alles"

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [("soort=raar", "soort"), ("begin-vanaf=2010-13-01", "begin-vanaf"), ("na=x", "na"),
         ("begin-tm=2010-01-01&begin-vanaf=2011-01-01", "begin-tm"),
         ("bedrag-tm=12.3", "bedrag-tm"),
         ("sorteer=raar", "sorteer"), ("kolommen=naam,raar", "kolommen"), ("vorm=pdf", "vorm"),
         ("sorteer=begin&na=gisteren~4", "na"), ("sorteer=bedrag&voor=veel~4", "na"),
         (f"naam={'a' * 81}", "naam")],
    )  # fmt: skip
    def test_that_cannot_be_read_is_refused_by_its_name(self, query, parameter, monkeypatch):
        shown = {}
        monkeypatch.setattr(
            "bodemplaat.foundation.tables.table.render",
            lambda request, template, context, status=200: shown.update(context, status=status),
        )

        make(query).respond("x.html")

        assert shown["status"] == 400
        assert parameter in shown["sentence"]


class TestFile:
    def test_holds_every_page_with_the_same_filter_order_and_columns(self):
        answer = make("vorm=csv&soort=base&kolommen=bedrag&kolommen=naam").respond("x.html")

        assert answer.content.decode("utf-8-sig").splitlines() == [
            "Bedrag, €;Naam", "5,00;het Bildt", "5,00;Súdwest-Fryslân", "5,00;Zwolle",
        ]  # fmt: skip
        assert answer["Content-Disposition"] == 'attachment; filename="iszf-dingen.csv"'

    def test_is_the_same_as_xlsx_and_runs_nothing(self):
        answer = make("vorm=xlsx&soort=plus").respond("x.html")

        rows = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
        assert [row[0] for row in rows] == ["Naam", "'=Formule", "'s-Hertogenbosch"]


class Deliveries(Table):
    """Rows of the database."""

    name, label, order, size = "foundation.deliveries", "Bezorgingen", "sleutel", 2
    columns = (Column("sleutel", "Sleutel", "key"), Column("door", "Door", "handler"))
    filters = (TextFilter("sleutel", "Sleutel", "key"),)


def search_deliveries() -> Rows:
    """Return the deliveries of the arrangement in context."""
    rows = EventDelivery.objects.all()
    return Rows(rows, lambda found: tuple(found), {"sleutel": "key"})


@pytest.mark.django_db
class TestRows:
    @pytest.fixture(autouse=True)
    def _fill(self):
        for arrangement_id, keys in ((1, "cabdc"), (2, "zz")):
            with tenancy.context(arrangement_id):
                for place, key in enumerate(keys):
                    EventDelivery.objects.create(
                        arrangement_id=arrangement_id, key=key, handler=str(place)
                    )

    def walk(self, query: str) -> list[str]:
        """Return the keys on every page of an address."""
        found, url = [], f"?{query}"
        while url:
            table = make(url[1:], search_deliveries(), Deliveries)
            found += [line.key for line in table.lines]
            url = table.next_url
        return found

    @pytest.mark.parametrize(
        ("query", "keys"), [("", "abccd"), ("sorteer=-sleutel", "dccba"), ("sleutel=C", "cc")]
    )
    def test_are_filtered_sorted_and_paged_within_what_one_may_see(self, query, keys):
        with tenancy.context(1):
            assert self.walk(query) == list(keys)
            table = make(query, search_deliveries(), Deliveries)
            assert table.count == len(keys)
            assert [line.key for line in table.walk()] == list(keys)

    def test_come_back_page_by_page(self):
        with tenancy.context(1):
            last = make("na=c~1", search_deliveries(), Deliveries)
            while last.next_url:
                last = make(last.next_url[1:], search_deliveries(), Deliveries)
            while last.previous_url:
                last = make(last.previous_url[1:], search_deliveries(), Deliveries)

            assert [line.key for line in last.lines] == ["a", "b"]

    def test_are_not_sorted_by_what_the_database_does_not_know(self):
        with tenancy.context(1):
            heads = make("", search_deliveries(), Deliveries).headers()

            assert [bool(head.url) for head in heads] == [True, False]

    def test_are_not_counted_where_that_costs_too_much(self, monkeypatch):
        monkeypatch.setattr("bodemplaat.foundation.tables.sources.MOST_COUNTED", 3)
        with tenancy.context(1):
            table = make("", search_deliveries(), Deliveries)

            assert table.count is None
            assert table.count_text.startswith("meer dan")


class TestCells:
    def test_say_that_there_is_nothing_where_a_line_has_no_such_thing(self):
        row = next(iter(make("naam=Bildt").rows()))

        assert "geen" in row.cells[0].shown
        assert row.cells[1].shown == "5,00"

    def test_of_numbers_have_their_marks_in_front_so_that_digits_stand_below_digits(self):
        column = CentsColumn("bedrag", "Bedrag, €", "cents", marks=(Mark("synthetic", "id"),))

        shown = column.show(LINES[0], Where("iszf", ""))

        assert shown.endswith(" 5,00")
        assert "verzonnen" in shown


class TestDeclaration:
    def test_has_its_own_words(self):
        for table in TABLES.values():
            words = [column.word for column in table.columns]
            assert len(set(words)) == len(words), table.name
            assert table.order.removeprefix("-") in words, table.name

    @pytest.mark.parametrize("word", ["vorm", "sorteer", "peildatum"])
    def test_takes_no_word_that_every_list_has(self, word):
        with pytest.raises(TypeError, match=word):
            type("Taken", (Table,), {"name": "foundation.taken", "filters": (
                TextFilter(word, "Woord", "name"),
            )})  # fmt: skip

        assert "foundation.taken" not in TABLES
