# SPDX-License-Identifier: EUPL-1.2
"""What asks the gate of governance names a kind that stands on the page of gates, and each does."""

import ast
from collections.abc import Iterator

import pytest

from bodemplaat.governance.values import MATTERS, DecisionKind, MandatedAct
from tests.house import tree

# Functions that ask the gate or the register of mandates, and the word that names the kind.
ASKING = {"propose": "kind", "submit": "kind", "get_mandate": "act", "has_mandates": "act"}
LISTED = {"DecisionKind": DecisionKind, "MandatedAct": MandatedAct}
# Kinds that no action names, with the reason.
NAMED_ON_SCREEN = {"MandatedAct.EXPENSE": "Who approves chooses it on the page."}


def list_named(source: ast.AST) -> Iterator[str]:
    """Return the kinds of the two lists that a file names."""
    for node in ast.walk(source):
        owner = getattr(node, "value", None)
        is_listed = isinstance(owner, ast.Name) and owner.id in LISTED
        if is_listed and isinstance(node, ast.Attribute) and node.attr.isupper():
            yield f"{owner.id}.{node.attr}"


def list_unlisted(source: ast.AST) -> Iterator[str]:
    """Return how a call asks the gate of a kind that is written as a text, or of none."""
    for node in ast.walk(source):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name not in ASKING:
            continue
        given = {one.arg: one.value for one in node.keywords}
        kind = given.get(ASKING[name])
        if kind is None and None not in given:
            yield f"{name} without {ASKING[name]}, line {node.lineno}"
        elif isinstance(kind, ast.Constant):
            yield f"{name} with {kind.value!r}, line {node.lineno}"


def list_actions() -> Iterator[tree.Source]:
    """Return the files of actions of every package."""
    for source in tree.list_python():
        if source.name.startswith("src/") and source.room == "actions":
            yield source


class TestGate:
    def test_is_asked_by_a_kind_of_the_list_and_never_by_a_text(self):
        found = {
            source.name: wrong
            for source in list_actions()
            if (wrong := list(list_unlisted(source.tree)))
        }
        assert found == {}

    def test_is_asked_by_some_action_for_every_kind_on_the_page(self):
        named = {kind for source in list_actions() for kind in list_named(source.tree)}
        named |= {f"DecisionKind.{kind.name}" for kind in MATTERS} | NAMED_ON_SCREEN.keys()

        assert named == {f"{name}.{one.name}" for name, kinds in LISTED.items() for one in kinds}

    @pytest.mark.parametrize(
        ("call", "is_wrong"),
        [("governance_actions.propose(kind=DecisionKind.KEY)", False), ("propose(title=x)", True),
         ("propose(kind=kind)", False), ("propose(kind='key')", True),
         ("governance_queries.get_mandate(act='expense')", True), ("propose(**asked)", False)],
    )  # fmt: skip
    def test_finds_a_call_past_the_list(self, call, is_wrong):
        assert bool(list(list_unlisted(ast.parse(call)))) is is_wrong
