# SPDX-License-Identifier: EUPL-1.2
"""VAT that is charged over a contribution, at the rates of the year."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bodemplaat.finance.rules import segments
from bodemplaat.finance.values import (
    LineShare,
    Rate,
    SettlementInput,
    Span,
    VatRegime,
    VatShare,
)
from bodemplaat.kernel import rounding
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal


class NoRate(Refusal):
    """No VAT rate is known on a day of the year."""

    code = "finance.no-rate"


def charge(
    given: SettlementInput, spans: Sequence[Span], lines: Sequence[LineShare]
) -> tuple[list[LineShare], list[VatShare]]:
    """
    Return the lines with the VAT that is charged over them, and that VAT per rate.

    The charged base is split over the rates by the days on which the participant took part; VAT
    is rounded once per rate (half a cent away from zero) and shown per line by largest remainder,
    so that the lines add up to the VAT per rate.
    Raises: NoRate.
    References: Wet OB 1968 art. 9; the rate was 19 % until 30 September 2012 and 21 % since.
    """
    charged = [line for line in lines if _is_charged(given, spans, line)]
    base = sum(line.net_cents for line in charged)
    shares = _split_rates(given, spans, base)
    total = sum(share.vat_cents for share in shares)
    per_line = _split_lines(charged, base, total)
    return [
        replace(line, vat_cents=line.vat_cents + per_line.get(line.line, 0)) for line in lines
    ], shares


def _is_charged(given: SettlementInput, spans: Sequence[Span], line: LineShare) -> bool:
    pool = next((pool for pool in given.pools if pool.code == line.line), None)
    if pool is None or pool.vat_regime != VatRegime.CHARGED:
        return False
    return not (pool.is_internal_for_owner and all(span.is_owner for span in spans))


def _split_rates(given: SettlementInput, spans: Sequence[Span], base: int) -> list[VatShare]:
    if not base:
        return []
    days: dict[str, int] = {}
    rates: dict[str, Rate] = {}
    for rate in given.rates:
        period = Period(rate.starts_on, rate.ends_before).overlap(Period.of_year(given.year))
        count = segments.count_days(spans, period) if period else 0
        if count:
            days[rate.starts_on.isoformat()] = count
            rates[rate.starts_on.isoformat()] = rate
    if sum(days.values()) != segments.count_days(spans, Period.of_year(given.year)):
        raise NoRate(year=given.year)
    bases = rounding.split_amount(base, days, "largest-remainder")
    return [_tax(given, rate, bases[name]) for name, rate in sorted(rates.items())]


def _tax(given: SettlementInput, rate: Rate, base: int) -> VatShare:
    period = Period(rate.starts_on, rate.ends_before).overlap(Period.of_year(given.year))
    start, before = (period.starts_on, period.ends_before) if period else (rate.starts_on, None)
    cents = rounding.round_half_away(base * rate.percentage / 100)
    return VatShare(rate.percentage, start, before or start, base, cents, rate.source)


def _split_lines(charged: Sequence[LineShare], base: int, total: int) -> dict[str, int]:
    if not base:
        return {}
    exact = {line.line: Fraction(line.net_cents * total, base) for line in charged}
    return rounding.split_exact(exact, total)
