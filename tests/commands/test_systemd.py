# SPDX-License-Identifier: EUPL-1.2
"""The units of docs/systemd are right, as systemd itself reads them, and ask for what is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

UNITS = sorted((Path(__file__).resolve().parents[2] / "docs" / "systemd").glob("*"))
CALL = re.compile(r"/opt/bodemplaat/\.venv/bin/bodemplaat (\w+)")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_are_read_without_a_word(tmp_path):
    # The programs of another machine are not on this one.
    for unit in UNITS:
        text = re.sub(r"/opt/bodemplaat/\S+bodemplaat\b", "/bin/true", unit.read_text())
        (tmp_path / unit.name).write_text(text)

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(map(str, tmp_path.glob("*")))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    said = [line for line in done.stderr.splitlines() if "bodemplaat" in line]
    assert (done.returncode, said) == (0, []), done.stderr


def test_call_commands_that_are_there():
    called = [name for unit in UNITS for name in CALL.findall(unit.read_text())]

    assert sorted(called) == ["backup", "serve", "worker"]
    assert set(called) <= set(get_commands())
