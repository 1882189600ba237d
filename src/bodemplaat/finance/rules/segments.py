# SPDX-License-Identifier: EUPL-1.2
"""Parts of a year in which nothing that a line depends on changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bodemplaat.finance.values import KeyLine, Price, SettlementInput, Span, WithinYear
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class NoParticipants(Refusal):
    """A line has nobody to bear it on some days."""

    code = "finance.no-participants"


class NoKey(Refusal):
    """A key has no version in force on a day."""

    code = "finance.no-key"


class NoPrice(Refusal):
    """A tariff has no price in force on a day."""

    code = "finance.no-price"


@dataclass(frozen=True)
class Segment:
    """A run of days with the same participants, key version and price; `units` weigh it."""

    starts_on: date
    ends_before: date
    units: int
    spans: tuple[Span, ...]
    key: KeyLine | None
    price: Price | None


def list_segments(
    given: SettlementInput, spans: Sequence[Span], keys: Sequence[KeyLine] | None,
    prices: Sequence[Price] | None, pool: str,
) -> tuple[Segment, ...]:
    """
    Cut the year of a settlement where membership, key version or price changes.

    Parameters: the candidates of one pool; `keys` and `prices` are None where the pool uses
    none. Returns: segments in order of time that cover the year without gap or overlap; `units`
    are calendar days, or whole months under `segments-per-month` (a month belongs to the state
    of its first day).
    Raises: NoParticipants, NoKey, NoPrice with the first day that lacks one.
    References: rule 4 of "How the settlement works", docs/methods/settlement.md.
    """
    year = Period.of_year(given.year)
    by_month = given.within_year_method == WithinYear.SEGMENTS_PER_MONTH
    starts = _list_months(given.year) if by_month else _list_cuts(year, spans, keys, prices)
    end = date(given.year + 1, 1, 1)
    found = []
    for start, before in zip(starts, [*starts[1:], end], strict=True):
        state = _get_state(start, spans, keys, prices, pool)
        units = 1 if by_month else (before - start).days
        found.append(Segment(start, before, units, *state))
    return tuple(_join(list(group)) for _, group in groupby(found, key=_state_of))


def _state_of(segment: Segment) -> tuple[object, ...]:
    codes = tuple(span.code for span in segment.spans)
    key = segment.key.id if segment.key else None
    return codes, key, segment.price.id if segment.price else None


def _join(group: list[Segment]) -> Segment:
    first, last = group[0], group[-1]
    units = sum(segment.units for segment in group)
    return Segment(
        first.starts_on, last.ends_before, units, first.spans, first.key, first.price
    )


def _list_months(year: int) -> list[date]:
    return [date(year, month, 1) for month in range(1, 13)]


def _list_cuts(
    year: Period, *groups: Iterable[Span | KeyLine | Price] | None
) -> list[date]:
    cuts = {year.starts_on}
    for group in groups:
        for item in group or ():
            cuts |= {
                day
                for day in (item.starts_on, item.ends_before)
                if day is not None and year.contains(day)
            }
    return sorted(cuts)


def _get_state(
    on: date, spans: Sequence[Span], keys: Sequence[KeyLine] | None,
    prices: Sequence[Price] | None, pool: str,
) -> tuple[tuple[Span, ...], KeyLine | None, Price | None]:
    present = tuple(sorted((s for s in spans if _holds(s, on)), key=lambda span: span.code))
    if not present:
        raise NoParticipants(pool=pool, on=on)
    key = next((found for found in keys or () if _holds(found, on)), None)
    if keys is not None and key is None:
        raise NoKey(pool=pool, on=on)
    price = next((found for found in prices or () if _holds(found, on)), None)
    if prices is not None and price is None:
        raise NoPrice(pool=pool, on=on)
    return present, key, price


def _holds(item: Span | KeyLine | Price, on: date) -> bool:
    return item.starts_on <= on and (item.ends_before is None or on < item.ends_before)


def count_days(spans: Iterable[Span], period: Period) -> int:
    """Return on how many days of a closed period one of the spans holds; spans do not overlap."""
    total = 0
    for span in spans:
        shared = Period(span.starts_on, span.ends_before).overlap(period)
        total += shared.days if shared else 0
    return total
