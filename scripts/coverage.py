# SPDX-License-Identifier: EUPL-1.2
"""
Write docs/coverage.md: how much of the source deck runs, row by row.

The rows stand in docs/features.toml. A test carries a row when it says so:
`@pytest.mark.feature("D076")` on the test or on its class. What nobody carries waits.
"""

import ast
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROWS = ROOT / "docs" / "features.toml"
PAGE = ROOT / "docs" / "coverage.md"
STATES = ("live", "partly", "waiting")
HEAD = """\
# How much of the deck runs

Made by `make coverage` from `features.toml` and the tests; a test fails when it is stale. D001 to
D390 are the statements of the source deck, each a sentence that the product makes true; S1 to S55
are its slides.

- **live**: the whole sentence holds, and the tests named here assert it.
- **partly**: the tests named here assert a part; what is missing is said.
- **waiting**: no test carries it; it waits for the package named here.

A test carries a row by `@pytest.mark.feature("D076")`. A row becomes live by `live = true` in
`features.toml`, and partly by `lacks = "…"`.
"""


@dataclass(frozen=True)
class Row:
    """One statement of the deck; `words` are its own, `lacks` is what does not hold yet."""

    number: str
    package: str
    slide: str
    words: str
    sentence: str
    live: bool = False
    lacks: str = ""
    waits_for: str = ""

    @property
    def state(self) -> str:
        """Return what the row claims to be; a test holds it to that."""
        return "live" if self.live else "partly" if self.lacks else "waiting"


def read_rows(text: str) -> tuple[Row, ...]:
    """Return the rows in order of package and number, as the file has them."""
    return tuple(Row(number=number, **row) for number, row in tomllib.loads(text).items())


def list_marked(name: str, text: str, mark: str = "feature") -> list[tuple[str, str]]:
    """Return pairs of row and test: the marks on the classes and functions of one file."""
    found: list[tuple[str, str]] = []
    _walk(ast.parse(text, name), name, mark, found)
    return found


def _walk(node: ast.AST, place: str, mark: str, found: list[tuple[str, str]]) -> None:
    for child in getattr(node, "body", ()):
        if isinstance(child, ast.ClassDef | ast.FunctionDef):
            where = f"{place}::{child.name}"
            calls = [call for call in child.decorator_list if isinstance(call, ast.Call)]
            for call in calls:
                if ast.unparse(call.func) == f"pytest.mark.{mark}":
                    found += [(str(ast.literal_eval(number)), where) for number in call.args]
            _walk(child, where, mark, found)


def list_tests(mark: str = "feature") -> dict[str, list[str]]:
    """Return the tests that carry each row."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*test_*.py"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    carried = defaultdict(list)
    for name in sorted(set(listed.stdout.split())):
        if (ROOT / name).is_file():
            for number, where in list_marked(name, (ROOT / name).read_text("utf-8"), mark):
                carried[number].append(where)
    return dict(carried)


def find_wrong(rows: tuple[Row, ...], carried: dict[str, list[str]]) -> list[str]:
    """Return where rows and tests do not agree."""
    known = {row.number: row for row in rows}
    found = [
        f"{number} is no row of docs/features.toml, and {where[0]} names it"
        for number, where in carried.items()
        if number not in known
    ]
    for row in rows:
        if row.live and row.lacks:
            found.append(f"{row.number} cannot be live and lack something")
        if row.state != "waiting" and row.number not in carried:
            found.append(f"{row.number} is called {row.state}, and no test names it")
        if row.state == "waiting" and row.number in carried:
            found.append(f"{row.number} has a test: say live = true, or what it lacks")
    return found


def write_page(rows: tuple[Row, ...], carried: dict[str, list[str]]) -> str:
    """Return the page as text."""
    packages = list(dict.fromkeys(row.package for row in rows))
    counts = Counter((row.package, row.state) for row in rows)
    lines = [HEAD, "| package | live | partly | waiting |", "|---|---|---|---|"]
    for package in packages:
        numbers = " | ".join(str(counts[package, state]) for state in STATES)
        lines.append(f"| [{package}](#{package}) | {numbers} |")
    totals = Counter(row.state for row in rows)
    lines.append(f"| together | {' | '.join(str(totals[state]) for state in STATES)} |")
    for package in packages:
        lines += ["", f"## {package}", "", "| row | the deck says | the product does | state |"]
        lines.append("|---|---|---|---|")
        lines += [_write_row(row, carried) for row in rows if row.package == package]
    return "\n".join(lines) + "\n"


def _write_row(row: Row, carried: dict[str, list[str]]) -> str:
    state = f"**{row.state}**"
    if row.state == "waiting":
        state = f"waiting for {row.waits_for or row.package}"
    if row.lacks:
        state += f": lacks {row.lacks}"
    tests = [f"`{where.removeprefix('src/bodemplaat/')}`" for where in carried.get(row.number, ())]
    cells = (f"{row.number} ({row.slide})", row.words, row.sentence, "<br>".join([state, *tests]))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def main() -> int:
    """Write the page, or say why not."""
    rows, carried = read_rows(ROWS.read_text(encoding="utf-8")), list_tests()
    if wrong := find_wrong(rows, carried):
        print("\n".join(wrong), file=sys.stderr)
        return 1
    PAGE.write_text(write_page(rows, carried), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
