# SPDX-License-Identifier: EUPL-1.2
"""The log and the roots on screen: what one may know, and a kept root that is checked."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bodemplaat.config.tests.test_pages import assign
from bodemplaat.foundation import audit, log
from bodemplaat.foundation.models import Account, AuditRecord
from bodemplaat.kernel import days
from bodemplaat.organisations import actions
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db

ON = date(2012, 3, 1)


@pytest.fixture
def made():
    """A partnership with a fact that was corrected, and a root."""
    made = factories.make_partnership(codes=("0064", "0104"))
    with made.context():
        actions.record_daily_root(on=ON, actor=made.actor())
    return made


def enter(made, role, code=None):
    client = Client()
    client.force_login(Account.objects.get(pk=assign(made, f"{role}-{code}", role, code)))
    return client


def read(client, made, path):
    answer = client.get(f"/{made.slug}/{path}")
    return answer.status_code, " ".join(answer.content.decode().split())


class TestLog:
    def test_says_what_was_done_in_words(self, made):
        status, page = read(enter(made, Role.SSO_DIRECTOR), made, "logboek/")

        assert status == 200
        assert "Controlegetal: vastgelegd" in page and "Deelnemer: geregistreerd" in page

    def test_counts_the_last_day_of_a_filter_to_its_end(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        with made.context():
            on = days.get_day(AuditRecord.objects.latest("seq").recorded_at)

        _, within = read(client, made, f"logboek/?wanneer-vanaf={on}&wanneer-tm={on}")
        _, before = read(client, made, f"logboek/?wanneer-tm={on - timedelta(days=1)}")

        assert "Controlegetal: vastgelegd" in within
        assert "Controlegetal: vastgelegd" not in before

    def test_shows_a_participant_what_all_may_read_and_no_rights_of_others(self, made):
        client = enter(made, Role.SECRETARY, "0064")
        status, page = read(client, made, "logboek/")

        assert status == 200
        assert "Controlegetal: vastgelegd" in page and "Rol: toegekend" not in page
        with made.context():
            seq = AuditRecord.objects.filter(code="organisations.role.assigned").first().seq
        assert read(client, made, f"logboek/{seq}/")[0] == 404
        assert read(enter(made, Role.SSO_DIRECTOR), made, f"logboek/{seq}/")[0] == 200

    def test_shows_what_a_thing_held_until_it_is_erased(self, made):
        client = enter(made, Role.SSO_DIRECTOR)
        with made.context():
            row = AuditRecord.objects.filter(code="organisations.participant.registered").first()
            name = row.after["name"]
        before = read(client, made, f"logboek/{row.seq}/")[1]
        with made.context():
            thing = log.find_thing(row.seq)
            audit.erase_thing(thing, reason="verzoek", actor=made.actor())
        after = read(client, made, f"logboek/{row.seq}/")[1]

        assert f"<td>{name}</td>" in before
        assert f"<td>{name}</td>" not in after and "De inhoud is gewist" in after

    def test_of_a_number_that_is_not_there_is_not_found(self, made):
        assert read(enter(made, Role.SSO_DIRECTOR), made, "logboek/999999/")[0] == 404


class TestRoots:
    def test_are_there_for_a_participant_to_keep_and_check(self, made):
        client = enter(made, Role.MUNICIPAL_CONTROLLER, "0064")
        kept = client.get(f"/{made.slug}/controlegetallen/2012-03-01.json")
        file = SimpleUploadedFile("bewaard.json", kept.content)

        answer = client.post(f"/{made.slug}/controlegetallen/", {"file": file})

        assert kept["Content-Disposition"].endswith('2012-03-01.json"')
        assert "Het klopt" in answer.content.decode() and answer.status_code == 200

    def test_that_were_changed_are_refused_with_the_reason(self, made):
        client = enter(made, Role.MUNICIPAL_CONTROLLER, "0064")
        kept = client.get(f"/{made.slug}/controlegetallen/2012-03-01.json").content
        file = SimpleUploadedFile("bewaard.json", kept.replace(b'"seq": ', b'"seq": 9', 1))

        answer = client.post(f"/{made.slug}/controlegetallen/", {"file": file})

        assert answer.status_code == 422
        assert "bewaard.json is geen controlegetal" in answer.content.decode()

    @pytest.mark.parametrize("day", ["2012-03-02", "2012-13-01", "gisteren"])
    def test_of_a_day_without_one_are_not_found(self, made, day):
        client = enter(made, Role.SSO_DIRECTOR)

        assert read(client, made, f"controlegetallen/{day}.json")[0] == 404
