# SPDX-License-Identifier: EUPL-1.2
"""Lines, bodies, files and templates stay small enough to read."""

import ast

import pytest

from tests.house import tree

LINE, BODY, FILE, TEMPLATE = 100, 40, 600, 120


def find_long_lines(source: tree.Source) -> list[str]:
    """Return where a line is too long."""
    lines = enumerate(source.text.splitlines(), 1)
    return [f"{source.name}:{number}" for number, line in lines if len(line) > LINE]


def find_long_bodies(source: tree.Source) -> list[str]:
    """Return the functions whose body, without docstring, is too long."""
    found = []
    for function in tree.list_functions(source.tree):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if body and (body[-1].end_lineno or 0) - body[0].lineno + 1 > BODY:
            found.append(f"{source.name}:{function.lineno} {function.name}")
    return found


class TestSize:
    def test_of_every_line_is_in_bounds(self):
        assert [found for s in tree.list_python() for found in find_long_lines(s)] == []

    def test_of_every_body_is_in_bounds(self):
        assert [found for s in tree.list_python() for found in find_long_bodies(s)] == []

    def test_of_every_file_is_in_bounds(self):
        long = [s.name for s in tree.list_python() if s.text.count("\n") > FILE]

        assert long == [], "Make a folder of the same name with one module per subject."

    def test_of_every_template_is_in_bounds(self):
        names = [name for name in tree.list_tracked() if "/templates/" in name]
        texts = {name: (tree.ROOT / name).read_text(encoding="utf-8") for name in names}

        assert [name for name, text in texts.items() if text.count("\n") > TEMPLATE] == []

    @pytest.mark.parametrize(("lines", "is_found"), [(40, False), (41, True)])
    def test_sees_a_long_body_and_does_not_count_its_docstring(self, lines, is_found):
        text = 'def f():\n    """Say.\n\n    More.\n    """\n' + "    x = 1\n" * lines

        assert bool(find_long_bodies(tree.plant(text))) is is_found

    def test_sees_a_long_line(self):
        assert find_long_lines(tree.plant("x" * 101)) and not find_long_lines(tree.plant("x" * 100))
