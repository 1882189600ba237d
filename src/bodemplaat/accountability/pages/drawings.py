# SPDX-License-Identifier: EUPL-1.2
"""The charts of an indicator: through the years, and beside each other."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from bodemplaat.accountability.pages import words
from bodemplaat.accountability.pages.tables import ReadingRow
from bodemplaat.foundation import charts
from bodemplaat.foundation.registries import DeclaredIndicator
from bodemplaat.foundation.spreadsheets import Cents

LEAST_YEARS, LEAST_DOTS = 2, 3


def draw_trend(
    indicator: DeclaredIndicator, trend: Sequence[tuple[date, ReadingRow]]
) -> charts.Lines | None:
    """
    Return the value through the years, the newest last; None where there are too few.

    What was measured once is one point, on however many days it held.
    """
    rows = list({row.about: row for _, row in reversed(trend)}.values())
    if len(rows) < LEAST_YEARS:
        return None
    first, last = rows[0], rows[-1]
    named = {
        "name": last.name, "before": first.shown, "after": last.shown, "first": first.about,
        "last": last.about,
    }
    said = gettext("%(name)s: van %(before)s (%(first)s) naar %(after)s (%(last)s)")
    if first.value == last.value:
        said = gettext("%(name)s: %(after)s, zowel over %(first)s als over %(last)s")
    return charts.Lines(
        name="jaren", title=capfirst(said % named),
        about=gettext("Een lijn door de jaren: %(indicator)s.") % {"indicator": indicator.name},
        first=gettext("Waarover"), unit=_get_unit(indicator), norm=_find_norm(indicator),
        years=tuple(row.about for row in rows),
        series=(charts.Series(last.name, tuple(row.value for row in rows)),),
    )


def draw_comparison(
    indicator: DeclaredIndicator, rows: Sequence[ReadingRow], own: str
) -> charts.Dots | None:
    """Return the participants beside each other with the median; None where there are too few."""
    if len(rows) < LEAST_DOTS:
        return None
    points = tuple(charts.Point(row.name, row.value) for row in rows)
    drawn = charts.Dots(
        name="deelnemers", title="", own=own,
        about=gettext("Een stip per deelnemer, van hoog naar laag, en een lijn bij de mediaan."),
        first=gettext("Deelnemer"), unit=_get_unit(indicator), points=points,
    )
    return charts.replace(drawn, title=_say_place(drawn, own))


def _say_place(drawn: charts.Dots, own: str) -> str:
    """Say where one's own dot stands, or how far the dots lie apart."""
    ordered, write = drawn.ordered, drawn.unit.write
    named: dict[str, Any] = {
        "median": write(drawn.median), "count": len(ordered), "name": own,
        "high": ordered[0].name, "low": ordered[-1].name,
        "most": write(ordered[0].value), "least": write(ordered[-1].value),
    }
    place = next((at for at, one in enumerate(ordered, 1) if str(one.name) == own), None)
    if place is None:
        return (
            gettext(
                "Van %(least)s (%(low)s) tot %(most)s (%(high)s); de mediaan is %(median)s"
            ) % named
        )
    value = ordered[place - 1].value
    named["value"] = write(value)
    if value > drawn.median:
        said = gettext("%(name)s zit met %(value)s boven de mediaan van %(median)s")
    elif value < drawn.median:
        said = gettext("%(name)s zit met %(value)s onder de mediaan van %(median)s")
    else:
        said = gettext("%(name)s zit op de mediaan van %(median)s")
    return said % named


def _get_unit(indicator: DeclaredIndicator) -> charts.Unit:
    unit = indicator.unit

    def write(value: charts.Value) -> str:
        return words.write_value(value, unit)

    cells = {"cents": lambda value: Cents(round(value)), "percent": lambda value: value * 100}
    return charts.Unit(words.UNITS.get(unit, unit), write, cells.get(unit, Fraction))


def _find_norm(indicator: DeclaredIndicator) -> charts.Value | None:
    """Return the bound that values are held against, where there is one alone."""
    norm = indicator.norm
    bounds = [] if norm is None else [one for one in (norm.least, norm.most) if one is not None]
    return Fraction(bounds[0]) if len(bounds) == 1 else None
