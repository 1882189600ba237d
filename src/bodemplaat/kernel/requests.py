# SPDX-License-Identifier: EUPL-1.2
"""The JSON question of `bodemplaat allocate` and its answer; nothing is guessed."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from bodemplaat.kernel import allocation, files, keys, rounding
from bodemplaat.kernel.digests import fraction_text
from bodemplaat.kernel.refusals import Refusal

LONGEST_NUMBER = keys.LONGEST_NUMBER
LONGEST_NAME = 200
MOST_POOLS = 100
SPLIT_FIELDS = ("total_cents", "weights", "rule")
STAGED_FIELDS = ("pools", "services", "method", "order", "participants", "rule")
Value = TypeVar("Value")


class NotJson(Refusal):
    """The text is not JSON."""

    code = "kernel.not-json"


class TooDeep(Refusal):
    """The JSON is nested deeper than any question needs."""

    code = "kernel.json-too-deep"


class FieldTwice(Refusal):
    """An object names a field twice, so that one of the two values would be lost."""

    code = "kernel.field-twice"


class NotAnObject(Refusal):
    """A field has to be an object."""

    code = "kernel.not-an-object"


class NotAList(Refusal):
    """A field has to be a list of names."""

    code = "kernel.not-a-list"


class NotText(Refusal):
    """A field has to be text."""

    code = "kernel.not-text"


class NotWholeCents(Refusal):
    """A field has to be a whole number of cents."""

    code = "kernel.not-whole-cents"


class BadName(Refusal):
    """A name is empty, too long, or has characters that cannot be shown."""

    code = "kernel.bad-name"


class MissingField(Refusal):
    """A field that the question needs is not there."""

    code = "kernel.field-missing"


class UnknownField(Refusal):
    """A field that no question has; a mistyped one would silently not count."""

    code = "kernel.field-unknown"


class FieldWithoutBasis(rounding.NoBasis):
    """The weights of a field are all 0, or there are none."""

    code = "kernel.field-without-basis"


class TooManyPools(Refusal):
    """More pools than the exact solution can be asked for at once."""

    code = "kernel.too-many-pools"


@dataclass(frozen=True)
class SplitRequest:
    """One amount over weights."""

    total_cents: int
    weights: Mapping[str, Fraction]
    rule: str

    def answer(self) -> dict[str, Any]:
        """
        Return `shares` in cents and `rounding` per name, also for those of weight 0.

        `rounding` has per name `exact`, the share before rounding, and `difference`, cents
        minus exact, both as "p/q"; and `left_over_cents`, what closing gave or took.
        Raises: FieldWithoutBasis, rounding.UnknownRule, rounding.WeightsTooFine,
        digests.NumberTooLong.
        """
        if not any(self.weights.values()):
            raise FieldWithoutBasis(field="weights")
        shares = rounding.split_amount(self.total_cents, self.weights, self.rule)
        parts = keys.normalise(self.weights)
        exact = {name: self.total_cents * part for name, part in parts.items()}
        traced = rounding.trace(exact, shares, self.rule)
        return {
            "shares": shares,
            "rounding": {
                name: {
                    "exact": fraction_text(line.exact),
                    "difference": fraction_text(line.difference),
                    "left_over_cents": line.left_over_cents,
                }
                for name, line in traced.items()
            },
        }


@dataclass(frozen=True)
class StagedRequest:
    """The cost of pools that serve each other and participants."""

    pools: Mapping[str, int]
    services: Mapping[str, Mapping[str, Fraction]]
    method: str
    order: tuple[str, ...] | None
    participants: tuple[str, ...] | None
    rule: str

    def answer(self) -> dict[str, Any]:
        """
        Return `shares` in cents per participant, and the `stages`.

        A stage has `pool`, `own_cents`, `received` from other pools and `passed` per
        receiver, the last two exact, as "p/q".
        Raises: what allocation.allocate raises, digests.NumberTooLong.
        """
        staged = allocation.allocate(
            self.pools,
            self.services,
            self.method,
            self.order,
            participants=self.participants,
            rule=self.rule,
        )
        return {
            "shares": dict(staged.shares),
            "stages": [
                {
                    "pool": stage.pool,
                    "own_cents": stage.own_cents,
                    "received": fraction_text(stage.received),
                    "passed": {
                        name: fraction_text(passed) for name, passed in stage.passed.items()
                    },
                }
                for stage in staged.stages
            ],
        }


def read_request(content: bytes, name: str = "-") -> SplitRequest | StagedRequest:
    """
    Read a question in JSON.

    Parameters: `content` the bytes of the file and its `name`. With `pools` it is a StagedRequest
    (`pools`, `services`, `method`, and if wanted `order`, `participants`, `rule`), otherwise
    a SplitRequest (`total_cents`, `weights`, and if wanted `rule`).
    Raises: files.NotUtf8, NotJson with line and column, TooDeep, FieldTwice, UnknownField,
    MissingField, NotAnObject, NotAList, NotText, NotWholeCents, BadName, TooManyPools,
    keys.NotAWeight, rounding.NegativeWeight; each names its field, as in `weights.A`.

    >>> read_request(b'{"total_cents": 3, "weights": {"A": 1, "B": "2/3"}}').answer()["shares"]
    {'A': 2, 'B': 1}
    """
    fields = _load(files.decode(name, content))
    if not isinstance(fields, dict):
        raise NotAnObject(field="JSON")
    rule = _read_text(fields.get("rule", rounding.DEFAULT_RULE), "rule")
    if "pools" not in fields:
        _check_fields(fields, SPLIT_FIELDS, needed=2)
        return SplitRequest(
            total_cents=_read_cents(fields["total_cents"], "total_cents"),
            weights=_read_weights(fields["weights"], "weights"),
            rule=rule,
        )
    _check_fields(fields, STAGED_FIELDS, needed=3)
    pools = _read_object(fields["pools"], "pools", _read_cents)
    if len(pools) > MOST_POOLS:
        raise TooManyPools(count=len(pools), most=MOST_POOLS)
    return StagedRequest(
        pools=pools,
        services=_read_object(fields["services"], "services", _read_weights),
        method=_read_text(fields["method"], "method"),
        order=_read_names(fields.get("order"), "order"),
        participants=_read_names(fields.get("participants"), "participants"),
        rule=rule,
    )


@dataclass(frozen=True)
class _Number:
    """A number that is not whole, or too long to be read; kept as it was written."""

    text: str

    def __str__(self) -> str:
        return self.text


def _load(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_read_pairs,
            parse_int=_read_int,
            parse_float=_Number,
            parse_constant=_Number,
        )
    except json.JSONDecodeError as error:
        raise NotJson(line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise TooDeep() from error


def _read_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise FieldTwice(field=_show(name))
        found[name] = value
    return found


def _read_int(text: str) -> int | _Number:
    return int(text) if len(text) <= LONGEST_NUMBER else _Number(text)


def _check_fields(fields: Mapping[str, Any], known: tuple[str, ...], needed: int) -> None:
    for name in fields:
        if name not in known:
            raise UnknownField(field=_show(name), known=", ".join(known))
    for name in known[:needed]:
        if name not in fields:
            raise MissingField(field=name, known=", ".join(known[:needed]))


def _read_object(
    value: Any, field: str, read: Callable[[Any, str], Value]
) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise NotAnObject(field=field)
    return {
        _read_name(name, field): read(item, f"{field}.{name}") for name, item in value.items()
    }


def _read_weights(value: Any, field: str) -> dict[str, Fraction]:
    return _read_object(value, field, lambda item, path: keys.parse_weight(item, field=path))


def _read_names(value: Any, field: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise NotAList(field=field)
    return tuple(
        _read_name(_read_text(item, f"{field}[{number}]"), field)
        for number, item in enumerate(value, start=1)
    )


def _read_cents(value: Any, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise NotWholeCents(field=field, value=_show(str(value)))
    return value


def _read_text(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise NotText(field=field)
    return _show(value)


def _read_name(name: str, field: str) -> str:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadName(field=field, name=_show(name))
    return name


def _show(text: str) -> str:
    """Return a text as it can be shown in a message: not too long, nothing invisible."""
    return text if text.isprintable() and len(text) <= LONGEST_NAME else ascii(text)[:60]
