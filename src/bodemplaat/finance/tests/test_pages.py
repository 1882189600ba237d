# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from bodemplaat.finance import actions, queries
from bodemplaat.finance.tests import factories
from bodemplaat.finance.tests.factories import controller
from bodemplaat.finance.tests.visitors import address, count, enter, read
from bodemplaat.finance.values import RunState, SettlementKind
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
FINAL = {"year": 2010, "kind": "final"}
MINE = {**FINAL, "code": "0064"}


def adopt(made: factories.Partnership) -> int:
    """Propose and adopt the settlement of 2010, and return the run."""
    with made.context():
        run = actions.propose_settlement(
            year=2010, kind=SettlementKind.FINAL, as_of=date(2010, 12, 31),
            proposed_on=date(2011, 3, 1), actor=controller(made, date(2011, 3, 1)),
        )
        proposal = factories.find_open_proposal(date(2011, 3, 1))
        factories.decide(made, proposal, date(2011, 4, 1))
    return run.pk


def book_more(made: factories.Partnership, lines: int) -> None:
    rows = "".join(
        f"{day % 27 + 1:02d}-03-2010;netwerk;inkoop;Lijn {day};100,00;19,00;;G-{day}\n"
        for day in range(lines)
    )
    header = factories.JOURNAL.split("\n")[0]
    with made.context():
        actions.import_journal(
            content=f"{header}\n{rows}".encode(), year=2010, source="meer.csv",
            actor=controller(made),
        )


