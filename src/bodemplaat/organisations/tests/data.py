# SPDX-License-Identifier: EUPL-1.2
"""Where the public files of the tests are; they are not part of the repository."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]


def get_file(name: str) -> Path:
    """Return the path of a public file, or skip the test and say why."""
    given = os.environ.get("BODEMPLAAT_TEST_DATA")
    folder = Path(given) if given else ROOT.parent / "shared" / "data"
    path = folder / name
    if not path.exists():
        pytest.skip(f"{name} is absent: put the public data in {folder} or BODEMPLAAT_TEST_DATA")
    return path
