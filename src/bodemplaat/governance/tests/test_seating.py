# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.governance import actions, queries, watchpoints
from bodemplaat.governance.tests import factories
from bodemplaat.governance.values import CompositionState
from bodemplaat.organisations.tests.factories import make_partnership
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db

TODAY = date(2014, 3, 15)
ON = date(2009, 11, 5)
CODES = ("0064", "0104", "0710")


@pytest.fixture
def partnership():
    made = make_partnership(codes=CODES)
    factories.make_governance(made, CODES)
    with made.context():
        yield made


@pytest.fixture
def director(partnership):
    return factories.make_actor(partnership, Role.SSO_DIRECTOR, ON, account_id=1)


class TestBody:
    @pytest.mark.feature("D090")
    def test_is_amended_with_what_it_was(self, partnership, director):
        texts = {"purpose": "Adviseert", "composition": "Secretarissen", "source": "besluit AB"}
        secretary = factories.make_actor(
            partnership, Role.SECRETARY, ON, account_id=2, code="0104"
        )
        with pytest.raises(actions.MayNotArrange):
            actions.amend_body(code="AC", actor=secretary, **texts)

        actions.amend_body(code="AC", secretary="Griffier", meetings_a_year=4, actor=director,
                           **texts)  # fmt: skip

        line = queries.get_body("AC", on=ON)
        assert (line.purpose, line.secretary, line.meetings_a_year) == ("Adviseert", "Griffier", 4)
        entry = AuditRecord.objects.order_by("-seq").first()
        assert entry.code == "governance.body.amended"
        assert (entry.before["purpose"], entry.after["purpose"]) == ("", "Adviseert")

    @pytest.mark.feature("D090")
    def test_asks_for_attention_from_the_day_on_which_a_seat_is_free(self, partnership, director):
        seat = next(one for one in queries.list_seats("DB", ON) if one.participant_code == "0710")

        actions.end_seat(
            seat_id=seat.id, ends_before=date(2010, 1, 1), reason="vertrek", actor=director
        )

        days = date(2009, 12, 31), date(2010, 1, 1)
        states = [queries.list_compositions(on=day)[0].state for day in days]
        assert states == [CompositionState.HOLDS, CompositionState.BROKEN]
        found = [
            [one.key for one in watchpoints.find_broken_compositions(on=day, known_at=None)]
            for day in days
        ]
        assert found == [[], ["DB one-per-participant"]]


class TestPages:
    @pytest.fixture
    def visitor(self, world, client):
        actor = world.actor("iszf", Role.SSO_DIRECTOR, on=TODAY)
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        return client

    def _at(self, name, **kwargs):
        address = reverse(f"governance:{name}", kwargs={"arrangement": "iszf", **kwargs})
        return f"{address}?peildatum=2014-03-15"

    @pytest.mark.feature("D090")
    def test_register_a_body_and_change_it(self, visitor):
        body = {
            "code": "KO", "name": "Klankbord", "kind": "consultation", "level": "tactical",
            "represents": "joint", "purpose": "Denkt mee", "composition": "Gebruikers",
            "source": "besluit AC van 6 maart 2014", "meetings_a_year": "4",
        }  # fmt: skip
        texts = {name: body[name] for name in ("purpose", "composition")}

        answers = [
            visitor.post(self._at("body-create"), body),
            visitor.post(self._at("body-create"), body),
            visitor.post(self._at("body-edit", code="KO"), texts),
            visitor.post(self._at("body-edit", code="KO"), texts | {"source": "besluit AC"}),
        ]

        assert [answer.status_code for answer in answers] == [302, 422, 422, 302]
        assert "Denkt mee" in visitor.get(self._at("body-detail", code="KO")).content.decode()

    @pytest.mark.feature("D090")
    def test_seat_somebody_and_end_the_seat(self, world, visitor):
        seat = {
            "person_name": "Tsjikke Post", "participant_code": "0072", "role": "member",
            "votes": "1", "starts_on": "1-3-2014", "deputy": "Jelle Bos",
            "source": "besluit van het college",
        }  # fmt: skip
        create = self._at("seat-create", code="AC")

        seated, again = visitor.post(create, seat), visitor.post(create, seat)
        shown = visitor.get(self._at("body-detail", code="AC")).content.decode()
        with tenancy.context(world.arrangements["iszf"]):
            lines = queries.list_seats("AC", TODAY)
        pk = next(line.id for line in lines if line.person_name == "Tsjikke Post")
        end = self._at("seat-end", code="AC", pk=pk)
        wrong, ended = (
            visitor.post(end, {"ends_before": day, "reason": "vertrek"})
            for day in ("1-3-2014", "1-4-2014")
        )

        assert [one.status_code for one in (seated, again, wrong, ended)] == [302, 422, 422, 302]
        assert "Plaatsvervanger: Jelle Bos" in shown and "Secretaris" in shown


class TestPrograms:
    """What the director arranges on screen, a program may send; others are refused the same."""

    SENT = (
        ("mandates/register", {"code": "M-9", "form": "mandate", "act": "expense",
                               "giverCode": "DB", "holderRole": "sso_controller",
                               "holderName": "Controller", "limitCents": 100,
                               "article": "artikel 3", "startsOn": "2014-03-01"}),
        ("mandates/M-2012-1/end", {"endsBefore": "2014-04-01", "reason": "vervallen"}),
        ("rule-sets/publish", {"publishedOn": "2014-03-15"}),
        ("rule-sets/withdraw", {"reason": "herzien"}),
        ("targets/set", {"setting": "architecture", "name": "Eén kluis",
                         "targetOn": "2014-12-31"}),
        ("vote-weights/set", {"participantCode": "0072", "votes": 2, "startsOn": "2014-04-01",
                              "article": "artikel 18"}),
    )  # fmt: skip

    @pytest.fixture
    def send(self, world, client):
        def send(role, code, path, body):
            actor = world.actor("iszf", role, code, on=TODAY)
            client.force_login(get_user_model().objects.get(pk=actor.account_id))
            return client.post(
                f"/api/v1/arrangements/iszf/{path}", body, content_type="application/json"
            )

        return send

    def test_do_what_the_director_does_on_screen(self, send):
        answers = {
            path: send(Role.SSO_DIRECTOR, None, path, body).status_code
            for path, body in self.SENT
        }
        assert answers == {path: 201 for path, _ in self.SENT}

    def test_are_refused_what_others_are_refused(self, send):
        answers = {
            path: send(Role.SECRETARY, "0072", path, body).status_code for path, body in self.SENT
        }
        assert answers == {path: 403 for path, _ in self.SENT}
