# SPDX-License-Identifier: EUPL-1.2
"""
How fast the engine splits a year of cost, and what exactness costs.

A year has 2,000 cost lines in each of 12 months, split over 342 participants (the number of
municipalities on 1 January 2025) by five kinds of key. Three ways do the same work:

- exact: `bodemplaat.kernel.matrix`, whole cents by largest remainder, each line closes;
- Decimal: the same rule, row by row in Python's Decimal, as one would write it first;
- float: a matrix product of amounts and shares, each cell rounded by itself, which closes
  nothing; the cents that it gets wrong are counted.

Exact and float show the shortest of several runs, Decimal one run over all lines.
The data are invented, the same in every run. Ends with 1 when exact is less than 30 times as
fast as Decimal, differs from it by a cent, does not close, or takes 1 GB of memory.

    .venv/bin/python bench/engine.py [--repeat N]
"""

import argparse
import functools
import random
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from bodemplaat.kernel import keys, matrix, rounding

PARTICIPANTS, LINES, MONTHS, PROJECTS = 342, 2_000, 12, 250
KINDS = ("inhabitants", "workplaces", "equal", "composite", "own participation")
FASTER_AT_LEAST = 30
MEMORY_BELOW = 1_000_000_000
Result = TypeVar("Result")


@dataclass(frozen=True)
class Year:
    """A year of cost: amounts in cents, and the key of each line."""

    amounts: list[int]
    keys_of_lines: list[str]
    keys: dict[str, Mapping[str, rounding.Weight]]


def make_year() -> Year:
    """Return the invented year; each kind of key takes a fifth of the lines."""
    chance = random.Random(2010)
    codes = [f"{number:04}" for number in range(1, PARTICIPANTS + 1)]
    inhabitants = {code: int(chance.lognormvariate(10.3, 0.8)) + 900 for code in codes}
    workplaces = {code: people // 110 + chance.randrange(20) for code, people in
                  inhabitants.items()}
    found: dict[str, Mapping[str, rounding.Weight]] = {
        "inhabitants": inhabitants,
        "workplaces": workplaces,
        "equal": keys.make_equal(codes),
        "composite": keys.combine(
            [
                keys.Component(Fraction(54), {code: chance.randrange(9_999) for code in codes}),
                keys.Component(Fraction(23), inhabitants),
                keys.Component(Fraction(23), workplaces),
            ]
        ),
    }
    for project in range(PROJECTS):
        joined = chance.sample(codes, chance.randint(2, 60))
        found[f"own participation {project}"] = {code: workplaces[code] + 1 for code in joined}
    names = []
    for line in range(LINES):
        kind = KINDS[line % len(KINDS)]
        names.append(f"{kind} {line % PROJECTS}" if kind == KINDS[-1] else kind)
    amounts = [
        chance.randint(-50_000_00, -1) if chance.random() < 0.03
        else int(chance.lognormvariate(12.5, 1.8)) + 1
        for _ in range(MONTHS * LINES)
    ]
    return Year(amounts, names * MONTHS, found)


def split_by_decimal(year: Year, lines: range) -> dict[int, dict[str, int]]:
    """Split some lines row by row in Decimal, by largest remainder."""
    prepared = {}
    for name in {year.keys_of_lines[line] for line in lines}:
        weights = {code: Decimal(weight) for code, weight in
                   rounding.scale_weights(year.keys[name]).items() if weight}
        prepared[name] = (weights, sum(weights.values(), Decimal(0)))
    with localcontext() as context:
        context.prec = 60
        return {
            line: _split_row(year.amounts[line], *prepared[year.keys_of_lines[line]])
            for line in lines
        }


def _split_row(amount: int, weights: dict[str, Decimal], basis: Decimal) -> dict[str, int]:
    sign, whole = (-1, Decimal(-amount)) if amount < 0 else (1, Decimal(amount))
    shares, remainders = {}, []
    for code, weight in weights.items():
        # A quotient of 60 digits would decide ties by its last digit: only divmod is exact.
        cents, remainder = divmod(whole * weight, basis)
        shares[code] = int(cents)
        remainders.append((-remainder, code))
    left_over = int(whole) - sum(shares.values())
    remainders.sort()
    for _, code in remainders[:left_over]:
        shares[code] += 1
    return {code: sign * share for code, share in shares.items()}


