# SPDX-License-Identifier: EUPL-1.2
"""Settlements as canonical JSON: to pin them, to read them back, and to sign them."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any

from bodemplaat.finance import values
from bodemplaat.kernel import digests

_ROW_NUMBERS = {"id", "key_id", "price_id"}


def pack(value: Any) -> Any:
    """
    Return a frozen value as plain JSON values; fractions become "p/q", dates ISO text.

    A field that came later stays out while it holds its default: old digests go on holding.

    >>> pack(values.KeyComponent("inhabitants", Fraction(200, 3)))
    {'measure': 'inhabitants', 'percentage': '200/3'}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: pack(getattr(value, each.name))
            for each in fields(value)
            if not (each.metadata.get("is_later") and getattr(value, each.name) == each.default)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): pack(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [pack(item) for item in value]
    return value


def digest_settlement(
    given: values.SettlementInput, contributions: Sequence[values.Contribution]
) -> str:
    """
    Return the digest of the inputs and the results.

    The moment of asking and the row numbers of the database stay outside, so that the same facts
    give the same digest on another machine.
    """
    content = pack(given) | {"known_at": None, "decision": None}
    return digests.digest(_strip([content, pack(list(contributions))]))


def _strip(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: item for name, item in value.items() if name not in _ROW_NUMBERS}
        return {name: _strip(item) for name, item in kept.items()}
    return [_strip(item) for item in value] if isinstance(value, list) else value


def read_input(packed: Mapping[str, Any]) -> values.SettlementInput:
    """Return the input of a settlement from its pin."""
    content = dict(packed)
    content["kind"] = values.SettlementKind(packed["kind"])
    content["within_year_method"] = values.WithinYear(packed["within_year_method"])
    content["as_of"] = date.fromisoformat(packed["as_of"])
    known = packed["known_at"]
    content["known_at"] = datetime.fromisoformat(known) if known else None
    readers = {
        "pools": _read_pool, "sources": _read_source, "spans": _read_span, "keys": _read_key,
        "facts": _read_fact, "prices": _read_price, "rates": _read_rate,
    }
    for name, read in readers.items():
        content[name] = tuple(read(item) for item in packed[name])
    return values.SettlementInput(**content)


def with_decision(
    given: values.SettlementInput, decision: Mapping[str, str] | None
) -> values.SettlementInput:
    """Return an input with the decision that adopted its settlement; a budget keeps its own."""
    return given if decision is None else replace(given, decision=decision)


def _dates(item: Mapping[str, Any], *names: str) -> dict[str, date | None]:
    return {name: date.fromisoformat(item[name]) if item[name] else None for name in names}


def _read_pool(item: Mapping[str, Any]) -> values.Pool:
    kinds: dict[str, Any] = {
        "kind": values.LineKind(item["kind"]),
        "scope": values.PoolScope(item["scope"]),
        "vat_regime": values.VatRegime(item["vat_regime"]),
    }
    return values.Pool(**{**item, **kinds})


def _read_source(item: Mapping[str, Any]) -> values.SourceLine:
    return values.SourceLine(**{**item, **_dates(item, "booked_on")})


def _read_span(item: Mapping[str, Any]) -> values.Span:
    heirs = tuple(
        values.Heir(
            **{**heir, "share": Fraction(heir["share"]) if heir["share"] is not None else None}
        )
        for heir in item.get("heirs", ())
    )
    dates = _dates(item, "starts_on", "ends_before")
    return values.Span(**{**item, **dates, "heirs": heirs})


def _read_key(item: Mapping[str, Any]) -> values.KeyLine:
    parts: dict[str, Any] = {
        "kind": values.KeyKind(item["kind"]),
        "components": tuple(
            values.KeyComponent(part["measure"], Fraction(part["percentage"]))
            for part in item["components"]
        ),
        "shares": {code: Fraction(share) for code, share in item["shares"].items()},
        **_dates(item, "starts_on", "ends_before"),
    }
    return values.KeyLine(**{**item, **parts})


def _read_fact(item: Mapping[str, Any]) -> values.Fact:
    dates: dict[str, Any] = _dates(item, "reference_on")
    return values.Fact(**{**item, **dates, "value": Fraction(item["value"])})


def _read_price(item: Mapping[str, Any]) -> values.Price:
    return values.Price(**{**item, **_dates(item, "starts_on", "ends_before")})


def _read_rate(item: Mapping[str, Any]) -> values.Rate:
    dates: dict[str, Any] = _dates(item, "starts_on", "ends_before")
    return values.Rate(**{**item, **dates, "percentage": Fraction(item["percentage"])})
