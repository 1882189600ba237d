# SPDX-License-Identifier: EUPL-1.2
"""Values of sentences as JSON keeps them, and back: days and fractions stay what they are."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any


def pack(values: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return values as JSON keeps them; what has no exact form there is an error of ours.

    >>> pack({"on": date(2010, 3, 1), "share": Fraction(1, 3), "row": 4})
    {'on': {'day': '2010-03-01'}, 'share': {'fraction': '1/3'}, 'row': 4}
    """
    return {name: _pack(value) for name, value in values.items()}


def _pack(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Fraction):
        return {"fraction": f"{value.numerator}/{value.denominator}"}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"day": value.isoformat()}
    raise TypeError(f"{value!r} is no text, whole number, fraction or day.")


def unpack(kept: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return values as they were packed.

    >>> unpack(pack({"on": date(2010, 3, 1), "share": Fraction(1, 3), "row": 4}))
    {'on': datetime.date(2010, 3, 1), 'share': Fraction(1, 3), 'row': 4}
    """
    return {name: _unpack(value) for name, value in kept.items()}


def _unpack(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return date.fromisoformat(value["day"])
    return Fraction(value["fraction"])
