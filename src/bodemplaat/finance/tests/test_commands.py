# SPDX-License-Identifier: EUPL-1.2
import json

import pytest
from django.core.management import call_command

from bodemplaat.finance import queries
from bodemplaat.finance.models import Journal
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.factories import JOURNAL

pytestmark = pytest.mark.django_db
YEAR = {"arrangement": "proef", "year": "2010"}


def run_json(capsys, name, *arguments, **options):
    call_command(name, *arguments, **options, format="json")
    return json.loads(capsys.readouterr().out)


def run_refused(capsys, name, *arguments, **options):
    with pytest.raises(SystemExit) as stopped:
        call_command(name, *arguments, **options)
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err


class TestSettle:
    def test_gives_every_sum_closed_and_the_same_digest_when_asked_again(self, capsys):
        factories.make_booked()

        first = run_json(capsys, "settle", **YEAR)
        again = run_json(capsys, "settle", **YEAR)

        assert first == again
        assert [found["code"] for found in first["participants"]] == list(factories.CODES)
        for found in first["participants"]:
            for part in ("net_cents", "vat_cents"):
                assert found[part] == sum(line[part] for line in found["lines"])
            assert found["total_cents"] == found["net_cents"] + found["vat_cents"]
        assert first["total_cents"] == sum(f["total_cents"] for f in first["participants"])
        assert first["total_cents"] == 313_400_00 + 59_546_00
        assert set(first) == {
            "arrangement", "year", "kind", "as_of", "known_at", "total_cents", "rounding_rule",
            "within_year_method", "digest", "participants",
        }

    @pytest.mark.parametrize(
        ("changes", "named"),
        [
            ({"year": "twee"}, "twee"),
            ({"year": "2o10"}, "2o10"),
            ({"kind": "advance"}, "advance"),
            ({"as_of": "31-12-2010"}, "--as-of"),
            ({"known_at": "morgen"}, "--known-at"),
            ({"arrangement": "spook"}, "proef"),
            ({"year": "2009"}, "2009"),
            ({"kind": "budget"}, "begroting"),
        ],
    )
    def test_names_what_is_wrong_in_dutch(self, capsys, changes, named):
        factories.make_booked()

        assert named in run_refused(capsys, "settle", **{**YEAR, **changes})


class TestExplain:
    def test_gives_a_tree_that_adds_up_to_the_contribution(self, capsys):
        factories.make_booked()
        settled = run_json(capsys, "settle", **YEAR)

        root = run_json(capsys, "explain", **YEAR, participant="0104")

        found = next(f for f in settled["participants"] if f["code"] == "0104")
        assert root["amount_cents"] == found["total_cents"]
        stack, leaves = [root], []
        while stack:
            node = stack.pop()
            assert set(node) == {"label", "amount_cents", "method", "inputs", "decision", "parts"}
            if node["parts"]:
                assert node["amount_cents"] == sum(p["amount_cents"] for p in node["parts"])
                stack += node["parts"]
            else:
                leaves.append(node["method"])
        assert set(leaves) == {"source-line"}

    def test_names_a_participant_that_bears_nothing(self, capsys):
        factories.make_booked()

        assert "9999" in run_refused(capsys, "explain", **YEAR, participant="9999")


class TestImportJournal:
    def write(self, folder, text):
        path = folder / "boekingen.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def test_previews_and_posts(self, capsys, tmp_path):
        made = factories.make_finance()
        path = self.write(tmp_path, JOURNAL)

        call_command("import", "journal", path, "--arrangement=proef", "--year=2010", "--preview")
        with made.context():
            assert Journal.objects.count() == 0
        call_command("import", "journal", path, "--arrangement=proef", "--year=2010")

        with made.context():
            assert queries.sum_by_pool(year=2010) == {"netwerk": 312_400_00, "inkoop": 1_000_00}
        assert "boekstuk 1" in capsys.readouterr().out

    def test_names_row_and_field_of_every_error_and_posts_nothing(self, capsys, tmp_path):
        made = factories.make_finance()
        text = JOURNAL.replace("312.400,00", "312,400.00").replace("0104", "9999")
        path = self.write(tmp_path, text)

        said = run_refused(
            capsys, "import", "journal", path, "--arrangement=proef", "--year=2010"
        )

        assert "Rij 2, bedrag" in said
        assert "Rij 3, deelnemer" in said
        with made.context():
            assert Journal.objects.count() == 0

    @pytest.mark.parametrize(
        ("extra", "named"),
        [
            (["--map=bedrag"], "bedrag"),
            (["--map=spook=x"], "spook"),
            (["--map=bedrag=Amount"], "Amount"),
        ],
    )
    def test_refuses_a_mapping_that_does_not_fit(self, capsys, tmp_path, extra, named):
        factories.make_finance()
        path = self.write(tmp_path, JOURNAL)

        given = ["journal", path, "--arrangement=proef", "--year=2010", *extra]
        assert named in run_refused(capsys, "import", *given)

    def test_refuses_a_file_of_200_megabyte_before_reading_it(self, capsys, tmp_path):
        factories.make_finance()
        path = tmp_path / "groot.csv"
        with path.open("wb") as stream:
            stream.truncate(200_000_000)

        given = ["journal", str(path), "--arrangement=proef", "--year=2010"]
        assert "groot.csv is groter dan 50 MB" in run_refused(capsys, "import", *given)

    def test_refuses_a_file_that_is_not_there(self, capsys):
        factories.make_finance()

        given = ["journal", "nergens.csv", "--arrangement=proef", "--year=2010"]
        assert "nergens.csv" in run_refused(capsys, "import", *given)
