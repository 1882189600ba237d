# SPDX-License-Identifier: EUPL-1.2
"""The tree of an explanation in the words of a reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext, ngettext

from bodemplaat.finance.pages import words
from bodemplaat.finance.pages.tables import figures
from bodemplaat.finance.values import (
    KeyKind,
    LineKind,
    LineShare,
    PoolScope,
    Settlement,
    VatRegime,
    WithinYear,
)
from bodemplaat.foundation import formats, sentences
from bodemplaat.kernel.explanation import Node

PAGE = 50
DEEP = 2
SEGMENTED = (WithinYear.SEGMENTS_PER_DAY, WithinYear.SEGMENTS_PER_MONTH)


@dataclass(frozen=True)
class Fact:
    """A measured value with its source."""

    text: str
    source: str
    is_assumption: bool


@dataclass(frozen=True)
class Step:
    """One amount of an explanation: what it is, how it was made, and what it consists of."""

    title: words.Text
    cents: int
    formula: str
    sentences: tuple[str, ...]
    facts: tuple[Fact, ...]
    decision: figures.Decision | None
    is_assumption: bool
    is_synthetic: bool
    parts: tuple["Step", ...]
    hidden: int
    is_open: bool

    @property
    def source_count(self) -> int:
        """Return how many source lines stand below, those that are not shown included."""
        if not self.parts:
            return 1
        return sum(part.source_count for part in self.parts) + self.hidden


@dataclass(frozen=True)
class LineSteps:
    """One line of a contribution: how its net amount came about, and its VAT."""

    title: words.Text
    sentences: tuple[str, ...]
    net_cents: int
    vat_cents: int
    total_cents: int
    parts: tuple[Step, ...]
    vat_parts: tuple[Step, ...]


@dataclass(frozen=True)
class Teller:
    """Says an explanation; the settlement tells what the other participants weigh."""

    settlement: Settlement
    show_all: bool

    def make_step(self, node: Node, *, depth: int = 0, line: str = "") -> Step:
        """Return an explanation for a reader; a long list ends after PAGE unless all is asked."""
        title, formula, sentences = _SAY.get(node.method, _say_label)(node)
        inputs = node.inputs
        line = inputs.get("line", line)
        parts = node.parts if self.show_all else node.parts[:PAGE]
        totals = self._sum_measures(line, inputs)
        facts = inputs.get("facts", ())
        return Step(
            title, node.amount_cents, _write_mix(inputs, totals) or formula,
            tuple(sentence for sentence in sentences if sentence),
            tuple(_read_fact(fact, totals.get(fact["measure"])) for fact in facts),
            figures.read_decision(node.decision),
            bool(inputs.get("key_is_assumption") or inputs.get("price_is_assumption")),
            bool(inputs.get("is_synthetic")),
            tuple(self.make_step(part, depth=depth + 1, line=line) for part in parts),
            len(node.parts) - len(parts), self.show_all or depth < DEEP,
        )

    def make_line_steps(self, node: Node, share: LineShare) -> LineSteps:
        """Return the explanation of one line, with VAT apart from the net amount."""
        step = self.make_step(node)
        is_vat = [part.method.startswith("vat-") for part in node.parts[: len(step.parts)]]
        pairs = list(zip(step.parts, is_vat, strict=True))
        return LineSteps(
            step.title, step.sentences, share.net_cents, share.vat_cents, share.total_cents,
            tuple(part for part, is_tax in pairs if not is_tax),
            tuple(part for part, is_tax in pairs if is_tax),
        )

    def _sum_measures(self, line: str, inputs: Mapping[str, Any]) -> dict[str, Fraction]:
        """Return what all who share a part of the year count per measure of its key."""
        given = self.settlement.input
        facts = inputs.get("facts", ())
        if "segment_cents" not in inputs or given.within_year_method not in SEGMENTED:
            return {}
        starts_on = date.fromisoformat(inputs["from"])
        codes = {
            found.code
            for found in self.settlement.contributions
            for share in found.lines
            if share.line == line and any(part.starts_on == starts_on for part in share.parts)
        }
        wanted = {(fact["measure"], date.fromisoformat(fact["reference_on"])) for fact in facts}
        return {
            measure: sum(
                (fact.value for fact in given.facts
                 if fact.participant in codes and (fact.measure, fact.reference_on)
                 == (measure, on)),
                Fraction(0),
            )
            for measure, on in wanted
        }


Say = Callable[[Node], tuple[words.Text, str, Sequence[str]]]


def _write_mix(inputs: Mapping[str, Any], totals: Mapping[str, Fraction]) -> str:
    """Return the sum that a reader can check for a key of more than one measure."""
    facts = inputs.get("facts", ())
    if len(facts) < 2 or not all(totals.get(fact["measure"]) for fact in facts):
        return ""
    terms = [
        f"{_write_percentage(fact)} × "
        f"{figures.write_ratio(Fraction(fact['value']), totals[fact['measure']])}"
        for fact in facts
    ]
    return f"{formats.amount(inputs['segment_cents'])} × ({' + '.join(terms)})"


def _write_percentage(fact: Mapping[str, Any]) -> str:
    percentage = Fraction(fact["percentage"])
    return formats.percent(percentage / 100, 0 if percentage.denominator == 1 else 2)


def _read_fact(fact: Mapping[str, Any], total: Fraction | None) -> Fact:
    named = {
        "value": formats.number(Fraction(fact["value"])),
        "measure": sentences.word(fact["measure"]),
        "on": formats.day(date.fromisoformat(fact["reference_on"])),
        "total": formats.number(total or 0),
    }
    text = gettext("%(value)s %(measure)s op %(on)s") % named
    if total:
        text = gettext("%(value)s van %(total)s %(measure)s op %(on)s") % named
    if "percentage" in fact and fact["percentage"] != "100":
        text += gettext(" (telt voor %(share)s)") % {"share": _write_percentage(fact)}
    return Fact(text, fact["source"], fact["is_assumption"])


def _say_label(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    return node.label, "", ()


def _say_root(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    count = len(node.parts)
    sentence = ngettext("De som van %(count)s onderdeel.", "De som van %(count)s onderdelen.",
                        count) % {"count": count}
    return node.label, "", (sentence,)


def _say_line(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    regime = words.VAT_REGIMES[VatRegime(node.inputs["vat_regime"])]
    kind = words.LINE_KINDS[LineKind(node.method.removeprefix("line-"))]
    said = [f"{_raise(str(kind))}; {regime}."]
    if node.inputs["scope"] == PoolScope.OWNERS:
        said.append(gettext("Alleen de eigenaren dragen dit."))
    return node.label, "", said


def _raise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say_part(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    inputs = node.inputs
    formula = _write_formula(inputs)
    title = gettext("Aandeel volgens sleutel «%(key)s»") % {"key": inputs["key"]}
    kind = KeyKind(inputs["key_kind"])
    said = [_write_period(inputs), _write_rounding(inputs)]
    if kind in (KeyKind.EQUAL, KeyKind.FIXED):
        said.insert(0, f"{_raise(str(words.KEY_KINDS[kind]))}.")
    elif not inputs["facts"]:
        said.insert(0, gettext("Deze deelnemer doet niet mee en draagt niets."))
    return title, formula, said


def _write_formula(inputs: Mapping[str, Any]) -> str:
    ratio = figures.write_ratio(Fraction(inputs["weight"]), Fraction(inputs["total_weight"]))
    return f"{formats.amount(inputs['segment_cents'])} × {ratio}"


def _write_period(inputs: Mapping[str, Any]) -> str:
    starts_on, before = (date.fromisoformat(inputs[name]) for name in ("from", "before"))
    text = figures.write_part_of_year(starts_on, before, inputs["units"])
    return _raise(f"{text}.") if text else ""


def _write_rounding(inputs: Mapping[str, Any]) -> str:
    """Say how far the cents lie from the exact share."""
    moved = Fraction(inputs["rounding_cents"])
    if not moved:
        return gettext("Het aandeel is precies op de cent; er is niets afgerond.")
    named = {"cents": formats.number(abs(moved), 2)}
    if moved > 0:
        return gettext("Afronding: %(cents)s cent erbij, zodat het onderdeel sluit.") % named
    return gettext("Afronding: %(cents)s cent eraf, zodat het onderdeel sluit.") % named


def _say_passed_vat(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    if "weight" not in node.inputs:
        return gettext("Doorgegeven btw"), "", ()
    sentence = gettext("De btw die is betaald, verdeeld met dezelfde sleutel.")
    return gettext("Doorgegeven btw"), "", (sentence, _write_period(node.inputs))


def _say_charged_vat(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    return gettext("Btw over de bijdrage"), "", ()


def _say_rate(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    inputs = node.inputs
    named = {"rate": inputs["percentage"]}
    formula = f"{formats.amount(inputs['base_cents'])} × {inputs['percentage']}\u00a0%"
    starts_on, before = (date.fromisoformat(inputs[name]) for name in ("from", "before"))
    period = gettext("Tarief van %(from)s tot %(until)s; bron: %(source)s.") % {
        "from": formats.day(starts_on), "until": formats.day(before), "source": inputs["source"],
    }
    return gettext("%(rate)s %% btw") % named, formula, (period,)


def _say_category(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    return node.label, "", ()


def _say_source(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    inputs = node.inputs
    named = {
        "on": formats.day_short(date.fromisoformat(inputs["booked_on"])),
        "reference": inputs["reference"], "whole": formats.amount(inputs["whole_cents"]),
    }
    if inputs["whole_cents"] == node.amount_cents:
        return node.label, "", (gettext("%(on)s, %(reference)s") % named,)
    return node.label, "", (gettext("%(on)s, %(reference)s; deel van %(whole)s") % named,)


def _say_price(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    inputs = node.inputs
    quantity = formats.number(Fraction(inputs["quantity"]))
    formula = f"{quantity} × {formats.amount(inputs['price_cents'])}"
    units, whole = inputs["units"], Fraction(inputs["of"])
    if units != whole:
        formula += f" × {formats.number(units)} / {formats.number(whole)}"
    title = gettext("Prijs per %(unit)s maal aantal") % {"unit": sentences.word(inputs["unit"])}
    return title, formula, (_write_period(inputs), _write_rounding(inputs))


def _say_result(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    sentence = gettext(
        "Wat de tarieven meer of minder opbrengen dan de kosten, blijft bij de eigenaar."
    )
    return words.RESULT, "", (sentence,)


def _say_income(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    return gettext("Af: in rekening gebrachte tarieven"), "", ()


def _say_pool(node: Node) -> tuple[words.Text, str, Sequence[str]]:
    return gettext("Kosten van «%(name)s»") % {"name": node.label.removeprefix("Kosten ")}, "", ()


_SAY: dict[str, Say] = {
    "sum-of-lines": _say_root,
    **{f"line-{kind.value}": _say_line for kind in LineKind},
    **{method.value: _say_part for method in WithinYear},
    "vat-transparent": _say_passed_vat,
    "vat-charged": _say_charged_vat,
    "vat-rate": _say_rate,
    "cost-category": _say_category,
    "source-line": _say_source,
    "price-times-quantity": _say_price,
    "result-of-owner": _say_result,
    "tariff-income": _say_income,
    "pool-cost": _say_pool,
}
