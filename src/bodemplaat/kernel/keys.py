# SPDX-License-Identifier: EUPL-1.2
"""Keys: exact fractions that say which part of a cost each participant bears."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bodemplaat.kernel.refusals import Refusal
from bodemplaat.kernel.rounding import NegativeWeight, NoBasis, Weight, scale_weights

LONGEST_NUMBER = 40
_FRACTION = re.compile(r"(-?)([0-9]+)(?:/([0-9]+))?")


class NotAWeight(Refusal):
    """A weight is a whole number or a fraction written as "p/q"."""

    code = "kernel.not-a-weight"


class PercentagesNotWhole(Refusal):
    """The percentages of a composite key have to be 100 together."""

    code = "kernel.percentages-not-whole"


class NegativePercentage(Refusal):
    """A component of a key cannot count for less than nothing."""

    code = "kernel.negative-percentage"


class NotAPart(Refusal):
    """A stage of in-growth lies between the old key (0) and the new one (1)."""

    code = "kernel.not-a-part"


@dataclass(frozen=True)
class Component:
    """One measure in a composite key: its percentage (0 to 100) and the weights it gives."""

    percentage: Fraction
    weights: Mapping[str, Weight]


def parse_weight(value: object, *, field: str = "weight") -> Fraction:
    """
    Read a weight.

    Parameters: `value` a whole number, a Fraction, or text such as "3" or "2/3" with at most
    40 digits on a side; `field` names it in the message.
    Raises: NotAWeight (a float, a boolean, "0.5", "1/0", something else); NegativeWeight.
    Method: a float is refused and not converted: 0.1 is not one tenth.

    >>> parse_weight("2/3"), parse_weight(7)
    (Fraction(2, 3), Fraction(7, 1))
    """
    if isinstance(value, bool) or not isinstance(value, int | str | Fraction):
        raise NotAWeight(field=field, value=str(value)[:40])
    weight = _parse_text(value, field) if isinstance(value, str) else Fraction(value)
    if weight < 0:
        raise NegativeWeight(name=field, weight=str(value)[:40])
    return weight


def normalise(weights: Mapping[str, Weight]) -> dict[str, Fraction]:
    """
    Return each participant's part of the whole, in order of code.

    Always holds: the parts add up to exactly 1.
    Raises: NoBasis, NegativeWeight, rounding.InexactWeight.

    >>> normalise({"OOS": 3, "VEL": 1})
    {'OOS': Fraction(3, 4), 'VEL': Fraction(1, 4)}
    """
    whole = scale_weights(weights)
    basis = sum(whole.values())
    if basis == 0:
        raise NoBasis()
    return {code: Fraction(weight, basis) for code, weight in whole.items()}


def combine(components: Sequence[Component]) -> dict[str, Fraction]:
    """
    Return the composite key of several measures, each with its percentage.

    Parameters: `components`, whose percentages are 100 together; a participant that a
    component does not name has weight 0 in it.
    Always holds: the parts add up to exactly 1; one component of 100 is `normalise`.
    Raises: PercentagesNotWhole, NegativePercentage, NoBasis (also where the empty component
    counts for 0), NegativeWeight, rounding.InexactWeight.
    References: Snohomish County 911 (54 calls, 23 value, 23 population); Massachusetts
    General Laws ch. 41 s. 99I (50 valuation, 25 inhabitants, 25 miles of road).

    >>> combine([Component(Fraction(75), {"A": 1, "B": 1}), Component(Fraction(25), {"A": 1})])
    {'A': Fraction(5, 8), 'B': Fraction(3, 8)}
    """
    for component in components:
        if component.percentage < 0:
            raise NegativePercentage(percentage=str(component.percentage))
    total = sum((component.percentage for component in components), Fraction(0))
    if total != 100:
        raise PercentagesNotWhole(total=str(total))
    return _add(
        (component.percentage / 100, normalise(component.weights)) for component in components
    )


def make_equal(codes: Iterable[str]) -> dict[str, Fraction]:
    """
    Return the key in which all bear the same part.

    Raises: NoBasis without participants.

    >>> make_equal(["VEL", "OOS"])
    {'OOS': Fraction(1, 2), 'VEL': Fraction(1, 2)}
    """
    return normalise(dict.fromkeys(codes, 1))


def restrict(weights: Mapping[str, Weight], takers: Collection[str]) -> dict[str, Weight]:
    """
    Return the weights with 0 for those who do not take part, who stay named.

    Raises: nothing; `normalise` and `split_amount` refuse a key in which nobody is left.

    >>> restrict({"OOS": 3, "VEL": 1}, {"OOS"})
    {'OOS': 3, 'VEL': 0}
    """
    return {code: weights[code] if code in takers else 0 for code in sorted(weights)}


def grow_in(
    old: Mapping[str, Weight], new: Mapping[str, Weight], part: Fraction
) -> dict[str, Fraction]:
    """
    Return the key on the way from an old to a new one.

    Parameters: `part` from 0 (old) to 1 (new), for example 1/3 in the first of three years.
    Always holds: the parts add up to exactly 1.
    Raises: NotAPart, NoBasis, NegativeWeight, rounding.InexactWeight.

    >>> grow_in({"A": 1, "B": 1}, {"A": 1}, Fraction(1, 2))
    {'A': Fraction(3, 4), 'B': Fraction(1, 4)}
    """
    if not 0 <= part <= 1:
        raise NotAPart(part=str(part))
    return _add([(1 - part, normalise(old)), (part, normalise(new))])


def weigh_by_days(parts: Sequence[tuple[int, Mapping[str, Weight]]]) -> dict[str, Fraction]:
    """
    Return the time-weighted key: weight x days, added up and made parts of 1.

    Parameters: `parts` as (calendar days, weights in that time). Weights of one measure, not
    parts of 1: a participant that leaves halfway takes his weight out of the whole, he does
    not raise that of the others in his own half.
    Always holds: the parts add up to exactly 1; unchanged weights give `normalise`.
    Raises: NoBasis, NegativeWeight, rounding.InexactWeight.

    >>> weigh_by_days([(100, {"A": 1, "B": 1}), (100, {"A": 1})])
    {'A': Fraction(2, 3), 'B': Fraction(1, 3)}
    """
    for _, weights in parts:
        scale_weights(weights)
    return normalise(_add((Fraction(days), weights) for days, weights in parts))


def _add(parts: Iterable[tuple[Fraction, Mapping[str, Weight]]]) -> dict[str, Fraction]:
    total: dict[str, Fraction] = {}
    for part, weights in parts:
        for code, weight in weights.items():
            total[code] = total.get(code, Fraction(0)) + part * weight
    return dict(sorted(total.items()))


def _parse_text(text: str, field: str) -> Fraction:
    found = _FRACTION.fullmatch(text.strip())
    if not found or max(len(part or "") for part in found.groups()) > LONGEST_NUMBER:
        raise NotAWeight(field=field, value=text[:40])
    sign, numerator, denominator = found.groups()
    if int(denominator or 1) == 0:
        raise NotAWeight(field=field, value=text[:40])
    return Fraction(int(sign + numerator), int(denominator or 1))