def split_by_float(year: Year, codes: tuple[str, ...]) -> NDArray[np.int64]:
    """Split all lines by one product of matrices per key, each cell rounded by itself."""
    found = np.empty((len(year.amounts), len(codes)), dtype=np.int64)
    amounts = np.array(year.amounts, dtype=np.float64)
    lines_of_keys: dict[str, list[int]] = {}
    for line, name in enumerate(year.keys_of_lines):
        lines_of_keys.setdefault(name, []).append(line)
    for name, lines in lines_of_keys.items():
        weights = np.array([float(year.keys[name].get(code, 0)) for code in codes])
        shares = weights / weights.sum()
        found[lines] = np.rint(amounts[lines, None] @ shares[None, :])
    return found


def measure(repeat: int, work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the shortest wall time in seconds of several runs, and the last result."""
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - started)
    return min(times), result


def read_peak_memory() -> int:
    """Return the most memory this process has held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def compare_with_decimal(year: Year, table: matrix.Table) -> tuple[float, int]:
    """Return the seconds that Decimal takes for all lines, and in how many cells it differs."""
    seconds, different = 0.0, 0
    for first in range(0, len(year.amounts), LINES):
        month = range(first, first + LINES)
        taken, rows = measure(1, functools.partial(split_by_decimal, year, month))
        seconds += taken
        for line, shares in rows.items():
            expected = [shares.get(code, 0) for code in table.codes]
            different += int((table.cents[line] != np.array(expected)).sum())
    return seconds, different


def main() -> int:
    """Measure, print a table, and say with 0 or 1 whether the demands are met."""
    parser = argparse.ArgumentParser(description="Measure the engine.")
    parser.add_argument("--repeat", type=int, default=5, help="runs of exact and of float")
    repeat = parser.parse_args().repeat
    year = make_year()
    amounts = np.array(year.amounts)

    exact_time, table = measure(
        repeat, lambda: matrix.split_lines(year.amounts, year.keys_of_lines, year.keys)
    )
    float_time, guessed = measure(repeat, lambda: split_by_float(year, table.codes))
    wrong = int((guessed != table.cents).sum())
    rests = np.abs(guessed.sum(axis=1) - amounts)
    unclosed = int((table.cents.sum(axis=1) != amounts).sum())
    del guessed
    memory = read_peak_memory()
    decimal_time, different = compare_with_decimal(year, table)
    faster = decimal_time / exact_time

    print(f"{len(table.codes)} participants x {LINES:,} lines x {MONTHS} months = "
          f"{table.cents.size:,} cells; {len(year.keys)} keys of {len(KINDS)} kinds")
    print(f"{'way':<9}{'seconds':>9}{'x exact':>9}  result")
    for way, seconds, result in (
        ("exact", exact_time, f"{unclosed} lines open, {different} cells unlike Decimal"),
        ("Decimal", decimal_time, "row by row, by largest remainder"),
        ("float", float_time, f"{wrong:,} cells wrong, {(rests > 0).sum():,} lines open by "
                              f"{rests.sum():,} cents"),
    ):
        print(f"{way:<9}{seconds:>9.3f}{seconds / exact_time:>9.2f}  {result}")
    print(f"Exact is {faster:.0f} times as fast as Decimal (at least {FASTER_AT_LEAST}), takes "
          f"{exact_time / float_time:.1f} times as long as float, and at most "
          f"{memory / 1e6:,.0f} MB of memory (below {MEMORY_BELOW / 1e6:,.0f}).")
    return int(faster < FASTER_AT_LEAST or memory >= MEMORY_BELOW or unclosed + different > 0)


if __name__ == "__main__":
    sys.exit(main())
