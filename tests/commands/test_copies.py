# SPDX-License-Identifier: EUPL-1.2
"""A copy comes back whole on another machine, or nothing of it does."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bodemplaat.foundation.database import archives, home
from tests.commands.conftest import Machine

FILL = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "bodemplaat.config.settings"
import django
django.setup()
from datetime import date
from bodemplaat.finance import actions
from bodemplaat.finance.values import EntryDraft
from bodemplaat.foundation.database import migrating, server
from bodemplaat.organisations.tests import factories
with server.running():
    migrating.migrate()
    made = factories.make_partnership(codes=("0064", "0104"))
    with made.context():
        for code in ("1000", "4000"):
            actions.register_account(code=code, name=f"Rekening {code}", actor=made.actor())
        lines = [(1, "4000", 1_250), (2, "1000", -1_250)]
        entries = [
            EntryDraft(row=row, account=account, cents=cents, booked_on=date(2010, 2, 1),
                       text="Proef", document="")
            for row, account, cents in lines
        ]
        actions.post_journal(
            year=2010, booked_on=date(2010, 2, 1), text="Proef", source="test", entries=entries,
            idempotency_key="proef", actor=made.actor(),
        )
"""
# Done past every guard, as whoever rules the server could.
DAMAGE = """
from bodemplaat.foundation.database import roles, server
with server.running():
    admin = roles.connect_as_admin("bodemplaat")
    admin.execute("SET session_replication_role = replica")
    admin.execute("UPDATE foundation_auditrecord SET actor_name = '{name}' WHERE seq = 2")
"""
COUNT = """
from bodemplaat.foundation.database import roles, server
with server.running():
    admin = roles.connect_as_admin()
    names = admin.execute("SELECT datname FROM pg_database").fetchall()
    with roles.connect_as("backup", "bodemplaat") as link:
        rows = link.execute("SELECT count(*) FROM foundation_auditrecord").fetchone()
    print(sorted(name for (name,) in names if name.startswith("bodemplaat")), rows[0])
"""
EMPTY = "['bodemplaat'] 0"


@pytest.fixture(scope="module")
def make_machine(tmp_path_factory: Any) -> Iterator[Callable[[], Machine]]:
    """Give a way to machines that keep their server up until the tests of this file are done."""
    made: list[Machine] = []

    def make() -> Machine:
        machine = Machine(tmp_path_factory.mktemp("machine"))
        made.append(machine)
        machine.hold()
        return machine

    yield make
    for machine in made:
        for holder in machine.holders:
            holder.communicate("\n", timeout=60)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("BODEMPLAAT_HOME", str(machine.folder))
            shutil.rmtree(home.get_socket_dir().parent, ignore_errors=True)


