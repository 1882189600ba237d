# SPDX-License-Identifier: EUPL-1.2
"""
Municipalities that were divided over several others.

National table 33 names one successor for each; the others stand in the law that divided the
municipality. They are laid beside the table, and the difference is shown.
"""

from datetime import date
from typing import NamedTuple


class Split(NamedTuple):
    """One successor by law of a municipality that was divided."""

    code: str
    successor_code: str
    takes_effect_on: date
    source: str


def _split(code: str, on: date, name: str, successors: tuple[str, ...]) -> tuple[Split, ...]:
    source = f"herindelingswet: {name} is verdeeld over {len(successors)} gemeenten"
    return tuple(Split(code, successor, on, source) for successor in successors)


SPLITS = (
    *_split("0055", date(2014, 1, 1), "Boarnsterhim", ("0074", "0080", "1900", "1921")),
    *_split("0140", date(2018, 1, 1), "Littenseradiel", ("0080", "1900", "1949")),
    *_split("0788", date(2021, 1, 1), "Haaren", ("0757", "0824", "0855", "0865")),
    *_split("1671", date(2015, 1, 1), "Maasdonk", ("0796", "0828")),
)
