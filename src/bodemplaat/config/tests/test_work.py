# SPDX-License-Identifier: EUPL-1.2
"""Running work on screen: the reader's own, how far it is, and the way to stop it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bodemplaat.config.tests.test_pages import assign
from bodemplaat.finance import actions as finance_actions
from bodemplaat.foundation import jobs
from bodemplaat.foundation.models import Account, Job, JobProgress
from bodemplaat.organisations import queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """A partnership of Bolsward and Nijefurd."""
    return factories.make_partnership(codes=("0064", "0104"))


def enter(made, role, code=None):
    """Return a browser of somebody with a role, and that account."""
    account_id = assign(made, f"{role}-{code}", role, code)
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    return client, account_id


def ask(made, role, account_id, code=None, key="1"):
    """Ask for work as somebody."""
    with made.context():
        participant_id = queries.get_participant(code).id if code else None
        actor = queries.get_actor(
            account_id=account_id, role=role, arrangement_id=made.id,
            participant_id=participant_id, at=factories.moment(2012),
        )
        values = {"year": 2010, "source": "a.csv", "mapping": "{}"}
        return jobs.defer(finance_actions.IMPORT_JOURNAL, actor=actor, key=key, **values)


def read(client, url, **headers):
    """Return a page with single spaces."""
    answer = client.get(url, headers=headers)
    assert answer.status_code == 200, answer.content.decode()
    return " ".join(answer.content.decode().split())


class TestWorkList:
    def test_says_in_its_first_line_how_much_is_not_done(self, made):
        client, account_id = enter(made, Role.SSO_CONTROLLER)
        empty = read(client, "/proef/werk/")
        ask(made, Role.SSO_CONTROLLER, account_id)

        page = read(client, "/proef/werk/")

        assert "Er loopt niets" in empty and "Hier staat werk dat langer duurt" in empty
        assert "1 opdracht is nog niet klaar." in page
        assert "Boekingen inlezen" in page and "Sjoerd Bos" in page

    def test_holds_for_a_municipality_its_own_work_alone(self, made):
        office, office_id = enter(made, Role.SSO_CONTROLLER)
        ask(made, Role.SSO_CONTROLLER, office_id)
        one, one_id = enter(made, Role.SECRETARY, "0064")
        other, _ = enter(made, Role.SECRETARY, "0104")
        pk = ask(made, Role.SECRETARY, one_id, "0064")

        assert "1 opdracht" in read(one, "/proef/werk/")
        assert "Er loopt niets" in read(other, "/proef/werk/")
        assert "2 opdrachten" in read(office, "/proef/werk/")
        assert other.get(f"/proef/werk/{pk}/").status_code == 404
        assert other.post(f"/proef/werk/{pk}/stoppen/").status_code == 404

    def test_is_a_file_too(self, made):
        client, account_id = enter(made, Role.SSO_CONTROLLER)
        ask(made, Role.SSO_CONTROLLER, account_id)

        answer = client.get("/proef/werk/", {"vorm": "csv"})

        assert answer["Content-Type"].startswith("text/csv")
        assert "Boekingen inlezen" in answer.content.decode()


class TestWorkDetail:
    @pytest.fixture
    def asked(self, made):
        """Work of the office, and the browser of who asked."""
        client, account_id = enter(made, Role.SSO_CONTROLLER)
        return client, ask(made, Role.SSO_CONTROLLER, account_id)

    def test_asks_again_for_the_changing_part_while_it_runs(self, made, asked):
        client, pk = asked
        with made.context():
            Job.objects.update(state="running")
            JobProgress.objects.update(done=30, total=120, beat_at=timezone.now())

        whole = read(client, f"/proef/werk/{pk}/")
        part = read(client, f"/proef/werk/{pk}/", HX_Request="true")

        assert 'hx-trigger="every 2s"' in whole and 'hx-trigger="every 2s"' in part
        assert "30 van 120" in part and "<html" not in part
        assert f'<a class="bp-button" href="/proef/werk/{pk}/">Ververs</a>' in whole

    def test_asks_no_more_once_it_has_ended(self, made, asked):
        client, pk = asked
        with made.context():
            jobs.cancel(pk)

        part = read(client, f"/proef/werk/{pk}/", HX_Request="true")

        assert "hx-trigger" not in part and "Is gestopt; er is niets van bewaard." in part

    def test_says_when_no_worker_does_it(self, made, asked):
        client, pk = asked
        with made.context():
            Job.objects.update(due_at=timezone.now() - timedelta(hours=1))

        page = read(client, f"/proef/werk/{pk}/")

        assert "hapert" in page and "Er is nog geen werker die dit doet" in page

    def test_is_not_there_under_another_number(self, asked):
        client, pk = asked

        assert client.get(f"/proef/werk/{pk + 1}/").status_code == 404


class TestCancel:
    def test_stops_what_one_asked_for_and_says_when_that_is_too_late(self, made):
        client, account_id = enter(made, Role.SECRETARY, "0064")
        pk = ask(made, Role.SECRETARY, account_id, "0064")

        first = client.post(f"/proef/werk/{pk}/stoppen/", follow=True)
        second = client.post(f"/proef/werk/{pk}/stoppen/")

        assert "Is gestopt; er is niets van bewaard." in first.content.decode()
        assert second.status_code == 422
        assert "kan niet meer worden gestopt" in second.content.decode()

    def test_is_refused_to_a_colleague_who_did_not_ask(self, made):
        _, account_id = enter(made, Role.SECRETARY, "0064")
        colleague, _ = enter(made, Role.ALDERMAN, "0064")
        pk = ask(made, Role.SECRETARY, account_id, "0064")

        answer = colleague.post(f"/proef/werk/{pk}/stoppen/")

        assert answer.status_code == 403
        assert "Stop dit werk" not in read(colleague, f"/proef/werk/{pk}/")
