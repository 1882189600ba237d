# SPDX-License-Identifier: EUPL-1.2
"""The way to a number: a tree whose parts add up to their whole, to the cent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bodemplaat.kernel import digests
from bodemplaat.kernel.refusals import Refusal


class DoesNotAddUp(Refusal):
    """The parts of an explanation do not add up to what they explain."""

    code = "kernel.explanation-does-not-add-up"


@dataclass(frozen=True)
class Node:
    """
    One amount and where it comes from.

    `label` names it for a reader; `amount_cents` in whole cents; `method` the code of the
    way it was made, for example "largest-remainder" or "sum"; `inputs` the plain values that
    went in; `decision` the decision behind it, if one stands there; `parts` what it consists
    of, none for a source.

    >>> leaf = Node("Netwerk", 120, "source")
    >>> Node("Totaal", 120, "sum", parts=(leaf,)).to_json()["parts"][0]["label"]
    'Netwerk'
    """

    label: str
    amount_cents: int
    method: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    decision: Mapping[str, Any] | None = None
    parts: tuple["Node", ...] = ()

    def to_json(self) -> dict[str, Any]:
        """
        Return the tree as JSON knows it: label, amount_cents, method, inputs, decision, parts.

        Raises: digests.NotCanonical for an input that has no one way to be written.
        """
        return {
            "label": self.label,
            "amount_cents": self.amount_cents,
            "method": self.method,
            "inputs": digests.to_plain(self.inputs, f"{self.label}.inputs"),
            "decision": digests.to_plain(self.decision, f"{self.label}.decision"),
            "parts": [part.to_json() for part in self.parts],
        }


def check_adds_up(node: Node) -> None:
    """
    Check that every node with parts equals their sum, down to the sources.

    Raises: DoesNotAddUp, naming the first node concerned, what it says and what its parts are.

    >>> check_adds_up(Node("Totaal", 3, "sum", parts=(Node("A", 1, "source"),)))
    Traceback (most recent call last):
    bodemplaat.kernel.explanation.DoesNotAddUp: ...
    """
    found = sum(part.amount_cents for part in node.parts)
    if node.parts and found != node.amount_cents:
        raise DoesNotAddUp(label=node.label, amount=node.amount_cents, found=found)
    for part in node.parts:
        check_adds_up(part)
