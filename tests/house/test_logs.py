# SPDX-License-Identifier: EUPL-1.2
"""A line of the log has a fixed text and named fields, so that nobody's name can slip in."""

import ast

import pytest

from bodemplaat.foundation.logs import FIELDS
from tests.house import tree

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}


def find_open_lines(source: str) -> list[int]:
    """Return the lines on which something is logged that is no fixed text with named fields."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        receiver = node.func.value
        if not (isinstance(receiver, ast.Name) and receiver.id in ("log", "logger", "logging")):
            continue
        if node.func.attr not in LEVELS:
            continue
        is_fixed = len(node.args) == 1 and isinstance(node.args[0], ast.Constant)
        names = [
            key.value
            for keyword in node.keywords
            if keyword.arg == "extra" and isinstance(keyword.value, ast.Dict)
            for key in keyword.value.keys
            if isinstance(key, ast.Constant)
        ]
        if not is_fixed or set(names) - set(FIELDS):
            found.append(node.lineno)
    return found


class TestLog:
    def test_has_fixed_texts_and_named_fields(self):
        found = [
            f"{source.name}:{line}"
            for source in tree.list_python()
            if source.package and not source.is_test
            for line in find_open_lines(source.text)
        ]
        assert found == [], "Say it in a fixed text, with fields of foundation.logs.FIELDS."

    @pytest.mark.parametrize(
        "planted",
        [
            'log.error("mail to %s", email)',
            'log.info(f"{name} logged in")',
            'log.warning("x", extra={"name": name})',
            "logger.exception(str(error))",
        ],
    )
    def test_refuses_what_may_name_somebody(self, planted):
        assert find_open_lines(planted) == [1]
        assert find_open_lines('log.info("job ended", extra={"job": 3})') == []
