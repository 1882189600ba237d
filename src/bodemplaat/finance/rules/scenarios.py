# SPDX-License-Identifier: EUPL-1.2
"""What-if: the input of a settlement with other assumptions; nothing of it is ever stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bodemplaat.finance.rules import weights
from bodemplaat.finance.values import (
    Fact,
    KeyComponent,
    KeyKind,
    KeyLine,
    LineKind,
    Pool,
    SettlementInput,
    SourceLine,
)
from bodemplaat.kernel import rounding
from bodemplaat.kernel.refusals import Refusal

FIRST_DAY = date(1900, 1, 1)
LOWEST, HIGHEST = Fraction(-100), Fraction(1000)


class UnknownScenarioPool(Refusal):
    """The settlement has no pool with this code."""

    code = "finance.scenario-pool"


class PoolIsPassedOn(Refusal):
    """A pool that is passed on per order has no key to change."""

    code = "finance.scenario-passed-on"


class UnknownScenarioParticipant(Refusal):
    """Nobody with this code takes part in the year."""

    code = "finance.scenario-participant"


class UnknownScenarioFact(Refusal):
    """The settlement does not use this measure of this participant."""

    code = "finance.scenario-fact"


class NegativeValue(Refusal):
    """A measured value cannot be below zero."""

    code = "finance.scenario-negative"


class ChangeOutOfRange(Refusal):
    """A cost cannot fall by more than it is."""

    code = "finance.scenario-change"


class NobodyLeft(Refusal):
    """The scenario leaves no participant."""

    code = "finance.scenario-nobody-left"


@dataclass(frozen=True)
class OtherKey:
    """A pool is split by another key: in equal parts, or by measures in percent."""

    pool: str
    components: tuple[tuple[str, Fraction], ...] = ()


@dataclass(frozen=True)
class OtherFact:
    """A participant has another measured value."""

    participant: str
    measure: str
    value: Fraction


@dataclass(frozen=True)
class OtherCost:
    """The cost of a pool, or of everything, changes by a percentage."""

    percentage: Fraction
    pool: str | None = None


@dataclass(frozen=True)
class Without:
    """A participant takes no part in the whole year; what was bought for it is not bought."""

    participant: str


Assumption = OtherKey | OtherFact | OtherCost | Without


def apply(
    given: SettlementInput, assumptions: Sequence[Assumption], facts: Sequence[Fact] = ()
) -> SettlementInput:
    """
    Return the input of a settlement under assumptions, applied in order.

    Parameters: `facts` are measured values that the settlement itself did not need, for keys that
    ask for them. Always holds: without assumptions the input itself comes back, so that the
    settlement keeps its digest; the cost of a pool stays what it is unless an assumption changes
    cost or leaves a participant out.
    Raises: UnknownScenarioPool, PoolIsPassedOn, UnknownScenarioParticipant, UnknownScenarioFact,
    NegativeValue, ChangeOutOfRange, NobodyLeft, NotAHundredPercent.
    """
    for assumption in assumptions:
        if isinstance(assumption, OtherKey):
            given = _change_key(given, assumption, facts)
        elif isinstance(assumption, OtherFact):
            given = _change_fact(given, assumption)
        elif isinstance(assumption, OtherCost):
            given = _change_cost(given, assumption)
        else:
            given = _leave_out(given, assumption)
    return given


def find_pool(given: SettlementInput, code: str) -> Pool:
    """Return a pool by its code. Raises UnknownScenarioPool."""
    found = next((pool for pool in given.pools if pool.code == code), None)
    if found is None:
        raise UnknownScenarioPool(value=code, known=", ".join(pool.code for pool in given.pools))
    return found


def _change_key(
    given: SettlementInput, wanted: OtherKey, facts: Sequence[Fact]
) -> SettlementInput:
    pool = find_pool(given, wanted.pool)
    if pool.kind == LineKind.DIRECT:
        raise PoolIsPassedOn(pool=pool.name)
    kind = KeyKind.MEASURED if wanted.components else KeyKind.EQUAL
    weights.check_key(kind, wanted.components, {})
    code = f"scenario-{pool.code}"
    kept = [key for key in given.keys if key.key != code]
    key = KeyLine(
        -1 - len(kept), code, pool.name, kind,
        tuple(KeyComponent(measure, part) for measure, part in wanted.components), {}, 0,
        FIRST_DAY, None, None, True,
    )
    changed = replace(pool, kind=LineKind.ALLOCATED, key=code, measure=None, service=None)
    measures = {measure for measure, _ in wanted.components}
    return replace(
        given, pools=_put(given.pools, pool, changed), keys=(*kept, key),
        facts=_add_facts(given, [fact for fact in facts if fact.measure in measures]),
    )


def _put(pools: Sequence[Pool], old: Pool, new: Pool) -> tuple[Pool, ...]:
    return tuple(new if pool == old else pool for pool in pools)


def _add_facts(given: SettlementInput, more: Sequence[Fact]) -> tuple[Fact, ...]:
    known = weights.index_facts(given.facts)
    return given.facts + tuple(
        fact for fact in more
        if (fact.participant, fact.measure, fact.reference_on) not in known
    )


def _change_fact(given: SettlementInput, wanted: OtherFact) -> SettlementInput:
    if wanted.value < 0:
        raise NegativeValue(value=weights.format_percentage(wanted.value))
    pair = (wanted.participant, wanted.measure)
    if all((fact.participant, fact.measure) != pair for fact in given.facts):
        raise UnknownScenarioFact(participant=wanted.participant, measure=wanted.measure)
    return replace(
        given,
        facts=tuple(
            replace(fact, value=wanted.value, source="", is_assumption=True)
            if (fact.participant, fact.measure) == pair else fact
            for fact in given.facts
        ),
    )


def _change_cost(given: SettlementInput, wanted: OtherCost) -> SettlementInput:
    if not LOWEST <= wanted.percentage <= HIGHEST:
        raise ChangeOutOfRange(
            value=weights.format_percentage(wanted.percentage), lowest=str(LOWEST),
            highest=str(HIGHEST),
        )
    if wanted.pool is not None:
        find_pool(given, wanted.pool)
    factor = 1 + wanted.percentage / 100
    return replace(
        given,
        sources=tuple(
            _scale(source, factor) if wanted.pool in (None, source.pool) else source
            for source in given.sources
        ),
    )


def _scale(source: SourceLine, factor: Fraction) -> SourceLine:
    return replace(
        source, net_cents=rounding.round_half_away(source.net_cents * factor),
        vat_cents=rounding.round_half_away(source.vat_cents * factor),
    )


def _leave_out(given: SettlementInput, wanted: Without) -> SettlementInput:
    code = wanted.participant
    left = tuple(span for span in given.spans if span.code != code)
    if len(left) == len(given.spans):
        known = ", ".join(dict.fromkeys(span.code for span in given.spans))
        raise UnknownScenarioParticipant(value=code, known=known)
    if not left:
        raise NobodyLeft(year=given.year)
    return replace(
        given, spans=left,
        sources=tuple(source for source in given.sources if source.participant != code),
    )
