# SPDX-License-Identifier: EUPL-1.2
"""Linear equations with whole coefficients, solved exactly."""

from collections.abc import Sequence
from fractions import Fraction


def solve(matrix: Sequence[Sequence[int]], right: Sequence[int]) -> list[Fraction]:
    """
    Solve matrix * x = right in rationals.

    Parameters: `matrix` whole numbers, n rows of n; `right` n whole numbers.
    Always holds: the solution is exact; whole numbers only grow to the size of determinants.
    Raises: ValueError if there is no single solution. Callers with a reason to tell look for
    it first (allocation names the loop of pools).
    Method: fraction-free elimination, each step divides by the pivot before without
    remainder; then back substitution in Fractions. Rows are exchanged where a pivot is 0.
    References: Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian
    elimination", Mathematics of Computation 22, 1968.

    >>> [str(value) for value in solve([[2, 1], [1, 3]], [3, 5])]
    ['4/5', '7/5']
    """
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    before = 1
    for step in range(size):
        chosen = next((number for number in range(step, size) if rows[number][step]), None)
        if chosen is None:
            raise ValueError("the equations have no single solution")
        rows[step], rows[chosen] = rows[chosen], rows[step]
        pivot = rows[step][step]
        for row in rows[step + 1 :]:
            factor = row[step]
            for column in range(step, size + 1):
                row[column] = (pivot * row[column] - factor * rows[step][column]) // before
        before = pivot
    return _substitute_back(rows)


def _substitute_back(rows: Sequence[Sequence[int]]) -> list[Fraction]:
    found = [Fraction(0)] * len(rows)
    for step in reversed(range(len(rows))):
        row = rows[step]
        known = sum(
            (row[column] * found[column] for column in range(step + 1, len(rows))), Fraction(0)
        )
        found[step] = (row[-1] - known) / row[step]
    return found
