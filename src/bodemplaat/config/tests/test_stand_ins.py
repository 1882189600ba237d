# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from bodemplaat.config import stand_ins
from bodemplaat.foundation import audit, jobs, sentences, standing_in
from bodemplaat.foundation.models import Account, Assignment, AuditRecord, Job
from bodemplaat.foundation.testing import mail
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
START, LIST = "/proef/meekijken/start/", "/proef/meekijken/"


class Cast:
    """An account manager, a secretary of Bolsward with a mail address, and a director."""

    def __init__(self) -> None:
        self.made = factories.make_partnership(codes=("0064", "0104"))
        self.manager = self.add("mol", Role.ACCOUNT_MANAGER, None)
        self.director = self.add("vos", Role.SSO_DIRECTOR, None)
        self.secretary = self.add("das", Role.SECRETARY, "0064")
        self.neighbour = self.add("haas", Role.SECRETARY, "0104")
        self.right = Assignment.objects.get(account=self.secretary)

    def add(self, name: str, role: Role, code: str | None) -> Account:
        account = get_user_model().objects.create(
            username=name, first_name=name.title(), last_name="Test", email=f"{name}@x.example"
        )
        with self.made.context():
            actions.assign_role(
                account_id=account.pk, role=role, participant_code=code,
                starts_on=date(2004, 1, 1), actor=self.made.actor(),
            )  # fmt: skip
        return account

    def client(self, account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    def start(self, account: Account | None = None) -> Client:
        client = self.client(account or self.manager)
        client.post(START, {"assignment_id": self.right.pk, "reason": "Vraag over de bijdrage."})
        return client


@pytest.fixture
def cast() -> Cast:
    return Cast()


class TestStandIn:
    def test_sees_what_the_person_sees_under_a_banner(self, cast):
        client = cast.start()

        for path in ("/proef/", "/proef/deelnemers/", "/proef/rechten/"):
            page = client.get(path).content.decode()
            assert "U kijkt mee als Das Test" in page
        rights = client.get("/proef/rechten/").content.decode()
        assert "Haas Test" not in rights and "Vos Test" not in rights

    def test_ends_when_one_stops(self, cast):
        client = cast.start()

        client.post("/proef/meekijken/stop/")

        assert "U kijkt mee als" not in client.get(LIST).content.decode()
        assert client.get("/proef/rechten/").status_code == 403

    def test_ends_after_half_an_hour(self, cast, monkeypatch):
        client = cast.start()
        later = timezone.now() + timedelta(minutes=31)
        monkeypatch.setattr(stand_ins.timezone, "now", lambda: later)

        assert "U kijkt mee als" not in client.get(LIST).content.decode()
        assert stand_ins.KEY not in client.session

    def test_ends_with_the_role_of_the_person(self, cast):
        client = cast.start()
        cast.right.set_ends_before(date(2020, 1, 1))

        assert "U kijkt mee als" not in client.get(LIST).content.decode()

    def test_ends_with_ones_own_role(self, cast):
        client = cast.start()
        Assignment.objects.get(account=cast.manager).set_ends_before(date(2020, 1, 1))

        assert client.get(LIST).status_code == 404

    def test_is_seen_by_the_person_and_told_by_mail(self, cast, settings):
        cast.start()

        page = cast.client(cast.secretary).get(LIST).content.decode()
        other = cast.client(cast.neighbour).get(LIST).content.decode()
        with cast.made.context(), mail.receiving(settings) as box:
            (job,) = Job.objects.filter(name="organisations.tell-stand-in")
            actions.send_stand_in_mail(stand_in_id=job.values["stand_in_id"])

        assert "Mol Test" in page and "Vraag over de bijdrage." in page
        assert "Vraag over de bijdrage." not in other
        assert (box.mails[0]["To"], box.mails[0]["Subject"]) == (
            "das@x.example", "Mol Test keek met u mee"
        )  # fmt: skip

    def test_is_logged_where_both_can_read_it(self, cast):
        client = cast.start()
        client.post("/proef/meekijken/stop/")

        with cast.made.context():
            records = list(AuditRecord.objects.filter(code__startswith="organisations.stand-in."))

        assert [one.actor_id for one in records] == [cast.manager.pk] * 2
        assert records[1].actor_name == "Mol Test namens Das Test"
        assert {one.participant_id for one in records} == {cast.right.participant_id}

    @pytest.mark.parametrize("who", ["director", "secretary", "neighbour"])
    def test_is_for_who_answers_questions_alone(self, cast, who):
        client = cast.start(getattr(cast, who))

        assert stand_ins.KEY not in client.session
        assert client.get(START).status_code == 403

    def test_is_not_for_the_office(self, cast):
        office = Assignment.objects.get(account=cast.director)

        answer = cast.client(cast.manager).post(
            START, {"assignment_id": office.pk, "reason": "Zomaar."}
        )

        assert answer.status_code == 422
        with cast.made.context():
            assert queries.list_stand_ins() == ()

    def test_needs_a_reason(self, cast):
        answer = cast.client(cast.manager).post(
            START, {"assignment_id": cast.right.pk, "reason": " "}
        )

        assert answer.status_code == 422

    def test_of_another_browser_is_not_taken_over(self, cast):
        kept = cast.start().session[stand_ins.KEY]
        other = cast.client(cast.director)
        session = other.session
        session[stand_ins.KEY] = kept
        session.save()

        assert "U kijkt mee als" not in other.get(LIST).content.decode()


class TestInOwnPersonOnly:
    def act(self, cast: Cast) -> Any:
        return replace(cast.made.actor(Role.SECRETARY), stands_in_for="Das Test")

    @pytest.mark.parametrize(
        "code",
        ["finance.budget.proposed", "governance.vote.cast", "catalogue.agreement.signed",
         "organisations.access.approved", "organisations.role.ended", "whatever.comes.later"],
    )  # fmt: skip
    def test_refuses_money_votes_rights_and_what_comes_later(self, cast, code):
        with cast.made.context(), pytest.raises(standing_in.InOwnPersonOnly) as refusal:
            audit.record(code, cast.right, actor=self.act(cast))

        assert "Namens Das Test doet u dit niet" in sentences.render(refusal.value)

    def test_lets_through_what_has_neither(self, cast):
        with cast.made.context():
            audit.record("servicedesk.ticket.registered", cast.right, actor=self.act(cast))

    def test_refuses_a_job_too(self, cast):
        with cast.made.context(), pytest.raises(standing_in.InOwnPersonOnly):
            jobs.defer("organisations.tell-access", actor=self.act(cast), key="1", proposal_id=1)

    def test_says_so_on_the_page_and_stores_nothing(self, cast):
        client = cast.start()
        form = {
            "name": "Anke Bakker", "email": "a@x.example", "role": "contract_manager",
            "participant_code": "0064", "starts_on": "2026-01-01", "reason": "Opvolger.",
        }  # fmt: skip

        answer = client.post("/proef/rechten/voorstel/", form)

        assert answer.status_code == 422
        assert "Namens Das Test doet u dit niet" in answer.content.decode()
        with cast.made.context():
            assert queries.list_proposals() == ()
