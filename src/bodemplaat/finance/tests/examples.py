# SPDX-License-Identifier: EUPL-1.2
"""Small settlements in plain values, for tests of the rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from bodemplaat.finance.values import (
    Fact,
    KeyComponent,
    KeyKind,
    KeyLine,
    LineKind,
    Pool,
    PoolScope,
    Price,
    Rate,
    SettlementInput,
    SettlementKind,
    SourceLine,
    Span,
    VatRegime,
    WithinYear,
)

NAMES = {"0064": "Bolsward", "0104": "Nijefurd", "0710": "Wûnseradiel", "0140": "Littenseradiel"}
RATES = (
    Rate(Fraction(19), date(2001, 1, 1), date(2012, 10, 1), "Wet OB 1968, art. 9"),
    Rate(Fraction(21), date(2012, 10, 1), None, "Wet OB 1968, art. 9"),
)


def make_span(
    code: str, starts_on: date = date(2004, 1, 1), ends_before: date | None = None, **more: Any
) -> Span:
    """Return a participant that is an owner unless told otherwise."""
    return Span(code, NAMES.get(code, code), starts_on, ends_before, **{"is_owner": True, **more})


def make_source(
    net_cents: int, *, pool: str = "netwerk", vat_cents: int = 0, **more: Any
) -> SourceLine:
    """Return one cost line of 2010."""
    values = {
        "id": 1, "category": "Inkoop", "booked_on": date(2010, 6, 1), "text": "Lijn",
        "participant": None, "reference": "boekstuk 1, regel 1",
    }
    return SourceLine(**{**values, "pool": pool, "net_cents": net_cents, "vat_cents": vat_cents,
                         **more})


def make_pool(code: str = "netwerk", **more: Any) -> Pool:
    """Return an allocated pool with VAT passed on."""
    values: dict[str, Any] = {
        "name": code.capitalize(), "position": 1, "kind": LineKind.ALLOCATED,
        "scope": PoolScope.ALL, "vat_regime": VatRegime.TRANSPARENT, "key": "sleutel",
    }
    return Pool(code=code, **{**values, **more})


def make_key(
    *, kind: KeyKind = KeyKind.MEASURED, measures: Mapping[str, int] | None = None, **more: Any
) -> KeyLine:
    """Return a key version, by inhabitants unless told otherwise."""
    components = tuple(
        KeyComponent(measure, Fraction(part))
        for measure, part in (measures or {"inhabitants": 100}).items()
    )
    values: dict[str, Any] = {
        "id": 1, "key": "sleutel", "name": "Sleutel", "shares": {}, "reference_year_offset": 0,
        "starts_on": date(2004, 1, 1), "ends_before": None,
    }
    return KeyLine(kind=kind, components=components, **{**values, **more})


def make_facts(
    values: Mapping[str, int], *, measure: str = "inhabitants", on: date = date(2010, 1, 1)
) -> tuple[Fact, ...]:
    """Return a measured value per participant."""
    return tuple(
        Fact(index, code, measure, on, Fraction(value), "telling")
        for index, (code, value) in enumerate(sorted(values.items()))
    )


def make_price(cents: int, starts_on: date = date(2004, 1, 1), **more: Any) -> Price:
    """Return a price per workplace per year."""
    values: dict[str, Any] = {"id": 1, "service": "werkplek", "unit": "workplace",
                              "ends_before": None}
    return Price(cents=cents, starts_on=starts_on, **{**values, **more})


def make_input(
    *, sources: Sequence[SourceLine], spans: Sequence[Span], **more: Any
) -> SettlementInput:
    """Return the input of a final settlement of 2010."""
    values: dict[str, Any] = {
        "arrangement": "proef", "arrangement_name": "Proef", "year": 2010,
        "kind": SettlementKind.FINAL, "as_of": date(2010, 12, 31), "known_at": None,
        "rounding_rule": "largest-remainder", "within_year_method": WithinYear.SEGMENTS_PER_DAY,
        "pools": (make_pool(),), "keys": (make_key(),), "facts": (), "prices": (), "rates": RATES,
    }
    return SettlementInput(sources=tuple(sources), spans=tuple(spans), **{**values, **more})
