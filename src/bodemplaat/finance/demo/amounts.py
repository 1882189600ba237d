# SPDX-License-Identifier: EUPL-1.2
"""Amounts that look like bookkeeping: drawn from a fixed seed, so that every demo is the same."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from bodemplaat.finance.demo.plans import PURCHASES, TEXTS, WITHOUT_VAT, FinancePlan, PoolPlan
from bodemplaat.finance.values import ImportRow, LineKind
from bodemplaat.kernel import money, periods, rounding

HEADER = "datum;kostenplaats;kostensoort;omschrijving;bedrag;btw;deelnemer;stuk"
FRICTION = (("Migratie van werkplekken", 74_500), ("Dubbele huur van apparatuur", 21_800),
            ("Begeleiding van medewerkers", 33_250))
RATE_CHANGED_ON = date(2012, 10, 1)


def write_csv(rows: Sequence[ImportRow]) -> bytes:
    """Return a journal file as a bookkeeper would send it."""
    lines = [
        ";".join(
            (
                f"{row.booked_on:%d-%m-%Y}", row.pool, row.category, row.text,
                money.format_cents(row.net_cents), money.format_cents(row.vat_cents),
                row.participant or "", row.reference,
            )
        )
        for row in rows
    ]
    return "\n".join([HEADER, *lines, ""]).encode()


def draw_quarter(
    plan: FinancePlan, year: int, quarter: int, members: Sequence[str], joiners: Sequence[str]
) -> list[ImportRow]:
    """Return the cost lines of a quarter; `members` take part on its last day, sorted by code."""
    dice = random.Random(f"{plan.slug}-{year}-{quarter}")
    rows: list[ImportRow] = []
    for pool in plan.pools:
        rows += _draw_pool(plan, pool, year, quarter, dice, len(rows))
        if pool.kind == LineKind.DIRECT and pool.code == "inkoop":
            rows += _draw_purchases(year, quarter, members, dice, len(rows))
        if pool.code == "frictie":
            rows += _draw_friction(year, quarter, joiners, dice, len(rows))
    return rows


def _draw_pool(
    plan: FinancePlan, pool: PoolPlan, year: int, quarter: int, dice: random.Random, first: int
) -> Iterator[ImportRow]:
    for offset, (category, euros) in enumerate(pool.euros.items()):
        whole = rounding.round_half_away(euros * 25 * plan.growth[year])
        net = whole * dice.randint(950, 1045) // 1000 + dice.randint(0, 99)
        text = TEXTS[category].format(team=pool.team)
        day = _draw_day(year, quarter, dice)
        number = first + offset + 1
        yield _make_row(number, day, pool.code, category, f"{text}, kwartaal {quarter}", net)
        if pool.discount:
            discount = -(net * pool.discount // 100)
            text = "Korting op het gezamenlijke volume"
            yield _make_row(number + 500, day, pool.code, category, text, discount)


def _draw_purchases(
    year: int, quarter: int, members: Sequence[str], dice: random.Random, first: int
) -> Iterator[ImportRow]:
    for offset, code in enumerate(members):
        if dice.random() < 0.45:
            text, cents = dice.choice(PURCHASES)
            net = cents * dice.randint(80, 125) // 100 + dice.randint(0, 99)
            day = _draw_day(year, quarter, dice)
            yield _make_row(first + offset + 1, day, "inkoop", "inkoop", text, net, code)


def _draw_friction(
    year: int, quarter: int, joiners: Sequence[str], dice: random.Random, first: int
) -> Iterator[ImportRow]:
    for place, code in enumerate(joiners):
        for offset, (text, euros) in enumerate(FRICTION):
            net = euros * dice.randint(88, 112) + dice.randint(0, 99)
            number, day = first + 10 * place + offset + 1, _draw_day(year, quarter, dice)
            yield _make_row(number, day, "frictie", "inkoop", text, net, code)


def _make_row(
    number: int, day: date, pool: str, category: str, text: str, net: int, code: str | None = None
) -> ImportRow:
    percentage = 21 if day >= RATE_CHANGED_ON else 19
    has_vat = category not in WITHOUT_VAT
    paid = rounding.round_half_away(Fraction(net * percentage, 100)) if has_vat else 0
    reference = f"{day:%y%m}-{number:03d}"
    return ImportRow(number, day, pool, category, text, net, paid, code, reference)


def _draw_day(year: int, quarter: int, dice: random.Random) -> date:
    first = date(year, 3 * quarter - 2, 1)
    return first + timedelta(days=dice.randint(3, 87))


def draw_budget(
    plan: FinancePlan, year: int, members: Sequence[str], number: int
) -> list[ImportRow]:
    """Return the lines of a budget in whole hundreds of euros."""
    dice = random.Random(f"{plan.slug}-{year}-begroting-{number}")
    start = periods.Period.of_year(year).starts_on
    rows: list[ImportRow] = []
    for pool in plan.pools:
        for category, euros in pool.euros.items():
            share = Fraction(dice.randint(970, 1015), 1000) * (100 - pool.discount) / 100
            net = rounding.round_half_away(euros * plan.growth[year] * share / 100) * 100_00
            text = TEXTS[category].format(team=pool.team)
            rows.append(_make_row(len(rows) + 1, start, pool.code, category, text, net))
        if pool.code == "inkoop":
            for code in members:
                net = dice.randint(40, 160) * 100_00
                rows.append(
                    _make_row(len(rows) + 1, start, "inkoop", "inkoop", "Inkoop", net, code)
                )
    return rows
