# SPDX-License-Identifier: EUPL-1.2
"""
Cost pools that serve each other and the participants: direct, step-down, reciprocal.

The stages carry exact fractions; cents are made once, at the end, over the participants.
`docs/methods/staged-allocation.md` works all three methods out in cents.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from bodemplaat.kernel import linear, rounding
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.kernel.rounding import DEFAULT_RULE, Weight

Services = Mapping[str, Mapping[str, Weight]]


class UnknownMethod(Refusal):
    """A method is direct, step-down or reciprocal."""

    code = "kernel.unknown-method"


class NoPools(Refusal):
    """There is no pool whose cost could be allocated."""

    code = "kernel.no-pools"


class UnknownPool(Refusal):
    """A name among the services or in the order is not a pool."""

    code = "kernel.unknown-pool"


class UnknownReceiver(Refusal):
    """A pool serves a name that is neither a pool nor one of the participants given."""

    code = "kernel.unknown-receiver"


class NameUsedTwice(Refusal):
    """A name is a pool and a participant at the same time."""

    code = "kernel.name-used-twice"


class PoolWithoutBasis(Refusal):
    """A pool serves nobody: it has no weight above zero."""

    code = "kernel.pool-without-basis"


class PoolNegativeWeight(Refusal):
    """A pool serves a receiver for less than nothing."""

    code = "kernel.pool-negative-weight"


class PoolInexactWeight(Refusal):
    """A pool serves a receiver by a weight that is not exact."""

    code = "kernel.pool-inexact-weight"


class PoolInexactAmount(Refusal):
    """The cost of a pool is not a whole number of cents."""

    code = "kernel.pool-inexact-amount"


class PoolFeedsItself(Refusal):
    """A pool serves itself and nobody else."""

    code = "kernel.pool-feeds-itself"


class SingularLoop(Refusal):
    """Pools serve each other only, so that their cost never reaches a participant."""

    code = "kernel.singular-loop"


class PoolReachesNobody(Refusal):
    """By this method nothing of the pool's cost can reach a participant."""

    code = "kernel.pool-reaches-nobody"


class MissingOrder(Refusal):
    """Step-down needs the order of the pools: another order is other money."""

    code = "kernel.order-missing"


class WrongOrder(Refusal):
    """The order has to name every pool once."""

    code = "kernel.order-wrong"


@dataclass(frozen=True)
class Stage:
    """
    What one pool had to pass on, and to whom.

    `own_cents` is its own cost; `received` what other pools passed to it; `passed` what it
    passed per receiver, pool or participant. Exact, in cents.
    Always holds: own_cents + received is the sum of passed.
    """

    pool: str
    own_cents: int
    received: Fraction
    passed: Mapping[str, Fraction]


@dataclass(frozen=True)
class Staged:
    """
    The result of an allocation: cents and exact shares per participant, and the stages.

    Always holds: shares and exact shares add up to the cost of all pools; the exact share of
    a participant is the sum of what the stages passed to him.
    """

    shares: Mapping[str, int]
    exact: Mapping[str, Fraction]
    stages: tuple[Stage, ...]


