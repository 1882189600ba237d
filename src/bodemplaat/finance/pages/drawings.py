# SPDX-License-Identifier: EUPL-1.2
"""The charts of this package: what each says, and its values."""

from collections.abc import Sequence

from django.utils.translation import gettext

from bodemplaat.finance.pages.tables.contributions import Amount, Year
from bodemplaat.finance.pages.tables.keys import ShareRow
from bodemplaat.finance.pages.tables.scenarios import Row
from bodemplaat.finance.pages.tables.statements import Statement
from bodemplaat.foundation import charts, formats


def draw_years(years: Sequence[Year]) -> charts.Lines | None:
    """Return what was budgeted and settled by year; None where there is one year alone."""
    ordered = sorted(years, key=lambda year: year.year)
    if len(ordered) < 2:
        return None
    first, last = ordered[0], ordered[-1]
    settled = gettext("afgerekend")
    series = (
        charts.Series(gettext("begroot"), tuple(_get_cents(year.budget) for year in ordered)),
        charts.Series(settled, tuple(_get_cents(year.final) for year in ordered)),
    )
    return charts.Lines(
        name="per-jaar", title=_say_change(first, last),
        about=gettext("Lijnen van het begrote en het afgerekende bedrag per jaar, met btw."),
        first=gettext("Jaar"), unit=charts.EURO, own=settled,
        years=tuple(str(year.year) for year in ordered),
        series=tuple(one for one in series if any(value is not None for value in one.values)),
    )


def _get_cents(amount: Amount | None) -> int | None:
    return amount.cents if amount else None


def _say_change(first: Year, last: Year) -> str:
    before, after = _get_cents(first.last) or 0, _get_cents(last.last) or 0
    named = {
        "first": first.year, "last": last.year, "before": formats.amount_whole(before),
        "after": formats.amount_whole(after),
    }
    if after > before:
        return gettext("Van %(before)s in %(first)s gestegen naar %(after)s in %(last)s") % named
    if after < before:
        return gettext("Van %(before)s in %(first)s gedaald naar %(after)s in %(last)s") % named
    return gettext("In %(last)s evenveel als in %(first)s: %(after)s") % named


def draw_shares(rows: Sequence[ShareRow]) -> charts.Bars | None:
    """Return who bears what by a key; None where nobody does."""
    if not rows:
        return None
    most = max(rows, key=lambda row: row.share)
    said = gettext("%(name)s draagt het meest: %(share)s")
    if all(row.share == most.share for row in rows):
        said = gettext("Ieder draagt evenveel: %(share)s")
    return charts.Bars(
        name="aandelen", title=said % {"name": most.name, "share": formats.percent(most.share, 1)},
        about=gettext("Een balk vanaf nul per deelnemer: het aandeel volgens de sleutel."),
        first=gettext("Deelnemer"), unit=charts.PERCENT,
        own=next((row.name for row in rows if row.is_own), ""),
        points=tuple(charts.Point(row.name, row.share) for row in rows),
    )


def draw_differences(rows: Sequence[Row], *, name: str, first: str) -> charts.Bars | None:
    """Return what a scenario changes per participant or line; None where it changes nothing."""
    changes = [row.difference_cents for row in rows]
    if not any(changes):
        return None
    most = max(rows, key=lambda row: abs(row.difference_cents))
    said = gettext("Het meeste verandert bij %(name)s: %(change)s")
    named = {"name": most.name, "change": formats.amount_change_whole(most.difference_cents)}
    return charts.Bars(
        name=name, title=said % named,
        about=gettext("Een balk vanaf nul per regel: wat het scenario meer of minder kost."),
        first=first, unit=charts.CHANGE,
        own=next((str(row.name) for row in rows if row.is_own), ""),
        points=tuple(charts.Point(row.name, row.difference_cents) for row in rows),
    )


def draw_bridge(statement: Statement) -> charts.Waterfall | None:
    """Return the way from budget to settlement; None where they are equal."""
    if not statement.bridge:
        return None
    return charts.Waterfall(
        name="verschil", title=statement.bridge_title,
        about=gettext(
            "Van begroting naar eindafrekening, met btw. De balken beginnen niet bij nul."
        ),
        first=gettext("Onderdeel"), unit=charts.EXACT_EURO, change=charts.EXACT_CHANGE,
        has_zero=False,
        steps=tuple(
            charts.Step(step.name, step.cents, step.is_total) for step in statement.bridge
        ),
    )  # fmt: skip
