# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as fields

from bodemplaat.finance import queries, values
from bodemplaat.foundation.api.serializers import (
    Body,
    Dated,
    Day,
    ExactFraction,
    HouseSerializer,
    Paged,
    Truth,
    Whole,
    choice,
    of_line,
)
from bodemplaat.governance.values import DecisionReference

Decision = of_line("DecisionOfMoney", DecisionReference)

Journal = of_line("Journal", queries.JournalLine, without=("id",))
Entry = of_line("Entry", queries.EntryLine)


class JournalQuery(Paged):
    """The journals of one year."""

    year = fields.IntegerField(
        required=False, min_value=1900, max_value=2199,
        help_text="The year of the books; without it that of the day.",
    )  # fmt: skip


class Behind(fields.DictField):
    """What an explanation says of the decision behind it; the keys are data."""

    child = fields.CharField()


Component = of_line("KeyComponent", values.KeyComponent)
KeyVersion = of_line(
    "KeyVersion", values.KeyLine, components=Component(many=True),
    shares=fields.DictField(child=ExactFraction()), decision=Behind(allow_null=True),
)  # fmt: skip
KeyShare = of_line("KeyShare", queries.KeyShare)


class Key(HouseSerializer):
    """One key: its versions through time, and the cost pools that use it."""

    code = fields.CharField()
    name = fields.CharField()
    versions = KeyVersion(many=True)
    pool_codes = fields.ListField(child=fields.CharField())
    proposal_ids = fields.ListField(child=Whole())


Budget = of_line(
    "Budget", queries.BudgetVersion, decision=Decision(allow_null=True)
)
BudgetSource = of_line("BudgetSourceLine", values.SourceLine)


class BudgetCategory(HouseSerializer):
    """What a budget holds for one category of one pool, in cents without VAT."""

    category = fields.CharField()
    net_cents = Whole()
    lines = BudgetSource(many=True)


class BudgetPool(HouseSerializer):
    """One cost pool of a budget, with what was booked on it in the year."""

    code = fields.CharField()
    name = fields.CharField()
    net_cents = Whole()
    booked_cents = Whole()
    difference_cents = Whole()
    categories = BudgetCategory(many=True, source="cells")


class BudgetWithPools(HouseSerializer):
    """One version of a budget with its lines."""

    budget = Budget()
    pools = BudgetPool(many=True)


Run = of_line("SettlementRun", values.RunLine)
SettlementYear = of_line(
    "SettlementYear", queries.YearLine, run=Run(allow_null=True),
    decision=Decision(allow_null=True),
)  # fmt: skip
ContributionOfYear = of_line("ContributionOfYear", values.ContributionLine)
VatShare = of_line("VatShare", values.VatShare)


class ContributionLine(HouseSerializer):
    """What one participant bears of one line, in whole cents."""

    code = fields.CharField(source="line")
    name = fields.CharField()
    net_cents = Whole()
    vat_cents = Whole()
    total_cents = Whole()


class Payer(HouseSerializer):
    """What one successor of a dissolved participant pays, by its exact part."""

    code = fields.CharField()
    name = fields.CharField()
    share = ExactFraction()
    net_cents = Whole()
    vat_cents = Whole()
    total_cents = Whole()
    source = fields.CharField()


class Contribution(HouseSerializer):
    """
    What one participant owes for the year, in whole cents.

    Where several successors pay, `payerCode` is empty and `payers` holds the part of each.
    """

    code = fields.CharField()
    name = fields.CharField()
    payer_code = fields.CharField()
    payer_name = fields.CharField()
    payers = Payer(many=True)
    net_cents = Whole()
    vat_cents = Whole()
    total_cents = Whole()
    lines = ContributionLine(many=True)
    vat = VatShare(many=True)


class Settlement(HouseSerializer):
    """A settled year; `isRecomputed` where the asker chose other dates than those adopted."""

    year = Whole(source="settlement.input.year")
    kind = choice(values.SettlementKind, source="settlement.input.kind")
    as_of = Day(source="settlement.input.as_of")
    rounding_rule = fields.CharField(source="settlement.input.rounding_rule")
    within_year_method = choice(
        values.WithinYear, source="settlement.input.within_year_method"
    )
    digest = fields.CharField(source="settlement.digest")
    net_cents = Whole(source="settlement.net_cents")
    total_cents = Whole(source="settlement.total_cents")
    is_recomputed = Truth()
    is_changed = Truth()
    run = Run(allow_null=True)
    decision = Decision(allow_null=True)
    contributions = Contribution(many=True, source="settlement.contributions")


NODE = {"type": "array", "items": {"$ref": "#/components/schemas/ExplanationNode"}}


@extend_schema_field(NODE)
class _Parts(fields.Field[Any, Any, Any, Any]):
    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        return [write_node(part) for part in value]


class ExplanationNode(HouseSerializer):
    """One amount and where it comes from; `parts` add up to it. The keys of `inputs` are data."""

    label = fields.CharField()
    amount_cents = Whole()
    method = fields.CharField()
    inputs = fields.DictField()
    decision = Behind(allow_null=True)
    parts = _Parts()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return write_node(instance)


def write_node(node: Any) -> dict[str, Any]:
    """Return an explanation as JSON: only our own names change, the inputs stay as they are."""
    plain = node.to_json()
    return {
        "label": plain["label"], "amountCents": plain["amount_cents"],
        "method": plain["method"], "inputs": plain["inputs"], "decision": plain["decision"],
        "parts": [write_node(part) for part in node.parts],
    }  # fmt: skip


class ContributionQuery(Paged):
    """Contributions in settlements of the day."""

    participant_code = fields.CharField(required=False, max_length=20)
    kind = choice(values.SettlementKind, required=False)


class ExplanationQuery(Dated):
    """The whole contribution, or one line of it."""

    line = fields.CharField(required=False, max_length=100)


class SettlementBody(Body):
    """The day on which the settlement of a year is proposed."""

    proposed_on = Day()


class ComponentBody(Body):
    """A measure and its part of a key, in percent."""

    measure = fields.CharField(max_length=100)
    percentage = ExactFraction()


class KeyBody(Body):
    """What a key holds from a day on."""

    kind = choice(values.KeyKind)
    starts_on = Day()
    proposed_on = Day()
    reason = fields.CharField(max_length=500)
    components = ComponentBody(many=True, required=False, max_length=50)
    shares = fields.DictField(child=ExactFraction(), required=False)
    reference_year_offset = Whole(min_value=-100, max_value=100, default=0)
    is_assumption = Truth(default=False)


class KeyProposed(HouseSerializer):
    """The number of a proposed version."""

    id = Whole()
    proposal_id = Whole(allow_null=True)