def allocate(
    pools: Mapping[str, int],
    services: Services,
    method: str,
    order: Sequence[str] | None = None,
    *,
    participants: Collection[str] | None = None,
    rule: str = DEFAULT_RULE,
) -> Staged:
    """
    Allocate the cost of pools, which may serve each other, to the participants.

    Parameters: `pools` own cost per pool in whole cents, negative for a revenue; `services`
    per pool its receivers, pools or participants, with their weights (whole numbers or
    Fractions of any measure); `method` one of METHODS; `order` of the pools for step-down,
    checked but without effect for the other methods; `participants` if given are all who may
    receive besides pools, so that a mistyped name is found, and all who are named in the
    result; `rule` one of rounding.RULES.
    Returns: Staged; participants in order of code, stages in the order in which they were
    made (step-down: that of `order`; else that of the pools' names).
    Always holds: the shares add up to the pools' cost to the cent; those of the opposite cost
    are their exact mirror; the order in which pools and receivers are named does not matter.
    Raises: NoPools, UnknownMethod, UnknownPool, UnknownReceiver, NameUsedTwice,
    PoolWithoutBasis, PoolNegativeWeight, PoolInexactWeight, PoolInexactAmount,
    PoolFeedsItself, SingularLoop, PoolReachesNobody, MissingOrder, WrongOrder,
    rounding.UnknownRule, rounding.WeightsTooFine. Nothing is dropped: a pool without cost is
    checked like the others.
    Method: direct passes by the weights of participants only. Step-down passes, pool by pool,
    to participants and to pools later in the order. Reciprocal solves the equations "total
    cost = own cost + what other pools pass" exactly, in rationals. What a pool uses of its
    own service is left out in all three, which does not change the result.
    References: Horngren, Datar & Rajan, "Cost Accounting", ch. 15 (direct, step-down,
    reciprocal); Manes, "Comment on matrix theory and cost allocation", The Accounting Review
    40(3), 1965.

    >>> pools = {"beheer": 1000, "netwerk": 2000}
    >>> services = {"beheer": {"netwerk": 1, "A": 1}, "netwerk": {"A": 1, "B": 2}}
    >>> allocate(pools, services, "reciprocal").shares
    {'A': 1333, 'B': 1667}
    """
    if method not in METHODS:
        raise UnknownMethod(method=str(method), known=", ".join(METHODS))
    rounding.get_rule(rule)
    _check_names(pools, services, order, participants)
    whole = _scale_services(pools, services)
    _check_reach(whole)
    stages = METHODS[method](pools, whole, order)
    exact = dict.fromkeys(participants or (), Fraction(0))
    exact |= {name: Fraction(0) for row in whole.values() for name in row if name not in pools}
    for stage in stages:
        for name, passed in stage.passed.items():
            if name not in pools:
                exact[name] += passed
    exact = dict(sorted(exact.items()))
    shares = rounding.split_exact(exact, sum(pools.values()), rule)
    return Staged(shares=shares, exact=exact, stages=stages)


def _allocate_direct(
    pools: Mapping[str, int], services: Mapping[str, dict[str, int]], order: object
) -> tuple[Stage, ...]:
    stages = []
    for pool in sorted(pools):
        row = {name: weight for name, weight in services[pool].items() if name not in pools}
        stages.append(_pass_on(pool, pools[pool], Fraction(0), row, "direct"))
    return tuple(stages)


def _allocate_step_down(
    pools: Mapping[str, int],
    services: Mapping[str, dict[str, int]],
    order: Sequence[str] | None,
) -> tuple[Stage, ...]:
    if order is None:
        raise MissingOrder(pools=", ".join(sorted(pools)))
    received = dict.fromkeys(pools, Fraction(0))
    closed: set[str] = set()
    stages = []
    for pool in order:
        closed.add(pool)
        row = {name: weight for name, weight in services[pool].items() if name not in closed}
        stage = _pass_on(pool, pools[pool], received[pool], row, "step-down")
        for name, passed in stage.passed.items():
            if name in pools:
                received[name] += passed
        stages.append(stage)
    return tuple(stages)


def _allocate_reciprocal(
    pools: Mapping[str, int], services: Mapping[str, dict[str, int]], order: object
) -> tuple[Stage, ...]:
    # Unknown per pool: its total cost per unit of weight. Then all coefficients are whole:
    # basis * unit - sum(weight from others * their unit) = own cost.
    names = sorted(pools)
    matrix = [
        [sum(services[to].values()) if to == by else -services[by].get(to, 0) for by in names]
        for to in names
    ]
    units = linear.solve([*matrix], [pools[name] for name in names])
    stages = []
    for pool, unit in zip(names, units, strict=True):
        row = services[pool]
        passed = {name: unit * weight for name, weight in row.items()}
        received = unit * sum(row.values()) - pools[pool]
        stages.append(Stage(pool, pools[pool], received, passed))
    return tuple(stages)


