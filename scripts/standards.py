# SPDX-License-Identifier: EUPL-1.2
"""
Write src/bodemplaat/config/checked.json: what a run of the tests with the mark `standard` saw.

A test that fails leaves the file as it was, and the command fails with it.
"""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "src" / "bodemplaat" / "config" / "checked.json"


class Recorder:
    """Counts the cases that passed, by standard and test."""

    def __init__(self) -> None:
        self.codes: dict[str, set[str]] = defaultdict(set)
        self.passed: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the tests that prove a standard, and remember which."""
        kept = [item for item in items if item.get_closest_marker("standard")]
        for item in kept:
            for mark in item.iter_markers("standard"):
                self.codes[name_of(item.nodeid)].update(mark.args)
        items[:] = kept

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Count a case that was run and passed; a skipped one proves nothing."""
        if report.when == "call" and report.passed:
            self.passed[name_of(report.nodeid)] += 1

    def count(self) -> dict[str, dict[str, int]]:
        """Return the cases that passed, by standard and test."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for test, codes in sorted(self.codes.items()):
            for code in codes:
                found[code][test] = self.passed[test]
        return {code: found[code] for code in sorted(found)}


def name_of(nodeid: str) -> str:
    """Return a test without its case and without the folder of the source."""
    return nodeid.partition("[")[0].removeprefix("src/bodemplaat/")


def main() -> int:
    """Run the tests and write the record."""
    recorder = Recorder()
    arguments = ["-q", "-n0", "-p", "no:cacheprovider", *sys.argv[1:]]
    if code := pytest.main(arguments, plugins=[recorder]):
        return int(code)
    found = recorder.count()
    if idle := [test for tests in found.values() for test, cases in tests.items() if not cases]:
        print("Not run:", *sorted(idle), sep="\n  ", file=sys.stderr)
        return 1
    command = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    record = {
        "checkedOn": datetime.now(tz=UTC).date().isoformat(), "commit": commit.stdout.strip(),
        "passed": found,
    }  # fmt: skip
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
