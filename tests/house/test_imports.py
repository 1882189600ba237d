# SPDX-License-Identifier: EUPL-1.2
"""What import contracts do not see: where an import stands, look-ups past it, and clocks."""

import ast

import pytest

from tests.house import tree

PUBLIC = {"queries", "actions"}
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime"}
TIMELESS = {"rules", "values", "events", "queries", "actions", "models", "handlers", "permissions"}


def find_late(source: tree.Source) -> list[str]:
    """Return the imports that do not stand at the top of their module."""
    late = set(ast.walk(source.tree)) - set(source.tree.body)
    found = [node for node in late if isinstance(node, ast.Import | ast.ImportFrom)]
    return [f"{source.name}:{node.lineno}" for node in found]


def find_relative(source: tree.Source) -> list[str]:
    """Return the imports that start with a dot."""
    nodes = (node for node in ast.walk(source.tree) if isinstance(node, ast.ImportFrom))
    return [f"{source.name}:{node.lineno}" for node in nodes if node.level]


def find_bare_names(source: tree.Source) -> list[str]:
    """Return names taken out of the queries or actions of another package."""
    found = []
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.ImportFrom) and node.module):
            continue
        parts = node.module.split(".")
        is_public = len(parts) > 2 and parts[0] == "bodemplaat" and parts[2] in PUBLIC
        if is_public and parts[1] != source.package:
            found.append(f"{source.name}:{node.lineno}")
    return found


def find_lookups(source: tree.Source) -> list[str]:
    """Return calls of get_model: they hide an import."""
    nodes = (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))
    calls = (node for node in nodes if isinstance(node.func, ast.Attribute))
    return [f"{source.name}:{node.lineno}" for node in calls if node.func.attr == "get_model"]


def find_clocks(source: tree.Source) -> list[str]:
    """Return where a clock is read; dates and moments come in as parameters."""
    nodes = (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))
    calls = (node for node in nodes if isinstance(node.func, ast.Attribute))
    return [f"{source.name}:{node.lineno}" for node in calls if node.func.attr in CLOCKS]


def check(find, sources) -> list[str]:
    """Return what a rule finds in some sources."""
    return [found for source in sources for found in find(source)]


class TestImport:
    @pytest.mark.parametrize("find", [find_late, find_relative])
    def test_is_absolute_and_stands_at_the_top(self, find):
        assert check(find, tree.list_python()) == []

    def test_names_the_module_of_another_package(self):
        sources = [s for s in tree.list_python() if s.package and not s.is_test]

        assert check(find_bare_names, sources) == []

    def test_is_not_hidden_in_a_look_up(self):
        assert check(find_lookups, [s for s in tree.list_python() if not s.is_test]) == []

    def test_brings_no_clock_into_the_rooms_of_rules(self):
        timeless = [
            source
            for source in tree.list_python()
            if (source.room in TIMELESS or source.package == "kernel")
            and source.package != "foundation" and not source.is_test
        ]  # fmt: skip

        assert check(find_clocks, timeless) == []

    @pytest.mark.parametrize(
        ("find", "text"),
        [
            (find_late, "def f():\n    import os"),
            (find_late, "if True:\n    from os import path"),
            (find_relative, "from . import views"),
            (find_bare_names, "from bodemplaat.governance.queries import get_rule"),
            (find_lookups, "apps.get_model('finance', 'Key')"),
            (find_clocks, "date.today()"),
            (find_clocks, "timezone.now()"),
        ],
    )
    def test_is_refused(self, find, text):
        assert find(tree.plant(text))

    def test_is_fine(self):
        source = tree.plant("from bodemplaat.governance import queries as governance_queries")

        assert find_bare_names(source) + find_late(source) == []
