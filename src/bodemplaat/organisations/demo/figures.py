# SPDX-License-Identifier: EUPL-1.2
"""
Inhabitants and workplaces on 1 January: public figures where there are any, assumptions between.

A year between two public figures lies on the line between them; a year outside them follows a
growth per year that is assumed. Both are marked as an assumption, with the figures they rest on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bodemplaat.kernel import rounding

CBS_2014 = "CBS, inwoners per 1 januari 2014 (afgerond op 5)"
# Per municipality: year of 1 January -> (inhabitants, source). A count of 31 December is the
# count of the next day.
PUBLIC: dict[str, dict[int, tuple[int, str]]] = {
    "0064": {
        2007: (9_607, "CBS StatLine via Wikipedia (en)"),
        2009: (9_820, "CBS via Wikipedia (de), stand 31 december 2008"),
        2011: (9_866, "CBS via Wikipedia (de), stand 31 december 2010"),
    },
    "0072": {2014: (15_820, CBS_2014)},
    "0082": {
        2007: (13_437, "Wikipedia (li)"),
        2014: (13_524, "CBS via Wikipedia (de), stand 31 december 2013"),
    },
    "0104": {
        2007: (10_887, "CBS via Wikipedia (en)"),
        2010: (10_957, "Wikipedia (nl)"),
    },
    "0140": {2014: (10_925, CBS_2014)},
    "0653": {2005: (10_208, "Friesland-digitaal, opgave gemeente")},
    "0710": {
        2010: (11_833, "CBS via Wikipedia (nl)"),
        2011: (11_849, "CBS via Wikipedia (de), stand 31 december 2010"),
    },
    "0744": {2014: (6_610, CBS_2014)},
    "0798": {2014: (15_090, CBS_2014)},
    "0809": {2014: (23_080, CBS_2014)},
    "0824": {2014: (25_800, CBS_2014)},
    "0826": {2014: (53_715, CBS_2014)},
    "0873": {2014: (21_620, CBS_2014)},
    "0879": {2014: (21_400, CBS_2014)},
    "1900": {2014: (84_180, CBS_2014)},
}
# Assumed growth per year, in thousandths, outside the public figures.
GROWTH = {"0140": -1, "0653": 1, "1900": 4, "0744": 3, "0826": 2}
ASSUMED_GROWTH = 2
# How far a municipality takes part in the investments of a year: a whole part, or a half.
OWN_PART = {"0072": Fraction(1, 2), "0140": Fraction(1, 2), "0653": Fraction(3, 4)}


@dataclass(frozen=True)
class Figure:
    """A value with the way to it."""

    value: Fraction
    source: str
    is_assumption: bool


def get_inhabitants(code: str, year: int) -> Figure:
    """Return the inhabitants of a municipality on 1 January of a year."""
    known = PUBLIC[code]
    if year in known:
        value, source = known[year]
        return Figure(Fraction(value), source, False)
    earlier = max((y for y in known if y < year), default=None)
    later = min((y for y in known if y > year), default=None)
    if earlier is not None and later is not None:
        first, last = known[earlier][0], known[later][0]
        value = round(first + Fraction((last - first) * (year - earlier), later - earlier))
        source = f"op de lijn tussen de cijfers van {earlier} en {later}"
        return Figure(Fraction(value), source, True)
    near = earlier if earlier is not None else later
    assert near is not None, code
    growth = GROWTH.get(code, ASSUMED_GROWTH)
    value = round(known[near][0] * (1 + Fraction(growth * (year - near), 1000)))
    source = f"cijfer van {near} met {growth} promille groei per jaar"
    return Figure(Fraction(value), source, True)


def split_workplaces(total: int, inhabitants: Mapping[str, int]) -> dict[str, int]:
    """Return workplaces per participant in proportion to inhabitants; they add up to the total."""
    return rounding.split_amount(total, inhabitants)


def get_own_part(code: str) -> Fraction:
    """Return how far a municipality takes part in the investments of a year."""
    return OWN_PART.get(code, Fraction(1))
