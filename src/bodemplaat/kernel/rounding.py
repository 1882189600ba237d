# SPDX-License-Identifier: EUPL-1.2
"""
From exact shares to whole cents, by a rule with a name.

A rule has two steps: it rounds each share by itself, and it closes, that is it gives the
cents that are then left over (or too many) to shares it can name. Every rule closes to the
cent, treats a negative amount as the exact mirror of the positive one, moves no cent to a
share of nothing, and knows participants by their code only, so that their order does not
matter. `docs/methods/rounding.md` works each rule out in cents.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from bodemplaat.kernel.refusals import Refusal

Weight = int | Fraction
DEFAULT_RULE = "largest-remainder"
FINEST_BITS = 8_000


class NoBasis(Refusal):
    """No participant has a weight above zero, so there is nothing to split by."""

    code = "kernel.no-basis"


class NegativeWeight(Refusal):
    """A weight says how much of the whole; less than nothing is not a part."""

    code = "kernel.negative-weight"


class InexactWeight(Refusal):
    """A weight is a whole number or a fraction; a float has already lost digits."""

    code = "kernel.inexact-weight"


class InexactAmount(Refusal):
    """An amount is a whole number of cents."""

    code = "kernel.inexact-amount"


class WeightsTooFine(Refusal):
    """The weights have no common denominator of a length that can be written down."""

    code = "kernel.weights-too-fine"


class UnknownRule(Refusal):
    """A rounding rule is one of RULES."""

    code = "kernel.unknown-rounding-rule"


class SharesDoNotClose(Refusal):
    """Exact shares have to add up to the total that they are shares of."""

    code = "kernel.shares-do-not-close"


class NoInstalments(Refusal):
    """An amount is paid in one instalment at least."""

    code = "kernel.no-instalments"


@dataclass(frozen=True)
class Rule:
    """
    A named way to make cents.

    `round_alone(numerator, denominator)` rounds one share; `close(exact, cents, denominator,
    left_over)` changes `cents` in place so that `left_over`, which is never 0, is gone.
    """

    name: str
    round_alone: Callable[[int, int], int]
    close: Callable[[Mapping[str, int], dict[str, int], int, int], None]


@dataclass(frozen=True)
class Rounding:
    """
    What rounding did to one share.

    `exact` is the share in cents before rounding; `difference` is cents minus exact;
    `left_over_cents` is what closing moved: 0 for a share that was rounded by itself.
    """

    exact: Fraction
    difference: Fraction
    left_over_cents: int


def split_amount(
    amount: int, weights: Mapping[str, Weight], rule: str = DEFAULT_RULE
) -> dict[str, int]:
    """
    Split an amount over participants in proportion to their weights.

    Parameters: `amount` in whole cents, negative for a refund; `weights` per participant
    code, whole numbers or Fractions, for example inhabitants on 1 January; `rule` one of
    RULES.
    Returns: cents per participant, in order of code.
    Always holds: the shares add up to `amount`; those of `-amount` are their exact mirror; a
    weight of 0 gives 0; multiplying all weights changes nothing. With "largest-remainder" and
    "half-even-closing" each share is less than one cent from its exact value.
    Raises: NoBasis, NegativeWeight, InexactWeight, InexactAmount, UnknownRule.
    Method: see RULES and `docs/methods/rounding.md`; ties in order of code.
    References: Balinski & Young, "Fair Representation", Yale University Press, 1982 (method
    of largest remainders, Hamilton).

    >>> split_amount(100_00, {"VEL": 1, "KRE": 1, "OOS": 1})
    {'KRE': 3334, 'OOS': 3333, 'VEL': 3333}
    >>> split_amount(-100_00, {"VEL": 1, "KRE": 1, "OOS": 1})
    {'KRE': -3334, 'OOS': -3333, 'VEL': -3333}
    """
    check_amount(amount)
    whole = scale_weights(weights)
    basis = sum(whole.values())
    if basis == 0:
        raise NoBasis()
    exact = {code: amount * weight for code, weight in whole.items()}
    return _make_cents(exact, basis, amount, get_rule(rule))


def split_exact(
    shares: Mapping[str, Fraction], total: int, rule: str = DEFAULT_RULE
) -> dict[str, int]:
    """
    Turn exact shares that add up to a whole total into cents that do.

    Parameters: `shares` in cents per participant code, exact, of either sign; `total` in
    whole cents, their sum; `rule` one of RULES.
    Returns: cents per participant, in order of code.
    Always holds: as split_amount; a share that is whole already gets no left-over cent under
    "largest-remainder".
    Raises: SharesDoNotClose, InexactWeight, InexactAmount, UnknownRule.
    Method: see RULES; used where a share is a sum of parts, so that cents are made once.

    >>> split_exact({"A": Fraction(1, 3), "B": Fraction(5, 3)}, 2)
    {'A': 0, 'B': 2}
    """
    check_amount(total)
    exact, denominator = _bring_to_denominator(shares)
    if sum(exact.values()) != total * denominator:
        raise SharesDoNotClose(total=total, found=str(sum(shares.values(), Fraction(0))))
    return _make_cents(exact, denominator, total, get_rule(rule))


def trace(
    shares: Mapping[str, Fraction], cents: Mapping[str, int], rule: str = DEFAULT_RULE
) -> dict[str, Rounding]:
    """
    Tell per participant what rounding did, for an explanation.

    Parameters: `shares` exact in cents; `cents` as `split_exact` made them with this `rule`.
    Always holds: the differences add up to 0 when the shares close.
    Raises: UnknownRule.

    >>> exact = {"A": Fraction(1, 3), "B": Fraction(2, 3)}
    >>> trace(exact, split_exact(exact, 1))["B"]
    Rounding(exact=Fraction(2, 3), difference=Fraction(1, 3), left_over_cents=1)
    """
    chosen = get_rule(rule)
    return {
        code: Rounding(
            exact=exact,
            difference=cents[code] - exact,
            left_over_cents=cents[code]
            - chosen.round_alone(exact.numerator, exact.denominator),
        )
        for code, exact in sorted(shares.items())
    }


def split_in_instalments(amount: int, count: int) -> tuple[int, ...]:
    """
    Split an amount in equal instalments, the odd cents in the earliest.

    Parameters: `amount` in whole cents; `count` of instalments, one or more.
    Always holds: they add up to `amount`, no two differ by more than a cent, and those of
    `-amount` are their mirror.
    Raises: NoInstalments, InexactAmount.

    >>> split_in_instalments(331_00, 12)[:5]
    (2759, 2759, 2759, 2759, 2758)
    """
    check_amount(amount)
    if count < 1:
        raise NoInstalments(count=count)
    sign = -1 if amount < 0 else 1
    each, odd = divmod(abs(amount), count)
    return tuple(sign * (each + (number < odd)) for number in range(count))


def round_half_away(value: Fraction) -> int:
    """
    Round to the nearest whole number, halves away from zero, as on an invoice.

    Always holds: `round_half_away(-x) == -round_half_away(x)`.

    >>> [round_half_away(Fraction(cents, 2)) for cents in (1, 3, -1, -3)]
    [1, 2, -1, -2]
    """
    return _half_away(value.numerator, value.denominator)


def get_rule(name: str) -> Rule:
    """
    Return the rule with this name.

    Raises: UnknownRule, which names the rules there are.
    """
    if name not in RULES:
        raise UnknownRule(rule=name, known=", ".join(RULES))
    return RULES[name]


def check_amount(amount: int) -> None:
    """
    Check that an amount is a whole number of cents.

    Raises: InexactAmount for a float, Decimal, text or boolean.
    """
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise InexactAmount(amount=repr(amount))


def scale_weights(weights: Mapping[str, Weight]) -> dict[str, int]:
    """
    Bring weights to whole numbers without a common divisor, in order of code.

    Always holds: the results stand in the same proportion as the weights.
    Raises: NegativeWeight, InexactWeight, each with the first code concerned.

    >>> scale_weights({"B": Fraction(1, 2), "A": Fraction(2, 3)})
    {'A': 4, 'B': 3}
    """
    whole, _ = _bring_to_denominator(weights)
    for code, weight in whole.items():
        if weight < 0:
            raise NegativeWeight(name=code, weight=str(weights[code]))
    divisor = math.gcd(*whole.values())
    return {code: weight // divisor for code, weight in whole.items()} if divisor > 1 else whole


def _bring_to_denominator(shares: Mapping[str, Weight]) -> tuple[dict[str, int], int]:
    for code, share in sorted(shares.items()):
        if isinstance(share, bool) or not isinstance(share, int | Fraction):
            raise InexactWeight(name=code, weight=repr(share))
    denominator = 1
    for share in shares.values():
        denominator = math.lcm(denominator, share.denominator)
        if denominator.bit_length() > FINEST_BITS:
            raise WeightsTooFine(bits=FINEST_BITS)
    numerators = {
        code: share.numerator * (denominator // share.denominator)
        for code, share in sorted(shares.items())
    }
    return numerators, denominator


def _make_cents(
    exact: Mapping[str, int], denominator: int, total: int, rule: Rule
) -> dict[str, int]:
    cents = {code: rule.round_alone(share, denominator) for code, share in exact.items()}
    left_over = total - sum(cents.values())
    if left_over:
        rule.close(exact, cents, denominator, left_over)
    return cents


def _toward_zero(numerator: int, denominator: int) -> int:
    return numerator // denominator if numerator >= 0 else -(-numerator // denominator)


def _half_away(numerator: int, denominator: int) -> int:
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def _half_even(numerator: int, denominator: int) -> int:
    return round(Fraction(numerator, denominator))


def _close_one_by_one(
    exact: Mapping[str, int], cents: dict[str, int], denominator: int, left_over: int
) -> None:
    # Fewer cents are left over than there are shares rounded the other way, so that one
    # cent each is enough and a whole share, a share of nothing too, is never touched.
    sign = 1 if left_over > 0 else -1
    missed = {code: sign * (share - cents[code] * denominator) for code, share in exact.items()}
    for code in sorted(missed, key=lambda code: (-missed[code], code))[: abs(left_over)]:
        cents[code] += sign


def _close_on_largest(
    exact: Mapping[str, int], cents: dict[str, int], denominator: int, left_over: int
) -> None:
    # Taking cents away stops at zero and goes on with the next largest: nobody is charged
    # where others get money back.
    for code in sorted(exact, key=lambda code: (-abs(exact[code]), code)):
        taken_away = cents[code] * left_over < 0
        moved = left_over
        if taken_away and abs(left_over) > abs(cents[code]):
            moved = -cents[code]
        cents[code] += moved
        left_over -= moved
        if not left_over:
            return


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            Rule("largest-remainder", _toward_zero, _close_one_by_one),
            Rule("half-up-to-largest", _half_away, _close_on_largest),
            Rule("half-even-closing", _half_even, _close_one_by_one),
        )
    }
)
