# SPDX-License-Identifier: EUPL-1.2
"""What the pages of docs/adding show can be typed as it stands there."""

import ast
import importlib
import importlib.util
import re
import textwrap
import tomllib
from collections.abc import Iterator

import pytest

from tests.house import tree

FOLDER = tree.ROOT / "docs" / "adding"
PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
# The package that the pages write: it is not there.
WRITTEN = "bodemplaat.servicedesk"


def list_blocks(page: str, language: str) -> list[str]:
    """Return the blocks of a page in a language, without their margin."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    return [textwrap.dedent(body) for _, kind, body in BLOCK.findall(text) if kind == language]


def find_absent(block: str) -> Iterator[str]:
    """Give every name of ours that a block imports or reads and that is not there."""
    parsed, modules = ast.parse(block), {}
    for node in ast.walk(parsed):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("bodemplaat"):
            continue
        if node.module.startswith(WRITTEN):
            continue
        for one in node.names:
            found = find(node.module, one.name)
            if found is None:
                yield f"{node.module}.{one.name}"
            modules[one.asname or one.name] = found
    for node in ast.walk(parsed):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = modules.get(node.value.id)
            if module is not None and not hasattr(module, node.attr):
                yield f"{node.value.id}.{node.attr}"


def find(module: str, name: str) -> object | None:
    """Return what a module holds under a name, or its module of that name, or None."""
    whole = importlib.import_module(module)
    is_folder = not hasattr(whole, name) and hasattr(whole, "__path__")
    if is_folder and importlib.util.find_spec(f"{module}.{name}"):
        return importlib.import_module(f"{module}.{name}")
    return getattr(whole, name, None)


class TestPages:
    def test_are_all_named_on_the_first_one(self):
        text = (FOLDER.parent / "adding.md").read_text(encoding="utf-8")

        assert sorted(re.findall(r"\(adding/(\w+)\.md\)", text)) == PAGES

    @pytest.mark.parametrize("page", PAGES)
    def test_show_python_that_reads_and_names_what_is_there(self, page):
        blocks = list_blocks(page, "python")

        assert [name for block in blocks for name in find_absent(block)] == []

    @pytest.mark.parametrize("page", PAGES)
    def test_show_sentences_in_both_languages(self, page):
        for block in list_blocks(page, "toml"):
            for said in tomllib.loads(block).values():
                assert sorted(said) == ["en", "nl"]

    @pytest.mark.parametrize("page", PAGES)
    def test_number_their_steps_without_a_gap(self, page):
        text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
        for part in text.split("\n## "):
            steps = [int(step) for step in re.findall(r"^(\d+)\. ", part, re.MULTILINE)]
            assert steps == list(range(1, len(steps) + 1))

    @pytest.mark.parametrize(
        ("block", "absent"),
        [
            ("from bodemplaat.foundation import charts\ncharts.no_such()", "charts.no_such"),
            ("from bodemplaat.kernel import no_such", "bodemplaat.kernel.no_such"),
            ("from bodemplaat.kernel.days import gone", "bodemplaat.kernel.days.gone"),
            ("from bodemplaat.foundation import papers\npapers.write_paper", None),
        ],
    )
    def test_would_be_caught_with_a_name_that_is_gone(self, block, absent):
        assert list(find_absent(block)) == ([absent] if absent else [])
