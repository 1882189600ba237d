# SPDX-License-Identifier: EUPL-1.2
"""The settlement of a year: from source lines to the contribution of each participant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from bodemplaat.finance.rules import digesting, segments, successors, vat, weights
from bodemplaat.finance.rules.segments import Segment
from bodemplaat.finance.values import (
    Contribution,
    LineKind,
    LineShare,
    Part,
    Pool,
    PoolScope,
    Settlement,
    SettlementInput,
    SourceLine,
    Span,
    VatRegime,
    VatShare,
    WithinYear,
)
from bodemplaat.kernel import rounding
from bodemplaat.kernel.refusals import Refusal

RESULT = "resultaat"
Parts = dict[str, list[Part]]


class UnknownPool(Refusal):
    """A source line lies on a pool that the arrangement does not know."""

    code = "finance.unknown-pool"


class NoOwner(Refusal):
    """A tariff leaves a result, and nobody is there to bear it."""

    code = "finance.no-owner"


class NotAParticipant(Refusal):
    """A source line names a participant that does not take part in the year."""

    code = "finance.not-a-participant"


def settle(given: SettlementInput) -> Settlement:
    """
    Settle one year of an arrangement.

    Always holds: the net shares of an allocated or direct line add up to its source lines to the
    cent, and so does VAT that is passed on; what a tariff leaves is a line of the owner, so that
    the contributions without VAT always add up to the cost; the same input gives the same digest.
    Raises: UnknownPool, NoOwner, NotAParticipant, NoParticipants, NoKey, NoPrice, MissingFact,
    NoWeights, SuccessorSharesOpen, and the refusals of rounding.
    References: docs/methods/settlement.md.
    """
    by_pool = _group_sources(given)
    shares: dict[str, list[LineShare]] = {span.code: [] for span in given.spans}
    for pool in sorted(given.pools, key=lambda found: (found.position, found.code)):
        if pool.code in by_pool or pool.kind == LineKind.TARIFF:
            for code, parts in _split_pool(given, pool, by_pool.get(pool.code, [])).items():
                shares[code].append(_make_line(pool.code, pool.name, parts))
    _add_result(given, by_pool, shares)
    contributions = tuple(
        _contribute(given, code, lines) for code, lines in sorted(shares.items()) if lines
    )
    return Settlement(given, contributions, digesting.digest_settlement(given, contributions))


def _group_sources(given: SettlementInput) -> dict[str, list[SourceLine]]:
    known = {pool.code for pool in given.pools}
    found: dict[str, list[SourceLine]] = defaultdict(list)
    for source in given.sources:
        if source.pool not in known:
            raise UnknownPool(pool=source.pool, reference=source.reference)
        found[source.pool].append(source)
    return dict(found)


def get_amounts(pool: Pool, sources: Iterable[SourceLine]) -> tuple[int, int]:
    """Return the net amount of a pool to split, and the VAT that passes on beside it."""
    lines = list(sources)
    net, paid = sum(s.net_cents for s in lines), sum(s.vat_cents for s in lines)
    if pool.vat_regime == VatRegime.EXEMPT_COST:
        return net + paid, 0
    return net, paid if pool.vat_regime == VatRegime.TRANSPARENT else 0


def _split_pool(given: SettlementInput, pool: Pool, sources: list[SourceLine]) -> Parts:
    spans = [s for s in given.spans if pool.scope == PoolScope.ALL or s.is_owner]
    if pool.kind == LineKind.DIRECT:
        return _pass_on(given, pool, sources, spans)
    if pool.kind == LineKind.TARIFF:
        return _price(given, pool, spans)
    keys = [key for key in given.keys if key.key == pool.key]
    # A chain partner pays for what it takes; what all bear together by a key is not its own.
    spans = [span for span in spans if not span.is_taker]
    found = segments.list_segments(given, spans, keys, None, pool.name)
    facts = weights.index_facts(given.facts)
    year = given.reference_year
    per_segment = [weights.list_weights(s.key, s.spans, facts, year) for s in found if s.key]
    amounts = get_amounts(pool, sources)
    if given.within_year_method == WithinYear.TIME_WEIGHTED_KEY:
        return _split_once(given, found, per_segment, amounts)
    return _split_segments(given, found, per_segment, amounts)


def _split_segments(
    given: SettlementInput, found: Sequence[Segment],
    per_segment: Sequence[Mapping[str, Fraction]], amounts: tuple[int, int],
) -> Parts:
    units = {f"{index:04d}": segment.units for index, segment in enumerate(found)}
    net, paid = (_split_over_time(amount, units) for amount in amounts)
    parts: Parts = defaultdict(list)
    for index, (segment, weighed) in enumerate(zip(found, per_segment, strict=True)):
        name = f"{index:04d}"
        shares = rounding.split_amount(net[name], weighed, given.rounding_rule)
        passed = rounding.split_amount(paid[name], weighed, given.rounding_rule)
        total = sum(weighed.values(), Fraction(0))
        for code, weight in weighed.items():
            parts[code].append(
                Part(
                    segment.starts_on, segment.ends_before, net[name], weight, total,
                    shares[code], passed[code], key_id=segment.key.id if segment.key else None,
                    days=segment.units,
                )
            )
    return parts


def _split_over_time(amount: int, units: Mapping[str, int]) -> dict[str, int]:
    # Names are numbered in order of time, so that a tie goes to the earliest segment.
    return rounding.split_amount(amount, units, "largest-remainder")


def _split_once(
    given: SettlementInput, found: Sequence[Segment],
    per_segment: Sequence[Mapping[str, Fraction]], amounts: tuple[int, int],
) -> Parts:
    one_key = len({segment.key.id for segment in found if segment.key}) == 1
    timed: dict[str, Fraction] = defaultdict(Fraction)
    for segment, weighed in zip(found, per_segment, strict=True):
        basis = Fraction(1) if one_key else sum(weighed.values(), Fraction(0))
        for code, weight in weighed.items():
            timed[code] += weight / basis * segment.units
    net = rounding.split_amount(amounts[0], timed, given.rounding_rule)
    paid = rounding.split_amount(amounts[1], timed, given.rounding_rule)
    total = sum(timed.values(), Fraction(0))
    first, last = found[0], found[-1]
    days = sum(segment.units for segment in found)
    return {
        code: [
            Part(
                first.starts_on, last.ends_before, amounts[0], weight, total, net[code],
                paid[code], key_id=last.key.id if last.key else None, days=days,
            )
        ]
        for code, weight in sorted(timed.items())
    }


def _price(given: SettlementInput, pool: Pool, spans: Sequence[Span]) -> Parts:
    prices = [price for price in given.prices if price.service == pool.service]
    found = segments.list_segments(given, spans, None, prices, pool.name)
    units = sum(segment.units for segment in found)
    facts = weights.index_facts(given.facts)
    drafts: Parts = defaultdict(list)
    for segment in found:
        for span in segment.spans:
            on = date(given.reference_year, 1, 1)
            if span.is_taker and (span.code, pool.measure or "", on) not in facts:
                continue
            quantity = weights.get_value(facts, span.code, pool.measure or "", on, None)
            price = segment.price
            drafts[span.code].append(
                Part(
                    segment.starts_on, segment.ends_before, price.cents if price else 0,
                    quantity * segment.units, Fraction(units), 0, 0,
                    price_id=price.id if price else None, quantity=quantity, days=segment.units,
                )
            )
    return {code: _round_parts(parts) for code, parts in drafts.items()}


def _round_parts(parts: Sequence[Part]) -> list[Part]:
    """Round a tariff once per participant and line, half a cent away from zero."""
    exact = {f"{index:04d}": part.exact_cents for index, part in enumerate(parts)}
    total = rounding.round_half_away(sum(exact.values(), Fraction(0)))
    cents = close(exact, total)
    return [
        Part(
            part.starts_on, part.ends_before, part.segment_cents, part.weight, part.total_weight,
            cents[f"{index:04d}"], 0, price_id=part.price_id, quantity=part.quantity,
            days=part.days,
        )
        for index, part in enumerate(parts)
    ]


def close(exact: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """
    Round exact parts to cents that add up to a total which was rounded before them.

    The difference between the total and the exact sum is less than a cent; it is spread over the
    parts in proportion to their size, and then largest remainder makes cents.

    >>> close({"a": Fraction(1, 3), "b": Fraction(2, 3)}, 1)
    {'a': 0, 'b': 1}
    """
    size = sum((abs(part) for part in exact.values()), Fraction(0))
    gap = total - sum(exact.values(), Fraction(0))
    if not size:
        return dict.fromkeys(exact, 0)
    spread = {name: part + gap * abs(part) / size for name, part in exact.items()}
    return rounding.split_exact(spread, total)


def _pass_on(
    given: SettlementInput, pool: Pool, sources: Sequence[SourceLine], spans: Sequence[Span]
) -> Parts:
    start, before = (spans[0].starts_on.replace(given.year + add, 1, 1) for add in (0, 1))
    mine: dict[str, list[SourceLine]] = defaultdict(list)
    for source in sources:
        if source.participant not in {span.code for span in spans}:
            raise NotAParticipant(participant=source.participant or "", reference=source.reference)
        mine[source.participant or ""].append(source)
    parts: Parts = {}
    for code, lines in sorted(mine.items()):
        net, paid = get_amounts(pool, lines)
        one, days = Fraction(1), (before - start).days
        parts[code] = [Part(start, before, net, one, one, net, paid, days=days)]
    return parts


def _add_result(
    given: SettlementInput, by_pool: Mapping[str, list[SourceLine]],
    shares: dict[str, list[LineShare]],
) -> None:
    tariffs = {pool.code: pool for pool in given.pools if pool.kind == LineKind.TARIFF}
    if not tariffs:
        return
    cost = sum(get_amounts(pool, by_pool.get(code, []))[0] for code, pool in tariffs.items())
    income = sum(
        line.net_cents for lines in shares.values() for line in lines if line.line in tariffs
    )
    owners = sorted({span.code for span in given.spans if span.is_owner})
    if len(owners) != 1:
        raise NoOwner(year=given.year, count=len(owners))
    start = given.spans[0].starts_on.replace(given.year, 1, 1)
    before = start.replace(given.year + 1)
    one = Fraction(1)
    amount = cost - income
    part = Part(start, before, amount, one, one, amount, 0, days=(before - start).days)
    shares[owners[0]].append(_make_line(RESULT, "Resultaat bij de eigenaar", [part]))


def _make_line(line: str, name: str, parts: Sequence[Part]) -> LineShare:
    net, paid = sum(part.cents for part in parts), sum(part.vat_cents for part in parts)
    return LineShare(line, name, net, paid, tuple(parts))


def _contribute(given: SettlementInput, code: str, lines: Sequence[LineShare]) -> Contribution:
    spans = [span for span in given.spans if span.code == code]
    charged, shares = vat.charge(given, spans, lines)
    last = spans[-1]
    if last.heirs:
        return _leave_behind(last, tuple(charged), tuple(shares))
    payer = (last.payer_code or last.code, last.payer_name or last.name)
    return Contribution(code, last.name, *payer, tuple(charged), tuple(shares))


def _leave_behind(
    span: Span, lines: tuple[LineShare, ...], shares: tuple[VatShare, ...]
) -> Contribution:
    """Return the contribution of who was dissolved, with what each of several successors pays."""
    successors.check_agreed(span)
    net, tax = sum(line.net_cents for line in lines), sum(line.vat_cents for line in lines)
    payers = successors.split(net, tax, span.heirs)
    name = ", ".join(payer.name for payer in payers)
    return Contribution(span.code, span.name, "", name, lines, shares, payers)
