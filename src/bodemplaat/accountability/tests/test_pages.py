# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bodemplaat.accountability import queries
from bodemplaat.accountability.models import Note
from bodemplaat.foundation.registries import Evidence, Finding
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
LIST, INDICATORS = "/proef/aandachtspunten/", "/proef/indicatoren/"
FIRST = date(2012, 1, 2)
DAY = {"peildatum": "2012-03-01"}
LATER = date(2100, 1, 1)


def finding(key, number, **named):
    """Return something that is wrong, with a page."""
    place = "organisations:participant-detail", {"code": "0064"}
    row = Evidence({"number": number}, *place)
    return Finding(key, {"number": number}, None, False, None, *place, (row,), **named)


def log_in(watched, client, role, code=None):
    """Let the browser be that of somebody with a role."""
    account_id = organisations_actions.register_account(
        username=f"{role.value}{code}", first_name="Anke", last_name="Proef"
    )
    organisations_actions.assign_role(
        account_id=account_id, role=role, participant_code=code, starts_on=date(2004, 1, 1),
        actor=watched.made.actor(),
    )
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client


@pytest.fixture
def secretary(watched, client):
    return log_in(watched, client, Role.SECRETARY, "0064")


@pytest.fixture
def point(watched):
    """One watchpoint that is open for all."""
    watched.findings = [finding("1", 7)]
    watched.evaluate(FIRST)
    return watched.list(FIRST)[0].id


def read(browser, url, **data):
    answer = browser.get(url, DAY | data)
    assert answer.status_code == 200, answer.content
    return " ".join(answer.content.decode().split())


class TestList:
    def test_answers_what_asks_for_attention_and_what_is_for_the_reader(
        self, watched, point, secretary
    ):
        shown = read(secretary, LIST)

        assert "Op 1 maart 2012 vraagt 1 punt aandacht. Daarvan is 1 voor u." in shown
        assert f'href="{LIST}{point}/?peildatum=2012-03-01"' in shown
        assert "Punt 7 klopt niet" in shown
        assert "nagelopen op 2 januari 2012" in shown

    def test_does_not_call_it_quiet_where_nobody_looked(self, point, secretary):
        shown = read(secretary, LIST, peildatum="2012-01-01")

        assert "Tot en met 1 januari 2012 is er nog niets nagelopen." in shown

    def test_says_that_nothing_does_once_it_is_gone(self, watched, point, secretary):
        watched.findings = []
        watched.evaluate(date(2012, 2, 1))

        shown = read(secretary, LIST)

        assert "Op 1 maart 2012 vraagt niets aandacht." in shown
        assert "afgesloten" in shown
        assert "vraagt 1 punt aandacht" in read(secretary, LIST, peildatum="2012-01-31")

    def test_leaves_out_what_is_another_participant_s(self, watched, secretary):
        other = watched.get_participant("0104")
        watched.findings = [finding("1", 7), Finding("2", {"number": 8}, participant_id=other)]
        watched.evaluate(FIRST)

        shown = read(secretary, LIST)

        assert "Punt 7 klopt niet" in shown
        assert "Punt 8" not in shown

    def test_is_a_file_too(self, point, secretary):
        answer = secretary.get(LIST, DAY | {"vorm": "csv"})

        assert "Punt 7 klopt niet;alle deelnemers" in answer.content.decode("utf-8-sig")

    def test_asks_the_same_number_of_questions_for_more_rows(self, watched, point, secretary):
        read(secretary, LIST)
        with CaptureQueriesContext(connection) as few:
            read(secretary, LIST)
        watched.findings = [finding(str(number), number) for number in range(20)]
        watched.evaluate(FIRST + timedelta(days=1))
        with CaptureQueriesContext(connection) as many:
            read(secretary, LIST)

        assert len(many) == len(few)


