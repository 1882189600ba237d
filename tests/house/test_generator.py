# SPDX-License-Identifier: EUPL-1.2
"""The generator writes a package that the house accepts as it is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import new_package
from tests.house import tree

IS_EXHAUSTIVE = os.environ.get("BODEMPLAAT_EXHAUSTIVE") == "1"
# A name that no package will have, so that these tests hold whatever packages there are.
COMMAND = ("gildehuis", "--after", "catalogue", "--path", "gildehuis")
BUILT = new_package.read_built(tree.ROOT)
TO_COME = [name for name in tree.FLOORS if name not in (*BUILT, *tree.BASE)]


def copy(root: Path, *, is_whole: bool) -> Path:
    """Copy the project, or only what the generator reads and changes."""
    read = {new_package.SETTINGS, new_package.TREE, new_package.ARCHITECTURE}
    read |= {"pyproject.toml", "src/bodemplaat/__init__.py"}
    for name in tree.list_tracked():
        if is_whole or name in read or name.endswith("pages/urls.py"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(tree.ROOT / name, root / name)
    return root


def make(root: Path, *command: str) -> int:
    """Let the generator write into a copy."""
    return new_package.main([*command, "--root", str(root)])


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python on the files of a copy."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": "src", "BODEMPLAAT_EXHAUSTIVE": ""},
    )  # fmt: skip


class TestPackage:
    def test_is_written_in_style_on_its_floor(self, tmp_path):
        root = copy(tmp_path, is_whole=False)
        before = new_package.read_built(root)

        assert make(root, *COMMAND) == 0

        done = run(root, "ruff", "check", "--no-cache", "src/bodemplaat/gildehuis", "tests")
        assert done.returncode == 0, done.stdout
        built = new_package.read_built(root)
        assert built.index("gildehuis") == built.index("catalogue") + 1
        rows = (root / new_package.ARCHITECTURE).read_text(encoding="utf-8")
        floor = int(re.search(r"\| (\d+) \| `catalogue` \|", rows)[1])
        above = before[before.index("catalogue") + 1]
        assert f"| {floor + 1} | `gildehuis` |" in rows and f"| {floor + 2} | `{above}` |" in rows

    def test_gets_a_floor_that_nobody_foresaw(self, tmp_path):
        root = copy(tmp_path, is_whole=False)
        before = new_package.read_floors(root)

        assert make(root, "archive", "--after", "finance") == 0

        floors = new_package.read_floors(root)
        assert floors.index("archive") == before.index("finance")
        assert [name for name in floors if name != "archive"] == before
        text = (root / new_package.TREE).read_text(encoding="utf-8")
        assert max(len(line) for line in text.splitlines()) <= 100

    @pytest.mark.parametrize(
        ("command", "reason"),
        [
            (("finance", "--after", "catalogue"), "is there already"),
            (("Help-desk", "--after", "catalogue"), "is no name of a package"),
            (("gildehuis", "--after", "foundation"), "stands above one of organisations"),
            (("gildehuis", "--after", "nergens"), "stands above one of organisations"),
            (("gildehuis", "--after", "catalogue", "--path", "aanbod"), "is taken by"),
            (("gildehuis", "--after", "catalogue", "--path", "X/"), "take Dutch words"),
        ],
    )
    def test_is_refused_with_a_reason(self, command, reason, tmp_path, capsys):
        root = copy(tmp_path, is_whole=False)
        before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
        (root / "src/bodemplaat/finance").mkdir(exist_ok=True)

        assert make(root, *command) == 2

        assert reason in capsys.readouterr().err
        assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before

    @pytest.mark.parametrize("name", TO_COME[-1:])
    def test_is_refused_above_the_floor_that_was_foreseen_for_it(self, name, tmp_path, capsys):
        root = copy(tmp_path, is_whole=False)

        assert make(root, name, "--after", BUILT[-1]) == 2

        assert f"has its place below {BUILT[-1]}" in capsys.readouterr().err

    @pytest.mark.skipif(not IS_EXHAUSTIVE, reason="takes minutes: `make check-all` runs it")
    def test_passes_every_check_as_it_is(self, tmp_path):
        root = copy(tmp_path, is_whole=True)
        subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)

        assert make(root, "proefhuis", *COMMAND[1:]) == 0

        types = run(root, "mypy")
        assert types.returncode == 0, types.stdout
        package = run(root, "pytest", "src/bodemplaat/proefhuis")
        assert package.returncode == 0, package.stdout
        house = run(root, "pytest", "tests/house")
        assert house.returncode == 0, house.stdout
        matrix = run(root, "pytest", "tests/isolation", "-k", "proefhuis or Canary or marked")
        assert matrix.returncode == 0, matrix.stdout
