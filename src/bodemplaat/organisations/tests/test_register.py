# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date

import pytest
from django.core.management import call_command

from bodemplaat.kernel import files
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.demo import register as demo_register
from bodemplaat.organisations.models import RegisterEntry, RegisterImport
from bodemplaat.organisations.rules import register as rules
from bodemplaat.organisations.tests import data, factories
from bodemplaat.organisations.values import RegisterSource

HEADING = '"92.10 Gemeentecode","92.11 Omschrijving","92.12 Nieuwe code",' \
    '"99.98 Datum ingang","99.99 Datum einde"\n'
CBS_HEADING = "provinciecode;provincienaam;gemeentecode;gemeentenaam;begindatum;einddatum\n"


def import_files(capsys, *arguments):
    """Run the command; return exit code, standard output and standard error."""
    try:
        call_command("import", "register", *map(str, arguments))
        code = 0
    except SystemExit as stop:
        code = stop.code
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.django_db
class TestImportOfThePublicFiles:
    def test_counts_the_municipalities_as_both_sources_do_and_is_idempotent(self, capsys):
        rvig = data.get_file("gemeenten/rvig_tabel33_gemeenten.csv")
        cbs = data.get_file("gemeenten/cbs_gemeente_provincie_geldigheid.csv")
        files = ("--rvig", rvig, "--cbs", cbs, "--format", "json")

        _, out, _ = import_files(capsys, *files)
        _, again, _ = import_files(capsys, *files)

        first, second = json.loads(out), json.loads(again)
        assert [x["added"] for x in first["imports"]] == [1478, 789]
        assert [(x["added"], x["changed"], x["unchanged"]) for x in second["imports"]] == [
            (0, 0, 1478), (0, 0, 789),
        ]  # fmt: skip
        assert RegisterImport.objects.count() == 2
        counts = {
            year: queries.count_municipalities(on=date(year, 1, 1), source=RegisterSource.CBS)
            for year in (2004, 2010, 2011, 2014, 2018, 2025)
        }
        assert counts == {2004: 483, 2010: 431, 2011: 418, 2014: 403, 2018: 380, 2025: 342}
        assert first["counts"]["2014"] == {"cbs": 403, "rvig": 403}
        assert first["counts"]["2025"] == {"cbs": 342, "rvig": 344}

    def test_shows_where_the_sources_differ_and_the_municipalities_that_were_split(self, capsys):
        rvig = data.get_file("gemeenten/rvig_tabel33_gemeenten.csv")
        cbs = data.get_file("gemeenten/cbs_gemeente_provincie_geldigheid.csv")
        import_files(capsys, "--rvig", rvig, "--cbs", cbs)

        conflicts = {(line.code, line.point): line for line in queries.list_source_conflicts()}

        ended = conflicts["0501", "ends_before"]
        assert (ended.name, ended.ours, ended.theirs) == ("Brielle", "", "2023-01-01")
        split = conflicts["0140", "successors"]
        assert (split.ours, split.theirs) == ("1900", "0080, 1900, 1949")
        assert ("1992", "presence") in conflicts
        assert len(conflicts) < 80

    def test_holds_the_rows_of_the_demo_exactly(self):
        rvig = data.get_file("gemeenten/rvig_tabel33_gemeenten.csv").read_bytes()
        cbs = data.get_file("gemeenten/cbs_gemeente_provincie_geldigheid.csv").read_bytes()

        assert set(demo_register.list_rvig()) <= set(rules.read_rvig("r", files.decode("r", rvig)))
        assert set(demo_register.list_cbs()) <= set(rules.read_cbs("c", files.decode("c", cbs)))