class TestSettlementPages:
    def test_list_a_year_that_can_be_computed_and_then_its_state(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        before = read(client, address(made, "settlement-list"))
        adopt(made)
        after = read(client, address(made, "settlement-list"))
        earlier = read(client, address(made, "settlement-list"), peildatum="2011-03-15")

        assert 'data-state="open"' in before
        assert "1 afrekening is vastgesteld" in after and "B-" in after
        assert 'data-state="proposed"' in earlier and "wacht op een besluit" in earlier

    def test_show_every_participant_to_each_of_them_and_mark_the_own_row(self):
        made = factories.make_booked()
        adopt(made)

        page = read(
            enter(made, Role.CONTRACT_MANAGER, "0064"), address(made, "settlement-detail", **FINAL)
        )

        assert all(name in page for name in ("Bolsward", "Nijefurd", "Wûnseradiel"))
        assert page.count("uw organisatie") == 1
        assert "segmenten per dag" in page and "grootste rest" in page
        assert "372.946,00" in page

    def test_give_the_figures_of_the_command_line_in_the_file(self):
        made = factories.make_booked()
        adopt(made)
        client = enter(made, Role.MUNICIPAL_CONTROLLER, "0104")
        written = StringIO()

        call_command(
            "settle", arrangement=made.slug, year="2010", kind="final", format="json",
            stdout=written,
        )
        page = client.get(address(made, "settlement-export", **FINAL)).content.decode()

        told = json.loads(written.getvalue())
        rows = [line.split(";") for line in page.splitlines()[1:]]
        totals = {row[0]: int(row[-2].replace(",", "")) for row in rows}
        assert totals == {"": told["total_cents"]} | {
            each["code"]: each["total_cents"] for each in told["participants"]
        }

    @pytest.mark.parametrize(
        ("name", "kwargs"),
        [
            ("settlement-detail", {"year": 1999, "kind": "final"}),
            ("settlement-detail", {"year": 2010, "kind": "budget"}),
            ("settlementrun-detail", {"pk": 999_999}),
            ("statement-detail", {**FINAL, "code": "9999"}),
            ("statement-detail", {"year": 2009, "code": "0064"}),
            ("explanation-line", {**MINE, "line": "spook"}),
        ],
    )
    def test_do_not_exist_for_what_is_unknown(self, name, kwargs):
        made = factories.make_booked()

        answer = enter(made, Role.SSO_CONTROLLER).get(address(made, name, **kwargs))

        assert answer.status_code == 404

    def test_say_why_a_year_cannot_be_computed(self):
        made = factories.make_finance()
        with made.context():
            actions.import_journal(
                content=factories.JOURNAL.encode(), year=2010, source="b.csv",
                actor=controller(made),
            )

        page = read(
            enter(made, Role.SSO_CONTROLLER), address(made, "settlement-detail", **FINAL), 422
        )

        assert "geldt voor Gezamenlijk netwerk geen verdeelsleutel" in page

    def test_compute_anew_for_other_dates_and_compare_with_what_held(self):
        made = factories.make_booked()
        adopt(made)
        client = enter(made, Role.SSO_CONTROLLER)

        same = read(client, address(made, "settlement-detail", **FINAL), bekend="2011-06-01")
        before = read(client, address(made, "settlement-detail", **FINAL), bekend="2010-06-01")

        assert "hetzelfde controlegetal" in same
        assert "nog geen afrekening voorgesteld" in before


class TestProposingASettlement:
    def propose(self, made: factories.Partnership, client: Client, **changes: str) -> int:
        form = {"proposed_on": "2011-03-01", "confirmed_year": "2010"} | changes
        url = address(made, "settlement-propose", **FINAL)
        return client.post(url, form).status_code

    def test_pins_the_year_that_was_named(self):
        made = factories.make_booked()

        status = self.propose(made, enter(made, Role.SSO_CONTROLLER))

        with made.context():
            (run,) = queries.list_runs()
        assert (status, run.state) == (302, RunState.PROPOSED)

    @pytest.mark.parametrize(
        "changes", [{"confirmed_year": "2011"}, {"confirmed_year": ""}, {"proposed_on": "gisteren"}]
    )
    def test_is_refused_without_its_name_and_day(self, changes):
        made = factories.make_booked()

        status = self.propose(made, enter(made, Role.SSO_DIRECTOR), **changes)

        with made.context():
            assert (status, queries.list_runs()) == (422, ())

    def test_is_refused_while_another_waits(self):
        made = factories.make_booked()
        client = enter(made, Role.SSO_CONTROLLER)

        first, second = self.propose(made, client), self.propose(made, client)

        with made.context():
            assert (first, second, len(queries.list_runs())) == (302, 422, 1)

    @pytest.mark.parametrize("role", [Role.ALDERMAN, Role.CONTRACT_MANAGER])
    def test_is_forbidden_to_a_municipality(self, role):
        made = factories.make_booked()

        assert self.propose(made, enter(made, role, "0064")) == 403


class TestStatementPages:
    def test_answer_in_one_sentence_and_show_the_way(self):
        made = factories.make_booked()
        adopt(made)

        page = read(
            enter(made, Role.CONTRACT_MANAGER, "0064"), address(made, "statement-detail", **MINE)
        ).replace("\xa0", " ")

        assert "Bolsward betaalt over 2010 € 112.314,57 met btw." in page
        assert "30,21 %" in page
        assert address(made, "explanation-line", **MINE, line="netwerk") in page

    def test_may_be_read_by_the_other_participants(self):
        made = factories.make_booked()

        page = read(
            enter(made, Role.ALDERMAN, "0104"), address(made, "statement-detail", **MINE)
        )

        assert "Bijdrage 2010 Bolsward" in page

    def test_without_a_kind_take_the_final_one(self):
        made = factories.make_booked()

        page = read(
            enter(made, Role.ALDERMAN, "0064"),
            address(made, "statement-detail", year=2010, code="0064"),
        )

        assert "eindafrekening 2010" in page

    def test_add_up_in_the_file(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0104")

        text = client.get(
            address(made, "statement-export", **{**MINE, "code": "0104"})
        ).content.decode()

        rows = [line.split(";") for line in text.splitlines()[1:]]
        cents = [int(row[6].replace(",", "")) for row in rows]
        assert sum(cents[:-1]) == cents[-1] > 0


    def test_show_the_parts_of_a_year_in_which_somebody_left(self):
        made = factories.make_booked()
        with made.context():
            organisation_actions.end_participation(
                participant_code="0710", ends_before=date(2010, 7, 1), source="brief",
                reason="opzegging", actor=controller(made),
            )
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        page = read(client, address(made, "statement-detail", **MINE)).replace("\xa0", " ")
        paper = client.get(address(made, "statement-print", **MINE))

        assert "van 1 januari 2010 tot 1 juli 2010 (181 dagen)" in page
        assert "9.866 / 32.656" in page and "9.866 / 20.823" in page
        assert paper.status_code == 200

    def test_list_the_years_until_the_reference_date(self):
        made = factories.make_booked()
        adopt(made)
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        now = read(client, address(made, "contribution-list"))
        before = read(client, address(made, "contribution-list"), peildatum="2011-01-01")

        assert "Bolsward betaalt over 2010" in now
        assert "nog geen afrekening voorgesteld of vastgesteld" in before


class TestExplanationPages:
    def test_reach_source_line_key_fact_and_decision(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        page = read(client, address(made, "explanation-line", **MINE, line="netwerk"))
        page = page.replace("\xa0", " ")

        assert "€ 312.400,00 × 9.866 / 32.656" in page
        assert "9.866 van 32.656 inwoners op 1 januari 2010" in page and "telling" in page
        assert "Vastgesteld door Dagelijks Bestuur" in page
        assert "Verbindingen" in page and "boekstuk 1, regel 1" in page

    def test_come_in_the_drawer_when_script_asks(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        answer = client.get(
            address(made, "explanation-detail", **MINE), headers={"HX-Request": "true"}
        ).content.decode()

        assert "<html" not in answer and "bp-drawer__title" in answer

    def test_show_fifty_source_lines_until_all_are_asked(self):
        made = factories.make_booked()
        book_more(made, 60)
        client = enter(made, Role.SSO_CONTROLLER)
        url = address(made, "explanation-line", **MINE, line="netwerk")

        short, whole = read(client, url), read(client, url, alles="1")

        assert "Toon ook nog 11 regels" in short
        assert short.count(">Lijn ") < whole.count(">Lijn ") == 120


class TestPages:
    NAMES = (
        ("contribution-list", {}), ("settlement-list", {}),
        ("settlement-detail", FINAL), ("settlement-export", FINAL),
        ("statement-detail", MINE), ("statement-export", MINE),
        ("explanation-detail", MINE), ("explanation-line", {**MINE, "line": "netwerk"}),
    )

    def test_ask_the_same_number_of_questions_for_more_lines(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0064")
        urls = [address(made, name, **kwargs) for name, kwargs in self.NAMES]
        read(client, urls[0])
        before = {url: count(client, url) for url in urls}

        book_more(made, 30)

        assert {url: count(client, url) for url in urls} == before

    def test_speak_english_when_asked(self):
        made = factories.make_booked()
        client = enter(made, Role.CONTRACT_MANAGER, "0064")
        client.post("/taal/", {"language": "en", "next": "/"})

        page = read(client, address(made, "statement-detail", **MINE))

        assert "How the contribution is made up" in page and "Opbouw" not in page
