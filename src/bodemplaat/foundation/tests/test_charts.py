# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from bodemplaat.foundation import charts
from bodemplaat.foundation.charts import drawing
from bodemplaat.kernel import palettes

RED, BLUE = palettes.complete(brand="#7a1f2b"), palettes.complete(brand="#00507d")
SAID = {"name": "proef", "about": "Wat ieder betaalt.", "first": "Deelnemer", "unit": charts.EURO}
VALUES = st.integers(-(10**11), 10**11)
FEW = st.lists(VALUES, min_size=1, max_size=12)


def name(place):
    return f"Deelnemer {place + 1}"


def bars(values, kind=charts.Bars, **more):
    points = tuple(charts.Point(name(place), value) for place, value in enumerate(values))
    return kind(title="Zo is het", points=points, **SAID | more)


def lines(rows, kind=charts.Lines, **more):
    years = tuple(str(2007 + place) for place in range(len(rows[0])))
    series = tuple(charts.Series(name(place), tuple(row)) for place, row in enumerate(rows))
    return kind(title="Zo is het", years=years, series=series, **SAID | more)


def slope(pairs):
    made = tuple(charts.Pair(name(place), *pair) for place, pair in enumerate(pairs))
    return charts.Slope(title="Zo is het", dates=("2010", "2014"), pairs=made, **SAID)


def bridge(changes):
    steps = [charts.Step("begroot", changes[0], True)]
    steps += [charts.Step(name(place), change) for place, change in enumerate(changes[1:])]
    steps.append(charts.Step("afgerekend", sum(changes), True))
    return charts.Waterfall(
        title="Zo is het", steps=tuple(steps), change=charts.CHANGE, **SAID
    )


def read(svg):
    """Return the marks of a drawing: element, name and exact value."""
    root = ElementTree.fromstring(svg)
    marks = [node for node in root.iter() if "data-value" in node.attrib]
    return [(node, node.get("data-name"), Fraction(node.get("data-value"))) for node in marks]


def draw(chart, width="wide"):
    return charts.draw_for_page(chart)[width]


def list_table(chart):
    """Return the values that the table of a chart shows, without its median."""
    rows = chart.rows[: len(chart.points)] if isinstance(chart, charts.Dots) else chart.rows
    return sorted(Fraction(value) for _, values in rows for value in values if value is not None)


KINDS = {
    "bars": bars([300, -100, 200]),
    "dots": bars([300, 100, 200, 50], charts.Dots),
    "lines": lines([[100, None, 300], [200, 250, 50]]),
    "norm": lines([[100, 200, 300]], norm=150),
    "multiples": lines([[100, 200], [50, 20], [1, 2]], charts.Multiples),
    "slope": slope([(100, 200), (150, 120)]),
    "waterfall": bridge([1000, 50, -200]),
}


class TestMarks:
    @pytest.mark.parametrize("width", ["wide", "narrow"])
    @pytest.mark.parametrize("kind", KINDS)
    def test_stand_for_the_values_of_the_table(self, kind, width):
        chart = KINDS[kind]

        assert sorted(value for _, _, value in read(draw(chart, width))) == list_table(chart)

    @given(FEW)
    def test_of_bars_are_as_long_as_their_value_from_one_zero(self, values):
        marks = read(draw(bars(values)))
        longest = max(map(abs, values)) or 1
        unit = max(float(node.get("width")) for node, _, _ in marks)

        for node, _, value in marks:
            assert abs(float(node.get("width")) - unit * float(abs(value) / longest)) <= 0.05
        zeros = {
            float(node.get("x")) + (float(node.get("width")) if value < 0 else 0)
            for node, _, value in marks
        }
        assert max(zeros) - min(zeros) <= 0.05

    @given(FEW)
    def test_of_dots_stand_in_the_order_of_their_values(self, values):
        marks = read(draw(bars([abs(value) for value in values], charts.Dots)))

        places = [(value, float(node.get("cx"))) for node, _, value in marks]
        assert places == sorted(places, reverse=True)

    @given(st.lists(st.one_of(st.none(), VALUES), min_size=2, max_size=9))
    def test_of_lines_are_as_high_as_their_value_and_leave_gaps(self, values):
        marks = read(draw(lines([values])))

        heights = sorted((value, -float(node.get("cy"))) for node, _, value in marks)
        assert [height for _, height in heights] == sorted(height for _, height in heights)
        assert len(marks) == sum(value is not None for value in values)

    @given(st.lists(VALUES, min_size=2, max_size=8))
    def test_of_a_bridge_begin_where_the_one_before_ended(self, changes):
        chart = bridge(changes)
        sheet = charts.draw_chart(chart, drawing.WIDE)
        rects = [shape for shape in sheet.shapes if isinstance(shape, drawing.Rect)]
        reached = [sum(changes[: place + 1]) for place in range(len(changes))]

        ends = [0, *reached, 0]
        low, high = min(ends), max(ends)
        scale = drawing.Scale(low, high, min(one.x for one in rects), 0)
        assert len(rects) == len(chart.steps)
        assert rects[-1].value == reached[-1]
        assert scale.at(low) == min(one.x for one in rects)