@pytest.mark.django_db
class TestImportRegister:
    GOOD = HEADING + '"0064","Bolsward","1900","","20110101"\n'

    def test_reads_one_file_with_byte_order_mark(self, capsys, tmp_path):
        path = tmp_path / "t33.csv"
        path.write_text(self.GOOD, encoding="utf-8-sig")

        code, _, _ = import_files(capsys, "--rvig", path)

        assert code == 0
        found = queries.find_municipality("0064")
        assert (found.name, found.ends_before) == ("Bolsward", date(2011, 1, 1))

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ('"64","Bolsward","1900","","20110101"', "veld 92.10 Gemeentecode: de waarde '64'"),
            ('"0064","","1900","","20110101"', "rij 2, veld 92.11 Omschrijving"),
            ('"0064","Bolsward","x","","20110101"', "veld 92.12 Nieuwe code: de waarde 'x'"),
            ('"0064","Bolsward","","20110229",""', "veld 99.98 Datum ingang: de waarde '20110229'"),
            ('"0064","Bolsward","","","2011"', "veld 99.99 Datum einde: de waarde '2011'"),
            ('"0064","Bolsward","","20110101","20100101"', "veld 99.99 Datum einde"),
            ('"0064","Bolsward",""', "rij 2, veld 99.99 Datum einde"),
            ('"0064","Bols"ward","","",""', "rij 2, veld 92.10 Gemeentecode"),
            ('"0064","A","","",""\n"0064","B","","",""', "rij 3, veld 92.10 Gemeentecode"),
            ("", "geen rijen onder de kop"),
        ],
    )
    def test_refuses_a_wrong_row_by_row_and_field_and_stores_nothing(
        self, text, says, capsys, tmp_path
    ):
        good, bad = tmp_path / "cbs.csv", tmp_path / "t33.csv"
        good.write_text(CBS_HEADING + "21;Friesland;0064;Bolsward;1970-01-01;2011-01-01\n")
        bad.write_text(HEADING + text)

        code, out, err = import_files(capsys, "--rvig", bad, "--cbs", good)

        assert (code, out) == (2, "")
        assert err.startswith("t33.csv")
        assert says in err
        assert "Traceback" not in err
        assert RegisterEntry.objects.count() == 0

    def test_refuses_a_file_that_is_no_register(self, capsys, tmp_path):
        latin, wrong, huge = tmp_path / "l.csv", tmp_path / "w.csv", tmp_path / "h.csv"
        latin.write_bytes((HEADING + '"0710","Wûnseradiel","","",""').encode("cp1252"))
        wrong.write_text("code;naam\n0064;Bolsward\n")
        with huge.open("wb") as stream:
            stream.truncate(200 * 1024**2)

        answers = [import_files(capsys, "--rvig", path) for path in (latin, wrong, huge)]
        absent = import_files(capsys, "--rvig", tmp_path / "nergens.csv")
        none = import_files(capsys)

        assert {code for code, _, _ in [*answers, absent, none]} == {2}
        assert "l.csv, rij 2: de tekens zijn geen UTF-8" in answers[0][2]
        assert "w.csv, rij 1: de kolommen zijn code;naam" in answers[1][2]
        assert "h.csv is groter dan 50 MB" in answers[2][2]
        assert "nergens.csv is niet te lezen" in absent[2]
        assert "Noem --rvig, --cbs of beide" in none[2]

    def test_closes_what_a_newer_file_says_otherwise_and_keeps_what_it_leaves_out(self):
        first = rules.read_rvig("a", self.GOOD + '"0104","Nijefurd","","",""\n')
        newer = rules.read_rvig("b", HEADING + '"0104","Nijefurd","1900","","20110101"\n')
        at = factories.moment

        def read(lines, moment):
            return actions.import_register(
                lines=lines, description="t33", recorded_at=moment, recorded_by="Test"
            )

        read(first, at(2010))
        result = read(newer, at(2011))

        assert (result.added, result.changed, result.unchanged, result.absent) == (0, 1, 0, 1)
        assert queries.find_municipality("0104").successor_code == "1900"
        assert queries.find_municipality("0064") is not None
        closed = RegisterEntry.objects.get(recorded_before__isnull=False)
        assert (closed.code, closed.recorded_before) == ("0104", at(2011))


@pytest.mark.django_db
class TestSuccessors:
    def test_follow_each_other_up_to_a_day_and_name_every_part_of_a_split(self):
        actions.import_register(
            lines=demo_register.list_rvig(), description="demo",
            recorded_at=factories.moment(2014), recorded_by="Test",
        )  # fmt: skip

        in_2014 = queries.list_successors(code="0082", on=date(2014, 3, 15))
        in_2016 = queries.list_successors(code="0082", on=date(2016, 1, 1))
        split = queries.list_successors(code="0140", on=date(2018, 1, 1))

        assert [line.name for line in in_2014] == ["De Friese Meren"]
        assert [line.name for line in in_2016] == ["De Friese Meren", "De Fryske Marren"]
        assert [line.name for line in split] == ["Leeuwarden", "Súdwest-Fryslân", "Waadhoeke"]
        assert queries.list_successors(code="0064", on=date(2010, 12, 31)) == ()
