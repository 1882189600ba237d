# SPDX-License-Identifier: EUPL-1.2
"""The files of the project as text and as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "src" / "bodemplaat"
# From the top floor down; a package that does not exist yet has its place all the same.
FLOORS = (
    "config", "accountability", "transitions", "fairness", "finance", "servicedesk", "portfolio",
    "catalogue", "landscape", "workforce", "communication", "governance", "organisations",
    "foundation", "kernel",
)  # fmt: skip
BASE = ("config", "foundation", "kernel")


@dataclass(frozen=True)
class Source:
    """One file of Python, with its place below the root of the project."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Return the syntax tree."""
        return ast.parse(self.text, self.name)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return package, room and the rest, for a file of a package."""
        return Path(self.name).with_suffix("").parts[2:]

    @property
    def package(self) -> str:
        """Return the package, or nothing outside the packages."""
        return self.parts[0] if self.name.startswith("src/bodemplaat/") else ""

    @property
    def room(self) -> str:
        """Return the room inside the package, or nothing."""
        return self.parts[1] if self.package and len(self.parts) > 1 else ""

    @property
    def is_test(self) -> bool:
        """Tell whether the file is a test or a part of one."""
        return "tests" in Path(self.name).parts or self.name.endswith("conftest.py")

    @property
    def is_migration(self) -> bool:
        """Tell whether a machine wrote the file."""
        return "migrations" in Path(self.name).parts


@cache
def list_tracked() -> tuple[str, ...]:
    """Return the names of all files that git holds or would add, in order."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(sorted(name for name in set(done.stdout.split("\n")) if (ROOT / name).is_file()))


@cache
def list_python() -> tuple[Source, ...]:
    """Return every file of Python, without what a machine wrote."""
    names = (name for name in list_tracked() if name.endswith(".py"))
    found = (Source(name, (ROOT / name).read_text(encoding="utf-8")) for name in names)
    return tuple(source for source in found if not source.is_migration)


def list_packages() -> tuple[str, ...]:
    """Return the packages that exist, from the top floor down."""
    return tuple(name for name in FLOORS if (PACKAGES / name / "__init__.py").exists())


def list_functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function, also those inside others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def plant(text: str, name: str = "src/bodemplaat/finance/pages/views.py") -> Source:
    """Return a source that exists in a test only."""
    return Source(name, text)