class TestDrawing:
    @pytest.mark.parametrize("kind", KINDS)
    def test_says_what_it_shows_to_who_does_not_see_it(self, kind):
        root = ElementTree.fromstring(draw(KINDS[kind]))

        assert root.get("role") == "img"
        assert root[0].text == "Zo is het"
        assert root[1].text == "Wat ieder betaalt."
        assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("width", ["wide", "narrow"])
    def test_keeps_every_mark_and_label_on_its_sheet(self, kind, width):
        root = ElementTree.fromstring(draw(KINDS[kind], width))
        _, _, wide, high = map(float, root.get("viewBox").split())

        for node in root.iter():
            if node.tag == "text":
                room = drawing.measure(node.text)
                left = float(node.get("x")) - {"start": 0, "middle": 0.5, "end": 1}[
                    node.get("text-anchor")
                ] * room
                assert left > -10 and left + room < wide + 10, node.text
                assert 0 < float(node.get("y")) <= high
            if node.tag == "circle":
                assert 5 <= float(node.get("cx")) <= wide - 5

    def test_is_the_same_each_time_and_on_paper_in_the_colours_of_its_owner(self):
        chart = KINDS["bars"]

        assert charts.describe_chart(chart, RED) == charts.describe_chart(chart, RED)
        red, blue = (charts.describe_chart(chart, one)["svg"] for one in (RED, BLUE))
        assert red.replace(RED.link, BLUE.link) == blue != red
        assert "class=" not in red
        assert "style=" not in draw(chart)

    def test_lets_ones_own_mark_stand_out(self):
        marks = read(draw(bars([1, 2], own="Deelnemer 2")))

        classes = [node.get("class") for node, _, _ in marks]
        assert classes == ["bp-figure__other", "bp-figure__mark"]

    def test_escapes_what_people_named(self):
        chart = charts.Bars(title="<b>&", points=(charts.Point('"<x>', 1),), **SAID)

        assert [found for _, found, _ in read(draw(chart))] == ['"<x>']
        assert "<b>" not in draw(chart)

    @pytest.mark.parametrize("kind", [charts.Bars, charts.Dots])
    def test_of_nothing_is_empty(self, kind):
        assert read(draw(bars([], charts.Bars))) == []
        assert read(draw(bars([0, 0], kind)))[0][2] == 0


class TestLabels:
    @given(st.lists(st.integers(40, 200), min_size=1, max_size=9))
    def test_at_the_ends_of_lines_do_not_stand_on_each_other(self, places):
        found = sorted(drawing.spread(places, 16, 0, 10_000))

        assert all(b - a >= 15.99 for a, b in pairwise(found))

    def test_are_cut_with_a_sign_where_they_do_not_fit(self):
        assert drawing.shorten("Gaasterlân-Sleat", 60).endswith("…")
        assert drawing.shorten("Sneek", 60) == "Sneek"


class TestTable:
    def test_and_file_hold_what_is_drawn(self):
        request = RequestFactory().get("/", {"grafiek": "proef"})
        chart = KINDS["dots"]

        file = charts.find_file(request, None, chart)

        assert charts.find_file(RequestFactory().get("/"), chart) is None
        text = file.content.decode("utf-8-sig")
        assert text.splitlines() == [
            "Deelnemer;€", "Deelnemer 1;3,00", "Deelnemer 3;2,00", "Deelnemer 2;1,00",
            "Deelnemer 4;0,50", "mediaan;1,50",
        ]  # fmt: skip

    def test_stands_below_the_chart_with_a_link_to_the_file(self):
        request = RequestFactory().get("/x/", {"peildatum": "2010-01-01"})
        page = Template("{% load bodemplaat %}{% chart c %}{% chart d table=False %}")

        shown = page.render(
            Context({"c": KINDS["lines"], "d": KINDS["bars"], "request": request})
        )

        assert "?peildatum=2010-01-01&amp;grafiek=proef" in shown
        assert shown.count("<table") == 1
        assert shown.count("<figure") == 2
        assert "Deelnemer 2, €" in shown
