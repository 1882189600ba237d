# SPDX-License-Identifier: EUPL-1.2
"""
Many cost lines over many participants at once, cent for cent what `rounding` gives.

Each line is `amount * weight / basis` per participant, all whole. Two numpy paths work in
64-bit integers; each is taken only where it is proved exact. What neither can prove, and
every rule but "largest-remainder", goes through `rounding.split_amount`, which knows no
bounds. Write u for 2**-53, the relative error of one rounding in floating point.

Remainders, for amount < 2**49 and basis * 2**bits < 2**62, where 2**bits is not below the
number of bearers:

- The quotient is estimated as amount * share, where share is weight / basis times (1 - 8u).
  Rounding of weight, basis, their division and the two products moves it by less than 5.01u,
  so that the estimate lies below the truth, by less than 13.02u * 2**49 < 0.82. Its whole
  part is the true quotient or one less.
- The remainder, amount * weight - quotient * basis, therefore lies in [0, 2 * basis). All
  its terms are multiplied by 2**bits, and the place of the bearer is added, counted from the
  last: it decides ties for the first code and is too small to decide anything else. The sum
  is computed modulo 2**64, where overflow does no harm, and read back without loss, because
  it is below 2**63. Where it reaches basis * 2**bits, the quotient was one less.

Fixed point, for amount < 2**32 and any basis:

- A weight becomes parts = floor(weight * 2**64 / basis), which is below 2**64 unless one
  participant bears all (then the basis is 1 and the first path holds). In two halves of 32
  bits, amount * parts is exact in 64-bit steps: a quotient and a fraction of 2**64.
- The truth lies in [found, found + amount * 2**-64). The quotient is right unless the
  fraction comes within `amount` of 2**64. The order of two fractions is right if they differ
  by `amount` or more. A row in which the quotient, or the order of the last fraction that
  gets a cent and the first that gets none, is not certain goes through `rounding`; so do
  true ties.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bodemplaat.kernel import rounding
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.kernel.rounding import DEFAULT_RULE, Weight

REMAINDER_AMOUNT_BOUND = 2**49
REMAINDER_TOP = 2**62
FIXED_AMOUNT_BOUND = 2**32
RESULT_BOUND = 2**63
# Lines are worked on in blocks that stay in the processor's cache.
BLOCK_CELLS = 2**14
HALF = np.uint64(32)
# Whole amounts per line to cents per line and bearer, and which rows are certain.
Split = Callable[[NDArray[np.int64]], tuple[NDArray[np.int64], NDArray[np.bool_]]]


class UnknownKey(Refusal):
    """A line names a key that is not given."""

    code = "kernel.unknown-key"


class KeyWithoutBasis(rounding.NoBasis):
    """A key gives no participant a weight above zero."""

    code = "kernel.key-without-basis"


class LineTooLarge(Refusal):
    """A line has more cents than a table can hold."""

    code = "kernel.line-too-large"


class LinesDoNotMatch(Refusal):
    """Every line has an amount and the name of a key."""

    code = "kernel.lines-do-not-match"


@dataclass(frozen=True)
class Table:
    """
    Cents per line (rows, in the order given) and participant (columns, in order of code).

    Always holds: every row adds up to the amount of its line.
    """

    codes: tuple[str, ...]
    cents: NDArray[np.int64]

    def sum_per_participant(self) -> dict[str, int]:
        """Return the total in cents per participant; exact, also above 64 bits."""
        high, low = np.divmod(self.cents, 2**31)
        return {
            code: int(above) * 2**31 + int(below)
            for code, above, below in zip(
                self.codes, high.sum(axis=0), low.sum(axis=0), strict=True
            )
        }


def split_lines(
    amounts: Sequence[int],
    keys_of_lines: Sequence[str],
    keys: Mapping[str, Mapping[str, Weight]],
    rule: str = DEFAULT_RULE,
) -> Table:
    """
    Split many lines over participants, each by its own key.

    Parameters: `amounts` in whole cents, of either sign, |amount| < 2**63; `keys_of_lines`
    the name of the key of each line; `keys` the weights per participant code, by name;
    `rule` one of rounding.RULES.
    Returns: a Table with a column for every participant that any key names.
    Always holds: each row equals rounding.split_amount for its line, cent for cent.
    Raises: UnknownKey, KeyWithoutBasis, LineTooLarge, LinesDoNotMatch, and what
    rounding.split_amount raises; a key that no line uses is checked too.
    Method: see the module.

    >>> split_lines([100, -100], ["k", "k"], {"k": {"B": 1, "A": 1, "C": 1}}).cents.tolist()
    [[34, 33, 33], [-34, -33, -33]]
    """
    rounding.get_rule(rule)
    if len(amounts) != len(keys_of_lines):
        raise LinesDoNotMatch(amounts=len(amounts), keys=len(keys_of_lines))
    table = _check_amounts(amounts)
    lines_of_keys = _group_lines(keys_of_lines, keys)
    codes = tuple(sorted({code for weights in keys.values() for code in weights}))
    columns = {code: number for number, code in enumerate(codes)}
    cents = np.zeros((len(table), len(codes)), dtype=np.int64)
    for name, numbers in lines_of_keys.items():
        whole = rounding.scale_weights(keys[name])
        if not any(whole.values()):
            raise KeyWithoutBasis(name=name)
        bearers = {code: weight for code, weight in whole.items() if weight}
        into = np.array([columns[code] for code in bearers], dtype=np.intp)
        lines = np.array(numbers, dtype=np.intp)
        if rule == DEFAULT_RULE:
            lines = _fill_proved(cents, table, lines, list(bearers.values()), into)
        for line in lines:
            shares = rounding.split_amount(int(table[line]), bearers, rule)
            cents[line, into] = list(shares.values())
    return Table(codes, cents)


def _check_amounts(amounts: Sequence[int]) -> NDArray[np.int64]:
    for number, amount in enumerate(amounts, start=1):
        if type(amount) is not int:
            rounding.check_amount(amount)
        if not -RESULT_BOUND < amount < RESULT_BOUND:
            raise LineTooLarge(line=number)
    return np.array(amounts, dtype=np.int64)


def _group_lines(
    keys_of_lines: Sequence[str], keys: Mapping[str, Mapping[str, Weight]]
) -> dict[str, list[int]]:
    lines_of_keys: dict[str, list[int]] = {name: [] for name in keys}
    for number, name in enumerate(keys_of_lines):
        if name not in lines_of_keys:
            raise UnknownKey(name=name, line=number + 1)
        lines_of_keys[name].append(number)
    return lines_of_keys


def _fill_proved(
    cents: NDArray[np.int64],
    amounts: NDArray[np.int64],
    lines: NDArray[np.intp],
    weights: Sequence[int],
    into: NDArray[np.intp],
) -> NDArray[np.intp]:
    """Write the rows of one key that a numpy path can prove; return the lines that are left."""
    basis = sum(weights)
    is_small = basis << _count_bits(weights) < REMAINDER_TOP
    bound = REMAINDER_AMOUNT_BOUND if is_small else FIXED_AMOUNT_BOUND
    split = (_split_by_remainder if is_small else _split_by_fixed_point)(weights, basis)
    is_within = np.abs(amounts[lines]) < bound
    left = [lines[~is_within]]
    proved = lines[is_within]
    height = max(1, BLOCK_CELLS // len(weights))
    for first in range(0, len(proved), height):
        rows = proved[first : first + height]
        signed = amounts[rows]
        block, is_certain = split(np.abs(signed))
        if (signed < 0).any():
            block *= np.sign(signed)[:, None]
        if len(into) == cents.shape[1]:
            cents[rows] = block
        else:
            cents[rows[:, None], into] = block
        left.append(rows[~is_certain])
    return np.concatenate(left)


def _count_bits(weights: Sequence[int]) -> int:
    return (len(weights) - 1).bit_length()


def _split_by_remainder(weights: Sequence[int], basis: int) -> Split:
    bits = _count_bits(weights)
    shares = np.array(weights, dtype=np.float64) / float(basis) * (1 - 2.0**-50)
    raised = np.array([weight << bits for weight in weights], dtype=np.uint64)
    raised_basis = np.uint64(basis << bits)
    places = np.arange(len(weights) - 1, -1, -1, dtype=np.uint64)

    def split(whole: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        column = whole[:, None]
        quotient = (column * shares).astype(np.int64)
        order = column.view(np.uint64) * raised
        order -= quotient.view(np.uint64) * raised_basis
        order += places
        too_low = order >= raised_basis
        if too_low.any():
            quotient += too_low
            order -= too_low * raised_basis
        _close_rows(quotient, order, whole)
        return quotient, np.ones(len(whole), dtype=np.bool_)

    return split


def _split_by_fixed_point(weights: Sequence[int], basis: int) -> Split:
    parts = [weight * 2**64 // basis for weight in weights]
    high = np.array([part >> 32 for part in parts], dtype=np.uint64)
    low = np.array([part & 0xFFFFFFFF for part in parts], dtype=np.uint64)

    def split(whole: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        column = whole.view(np.uint64)[:, None]
        upper, lower = column * high, column * low
        fraction = upper << HALF
        fraction += lower
        upper >>= HALF
        upper += fraction < lower
        quotient = upper.view(np.int64)
        gap = _close_rows(quotient, fraction, whole)
        is_near = (fraction > ~column).any(axis=1)
        return quotient, (gap >= column[:, 0]) & ~is_near

    return split


def _close_rows(
    quotient: NDArray[np.int64], order: NDArray[np.uint64], whole: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """
    Give each row's left-over cents to the largest in order.

    Returns per row how far the last that gets a cent is above the first that gets none; where
    they are equal, both get one, and the caller does the row again.
    """
    left_over = whole - quotient.sum(axis=1)
    has_rest = left_over > 0
    ordered = np.sort(order, axis=1)
    numbers = np.arange(len(whole))
    # With one bearer nothing is ever left over, so that both places exist.
    last = ordered[numbers, -np.maximum(left_over, 1)]
    next_ = ordered[numbers, -np.minimum(left_over + 1, order.shape[1])]
    above_all = np.uint64(2**64 - 1)
    quotient += order >= np.where(has_rest, last, above_all)[:, None]
    return np.where(has_rest, last - next_, above_all)
