# SPDX-License-Identifier: EUPL-1.2
"""The weights of a key version for the participants of a segment."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from bodemplaat.finance.values import Fact, KeyKind, KeyLine, Span
from bodemplaat.kernel import keys
from bodemplaat.kernel.refusals import Refusal

Facts = Mapping[tuple[str, str, date], Fact]


class MissingFact(Refusal):
    """A participant has no measured value on the reference date of a key."""

    code = "finance.missing-fact"


class NoWeights(Refusal):
    """A key adds up to nothing, so that there is no basis to split by."""

    code = "finance.no-weights"


class NotAHundredPercent(Refusal):
    """The parts of a key do not add up to 100 %."""

    code = "finance.not-a-hundred-percent"


def index_facts(facts: Sequence[Fact]) -> Facts:
    """Return the facts by participant, measure and reference date."""
    return {(fact.participant, fact.measure, fact.reference_on): fact for fact in facts}


def list_weights(
    key: KeyLine, spans: Sequence[Span], facts: Facts, year: int
) -> dict[str, Fraction]:
    """
    Return the weight of each participant under a key version, not negative, as exact fractions.

    A key of one measure weighs by its values; a mix weighs by the sum of percentage times the
    share in each measure; equal weighs 1. Who is absent from fixed percentages or from a
    participation weighs 0.
    Raises: MissingFact, NoWeights.
    """
    codes = [span.code for span in spans]
    if key.kind == KeyKind.EQUAL:
        return dict.fromkeys(codes, Fraction(1))
    if key.kind == KeyKind.FIXED:
        weights = {code: key.shares.get(code, Fraction(0)) for code in codes}
    else:
        weights = _measure(key, codes, facts, date(year + key.reference_year_offset, 1, 1))
    if not sum(weights.values()):
        raise NoWeights(key=key.name, on=max(key.starts_on, date(year, 1, 1)))
    return weights


def _measure(
    key: KeyLine, codes: Sequence[str], facts: Facts, on: date
) -> dict[str, Fraction]:
    measured = {
        component.measure: {
            code: get_value(facts, code, component.measure, on, key) for code in codes
        }
        for component in key.components
    }
    if len(key.components) == 1:
        return measured[key.components[0].measure]
    for component in key.components:
        if not sum(measured[component.measure].values()):
            raise NoWeights(key=f"{key.name} ({component.measure})", on=on)
    return keys.combine(
        [
            keys.Component(component.percentage, measured[component.measure])
            for component in key.components
        ]
    )


def get_value(facts: Facts, code: str, measure: str, on: date, key: KeyLine | None) -> Fraction:
    """Return a measured value; for a key of own participation absence means 0."""
    fact = facts.get((code, measure, on))
    if fact is not None:
        return fact.value
    if key is not None and key.kind == KeyKind.PARTICIPATION:
        return Fraction(0)
    raise MissingFact(participant=code, measure=measure, on=on)


def check_key(
    kind: KeyKind, components: Sequence[tuple[str, Fraction]], shares: Mapping[str, Fraction]
) -> None:
    """Refuse a key whose percentages are negative or do not add up to 100."""
    percentages = list(shares.values()) if kind == KeyKind.FIXED else [p for _, p in components]
    if kind == KeyKind.EQUAL:
        return
    if any(percentage < 0 for percentage in percentages) or sum(percentages) != 100:
        raise NotAHundredPercent(total=format_percentage(sum(percentages, Fraction(0))))


def format_percentage(value: Fraction) -> str:
    """
    Return a percentage as text, exact where four decimals suffice and a fraction where not.

    >>> format_percentage(Fraction(199, 2))
    '99,5'
    >>> format_percentage(Fraction(100, 3))
    '100/3'
    """
    scaled = value * 10_000
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    whole, rest = divmod(abs(int(scaled)), 10_000)
    decimals = f"{rest:04d}".rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole},{decimals}" if decimals else f"{sign}{whole}"
