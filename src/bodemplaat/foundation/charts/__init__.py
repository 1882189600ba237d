# SPDX-License-Identifier: EUPL-1.2
"""
Charts from one definition: on the page, on paper, as a table and as a file.

A view makes a chart (`Bars`, `Dots`, `Lines`, `Multiples`, `Slope`, `Waterfall`), a template shows
it with `{% chart … %}`, a paper takes `describe_chart`, and `find_file` answers who asks for its
values. All four read the same definition, so that they cannot differ.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from bodemplaat.foundation.charts.definition import (
    CHANGE,
    EURO,
    EXACT_CHANGE,
    EXACT_EURO,
    PERCENT,
    Bars,
    Chart,
    Dots,
    Lines,
    Multiples,
    Pair,
    Point,
    Series,
    Slope,
    Step,
    Unit,
    Value,
    Waterfall,
    count_in,
)
from bodemplaat.foundation.charts.drawing import NARROW, WIDE
from bodemplaat.foundation.charts.kinds import draw_chart
from bodemplaat.foundation.charts.writing import list_words, write_svg
from bodemplaat.foundation.spreadsheets import csv_response
from bodemplaat.kernel.palettes import Palette

__all__ = [
    "CHANGE",
    "EURO",
    "EXACT_CHANGE",
    "EXACT_EURO",
    "PERCENT",
    "Bars",
    "Chart",
    "Dots",
    "Lines",
    "Multiples",
    "Pair",
    "Point",
    "Series",
    "Slope",
    "Step",
    "Unit",
    "Value",
    "Waterfall",
    "count_in",
    "describe_chart",
    "draw_for_page",
    "find_file",
    "replace",
]
ASKED = "grafiek"


def draw_for_page(chart: Chart) -> dict[str, str]:
    """Return a chart as SVG for a wide and for a narrow place, in the colours of the page."""
    found = {}
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        found[name] = write_svg(
            draw_chart(chart, width), title=str(chart.title), about=str(chart.about),
            key=f"chart-{chart.name}-{name}",
        )
    return found


def describe_chart(chart: Chart, palette: Palette) -> dict[str, Any]:
    """Return what a paper needs of a chart: drawing, words for who does not see it, and table."""
    drawn = draw_chart(chart, WIDE)
    title, about = str(chart.title), str(chart.about)
    return {
        "svg": write_svg(drawn, title=title, about=about, palette=palette),
        "words": list_words(drawn), "width": drawn.width, "height": drawn.height,
        "title": title, "about": about, "alt": f"{title}. {about}",
        "head": chart.header, "rows": chart.texts,
    }  # fmt: skip


def find_file(request: HttpRequest, *charts: Chart | None) -> HttpResponse | None:
    """Return the values of the chart that the address asks for, as CSV; None where it asks none."""
    asked = request.GET.get(ASKED)
    for chart in charts:
        if chart is not None and chart.name == asked:
            slug = getattr(getattr(request, "arrangement", None), "slug", "")
            name = "-".join(part for part in (slug, chart.name) if part)
            return csv_response(f"{name}.csv", chart.header, chart.cells)
    return None
