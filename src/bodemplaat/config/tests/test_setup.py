# SPDX-License-Identifier: EUPL-1.2
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from bodemplaat.config.setting_up import applying, checking, comparing, reading
from bodemplaat.config.setting_up.comparing import Report
from bodemplaat.config.setting_up.reading import (
    FieldMissing,
    FieldTwice,
    FieldUnknown,
    FieldWrong,
    NotYaml,
)
from bodemplaat.finance import queries as finance_queries
from bodemplaat.foundation import audit, sentences, tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import ProposalState
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

EXAMPLE = Path(__file__).resolve().parents[4] / "docs" / "setup.yaml"
COUNT = 33  # what docs/setup.yaml holds
NEWCOMER = """participants:
  - code: 0361
    source: Besluit
    participations:
      - {starts_on: 2028-01-01, relation: owner, source: Besluit}
"""
AT = datetime(2027, 2, 1, 8, tzinfo=UTC)
MUNICIPALITIES = {
    "0439": "Purmerend", "0385": "Edam-Volendam", "0852": "Waterland", "0880": "Wormerland",
    "0361": "Alkmaar",
}  # fmt: skip
SMALL = """
arrangement:
  slug: proef
  name: Proef
  sso_name: Proef
  legal_form: cooperative
  starts_on: 2027-01-01
  source: Proef
"""


def read(text: str) -> Any:
    return reading.read("proef.yaml", text.encode())


def apply(text: str, at: datetime = AT) -> Report:
    return applying.apply(read(text), at=at)


def refuse(act: Callable[[], object], kind: type[Refusal]) -> str:
    with pytest.raises(kind) as caught:
        act()
    return sentences.render(caught.value, "nl")


@pytest.fixture
def example() -> str:
    """The text of docs/setup.yaml, with its municipalities in the register."""
    factories.register_municipalities(MUNICIPALITIES)
    return EXAMPLE.read_text(encoding="utf-8")


def find_id() -> int | None:
    return dict(queries.list_addresses()).get("waterland")


def count_records() -> int:
    arrangement_id = find_id()
    assert arrangement_id is not None
    with tenancy.context(arrangement_id):
        return AuditRecord.objects.count()


