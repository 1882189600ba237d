# SPDX-License-Identifier: EUPL-1.2
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import translation

from bodemplaat import foundation

SPLIT = {"total_cents": 1000, "weights": {"A": 1, "B": "2/3"}, "rule": "largest-remainder"}
STAGED = {
    "pools": {"beheer": 1000, "netwerk": 2000},
    "services": {"beheer": {"netwerk": 1, "A": 1}, "netwerk": {"beheer": 1, "B": 2}},
    "method": "reciprocal",
}


@pytest.fixture
def ask(tmp_path, capsys):
    """Return a function that asks the command, in Dutch, and gives code, output and errors."""

    def ask(question: object, *arguments: str) -> tuple[int, str, str]:
        file = tmp_path / "vraag.json"
        is_raw = isinstance(question, bytes)
        file.write_bytes(question if is_raw else json.dumps(question).encode())
        code = 0
        with translation.override("nl"):
            try:
                call_command("allocate", str(file), *arguments)
            except SystemExit as left:
                code = left.code
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ask


class TestAllocate:
    def test_gives_shares_and_rounding_as_json(self, ask):
        code, output, errors = ask(SPLIT, "--format", "json")

        assert (code, errors) == (0, "")
        assert json.loads(output)["shares"] == {"A": 600, "B": 400}
        assert set(json.loads(output)["rounding"]) == {"A", "B"}

    def test_gives_shares_and_stages_as_json_without_being_asked_for_a_format(self, ask):
        code, output, _ = ask(STAGED)

        assert code == 0
        assert json.loads(output)["shares"] == {"A": 1000, "B": 2000}
        assert [stage["pool"] for stage in json.loads(output)["stages"]] == ["beheer", "netwerk"]

    def test_gives_a_table_with_amounts_in_euro(self, ask):
        code, output, _ = ask(SPLIT, "--format", "table")

        assert code == 0
        assert output.splitlines() == [
            "Naam    Bedrag", "A         6,00", "B         4,00", "Totaal   10,00",
        ]

    def test_reads_its_input(self, monkeypatch, capsys):
        content = io.BytesIO(json.dumps(SPLIT).encode())
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=content))

        call_command("allocate", "-")

        assert json.loads(capsys.readouterr().out)["shares"] == {"A": 600, "B": 400}

    @pytest.mark.parametrize(
        ("question", "words"),
        [
            (b"{", ["geen geldige JSON", "regel 1, teken 2"]),
            (b"\xff", ["geen UTF-8", "rij 1"]),
            (b"[" * 100_000, ["te diep genest"]),
            ([], ["een object"]),
            (b'{"weights": {"A": 1, "A": 2}}', ["‘A’", "twee keer"]),
            ({"weights": {"A": 1}}, ["Veld total_cents ontbreekt"]),
            (SPLIT | {"gewicht": 1}, ["‘gewicht’", "onbekend"]),
            (SPLIT | {"total_cents": 1.5}, ["total_cents", "1.5", "hele centen"]),
            (SPLIT | {"total_cents": True}, ["total_cents", "True"]),
            (SPLIT | {"weights": {"A": 0.5}}, ["weights.A", "0.5", '"2/3"']),
            (SPLIT | {"weights": {"A": -1, "B": 2}}, ["weights.A", "negatief", "(-1)"]),
            (SPLIT | {"weights": {"A": 0}}, ["weights", "geen gewicht boven 0"]),
            (SPLIT | {"weights": 5}, ["weights", '{"A": 1}']),
            (SPLIT | {"weights": {" ": 1}}, ["weights", "200 zichtbare tekens"]),
            (SPLIT | {"rule": "bankers"}, ["‘bankers’", "half-even-closing"]),
            (SPLIT | {"rule": []}, ["Veld rule", "tekst"]),
            (b'{"total_cents": 1, "weights": {"A": ' + b"9" * 5000 + b"}}", ["weights.A"]),
            (STAGED | {"method": "dubbel"}, ["‘dubbel’", "step-down"]),
            (STAGED | {"method": "step-down"}, ["volgorde", "beheer, netwerk"]),
            (STAGED | {"order": ["beheer"]}, ["Ontbreekt: netwerk", "Dubbel: -"]),
            (STAGED | {"order": "beheer"}, ["order", '["A", "B"]']),
            (STAGED | {"services": {"loket": {"A": 1}}}, ["‘loket’", "beheer, netwerk"]),
            (STAGED | {"services": {}}, ["‘beheer’", "geen gewicht boven 0"]),
            (
                STAGED | {"services": {"beheer": {"netwerk": 1}, "netwerk": {"beheer": 1}}},
                ["nooit bij een deelnemer", "beheer, netwerk"],
            ),
            (
                STAGED | {"services": {"beheer": {"beheer": 1}, "netwerk": {"A": 1}}},
                ["‘beheer’", "alleen aan zichzelf"],
            ),
            (
                STAGED
                | {"services": {"beheer": {"netwerk": 1}, "netwerk": {"A": 1}},
                   "method": "direct"},
                ["‘beheer’", "methode direct"],
            ),
            (STAGED | {"participants": ["A"]}, ["‘netwerk’", "‘B’"]),
            (STAGED | {"participants": ["A", "B", "beheer"]}, ["tegelijk kostenplaats"]),
            (STAGED | {"pools": {}}, ["geen kostenplaats"]),
            (STAGED | {"pools": {str(number): 1 for number in range(101)}}, ["101", "100"]),
        ],
    )
    def test_says_in_dutch_what_is_wrong_and_where(self, ask, question, words):
        code, output, errors = ask(question)

        assert (code, output) == (2, "")
        assert [word for word in words if word not in errors] == []
        assert "Traceback" not in errors

    @pytest.mark.parametrize("name", ["bestaat-niet.json", ".", "nul\0byte"])
    def test_says_when_a_file_cannot_be_read(self, tmp_path, capsys, name):
        with pytest.raises(SystemExit) as left, translation.override("nl"):
            call_command("allocate", str(tmp_path / name))

        assert left.value.code == 2
        assert "is niet te lezen" in capsys.readouterr().err

    def test_says_when_there_is_no_input_at_all(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdin", None)

        with pytest.raises(SystemExit) as left, translation.override("nl"):
            call_command("allocate", "-")

        assert left.value.code == 2
        assert "Het bestand - is niet te lezen" in capsys.readouterr().err

    def test_refuses_a_huge_file_before_reading_it(self, tmp_path, monkeypatch, capsys):
        file = tmp_path / "groot.json"
        with file.open("wb") as sparse:
            sparse.truncate(200_000_000)
        monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))

        with pytest.raises(SystemExit) as left, translation.override("nl"):
            call_command("allocate", str(file))

        assert left.value.code == 2
        assert "groter dan 10 MB" in capsys.readouterr().err

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")
    def test_stops_reading_a_device_without_end(self, capsys):
        with pytest.raises(SystemExit) as left:
            call_command("allocate", "/dev/zero")

        assert left.value.code == 2


class TestAllocateAsAProgram:
    """The same, in a process of its own."""

    def run(self, question: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        program = [sys.executable, "-m", "bodemplaat.config.cli", "allocate", "-", *arguments]
        source = Path(foundation.__file__).parents[2]
        environment = os.environ | {"PYTHONPATH": str(source), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            program, input=question, capture_output=True, env=environment, check=False
        )

    def test_writes_json_alone_on_its_output_and_ends_with_0(self):
        done = self.run(json.dumps(SPLIT).encode(), "--format", "json")

        assert done.returncode == 0
        assert json.loads(done.stdout)["shares"] == {"A": 600, "B": 400}

    def test_ends_with_2_and_a_sentence_and_writes_nothing_else(self):
        done = self.run(json.dumps(SPLIT | {"weights": {"A": 0.1}}).encode())

        assert (done.returncode, done.stdout) == (2, b"")
        assert "Veld weights.A: ‘0.1’ is geen gewicht." in done.stderr.decode()
        assert b"Traceback" not in done.stderr
