# SPDX-License-Identifier: EUPL-1.2
"""Every file that we wrote says under which licence it stands."""

import subprocess
import sys
import tomllib

import pytest

from tests.house import tree

# In two halves, so that the licence checker does not take this line for a header of its own.
HEADER = "SPDX-License-" "Identifier: EUPL-1.2"  # fmt: skip
ENDINGS = (".py", ".css", ".js", ".toml", ".in", ".sh")


def is_without_header(name: str, text: str) -> bool:
    """Tell whether the first line, or the second after a shebang, lacks the header."""
    return HEADER not in "\n".join(text.splitlines()[: 2 if text.startswith("#!") else 1])


class TestHeader:
    def test_stands_first_in_every_file(self):
        names = [
            name
            for name in tree.list_tracked()
            if name.endswith(ENDINGS) and "/migrations/" not in name
        ]
        texts = {name: (tree.ROOT / name).read_text(encoding="utf-8") for name in names}

        assert [name for name, text in texts.items() if is_without_header(name, text)] == []

    @pytest.mark.parametrize("text", ["", "import os\n", f"\n# {HEADER}\n"])
    def test_is_missed(self, text):
        assert is_without_header("x.py", text)

    def test_names_the_licence_of_the_project(self):
        text = (tree.ROOT / "LICENSE").read_text(encoding="utf-8")
        project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))

        assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
        assert project["project"]["license"] == "EUPL-1.2"


class TestMerge:
    def test_leaves_no_marks_in_any_file(self):
        marks = tuple(sign * 7 + " " for sign in "<>")
        found = []
        for name in tree.list_tracked():
            path = tree.ROOT / name
            if path.suffix in (".py", ".po", ".md", ".toml", ".html", ".css", ".js", ".txt"):
                lines = path.read_text(encoding="utf-8").splitlines()
                found += [name for line in lines if line.startswith(marks)]

        assert found == []


@pytest.mark.standard("reuse")
class TestReuse:
    def test_knows_licence_and_maker_of_every_file(self):
        command = [sys.executable, "-m", "reuse", "lint", "--lines"]
        answer = subprocess.run(command, cwd=tree.ROOT, capture_output=True, text=True, check=False)

        assert (answer.returncode, answer.stdout) == (0, "")

    def test_has_the_text_of_our_licence_twice_the_same(self):
        ours = (tree.ROOT / "LICENSE").read_text(encoding="utf-8")

        assert (tree.ROOT / "LICENSES" / "EUPL-1.2.txt").read_text(encoding="utf-8") == ours