@pytest.mark.django_db
class TestExample:
    def test_sets_an_arrangement_up(self, example: str) -> None:
        report = apply(example)

        assert report.same == 0 and len(report.added) == COUNT
        assert report.accounts == ["directeur", "contractmanager"]
        arrangement_id = find_id()
        assert arrangement_id is not None
        with tenancy.context(arrangement_id):
            assert not queries.get_arrangement("waterland").is_demo
            members = queries.list_participants_on(on=date(2027, 7, 1))
            assert [line.name for line in members] == [
                "Edam-Volendam", "Purmerend", "Waterland", "Wormerland",
            ]  # fmt: skip
            rule = governance_queries.get_rule(kind="key", on=date(2027, 1, 1))
            assert (rule.body_code, rule.advised_by) == ("BB", "CO")
            assert len(governance_queries.list_all_seats("BB")) == 3
            method = governance_queries.get_setting(
                name="within_year_method", on=date(2027, 1, 1)
            )
            assert method == "segments-per-month"
            assert [pool.code for pool in finance_queries.list_pools()] == [
                "organisatie", "bestuur", "inkoop",
            ]  # fmt: skip

    def test_proposes_keys_and_puts_none_in_force(self, example: str) -> None:
        apply(example)

        arrangement_id = find_id()
        assert arrangement_id is not None
        with tenancy.context(arrangement_id):
            found = finance_queries.list_key_overviews(on=AT.date())
            assert [one.versions for one in found] == [(), ()]
            proposals = governance_queries.list_proposals(on=AT.date(), kind="key")
            assert {line.state for line in proposals} == {ProposalState.PROPOSED}
            assert len(proposals) == 2

    def test_gives_accounts_their_roles_and_no_password(self, example: str) -> None:
        apply(example)

        account = get_user_model().objects.get(username="contractmanager")
        (line,) = queries.list_assignments_for(account_id=account.pk, on=AT.date())
        assert (line.slug, line.role) == ("waterland", Role.CONTRACT_MANAGER)
        assert not account.has_usable_password()

    def test_changes_nothing_the_second_time(self, example: str) -> None:
        first = apply(example)
        before = count_records()

        second = apply(example)

        assert (second.added, second.same) == ([], len(first.added))
        assert count_records() == before

    def test_adds_what_was_added_to_it(self, example: str) -> None:
        apply(example)
        more = example.replace("participants:\n", NEWCOMER, 1)

        report = apply(more)

        assert report.added == ["deelnemer 0361", "deelname van Alkmaar vanaf 1 januari 2028"]

    def test_that_changed_says_what_and_changes_what_a_file_may_change(self, example: str) -> None:
        apply(example)
        text = example.replace(
            "        relation: owner\n        source: Raadsbesluit Waterland",
            "        ends_before: 2030-01-01\n"
            "        relation: owner\n        source: Raadsbesluit Waterland",
        ).replace(
            "        participant: 0385\n", "        participant: 0385\n"
            "        ends_before: 2028-01-01\n",
        ).replace('"#8a4b08"', '"#7a3b00"')  # fmt: skip

        later = AT + timedelta(days=1)

        report = apply(text, later)

        assert report.added == [] and report.changed == [
            "deelname van Waterland vanaf 1 juli 2027: ends_before was ‘-’ en wordt ‘1 januari "
            "2030’",
            "huisstijl van de uitvoeringsorganisatie: accent was ‘#8a4b08’ en wordt ‘#7a3b00’",
            "zetel van B. Jonk in BB: ends_before was ‘-’ en wordt ‘1 januari 2028’",
        ]
        again = apply(text, later)
        assert (again.changed, again.same) == ([], COUNT)
        arrangement_id = find_id()
        assert arrangement_id is not None
        with tenancy.context(arrangement_id):
            assert audit.find_damage() == []
            members = queries.list_participants_on(on=date(2030, 1, 1))
            assert "Waterland" not in [line.name for line in members]

    def test_names_every_place_that_differs_and_changes_nothing(self, example: str) -> None:
        apply(example)
        before = count_records()
        text = example.replace("name: Bestuur\n", "name: Dagelijks bestuur\n")
        text = text.replace("position: 2", "position: 4").replace('"#8a4b08"', '"#7a3b00"')

        sentence = refuse(lambda: apply(text), comparing.FileDiffers)

        lines = text.splitlines()
        numbers = [int(one) for one in re.findall(r"Regel (\d+), ", sentence)]
        assert "op 2 plaatsen" in sentence
        assert [lines[one - 1].strip() for one in numbers] == [
            "name: Dagelijks bestuur", "position: 4",
        ]  # fmt: skip
        assert count_records() == before

    def test_can_be_tried_without_storing_anything(self, example: str) -> None:
        report = applying.apply(read(example), at=AT, is_trial=True)

        assert len(report.added) == COUNT
        assert find_id() is None

    def test_is_whole_or_absent(self, example: str) -> None:
        head, tail = example.rsplit("participant: 0439", 1)
        text = head + "participant: 9999" + tail

        sentence = refuse(lambda: apply(text), comparing.PartRefused)

        assert "accounts[2].roles[1]" in sentence and "9999" in sentence
        assert "Er is niets uit het bestand opgeslagen." in sentence
        assert find_id() is None
        assert not get_user_model().objects.filter(username="directeur").exists()

    @pytest.mark.parametrize(
        ("old", "new", "path", "said"),
        [
            ("sso_name: ICT Waterland", "sso_name: Anders", "arrangement.sso_name", "sso_name"),
            ("unit: inwoner}", "unit: mens}", "measures[1].unit", "inwoner"),
            ("relation: customer", "relation: owner",
             "participants[4].participations[1].relation", "relation"),
            ("2029-01-01", "2030-01-01", "participants[4].participations[1].ends_before",
             "1 januari 2030"),
            ("name: Bestuur\n", "name: Dagelijks bestuur\n", "bodies[1].name", "name"),
            ("role: chair ", "role: member ", "bodies[1].seats[1].role", "role"),
            ("title: Regeling 2027", "title: Regeling", "rule_set.title", "title"),
            ("article: artikel 15", "article: artikel 99", "rule_set.rules[4]", "budget"),
            ("value: segments-per-month\n", "value: segments-per-day\n",
             "rule_set.settings[1]", "within_year_method"),
            ("name: Software", "name: Programma's", "categories[2].name", "Software"),
            ("percentage: 60", "percentage: 55", "keys[1].versions[1].components",
             "components"),
            ("position: 2", "position: 4", "pools[2].position", "position"),
            ("first_name: Dirk", "first_name: Derk", "accounts[1].first_name", "first_name"),
        ],
    )  # fmt: skip
    def test_is_refused_where_it_says_otherwise(
        self, example: str, old: str, new: str, path: str, said: str
    ) -> None:
        apply(example)
        before = count_records()
        assert example.count(old) == 1, old

        text = example.replace(old, new)
        if "percentage" in old:
            text = text.replace("percentage: 40", "percentage: 45")
        sentence = refuse(lambda: apply(text), comparing.PartDiffers)

        assert f", {path}: " in sentence and said in sentence
        assert count_records() == before

    @pytest.mark.parametrize(
        ("old", "new", "path", "said"),
        [
            ("code: 0852", "code: 9998", "participants[3]", "9998"),
            ("body: BB\n      article: artikel 11", "body: XX\n      article: artikel 11",
             "rule_set", "XX"),
            ("percentage: 60", "percentage: 61", "keys[1].versions[1]", "101"),
            ("scope: owners\n    key: gelijk", "scope: owners", "pools[2]", "sleutel"),
            ('on_primary: "#ffffff"', 'on_primary: "#0b5c4d"', "identities[1]", "contrast"),
        ],
    )  # fmt: skip
    def test_is_refused_with_the_reason_of_the_action(
        self, example: str, old: str, new: str, path: str, said: str
    ) -> None:
        assert example.count(old) == 1, old
        text = example.replace(old, new)

        sentence = refuse(lambda: apply(text), comparing.PartRefused)

        assert f", {path}: " in sentence and said in sentence
        assert find_id() is None

    @pytest.mark.parametrize(
        ("old", "new", "path"),
        [
            ("      is_open: true\n", "", "rule_set"),
            ("kind: price", "kind: key", "rule_set"),
            ("username: directeur", f"username: {'x' * 200}", "accounts[1]"),
        ],
    )
    def test_is_refused_where_no_table_takes_it(
        self, example: str, old: str, new: str, path: str
    ) -> None:
        text = example.replace(old, new)

        sentence = refuse(lambda: apply(text), comparing.PartImpossible)

        assert f", {path}: " in sentence
        assert find_id() is None

    def test_is_taken_by_the_command(
        self, example: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        del example
        call_command("setup", str(EXAMPLE))
        first = capsys.readouterr().out
        call_command("setup", str(EXAMPLE))
        second = capsys.readouterr().out
        call_command("setup", str(EXAMPLE), format="json")
        shown = json.loads(capsys.readouterr().out)

        assert "Toegevoegd: deelname van Purmerend vanaf 1 januari 2027." in first
        assert f"waterland is ingericht: {COUNT} toegevoegd" in first
        assert "Nog zonder wachtwoord: directeur, contractmanager." in first
        assert f"er al ({COUNT} onderdelen); er is niets veranderd." in second
        assert (shown["slug"], shown["added"], shown["same"]) == ("waterland", [], COUNT)


class TestFile:
    @pytest.mark.parametrize(
        ("old", "new", "kind", "said"),
        [
            ("  name: Proef\n", "", FieldMissing, ("Regel 3:", "arrangement.name ontbreekt")),
            ("  name: Proef\n", "  naam: x\n", FieldUnknown,
             ("Regel 4:", "arrangement.naam", "sso_name")),
            ("  name: Proef\n", "  name: Proef\n  name: Nog een\n", FieldTwice,
             ("Regel 5:", "al op regel 4")),
            ("cooperative", "bv", FieldWrong, ("Regel 6, arrangement.legal_form", "‘bv’",
                                               "joint-arrangement")),
            ("2027-01-01", "1 januari 2027", FieldWrong, ("Regel 7", "een dag zoals 2027-01-01")),
            ("2027-01-01", "2027-02-30", FieldWrong, ("Regel 7", "een dag")),
            ("2027-01-01", "2027-01-01T10:00:00", FieldWrong, ("een dag",)),
            ("2027-01-01", "0027-01-01", FieldWrong, ("een dag",)),
            ("sso_name: Proef", "sso_name:", FieldWrong, ("Regel 5", "tekst")),
            ("sso_name: Proef", "sso_name: ~", FieldWrong, ("Regel 5", "tekst")),
            ("sso_name: Proef", "sso_name: [a]", FieldWrong, ("Regel 5", "tekst")),
            ("sso_name: Proef", 'sso_name: "Proef', NotYaml, ("regel",)),
            ("sso_name: Proef", "sso_name: a: b", NotYaml, ("regel 5, teken",)),
            ("sso_name: Proef", "\tsso_name: Proef", NotYaml, ("regel 5, teken",)),
            ("sso_name: Proef", "sso_name: \x07", NotYaml, ("regel 5, teken",)),
            ("sso_name: Proef", "sso_name: !!python/name:os.system x", NotYaml, ("regel 5",)),
            ("sso_name: Proef", "sso_name: !!str Proef", NotYaml, ("regel 5",)),
            ("sso_name: Proef", "sso_name: &a Proef", NotYaml, ("regel 5",)),
            ("sso_name: Proef", "sso_name: *a", NotYaml, ("regel 5",)),
            ("source: Proef", "source: Proef\n---\na: b", NotYaml, ("regel 9",)),
            ("arrangement:", "arrangement: [] #", FieldWrong, ("een deel met velden",)),
            ("arrangement:", "? [a]\n: b\narrangement:", FieldUnknown, ("Regel 2", "?")),
        ],
    )  # fmt: skip
    def test_is_refused_by_line_and_path(
        self, old: str, new: str, kind: type[Refusal], said: tuple[str, ...]
    ) -> None:
        assert old in SMALL
        text = SMALL.replace(old, new, 1)
        if new.startswith("arrangement: []"):
            text = "arrangement: []\n"

        sentence = refuse(lambda: read(text), kind)

        assert [part for part in said if part not in sentence] == []

    @pytest.mark.parametrize(
        ("more", "kind", "said"),
        [
            ("measures:\n  code: 1", FieldWrong, ("Regel 10, measures", "streepje")),
            ("pools:\n  - code: a\n  - position: true", FieldMissing,
             ("Regel 10:", "pools[1].name")),
            ("categories:\n  - {code: a, name: a}\n  - {code: b, name: []}", FieldWrong,
             ("Regel 11, categories[2].name",)),
            ("bodies:\n  - code: a\n    name: a\n    kind: college\n    level: tactical\n"
             "    is_deciding: ja", FieldWrong,
             ("Regel 14, bodies[1].is_deciding", "true of false")),
            ("pools:\n  - {code: a, name: a, position: 01, kind: direct, vat_regime: charged}",
             FieldWrong, ("pools[1].position", "‘01’", "een geheel getal")),
            ("keys:\n  - code: a\n    name: a\n    versions:\n      - kind: equal\n"
             "        starts_on: 2027-01-01\n        reason: x\n"
             "        shares: [{participant: a, percentage: 0.5}]",
             FieldWrong, ("Regel 16, keys[1].versions[1].shares[1].percentage", "een breuk")),
        ],
    )  # fmt: skip
    def test_is_refused_deep_down_too(
        self, more: str, kind: type[Refusal], said: tuple[str, ...]
    ) -> None:
        sentence = refuse(lambda: read(SMALL + more), kind)

        assert [part for part in said if part not in sentence] == []

    def test_means_what_stands_there_and_not_what_yaml_makes_of_it(self) -> None:
        text = SMALL.replace("sso_name: Proef", "sso_name: no").replace(
            "source: Proef", "source: 1:30"
        )
        file = read(text + "participants:\n  - {code: 0361, source: on}\n")

        assert (file.arrangement.sso_name, file.arrangement.source) == ("no", "1:30")
        assert (file.participants[0].code, file.participants[0].source) == ("0361", "on")

    @pytest.mark.parametrize("text", ["", "# niets\n", "- a\n", "a"])
    def test_that_holds_no_arrangement_is_refused(self, text: str) -> None:
        with pytest.raises((FieldMissing, FieldWrong)):
            read(text)

    def test_that_is_nested_without_end_is_refused(self) -> None:
        assert "niet te lezen als YAML" in refuse(lambda: read("a: " + "[" * 20_000), NotYaml)

    @pytest.mark.parametrize("slug", ["''", "Proef", "a b", "demo", "gezond", "x" * 51])
    @pytest.mark.django_db
    def test_has_an_address_that_leads_there(self, slug: str) -> None:
        text = SMALL.replace("slug: proef", f"slug: {slug}")

        assert "arrangement.slug" in refuse(lambda: apply(text), checking.BadSlug)

    @pytest.mark.parametrize(
        ("name", "value"),
        [("rounding", "x"), ("rounding_rule", "omhoog"), ("rounding_rule", "''")],
    )
    @pytest.mark.django_db
    def test_sets_what_a_calculation_knows(self, name: str, value: str) -> None:
        text = SMALL + (
            "rule_set:\n  title: R\n  article_source: R\n  adopted_by: R\n"
            "  starts_on: 2027-01-01\n  settings:\n"
            f"    - name: {name}\n      value: {value}\n      article: 1\n"
        )

        sentence = refuse(lambda: apply(text), checking.BadSetting)

        assert "rule_set.settings[1]" in sentence and "rounding_rule" in sentence


class TestAddress:
    def test_that_is_no_arrangement_is_taken(self) -> None:
        patterns = get_resolver().url_patterns
        first = {str(one.pattern).lstrip("^").split("/")[0] for one in patterns}
        for one in patterns:
            if isinstance(one, URLResolver) and not str(one.pattern):
                inner = [two for two in one.url_patterns if isinstance(two, URLPattern)]
                first |= {str(two.pattern).lstrip("^").split("/")[0] for two in inner}

        words = {word for word in first if word and not word.startswith("<")}
        assert words <= set(checking.TAKEN)
