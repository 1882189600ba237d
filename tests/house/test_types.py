# SPDX-License-Identifier: EUPL-1.2
"""Style and types, so that `make test` asks what `make check` asks."""

import subprocess
import sys

from tests.house import tree


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python at the root of the project."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=tree.ROOT, capture_output=True, text=True
    )


class TestCode:
    def test_is_styled(self):
        done = run("ruff", "check", "--no-cache", "--output-format=concise", ".")

        assert done.returncode == 0, done.stdout

    def test_is_typed_strictly_where_sums_and_rules_are_made(self):
        done = run("mypy")

        assert done.returncode == 0, done.stdout + done.stderr

    def test_is_refused_without_types(self, tmp_path):
        planted = tmp_path / "planted.py"
        planted.write_text("def add(a, b):\n    return a + b\n", encoding="utf-8")

        done = run("mypy", "--config-file=pyproject.toml", "--strict", str(planted))

        assert "no-untyped-def" in done.stdout