METHODS: Mapping[str, Callable[..., tuple[Stage, ...]]] = MappingProxyType(
    {
        "direct": _allocate_direct,
        "step-down": _allocate_step_down,
        "reciprocal": _allocate_reciprocal,
    }
)


def _pass_on(
    pool: str, own_cents: int, received: Fraction, row: Mapping[str, int], method: str
) -> Stage:
    basis = sum(row.values())
    if basis == 0:
        raise PoolReachesNobody(pool=pool, method=method)
    unit = (own_cents + received) / basis
    return Stage(pool, own_cents, received, {name: unit * row[name] for name in row})


def _check_names(
    pools: Mapping[str, int],
    services: Services,
    order: Sequence[str] | None,
    participants: Collection[str] | None,
) -> None:
    if not pools:
        raise NoPools()
    for name in sorted({*services, *(order or ())}):
        if name not in pools:
            raise UnknownPool(name=name, known=", ".join(sorted(pools)))
    if order is not None and sorted(order) != sorted(pools):
        twice = sorted({name for name in order if list(order).count(name) > 1})
        missing = sorted(set(pools) - set(order))
        raise WrongOrder(missing=", ".join(missing) or "-", twice=", ".join(twice) or "-")
    if participants is None:
        return
    for name in sorted(participants):
        if name in pools:
            raise NameUsedTwice(name=name)
    for pool in sorted(services):
        for name in sorted(services[pool]):
            if name not in pools and name not in participants:
                raise UnknownReceiver(pool=pool, name=name)


def _scale_services(pools: Mapping[str, int], services: Services) -> dict[str, dict[str, int]]:
    """Return whole weights per pool, without what it uses itself."""
    scaled = {}
    for pool in sorted(pools):
        row = services.get(pool, {})
        try:
            rounding.check_amount(pools[pool])
            whole = rounding.scale_weights(row)
        except rounding.InexactAmount as refusal:
            raise PoolInexactAmount(pool=pool, **refusal.values) from refusal
        except rounding.InexactWeight as refusal:
            raise PoolInexactWeight(pool=pool, **refusal.values) from refusal
        except rounding.NegativeWeight as refusal:
            raise PoolNegativeWeight(pool=pool, **refusal.values) from refusal
        if not any(whole.values()):
            raise PoolWithoutBasis(pool=pool)
        scaled[pool] = {name: weight for name, weight in whole.items() if name != pool}
        if not any(scaled[pool].values()):
            raise PoolFeedsItself(pool=pool)
    # The product of the bases bounds every denominator, by each of the methods.
    bits = sum(sum(row.values()).bit_length() for row in scaled.values())
    if bits > rounding.FINEST_BITS:
        raise rounding.WeightsTooFine(bits=rounding.FINEST_BITS)
    return scaled


def _check_reach(services: Mapping[str, dict[str, int]]) -> None:
    """
    Refuse pools from which no way leads to a participant.

    The equations of the reciprocal method have exactly one solution when every pool reaches
    a participant (the matrix is then a nonsingular M-matrix), so that this names the cause
    before a determinant of zero would hide it.
    """
    stuck = set(services)
    while True:
        freed = {
            pool
            for pool in stuck
            if any(weight and name not in stuck for name, weight in services[pool].items())
        }
        if not freed:
            break
        stuck -= freed
    if stuck:
        raise SingularLoop(pools=", ".join(_find_loop(min(stuck), services)))


def _find_loop(start: str, services: Mapping[str, dict[str, int]]) -> tuple[str, ...]:
    """Return the pools of a loop that nothing leaves, among those that `start` reaches."""
    reached = {pool: _find_reached(pool, services) for pool in _find_reached(start, services)}
    smallest = min(sorted(reached), key=lambda pool: len(reached[pool]))
    return tuple(sorted(reached[smallest]))


def _find_reached(start: str, services: Mapping[str, dict[str, int]]) -> set[str]:
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        for name, weight in services[ahead.pop()].items():
            if weight and name not in reached:
                reached.add(name)
                ahead.append(name)
    return reached
