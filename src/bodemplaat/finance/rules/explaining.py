# SPDX-License-Identifier: EUPL-1.2
"""The way back from a contribution to source lines, measured facts and decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from bodemplaat.finance.rules import settlement as settling
from bodemplaat.finance.rules import weights
from bodemplaat.finance.values import (
    Contribution,
    Fact,
    KeyKind,
    KeyLine,
    LineKind,
    LineShare,
    Part,
    Pool,
    Settlement,
    SettlementInput,
    SourceLine,
    VatRegime,
)
from bodemplaat.kernel import explanation
from bodemplaat.kernel.explanation import Node


@dataclass(frozen=True)
class _Index:
    given: SettlementInput
    pools: Mapping[str, Pool]
    keys: Mapping[int, KeyLine]
    facts: Mapping[tuple[str, str, date], Fact]
    sources: dict[str, list[SourceLine]] = field(default_factory=dict)


def explain(settlement: Settlement, code: str) -> Node:
    """
    Return the tree of one contribution, from what is owed down to its source lines.

    Always holds: the root is the contribution with VAT, and every node with parts is their sum;
    it is checked before it is returned.
    Raises: NotAParticipant, DoesNotAddUp (a defect of ours).
    """
    contribution = settlement.find(code)
    if contribution is None:
        raise settling.NotAParticipant(participant=code, reference=str(settlement.input.year))
    index = _index(settlement.input)
    lines = [_explain_line(index, contribution, line) for line in contribution.lines]
    charged = [_explain_charged(contribution, share) for share in contribution.vat]
    if charged:
        lines.append(_sum("Btw over de bijdrage", "vat-charged", {}, charged))
    given = settlement.input
    inputs = {
        "year": given.year, "kind": given.kind.value, "as_of": given.as_of.isoformat(),
        "rounding_rule": given.rounding_rule,
        "within_year_method": given.within_year_method.value, "digest": settlement.digest,
    } | _describe_payers(contribution)
    label = f"Bijdrage {given.year} {contribution.name}"
    root = Node(
        label, contribution.total_cents, "sum-of-lines", inputs, given.decision, tuple(lines)
    )
    explanation.check_adds_up(root)
    return root


def _describe_payers(contribution: Contribution) -> dict[str, Any]:
    """Return what each of several successors pays, before and after rounding."""
    if not contribution.payers:
        return {}
    return {
        "payers": [
            {
                "code": payer.code, "name": payer.name, "share": str(payer.share),
                "net_cents": payer.net_cents, "vat_cents": payer.vat_cents,
                "total_cents": payer.total_cents,
                "exact_cents": str(contribution.total_cents * payer.share),
                "rounding_cents": str(payer.total_cents - contribution.total_cents * payer.share),
                "source": payer.source,
            }
            for payer in contribution.payers
        ]
    }


def _index(given: SettlementInput) -> _Index:
    index = _Index(
        given, {pool.code: pool for pool in given.pools}, {key.id: key for key in given.keys},
        weights.index_facts(given.facts),
    )
    for source in given.sources:
        index.sources.setdefault(source.pool, []).append(source)
    return index


def _sum(
    label: str, method: str, inputs: Mapping[str, Any], parts: Sequence[Node],
    decision: Mapping[str, str] | None = None,
) -> Node:
    total = sum(part.amount_cents for part in parts)
    return Node(label, total, method, dict(inputs), decision, tuple(parts))


def _explain_charged(contribution: Contribution, share: Any) -> Node:
    inputs = {
        "percentage": weights.format_percentage(share.percentage), "base_cents": share.base_cents,
        "from": share.starts_on.isoformat(), "before": share.ends_before.isoformat(),
        "source": share.source,
    }
    label = f"{weights.format_percentage(share.percentage)} % btw"
    return Node(label, share.vat_cents, "vat-rate", inputs, None, ())


def _explain_line(index: _Index, contribution: Contribution, line: LineShare) -> Node:
    pool = index.pools.get(line.line)
    if pool is None:
        return _explain_result(index, line)
    explainers = {
        LineKind.ALLOCATED: _explain_allocated,
        LineKind.TARIFF: _explain_tariff,
        LineKind.DIRECT: _explain_direct,
    }
    parts = explainers[pool.kind](index, pool, contribution, line)
    inputs = {"line": pool.code, "scope": pool.scope.value, "vat_regime": pool.vat_regime.value}
    return _sum(line.name, f"line-{pool.kind.value}", inputs, parts)


def _explain_allocated(
    index: _Index, pool: Pool, contribution: Contribution, line: LineShare
) -> list[Node]:
    nodes = []
    for part in line.parts:
        key = index.keys[part.key_id or 0]
        sources = index.sources.get(pool.code, [])
        net = _split_sources(pool, sources, part.cents, _get_net)
        nodes.append(_make_part(index, contribution, part, key, net))
        if pool.vat_regime == VatRegime.TRANSPARENT:
            paid = _split_sources(pool, sources, part.vat_cents, _get_vat)
            nodes.append(_sum("Doorgegeven btw met dezelfde sleutel", "vat-transparent",
                              _describe_part(part), paid, key.decision))
    return nodes


def _make_part(
    index: _Index, contribution: Contribution, part: Part, key: KeyLine, parts: Sequence[Node]
) -> Node:
    inputs = _describe_part(part) | {
        "key": key.name, "key_kind": key.kind.value, "key_is_assumption": key.is_assumption,
        "facts": _describe_facts(index, contribution, key),
    }
    label = f"Aandeel volgens sleutel {key.name}"
    return _sum(label, index.given.within_year_method.value, inputs, parts, key.decision)


def _describe_part(part: Part) -> dict[str, Any]:
    return {
        "from": part.starts_on.isoformat(), "before": part.ends_before.isoformat(),
        "units": part.days, "segment_cents": part.segment_cents, "weight": str(part.weight),
        "total_weight": str(part.total_weight), "exact_cents": str(part.exact_cents),
        "rounding_cents": str(part.cents - part.exact_cents),
    }


def _describe_facts(
    index: _Index, contribution: Contribution, key: KeyLine
) -> list[dict[str, Any]]:
    if key.kind in (KeyKind.EQUAL, KeyKind.FIXED):
        return []
    on = date(index.given.reference_year + key.reference_year_offset, 1, 1)
    found = []
    for component in key.components:
        fact = index.facts.get((contribution.code, component.measure, on))
        if fact is not None:
            found.append(_describe_fact(fact) | {"percentage": str(component.percentage)})
    return found


def _describe_fact(fact: Fact) -> dict[str, Any]:
    return {
        "measure": fact.measure, "reference_on": fact.reference_on.isoformat(),
        "value": str(fact.value), "source": fact.source, "is_assumption": fact.is_assumption,
    }


def _get_net(pool: Pool, source: SourceLine) -> int:
    return settling.get_amounts(pool, [source])[0]


def _get_vat(pool: Pool, source: SourceLine) -> int:
    return settling.get_amounts(pool, [source])[1]


def _split_sources(
    pool: Pool, sources: Sequence[SourceLine], share: int, get_amount: Any
) -> list[Node]:
    """Spread a share over the source lines of its pool, closed to the cent, by category."""
    amounts = {f"{index:06d}": get_amount(pool, line) for index, line in enumerate(sources)}
    total = sum(amounts.values())
    if total:
        exact = {name: Fraction(amount * share, total) for name, amount in amounts.items()}
        cents = settling.close(exact, share)
    else:
        cents = dict.fromkeys(amounts, 0)
    by_category: dict[str, list[Node]] = {}
    for index, source in enumerate(sources):
        node = _make_source(source, cents[f"{index:06d}"], get_amount(pool, source))
        by_category.setdefault(source.category, []).append(node)
    return [
        _sum(category, "cost-category", {"category": category}, nodes)
        for category, nodes in sorted(by_category.items())
    ]


def _make_source(source: SourceLine, cents: int, whole: int) -> Node:
    inputs = {
        "reference": source.reference, "booked_on": source.booked_on.isoformat(),
        "whole_cents": whole, "is_synthetic": source.is_synthetic,
    }
    return Node(source.text, cents, "source-line", inputs, None, ())


def _explain_tariff(
    index: _Index, pool: Pool, contribution: Contribution, line: LineShare
) -> list[Node]:
    prices = {price.id: price for price in index.given.prices}
    nodes = []
    for part in line.parts:
        price = prices[part.price_id or 0]
        on = date(index.given.reference_year, 1, 1)
        fact = index.facts[(contribution.code, pool.measure or "", on)]
        inputs = {
            "price_cents": price.cents, "unit": price.unit, "quantity": str(part.quantity),
            "from": part.starts_on.isoformat(), "before": part.ends_before.isoformat(),
            "units": part.days, "of": str(part.total_weight),
            "exact_cents": str(part.exact_cents),
            "rounding_cents": str(part.cents - part.exact_cents),
            "price_is_assumption": price.is_assumption, "facts": [_describe_fact(fact)],
        }
        label = f"Prijs per {price.unit} maal aantal"
        nodes.append(Node(label, part.cents, "price-times-quantity", inputs, price.decision, ()))
    return nodes


def _explain_direct(
    index: _Index, pool: Pool, contribution: Contribution, line: LineShare
) -> list[Node]:
    mine = [s for s in index.sources.get(pool.code, []) if s.participant == contribution.code]
    nodes = [_make_source(s, _get_net(pool, s), _get_net(pool, s)) for s in mine]
    paid = [_make_source(s, _get_vat(pool, s), _get_vat(pool, s)) for s in mine]
    if pool.vat_regime == VatRegime.TRANSPARENT:
        nodes.append(_sum("Doorgegeven btw", "vat-transparent", {}, paid))
    return nodes


def _explain_result(index: _Index, line: LineShare) -> Node:
    """Return the result of the tariffs: what was booked, less what all participants pay."""
    tariffs = [pool for pool in index.given.pools if pool.kind == LineKind.TARIFF]
    nodes = []
    for pool in tariffs:
        sources = index.sources.get(pool.code, [])
        leaves = [_make_source(s, _get_net(pool, s), _get_net(pool, s)) for s in sources]
        nodes.append(_sum(f"Kosten {pool.name}", "pool-cost", {"line": pool.code}, leaves))
    cost = sum(node.amount_cents for node in nodes)
    income = line.net_cents - cost
    nodes.append(Node("Af: in rekening gebrachte tarieven", income, "tariff-income", {}, None, ()))
    return _sum(line.name, "result-of-owner", {"line": line.line}, nodes)


def find_line(root: Node, line: str) -> Node | None:
    """Return the part of an explanation that explains one line, or None."""
    return next((part for part in root.parts if part.inputs.get("line") == line), None)