class TestDetail:
    def test_says_how_long_it_is_wrong_and_on_what_it_stands(self, point, secretary):
        shown = read(secretary, f"{LIST}{point}/")

        assert "Dit staat open sinds 2 januari 2012, 59 dagen. Herstel het." in shown
        assert 'href="/proef/deelnemers/0064/?peildatum=2012-03-01"' in shown
        assert "Alle deelnemers lezen dit." in shown

    def test_does_not_exist_for_an_unknown_number_or_before_it_was_seen(self, point, secretary):
        assert secretary.get(f"{LIST}{point + 1}/").status_code == 404
        assert secretary.get(f"{LIST}{point}/", {"peildatum": "2012-01-01"}).status_code == 404
        assert secretary.post(f"{LIST}{point + 1}/oppakken/").status_code == 404

    def test_takes_a_comment_and_lets_it_be_taken_up(self, point, secretary):
        answer = secretary.post(f"{LIST}{point}/opmerking/", {"text": "Bel dinsdag."})
        assert answer.status_code == 302
        secretary.post(f"{LIST}{point}/oppakken/")

        shown = read(secretary, f"{LIST}{point}/", peildatum=LATER.isoformat())
        assert "Anke Proef (gemeentesecretaris) schreef<p>Bel dinsdag.</p>" in shown
        assert "Anke Proef (gemeentesecretaris) pakte het op" in shown
        assert "Geef het terug" in shown

    @pytest.mark.parametrize(
        ("verb", "data", "said"),
        [
            ("opmerking", {"text": ""}, "id_text_error"),
            ("uitstellen", {"until": "2012-01-01", "reason": "Later"}, "Uitstellen tot 1 januari"),
            ("uitstellen", {"until": "morgen", "reason": "Later"}, "morgen"),
        ],
    )
    def test_refuses_with_a_sentence_and_keeps_nothing(self, point, secretary, verb, data, said):
        answer = secretary.post(f"{LIST}{point}/{verb}/", data)

        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert Note.objects.count() == 0

    def test_gives_only_who_has_the_role_something_to_do(self, watched, point, client):
        alderman = log_in(watched, client, Role.ALDERMAN, "0104")

        assert "Pak het op" not in read(alderman, f"{LIST}{point}/")
        answer = alderman.post(f"{LIST}{point}/oppakken/")
        assert answer.status_code == 422
        assert "Anke Proef kan dit niet doen." in answer.content.decode()
        assert queries.find_watchpoint(point, on=LATER).owner == ""


class TestIndicator:
    @pytest.fixture
    def counted(self, watched, secretary):
        for code, value in (("0064", 9_500), ("0104", 10_500)):
            organisations_actions.record_fact(
                participant_code=code, measure="inhabitants", reference_on=date(2011, 1, 1),
                value=value, source="telling", actor=watched.made.actor(),
            )
        return secretary

    def test_is_listed_with_the_value_of_the_reader_s_own_organisation(self, counted):
        shown = read(counted, INDICATORS)

        assert "Voor hoeveel inwoners werken wij?" in shown
        assert "9.500 inwoners" in shown

    @pytest.mark.feature("D005")
    def test_shows_each_participant_with_the_rows_behind_it(self, counted):
        shown = read(counted, f"{INDICATORS}organisations.inhabitants/")

        assert "Voor hoeveel inwoners werken wij? Bolsward: 9.500 inwoners (1-1-2011)." in shown
        assert "alle deelnemers samen: 20.000 inwoners" in shown
        assert "Bolsward: 9.500 inwoners op 1 januari 2011. Bron: telling" in shown

    def test_has_no_line_of_one_year_and_no_comparison_of_two(self, counted):
        shown = read(counted, f"{INDICATORS}organisations.inhabitants/")

        assert "Er is één jaar gemeten" in shown
        assert "<figure" not in shown

    def test_says_that_nothing_is_measured_yet(self, counted):
        shown = read(counted, f"{INDICATORS}organisations.inhabitants/", peildatum="2010-01-01")

        assert "Op 1 januari 2010 is hier niets van gemeten." in shown

    def test_does_not_exist_under_another_code(self, counted):
        assert counted.get(f"{INDICATORS}organisations.onzin/").status_code == 404