@pytest.fixture(scope="module")
def source(make_machine: Callable[[], Machine]) -> Machine:
    """Give a machine with a small partnership, its ledger and one file."""
    made = make_machine()
    assert (done := made.run_python(FILL)).returncode == 0, done.stderr
    (made.folder / "files").mkdir()
    (made.folder / "files" / "besluit.txt").write_text("Akkoord", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def copy(source: Machine) -> Path:
    """Give a copy of that machine."""
    target = source.folder / "kopie.tar"
    assert (done := source.run("backup", str(target))).returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def other(make_machine: Callable[[], Machine]) -> Machine:
    """Give a machine with an empty database; what is refused leaves it so."""
    made = make_machine()
    assert made.run("database").returncode == 0
    return made


def count(machine: Machine) -> str:
    """Return the databases of a machine and how many records its trail has."""
    done = machine.run_python(COUNT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class TestCopy:
    def test_comes_back_whole_on_another_machine(self, copy, make_machine):
        other = make_machine()
        back = other.run("restore", str(copy), "--format", "json")

        assert back.returncode == 0, back.stderr
        manifest = json.loads(back.stdout)
        assert manifest["tables"]["finance_entry"]["rows"] == 2
        (ends,) = manifest["chains"].values()
        assert ends["ledger"]["seq"] == 1 and ends["audit"]["seq"] > 4
        verified = other.run("verify", "--format", "json")
        assert json.loads(verified.stdout)["damage"] == []
        assert json.loads(verified.stdout)["arrangements"] == 1
        second = other.run("backup", str(other.folder / "tweede.tar"), "--format", "json")
        again = json.loads(second.stdout)
        same = ("tables", "chains", "migrations", "files")
        assert {name: again[name] for name in same} == {name: manifest[name] for name in same}
        text = (other.folder / "files" / "besluit.txt").read_text(encoding="utf-8")
        assert text == "Akkoord"

    def test_says_what_it_leaves_out_and_is_read_by_its_owner_alone(self, source, copy):
        second = source.run("backup", str(source.folder / "tweede.tar"))

        assert "Niet in de kopie: de sleutels" in second.stdout
        assert copy.stat().st_mode & 0o077 == 0
        content = copy.read_bytes()
        for key in (source.folder / "keys").iterdir():
            assert key.read_bytes() not in content
        assert not list(source.folder.glob(".bodemplaat-*"))

    def test_never_takes_the_place_of_a_file(self, source, copy):
        before = copy.read_bytes()

        done = source.run("backup", str(copy))

        assert done.returncode == 2 and "wordt niet overschreven" in done.stderr
        assert copy.read_bytes() == before

    def test_goes_to_an_empty_database_only(self, source, copy):
        done = source.run("restore", str(copy))

        assert done.returncode == 2
        assert "staan al gegevens" in done.stderr and "BODEMPLAAT_HOME" in done.stderr
        assert source.run("verify").returncode == 0

    @pytest.mark.parametrize("place", [0.0, 0.4, 0.99])
    def test_with_one_changed_byte_is_refused(self, copy, other, place, tmp_path):
        content = bytearray(copy.read_bytes())
        content[int(len(content) * place)] ^= 1
        changed = tmp_path / "veranderd.tar"
        changed.write_bytes(content)

        done = other.run("restore", str(changed))

        assert done.returncode == 2 and "Traceback" not in done.stderr
        assert "het controlegetal klopt niet" in done.stderr
        assert count(other) == EMPTY

    def test_of_damaged_rows_is_refused_and_leaves_nothing(self, source, copy, other):
        damaged = source.folder / "beschadigd.tar"
        assert source.run_python(DAMAGE.format(name="Ander")).returncode == 0
        assert source.run("backup", str(damaged)).returncode == 0
        assert source.run_python(DAMAGE.format(name="Test")).returncode == 0

        done = other.run("restore", str(damaged))

        assert done.returncode == 2
        assert "was al beschadigd" in done.stderr and "auditregel 2" in done.stderr
        assert count(other) == EMPTY
        assert not (other.folder / "files").exists()

    @pytest.mark.parametrize(
        ("part", "sentence"),
        [
            ({"tables": {"finance_entry": {"rows": 3, "digest": "1"}}}, "finance_entry wijkt af"),
            ({"chains": {"1": {}}}, "wijkt af"),
            ({"migrations": ["finance.9999_later"]}, "nieuwere versie van Bodemplaat"),
            ({"postgresql": 99}, "nieuwere versie van PostgreSQL (99)"),
        ],
    )
    def test_that_is_not_as_its_manifest_says_is_refused(
        self, copy, other, part, sentence, tmp_path
    ):
        folder = tmp_path / "unpacked"
        manifest = archives.extract(copy, folder)
        for name, value in part.items():
            is_table = name == "tables"
            manifest[name] = {**manifest[name], **value} if is_table else value
        forged = tmp_path / "forged.tar"
        archives.write(
            folder / "draft", forged, manifest=manifest, dump=folder / archives.DATABASE,
            files=folder / archives.FILES,
        )

        done = other.run("restore", str(forged))

        assert done.returncode == 2 and sentence in done.stderr, done.stderr
        assert count(other) == EMPTY


class TestNoCopy:
    @pytest.mark.parametrize("content", [None, b"", b"x" * 50, b"x" * 5_000])
    def test_is_refused(self, tmp_path, content):
        source = tmp_path / "brief.txt"
        if content is not None:
            source.write_bytes(content)

        with pytest.raises(archives.NotACopy):
            archives.check(source)

    def test_says_what_a_copy_is(self, other, tmp_path):
        done = other.run("restore", str(tmp_path / "brief.txt"))

        assert done.returncode == 2
        assert "is geen kopie van Bodemplaat" in done.stderr and "Traceback" not in done.stderr

    def test_is_left_where_there_is_no_folder(self, other, tmp_path):
        done = other.run("backup", str(tmp_path / "weg" / "kopie.tar"))

        assert done.returncode == 2
        assert "is niet te schrijven" in done.stderr and "Traceback" not in done.stderr


class TestDamagedCopy:
    def test_comes_back_where_that_is_asked_and_names_the_damage(self, source, other):
        """Stands last: the machine that was empty is not, after this."""
        damaged = source.folder / "nood.tar"
        assert source.run_python(DAMAGE.format(name="Ander")).returncode == 0
        assert source.run("backup", str(damaged)).returncode == 0

        done = other.run("restore", str(damaged), "--with-damage")

        assert done.returncode == 1, done.stderr
        assert "staat terug" in done.stdout and "auditregel 2" in done.stdout
        assert other.run("verify").returncode == 1
