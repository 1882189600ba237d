# SPDX-License-Identifier: EUPL-1.2
"""One text for one value, and its fingerprint: the same inputs give the same bytes for ever."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any

from bodemplaat.kernel.refusals import Refusal

# Python refuses to write whole numbers of more than 4,300 digits; 14,000 bits are fewer.
LARGEST_BITS = 14_000


class NotCanonical(Refusal):
    """A value has no one way to be written, so it cannot be part of a digest."""

    code = "kernel.not-canonical"


class NumberTooLong(Refusal):
    """A number has more digits than can be written down."""

    code = "kernel.number-too-long"


def canonical_json(value: Any) -> str:
    """
    Write a value as JSON in exactly one way.

    Parameters: `value` of None, booleans, whole numbers, text, dates, moments with a zone,
    Fractions, enumerations, dataclasses, tuples, lists and mappings with text keys.
    Always holds: equal values give equal text, whatever the order of their keys.
    Raises: NotCanonical, naming the path and the type: floats and Decimals (two ways to
    write one number), sets (no order), moments without a zone, keys that are not text.
    NumberTooLong.
    Method: keys sorted by code point, no spaces, ASCII only, dates as ISO 8601, moments in
    UTC with six digits of a second, Fractions as "p/q", also whole ones.
    References: after RFC 8785 (JSON Canonicalization Scheme), without its numbers.

    >>> canonical_json({"b": Fraction(4, 6), "a": [date(2010, 1, 1), 7, None]})
    '{"a":["2010-01-01",7,null],"b":"2/3"}'
    """
    return json.dumps(to_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """
    Return the fingerprint of a value: SHA-256 of its canonical JSON, as 64 hex digits.

    Raises: NotCanonical, NumberTooLong.
    References: FIPS 180-4.

    >>> digest({"year": 2010})[:16]
    '824c2c5e88cacf24'
    """
    return hashlib.sha256(canonical_json(value).encode("ascii")).hexdigest()


def to_plain(value: Any, path: str = "$") -> Any:
    """
    Return a value as JSON knows it, by the rules of canonical_json.

    Raises: NotCanonical, NumberTooLong.

    >>> to_plain((Fraction(1, 3), date(2011, 1, 1)))
    ['1/3', '2011-01-01']
    """
    if isinstance(value, Enum):
        return to_plain(value.value, path)
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        _check_length(value)
        return int(value)
    if isinstance(value, Fraction):
        return fraction_text(value)
    if isinstance(value, date):
        return _date_text(value, path)
    if isinstance(value, Mapping):
        return _plain_mapping(value, path)
    if isinstance(value, list | tuple):
        return [to_plain(item, f"{path}[{number}]") for number, item in enumerate(value)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return _plain_mapping(fields, path)
    raise NotCanonical(path=path, kind=type(value).__name__)


def fraction_text(value: Fraction) -> str:
    """
    Write a fraction as "p/q" in lowest terms, a whole number as "p/1".

    Raises: NumberTooLong.

    >>> fraction_text(Fraction(-4, 6)), fraction_text(Fraction(3))
    ('-2/3', '3/1')
    """
    _check_length(value.numerator)
    _check_length(value.denominator)
    return f"{value.numerator}/{value.denominator}"


def _check_length(number: int) -> None:
    if number.bit_length() > LARGEST_BITS:
        raise NumberTooLong(bits=number.bit_length())


def _date_text(value: date, path: str) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        raise NotCanonical(path=path, kind="datetime")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _plain_mapping(value: Mapping[Any, Any], path: str) -> dict[str, Any]:
    for key in value:
        if not isinstance(key, str):
            raise NotCanonical(path=f"{path}.{key}", kind=type(key).__name__)
    return {str(key): to_plain(item, f"{path}.{key}") for key, item in value.items()}
