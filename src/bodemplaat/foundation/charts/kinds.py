# SPDX-License-Identifier: EUPL-1.2
"""
How each kind of chart is drawn, wide and narrow.

Labels stand on the marks, so there is no legend and no axis of numbers. One's own mark is dark;
the others are grey. What is below zero is hollow.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import singledispatch

from django.utils.translation import gettext

from bodemplaat.foundation.charts import drawing as draw
from bodemplaat.foundation.charts.definition import (
    Bars,
    Chart,
    Dots,
    Lines,
    Multiples,
    Series,
    Slope,
    Value,
    Waterfall,
    list_values,
)
from bodemplaat.foundation.charts.drawing import NARROW, ROW, SIZE, Dot, Drawing, Line, Rect, Word

GAP = 8
TALL = 220


@singledispatch
def draw_chart(chart: Chart, width: int) -> Drawing:
    """Return the drawing of a chart on a sheet of a width."""
    raise TypeError(f"No drawing for {type(chart).__name__}.")


def _draw_rows(
    chart: Chart, width: int, rows: Sequence[tuple[str, Value]],
    scale_of: Callable[[float, float], draw.Scale],
    mark: Callable[[Drawing, draw.Scale, int, float], float],
) -> Drawing:
    """Draw a row per value: its name, its mark, and its value behind the mark."""
    sheet = Drawing(width)
    is_narrow = width <= NARROW
    longest = max((draw.measure(name) for name, _ in rows), default=0)
    names = 0 if is_narrow else min(longest, width * 0.36)
    texts = [chart.write(place, value) for place, (_, value) in enumerate(rows)]
    values = max(map(draw.measure, texts), default=0)
    scale = scale_of(names + (GAP if names else 0), width - values - GAP - 2)
    step = ROW + SIZE + 4 if is_narrow else ROW
    for place, (name, _) in enumerate(rows):
        top = place * step
        middle = top + (SIZE + 4 if is_narrow else 0) + ROW / 2
        if is_narrow:
            sheet.add(Word(0, top + SIZE, draw.shorten(name, width), tone=_weigh(chart, name)))
        else:
            short = draw.shorten(name, names)
            sheet.add(Word(names, middle + 5, short, "end", _weigh(chart, name)))
        end = mark(sheet, scale, place, middle)
        sheet.add(Word(end + GAP, middle + 5, texts[place], tone=_weigh(chart, name)))
    sheet.height = len(rows) * step + 2
    return sheet


def _weigh(chart: Chart, name: str) -> str:
    return "strong" if chart.own and name == str(chart.own) else "text"


def _tone(chart: Chart, name: str, value: Value = 1) -> str:
    if value < 0:
        return "less" if not chart.own or name == str(chart.own) else "less-other"
    return "mark" if not chart.own or name == str(chart.own) else "other"


def _add_bar(
    sheet: Drawing, scale: draw.Scale, middle: float, span: tuple[Value, Value], tone: str,
    named: tuple[str, Value],
) -> float:
    """Draw a bar over a span, and return where its label begins."""
    left, right = sorted((scale.at(span[0]), scale.at(span[1])))
    sheet.add(Rect(left, middle - 8, round(right - left, 2), 16, tone, *named))
    return right


@draw_chart.register
def _draw_bars(chart: Bars, width: int) -> Drawing:
    rows = [(str(point.name), point.value) for point in chart.points]
    values = [value for _, value in rows]

    def mark(sheet: Drawing, scale: draw.Scale, place: int, middle: float) -> float:
        name, value = rows[place]
        tone = _tone(chart, name, value)
        return _add_bar(sheet, scale, middle, (0, value), tone, (name, value))

    sheet = _draw_rows(chart, width, rows, lambda a, b: draw.make_scale(values, a, b), mark)
    return _add_zero(sheet, rows)


def _add_zero(sheet: Drawing, rows: Sequence[tuple[str, Value]]) -> Drawing:
    """Draw the line of zero where there are values on both sides of it."""
    lows = [one for one in sheet.shapes if isinstance(one, Rect) and (one.value or 0) < 0]
    if lows and any(value > 0 for _, value in rows):
        zero = lows[0].x + lows[0].width
        sheet.add(Line(((zero, 0), (zero, sheet.height)), "zero"))
    return sheet


@draw_chart.register
def _draw_waterfall(chart: Waterfall, width: int) -> Drawing:
    spans, reached = [], Fraction(0)
    for step in chart.steps:
        before = Fraction(0) if step.is_total else reached
        reached = before + step.value
        spans.append((before, reached))
    if not chart.has_zero:
        reach = [end for _, end in spans]
        floor = min(reach) - (max(reach) - min(reach)) / 4
        spans = [(max(low, floor) if high >= 0 else low, high) for low, high in spans]
    ends = [end for span in spans for end in span]
    rows = [(str(step.name), step.value) for step in chart.steps]

    def mark(sheet: Drawing, scale: draw.Scale, place: int, middle: float) -> float:
        name, value = rows[place]
        tone = "mark" if chart.steps[place].is_total else ("less" if value < 0 else "other")
        return _add_bar(sheet, scale, middle, spans[place], tone, (name, value))

    def scale_of(start: float, stop: float) -> draw.Scale:
        if chart.has_zero:
            return draw.make_scale(ends, start, stop)
        return draw.Scale(min(ends, default=0), max(ends, default=0), start, stop)

    return _draw_rows(chart, width, rows, scale_of, mark)


@draw_chart.register
def _draw_dots(chart: Dots, width: int) -> Drawing:
    rows = [(str(point.name), point.value) for point in chart.ordered]
    values = [value for _, value in rows]
    found: list[draw.Scale] = []

    def scale_of(start: float, stop: float) -> draw.Scale:
        found.append(draw.make_scale(values, start + 8, stop - 8))
        return found[0]

    def mark(sheet: Drawing, scale: draw.Scale, place: int, middle: float) -> float:
        name, value = rows[place]
        x = scale.at(value)
        sheet.add(Line(((scale.start, middle), (x, middle)), "guide"))
        sheet.add(Dot(x, middle, _tone(chart, name), name, value))
        return x + 4

    sheet = _draw_rows(chart, width, rows, scale_of, mark)
    at, label = found[0].at(chart.median), gettext("mediaan")
    text = f"{label} {chart.unit.write(chart.median)}"
    half = draw.measure(text) / 2
    sheet.shapes.insert(0, Line(((at, 0), (at, sheet.height)), "median"))
    x = min(max(at, half), width - half)
    sheet.add(Word(x, sheet.height + SIZE, text, "middle", "quiet"))
    sheet.height += SIZE + 6
    return sheet


@draw_chart.register
def _draw_lines(chart: Lines, width: int) -> Drawing:
    is_one = len(chart.series) == 1
    ends = [] if is_one else _list_ends(chart, width)
    room = min(max((draw.measure(text) for _, text, _ in ends), default=0), width * 0.36)
    room += GAP if ends else 0
    edge = max(map(draw.measure, map(chart.unit.write, list_values(chart))), default=0) / 2
    sheet = Drawing(width, TALL)
    values = [*list_values(chart), *([] if chart.norm is None else [chart.norm])]
    scale = draw.make_scale(values, TALL - 28, 26, has_zero=chart.has_zero)
    across = draw.Scale(0, max(len(chart.years) - 1, 1), edge + 2, width - room - edge - 2)
    _add_years(sheet, chart.years, across, width)
    if chart.norm is not None:
        y = scale.at(chart.norm)
        sheet.add(Line(((0, y), (width - room, y)), "median"))
        said = gettext("norm %(value)s") % {"value": chart.unit.write(chart.norm)}
        lasts = [one.values[-1] for one in chart.series if one.values]
        is_below = any(last is not None and last >= chart.norm for last in lasts)
        sheet.add(Word(width - room, y + (18 if is_below else -8), said, "end", "quiet"))
    for one in chart.series:
        _add_line(sheet, chart, one, across, scale, is_labelled=is_one)
    _add_ends(sheet, chart, ends, scale, room)
    return sheet


def _add_years(
    sheet: Drawing, years: Sequence[str], across: draw.Scale, width: float
) -> None:
    """Write the years below the base; every second one, or third, where they are too close."""
    base = sheet.height - 24
    sheet.add(Line(((0, base), (across.stop + across.start, base)), "zero"))
    widest = max(map(draw.measure, years), default=1) + 6
    step = max(1, -int(-(widest * (len(years) - 1)) // max(across.stop - across.start, 1)))
    for place, year in enumerate(years):
        if (len(years) - 1 - place) % step == 0:
            sheet.add(Word(across.at(place), sheet.height - 4, year, "middle", "quiet"))


def _add_line(
    sheet: Drawing, chart: Chart, one: Series, across: draw.Scale, scale: draw.Scale,
    *, is_labelled: bool,
) -> None:
    """Draw a line through its values, in pieces where a year is missing."""
    name, piece = str(one.name), []
    tone = _tone(chart, name)
    for place, value in [*enumerate(one.values), (len(one.values), None)]:
        if value is None:
            sheet.add(*([Line(tuple(piece), f"line-{tone}")] if len(piece) > 1 else []))
            piece = []
            continue
        point = across.at(place), scale.at(value)
        piece.append(point)
        sheet.add(Dot(*point, tone, f"{name}, {place}", value))
        if is_labelled and _has_room(chart, one, place, across):
            sheet.add(Word(point[0], point[1] - 10, chart.unit.write(value), "middle"))


def _has_room(chart: Chart, one: Series, place: int, across: draw.Scale) -> bool:
    """Tell whether the label of a value does not stand on that of the next one."""
    widest = max(draw.measure(chart.unit.write(value)) for value in one.values if value is not None)
    step = -int(-(widest + 6) // max(across.at(1) - across.at(0), 1))
    return (len(one.values) - 1 - place) % max(step, 1) == 0


def _list_ends(chart: Lines, width: int) -> list[tuple[str, str, Value]]:
    """Return the name of each line, what stands at its end, and where it ends."""
    ends = []
    for one in chart.series:
        last = next((value for value in reversed(one.values) if value is not None), None)
        if last is not None:
            said = str(one.name) if width <= NARROW else f"{one.name} {chart.unit.write(last)}"
            ends.append((str(one.name), said, last))
    return ends


def _add_ends(
    sheet: Drawing, chart: Lines, ends: Sequence[tuple[str, str, Value]], scale: draw.Scale,
    room: float,
) -> None:
    """Write at the end of each line what it is."""
    heights = [scale.at(last) for _, _, last in ends]
    places = draw.spread(heights, SIZE + 2, SIZE, sheet.height - 28)
    for (name, text, _), y in zip(ends, places, strict=True):
        x, short = sheet.width - room + GAP, draw.shorten(text, room - GAP)
        sheet.add(Word(x, round(y + 5, 2), short, tone=_weigh(chart, name)))


@draw_chart.register
def _draw_multiples(chart: Multiples, width: int) -> Drawing:
    columns = 2 if width <= NARROW else 4
    cell, tall = (width - (columns - 1) * 16) / columns, 96
    sheet = Drawing(width)
    low = draw.make_scale(list_values(chart), 0, 1, has_zero=chart.has_zero)
    for place, one in enumerate(chart.series):
        left, top = (place % columns) * (cell + 16), (place // columns) * (tall + 16)
        scale = draw.Scale(low.low, low.high, top + tall - 6, top + 44)
        across = draw.Scale(0, max(len(chart.years) - 1, 1), left + 5, left + cell - 6)
        name = str(one.name)
        short = draw.shorten(name, cell)
        sheet.add(Word(left, top + SIZE, short, tone=_weigh(chart, name)))
        last = next((value for value in reversed(one.values) if value is not None), None)
        if last is not None:
            sheet.add(Word(left, top + 2 * SIZE + 4, chart.unit.write(last), tone="quiet"))
        sheet.add(Line(((left, top + tall), (left + cell, top + tall)), "guide"))
        _add_line(sheet, chart, one, across, scale, is_labelled=False)
    sheet.height = -(-len(chart.series) // columns) * (tall + 16)
    return sheet


@draw_chart.register
def _draw_slope(chart: Slope, width: int) -> Drawing:
    is_narrow = width <= NARROW
    write = chart.unit.write
    lefts = [write(pair.before) for pair in chart.pairs]
    rights = [
        write(pair.after) if is_narrow else f"{write(pair.after)}  {pair.name}"
        for pair in chart.pairs
    ]
    if is_narrow:
        lefts = [
            f"{draw.shorten(str(pair.name), width * 0.48 - draw.measure(text))} {text}"
            for pair, text in zip(chart.pairs, lefts, strict=True)
        ]
    left = min(max(map(draw.measure, lefts), default=0), width * 0.5)
    right = width - min(max(map(draw.measure, rights), default=0), width * 0.5)
    sheet = Drawing(width, max(len(chart.pairs) * (SIZE + 4) + 48, TALL))
    values = list_values(chart)
    scale = draw.make_scale(values, sheet.height - 14, 40, has_zero=False)
    sheet.add(Word(left, SIZE, chart.dates[0], "end", "quiet"))
    sheet.add(Word(right, SIZE, chart.dates[1], tone="quiet"))
    marks = (left + GAP + 4, right - GAP - 4)
    for pair in chart.pairs:
        name, tone = str(pair.name), _tone(chart, str(pair.name))
        first = Dot(marks[0], scale.at(pair.before), tone, name, pair.before)
        last = Dot(marks[1], scale.at(pair.after), tone, name, pair.after)
        sheet.add(Line(((first.x, first.y), (last.x, last.y)), f"line-{tone}"), first, last)
    for texts, x, anchor, side in ((lefts, left, "end", 0), (rights, right, "start", 1)):
        ys = [scale.at((pair.before, pair.after)[side]) for pair in chart.pairs]
        places = draw.spread(ys, SIZE + 2, 30, sheet.height - 8)
        for pair, text, y in zip(chart.pairs, texts, places, strict=True):
            tone = _weigh(chart, str(pair.name))
            sheet.add(Word(x, round(y + 5, 2), draw.shorten(text, width * 0.5), anchor, tone))
    return sheet
