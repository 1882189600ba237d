# SPDX-License-Identifier: EUPL-1.2
"""Amounts have one form in every file: `Cents`, or `write_cents` of the foundation."""

import ast

import pytest

from tests.house import tree

FOR_THE_EYE = {"amount", "amount_plain", "amount_whole", "amount_change", "percent", "number"}
WRITERS = {"csv_response", "xlsx_response"}


def find_shown(source: tree.Source) -> list[str]:
    """Return the calls that write a figure for the eye, in a function that makes a file."""
    found = []
    for function in ast.walk(source.tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        names = {_name(call): call.lineno for call in calls}
        if set(names) & WRITERS:
            wrong = sorted(set(names) & FOR_THE_EYE)
            found += [f"{source.name}:{names[name]} {name}" for name in wrong]
    return found


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


class TestFile:
    def test_holds_no_figure_that_is_written_for_the_eye(self):
        sources = [source for source in tree.list_python() if not source.is_test]

        wrong = [found for source in sources for found in find_shown(source)]
        assert wrong == [], "Give the cell as spreadsheets.Cents, or as the number itself."

    @pytest.mark.parametrize(("call", "is_wrong"), [("amount_plain", True), ("write_cents", False)])
    def test_with_such_a_figure_is_seen(self, call, is_wrong):
        text = f"def export():\n    return csv_response('a', [], [[formats.{call}(5)]])"

        assert bool(find_shown(tree.plant(text))) is is_wrong
