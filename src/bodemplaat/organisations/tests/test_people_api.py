# SPDX-License-Identifier: EUPL-1.2
"""What programs read and do of people: the same act, the same verdict as on screen."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.models import Tenure
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import PostKind, Role

pytestmark = pytest.mark.django_db
DAY = {"asOf": "2011-06-01"}


@pytest.fixture
def made():
    """Bolsward with a contract manager, a post that nobody holds and a talk."""
    made = factories.make_partnership(codes=("0064", "0104"))
    with made.context():
        for kind in (PostKind.CONTRACT_MANAGER, PostKind.ADVISER):
            actions.register_post(participant_code="0064", kind=kind, actor=made.actor())
        actions.seat_person(
            post_id=queries.list_posts()[0].id, name="Elske Dijkstra",
            starts_on=date(2010, 1, 1), actor=made.actor(),
        )  # fmt: skip
        actions.register_talk(
            participant_code="0064", planned_on=date(2012, 1, 1), subject="Plan",
            actor=made.actor(),
        )  # fmt: skip
    return made


@pytest.fixture
def enter(made, client):
    """Return a function that logs in a role, and gives a way to ask."""

    def log_in(role, code=None):
        account_id = actions.register_account(username=f"{role}-{code}", first_name="A",
                                              last_name="B")  # fmt: skip
        with made.context():
            actions.assign_role(
                account_id=account_id, role=role, participant_code=code,
                starts_on=date(2004, 1, 1), actor=made.actor(),
            )  # fmt: skip
        client.force_login(get_user_model().objects.get(pk=account_id))
        return client

    return log_in


def get(client, path, **query):
    answer = client.get(f"/api/v1/arrangements/proef/{path}", {**DAY, **query})
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def post(client, path, body):
    return client.post(
        f"/api/v1/arrangements/proef/{path}", body, content_type="application/json"
    )


class TestPeople:
    def test_are_read_by_every_participant_and_talks_by_their_own(self, made, enter):
        other = enter(Role.ALDERMAN, "0104")
        vacant, held = (
            get(other, "posts", isVacant=is_vacant)["results"] for is_vacant in ("true", "false")
        )
        assert [one["post"]["kind"] for one in vacant] == ["information-adviser"]
        assert [one["holder"]["person"]["name"] for one in held] == ["Elske Dijkstra"]
        (term,) = get(other, "terms", participantCode="0064")["results"]
        assert get(other, f"terms/{term['id']}") == term
        assert get(other, "terms", participantCode="0104")["results"] == []
        (person,) = get(other, "persons")["results"]
        assert get(other, f"persons/{person['id']}") == person == term["person"]
        assert get(other, "terms", personId=person["id"])["results"] == [term]
        assert get(other, "talks")["results"] == []

        (talk,) = get(enter(Role.ALDERMAN, "0064"), "talks")["results"]
        assert (talk["subject"], talk["plannedOn"]) == ("Plan", "2012-01-01")

    def test_are_seated_and_leave_with_the_verdict_of_the_screen(self, made, enter):
        office = enter(Role.ACCOUNT_MANAGER)
        (vacant,) = get(office, "posts", isVacant="true")["results"]
        body = {"postId": vacant["post"]["id"], "startsOn": "2011-01-01"}
        nobody = post(office, "terms", body)
        seated = post(office, "terms", {**body, "name": "Wim Nauta"})
        again = post(office, "terms", {**body, "name": "Olga Bakker"})

        assert nobody.status_code == again.status_code == 422
        assert nobody.json()["code"] == "organisations.nobody-named"
        assert "heeft al iemand als adviseur informatiemanagement" in again.json()["detail"]
        assert seated.status_code == 201
        assert seated.json()["person"]["name"] == "Wim Nauta"
        place = seated["Location"].split("/proef/")[1]
        end = {"endsBefore": "2011-03-01", "reason": "Vertrek"}
        ended = post(office, f"{place}/end", end)
        assert ended.status_code == 201, ended.content.decode()
        assert ended.json()["endsBefore"] == "2011-03-01"
        assert post(office, f"{place}/end", end).status_code in (404, 422)

        refused = post(enter(Role.ALDERMAN, "0064"), "terms", {**body, "name": "X"})
        assert refused.status_code == 403
        with made.context():
            assert Tenure.objects.known().count() == 2

    def test_plan_a_talk(self, made, enter):
        body = {"participantCode": "0064", "plannedOn": "2012-03-01", "subject": "Vervolg"}
        refused = post(enter(Role.SECRETARY, "0104"), "talks", body)
        own = enter(Role.SECRETARY, "0064")
        planned = post(own, "talks", body)

        assert planned.status_code == 201 and refused.status_code == 403
        assert planned.json()["subject"] == "Vervolg"
        found = get(own, "talks", participantCode="0064")["results"]
        assert [talk["subject"] for talk in found] == ["Plan", "Vervolg"]
        assert get(own, planned["Location"].split("/proef/")[1]) == planned.json()
