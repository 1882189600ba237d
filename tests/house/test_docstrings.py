# SPDX-License-Identifier: EUPL-1.2
"""What a caller may use says what it promises; a refusal says it in its sentence."""

import ast

import pytest

from tests.house import tree

ROOMS = {"rules", "actions", "queries", "values", "events", "models", "permissions"}


def find_silent(source: tree.Source) -> list[str]:
    """Return public functions and classes without a docstring."""
    found = [
        f"{source.name}:{node.lineno} {node.name}"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_") and not ast.get_docstring(node)
        and not _is_refusal(node)
    ]  # fmt: skip
    is_silent = bool(source.tree.body) and not ast.get_docstring(source.tree)
    return [*found, source.name] if is_silent and source.package == "kernel" else found


def _is_refusal(node: ast.stmt) -> bool:
    """Tell whether a class holds a code and nothing else."""
    (first, *rest) = node.body if isinstance(node, ast.ClassDef) else (node,)
    return isinstance(first, ast.Assign) and not rest and ast.unparse(first.targets[0]) == "code"


class TestDocstring:
    def test_is_there_for_everything_public(self):
        sources = [
            source
            for source in tree.list_python()
            if (source.room in ROOMS or source.package in ("kernel", "foundation"))
            and not source.is_test and source.room not in ("management", "apps")
        ]  # fmt: skip

        assert [found for source in sources for found in find_silent(source)] == []

    @pytest.mark.parametrize(
        "text", ['"""Say."""\ndef f(): pass', '"""Say."""\nclass A: pass', "import os\nx = 1"]
    )
    def test_is_missed(self, text):
        assert find_silent(tree.plant(text, "src/bodemplaat/kernel/money.py"))

    def test_is_not_asked_of_a_refusal(self):
        assert find_silent(tree.plant('class YearClosed(Refusal):\n    code = "x.y"')) == []

    def test_is_not_asked_of_what_is_private(self):
        assert find_silent(tree.plant('"""Say."""\ndef _f(): pass')) == []
