# SPDX-License-Identifier: EUPL-1.2
"""The docs name every target, command and package, and nothing that is not there."""

import re

import pytest
from django.core.management import get_commands

from tests.house import tree

TARGET = re.compile(r"^([a-z][a-z-]*):.*?##", re.MULTILINE)
OF_DJANGO = {"check", "runserver", "migrate", "makemigrations", "shell"}


def read(name: str) -> str:
    """Return a file of the project."""
    return (tree.ROOT / name).read_text(encoding="utf-8")


def list_docs() -> dict[str, str]:
    """Return README and docs by name."""
    names = [name for name in tree.list_tracked() if name.endswith(".md")]
    return {name: read(name) for name in names if name.startswith(("docs/", "README"))}


def find_unknown(text: str, word: str, known: set[str]) -> list[str]:
    """Return what a text calls with `word` in code, and that does not exist."""
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    called = re.findall(rf"(?:^|[\s`/;]){word} ([a-z][a-z-]*)", "\n".join(code))
    return sorted(set(called) - known)


def list_commands() -> set[str]:
    """Return the commands of ours."""
    owners = get_commands().items()
    return {name for name, owner in owners if str(owner).startswith("bodemplaat.")} | {"help"}


class TestDocs:
    def test_name_every_target(self):
        text = read("docs/running.md")
        targets = TARGET.findall(read("Makefile"))

        assert len(targets) > 10
        assert [one for one in targets if f"`make {one}`" not in text] == []

    def test_name_every_command(self):
        text = read("docs/running.md")

        assert [one for one in sorted(list_commands()) if f"`bodemplaat {one}`" not in text] == []

    @pytest.mark.parametrize("name", list_docs())
    def test_name_no_target_and_no_command_that_is_not_there(self, name):
        targets = set(TARGET.findall(read("Makefile")))

        assert find_unknown(list_docs()[name], "make", targets) == []
        assert find_unknown(list_docs()[name], "bodemplaat", list_commands() | OF_DJANGO) == []

    def test_name_every_package_that_is_taken(self):
        asked = read("requirements/base.in") + read("requirements/dev.in")
        names = re.findall(r"^([a-z0-9][a-z0-9-]+)", asked, re.MULTILINE)
        names += re.findall(r'^    "([@a-z][^"]+)": "\d', read("package.json"), re.MULTILINE)
        text = read("docs/dependencies.md").lower()

        assert [name for name in names if name not in text] == []

    @pytest.mark.parametrize("name", list_docs())
    def test_lead_somewhere(self, name):
        folder = (tree.ROOT / name).parent
        links = re.findall(r"\]\(([^)#\s]+)", list_docs()[name])
        inside = [link for link in links if "://" not in link]

        assert [link for link in inside if not (folder / link).exists()] == []

    def test_begin_the_same_in_both_languages(self):
        texts = [read(name) for name in ("README.md", "README.nl.md")]
        told = [
            (
                sorted(set(re.findall(r"\]\(([^)]+)\)", text)) - {"README.md", "README.nl.md"}),
                re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL),
                len(re.findall(r"^#+ ", text, re.MULTILINE)),
            )
            for text in texts
        ]

        assert told[0] == told[1]

    def test_are_caught_naming_what_is_not_there(self):
        text = "`make coffee`, run `.venv/bin/bodemplaat brew` and ```\nmake test\n```; make do"

        assert find_unknown(text, "make", {"test"}) == ["coffee"]
        assert find_unknown(text, "bodemplaat", {"verify"}) == ["brew"]
