# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date
from fractions import Fraction

import pytest

from bodemplaat.kernel import digests, explanation
from bodemplaat.kernel.explanation import Node

SOURCES = (Node("Factuur 12", 70, "source"), Node("Factuur 13", -20, "source"))
LINE = Node("Netwerk", 50, "sum", parts=SOURCES)


class TestCheckAddsUp:
    def test_accepts_a_tree_that_closes_at_every_node(self):
        explanation.check_adds_up(Node("Bijdrage", 50, "sum", parts=(LINE,)))

    def test_names_the_deepest_node_that_is_a_cent_off(self):
        wrong = Node("Netwerk", 51, "sum", parts=SOURCES)

        with pytest.raises(explanation.DoesNotAddUp, match="'Netwerk', amount=51, found=50"):
            explanation.check_adds_up(Node("Bijdrage", 51, "sum", parts=(wrong,)))

    def test_asks_nothing_of_a_source(self):
        explanation.check_adds_up(SOURCES[0])


class TestToJson:
    def test_writes_fractions_dates_and_the_decision_as_plain_values(self):
        node = Node(
            "Netwerk", 50, "largest-remainder", {"part": Fraction(1, 3)},
            {"reference": "DB-1", "decided_on": date(2010, 3, 1)}, SOURCES,
        )

        assert json.loads(json.dumps(node.to_json())) == {
            "label": "Netwerk", "amount_cents": 50, "method": "largest-remainder",
            "inputs": {"part": "1/3"},
            "decision": {"reference": "DB-1", "decided_on": "2010-03-01"},
            "parts": [
                {"label": "Factuur 12", "amount_cents": 70, "method": "source", "inputs": {},
                 "decision": None, "parts": []},
                {"label": "Factuur 13", "amount_cents": -20, "method": "source", "inputs": {},
                 "decision": None, "parts": []},
            ],
        }

    def test_refuses_a_float_and_says_where(self):
        with pytest.raises(digests.NotCanonical, match=r"Netwerk\.inputs\.rate"):
            Node("Netwerk", 50, "sum", {"rate": 0.19}).to_json()
