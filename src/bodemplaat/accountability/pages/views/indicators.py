# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bodemplaat.accountability.pages import drawings, tables, words
from bodemplaat.foundation import charts, registries
from bodemplaat.foundation.pages import page
from bodemplaat.foundation.registries import DeclaredIndicator, Reading
from bodemplaat.organisations import queries as organisations_queries

TREND_YEARS = 6


@require_GET
@page()
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Show every indicator with its value for the reader's organisation, or for all together."""
    names = _list_names(request)
    rows = []
    for indicator in registries.list_indicators():
        found = _find_own(request, _read(request, indicator, request.as_of))
        row = found and _make_row(request, indicator, found, names, request.as_of)
        rows.append(tables.IndicatorRow(indicator, row))
    context = {"measured_count": sum(row.reading is not None for row in rows)}
    return tables.Indicators(request, rows).respond("accountability/indicator/list.html", context)


@require_GET
@page()
def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one indicator: each participant, the rows behind each value, and the trend."""
    indicator = registries.find_indicator(code)
    if indicator is None:
        raise Http404
    names, on = _list_names(request), request.as_of
    readings = _read(request, indicator, on)
    rows = [_make_row(request, indicator, reading, names, on) for reading in readings]
    own = _find_own(request, readings)
    trend = _list_trend(request, indicator, names)
    drawn = _draw(request, indicator, readings, rows, trend)
    file = charts.find_file(request, *drawn)
    if file is not None:
        return file
    context = {
        "indicator": indicator, "comparison": drawn[0], "line": drawn[1],
        "own": _make_row(request, indicator, own, names, on) if own else None,
        "direction": words.DIRECTIONS[indicator.direction],
        "norm": words.write_norm(indicator.norm, indicator.unit),
        "trend": trend,
        "explained": rows,
    }
    return tables.Readings(request, rows).respond("accountability/indicator/detail.html", context)


def _draw(
    request: HttpRequest, indicator: DeclaredIndicator, readings: list[Reading],
    rows: list[tables.ReadingRow], trend: list[tuple[date, tables.ReadingRow]],
) -> tuple[charts.Dots | None, charts.Lines | None]:
    """Return the participants beside each other, and the line through the years."""
    pairs = list(zip(readings, rows, strict=True))
    each = [row for reading, row in pairs if reading.participant_id is not None]
    own = [row for reading, row in pairs if reading.participant_id == request.actor.participant_id]
    is_one = request.actor.participant_id is not None and len(own) == 1
    compared = drawings.draw_comparison(indicator, each, own[0].name if is_one else "")
    return compared, drawings.draw_trend(indicator, trend)


def _list_names(request: Any) -> dict[int, str]:
    lines = organisations_queries.list_all_participations(
        request.known_at, on=request.as_of
    )
    return {line.participant.id: line.participant.name for line in lines}


def _read(request: Any, indicator: DeclaredIndicator, on: date) -> list[Reading]:
    """Return the readings of a day; one that its rows do not give again is not shown."""
    found = indicator.read(on=on, known_at=request.known_at)
    return [reading for reading in found if reading.is_explained]


def _find_own(request: Any, readings: list[Reading]) -> Reading | None:
    """Return the reading of the reader's own organisation, or else that of all together."""
    ids = (request.actor.participant_id, None)
    return next((one for id_ in ids for one in readings if one.participant_id == id_), None)


def _make_row(
    request: Any, indicator: DeclaredIndicator, reading: Reading, names: dict[int, str], on: date
) -> tables.ReadingRow:
    return tables.make_reading_row(
        indicator, reading, names=names, slug=request.arrangement.slug, on=on
    )


def _list_trend(
    request: Any, indicator: DeclaredIndicator, names: dict[int, str]
) -> list[tuple[date, tables.ReadingRow]]:
    """Return the value on this day of each of the last years, the newest first."""
    last, found = request.as_of, []
    for back in range(TREND_YEARS):
        day = date(last.year - back, last.month, min(last.day, 28) if back else last.day)
        reading = _find_own(request, _read(request, indicator, day))
        if reading is not None:
            found.append((day, _make_row(request, indicator, reading, names, day)))
    return found
