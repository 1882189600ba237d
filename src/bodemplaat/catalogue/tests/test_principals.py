# SPDX-License-Identifier: EUPL-1.2
"""The principal of many services at once: first shown, then done, all or nothing, taken back."""

import re

import pytest

from bodemplaat.catalogue import actions, queries
from bodemplaat.catalogue.models import Service
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import director, moment
from bodemplaat.catalogue.tests.visitors import address, enter, read
from bodemplaat.foundation.models import AuditRecord
from bodemplaat.foundation.tables import changing
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
CODES = ("e-mail", "telefonie", "werkplek")
AT = moment(2010)


@pytest.fixture
def made() -> factories.Partnership:
    """A partnership with three services, whose principal is the secretary."""
    return factories.make_partnership()


def list_principals(made: factories.Partnership) -> dict[str, str]:
    """Return the principal of each service."""
    with made.context():
        return {service.code: service.principal for service in queries.list_services()}


class TestSetPrincipals:
    def test_changes_all_and_returns_what_was(self, made):
        with made.context():
            previous = actions.set_principals(
                codes=CODES[:2], principal=Role.ALDERMAN, actor=director(made, AT)
            )
            records = AuditRecord.objects.filter(code="catalogue.service.principal-set")
            assert [(row.before, row.after) for row in records] == [
                ({"principal": "secretary"}, {"principal": "alderman"})
            ] * 2

        assert previous == dict.fromkeys(CODES[:2], "secretary")
        assert list_principals(made) == {
            "e-mail": "alderman", "telefonie": "alderman", "werkplek": "secretary",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("refusal", "codes", "principal", "role"),
        [(actions.UnknownService, (*CODES, "geen"), Role.ALDERMAN, Role.SSO_DIRECTOR),
         (actions.NoRight, CODES, Role.ALDERMAN, Role.SECRETARY),
         (actions.PrincipalOfOffice, CODES, Role.SSO_CONTROLLER, Role.SSO_DIRECTOR),
         (actions.PrincipalAlready, CODES, Role.SECRETARY, Role.SSO_DIRECTOR)],
    )  # fmt: skip
    def test_changes_none_where_one_is_refused(self, made, refusal, codes, principal, role):
        with made.context(), pytest.raises(refusal):
            actions.set_principals(
                codes=codes, principal=principal, actor=made.actor(role, at=AT)
            )

        assert set(list_principals(made).values()) == {"secretary"}

    def test_is_taken_back_unless_somebody_changed_it_since(self, made):
        actor = director(made, AT)
        with made.context():
            previous = actions.set_principals(codes=CODES, principal="alderman", actor=actor)
            actions.set_principals(codes=["werkplek"], principal="contract_manager", actor=actor)
        with made.context(), pytest.raises(actions.PrincipalChanged):
            actions.set_principals_back(previous=previous, principal="alderman", actor=actor)
        assert list_principals(made)["e-mail"] == "alderman"

        del previous["werkplek"]
        with made.context():
            actions.set_principals_back(previous=previous, principal="alderman", actor=actor)
        assert list_principals(made)["e-mail"] == "secretary"


class TestChangeOfManyLines:
    @pytest.fixture
    def url(self, made):
        """Return the address of the list."""
        return address(made, "service-list")

    def preview(self, client, url, value="alderman", **chosen):
        """Return the preview of a change, as text."""
        given = {"wijzig": "opdrachtgever", "waarde-opdrachtgever": value, **chosen}
        answer = client.post(url, given)
        return answer, " ".join(answer.content.decode().split())

    def confirm(self, client, url, page):
        """Press the button below a preview."""
        form = page[page.index('name="stap"') - 40 :]
        given: dict[str, list[str]] = {}
        for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form):
            given.setdefault(name, []).append(value)
        return client.post(url, given)

    def test_is_shown_before_and_after_with_who_refuses_and_why(self, made, url):
        with made.context():
            actions.set_principals(
                codes=["telefonie"], principal="alderman", actor=director(made, AT)
            )

        answer, page = self.preview(enter(made, Role.SSO_DIRECTOR), url, regel=CODES)

        assert answer.status_code == 200
        assert "2 regels veranderen; er is nog niets gewijzigd." in page
        assert "«Telefonie» heeft wethouder al als opdrachtgever." in page
        assert "<td>gemeentesecretaris</td><td><strong>wethouder</strong></td>" in page
        assert list_principals(made)["werkplek"] == "secretary"

    def test_is_done_in_one_go_and_taken_back(self, made, url):
        client = enter(made, Role.SSO_DIRECTOR)
        _, page = self.preview(client, url, alle="1")

        answer = self.confirm(client, url, page)

        assert answer.status_code == 302
        assert set(list_principals(made).values()) == {"alderman"}
        listed = read(client, url)
        assert "Opdrachtgever is gewijzigd in 3 regels." in listed
        undo = re.search(r'action="(/proef/ongedaan/\d+/)"', listed)
        client.post(undo[1])
        assert set(list_principals(made).values()) == {"secretary"}

    def test_takes_all_lines_of_the_filter_and_no_others(self, made, url):
        client = enter(made, Role.SSO_DIRECTOR)

        _, page = self.preview(client, f"{url}?dienst=werk", alle="1")
        self.confirm(client, f"{url}?dienst=werk", page)

        assert [code for code, role in list_principals(made).items() if role == "alderman"] == [
            "werkplek"
        ]

    def test_is_not_done_where_a_line_became_another_since(self, made, url):
        client = enter(made, Role.SSO_DIRECTOR)
        _, page = self.preview(client, url, regel=CODES)
        with made.context():
            actions.set_principals(
                codes=["e-mail"], principal="contract_manager", actor=director(made, AT)
            )

        answer = self.confirm(client, url, page)

        assert answer.status_code == 422
        assert "Iets veranderde sinds u dit bekeek" in answer.content.decode()
        assert list_principals(made)["werkplek"] == "secretary"

    def test_is_all_or_nothing(self, made, url, monkeypatch):
        client = enter(made, Role.SSO_DIRECTOR)
        _, page = self.preview(client, url, regel=CODES)
        change = Service.set_principal

        def fail_at_the_last(self, principal):
            if self.code == "werkplek":
                raise actions.PrincipalOfOffice(service=self.name, role=principal)
            change(self, principal)

        monkeypatch.setattr(Service, "set_principal", fail_at_the_last)

        assert self.confirm(client, url, page).status_code == 422
        assert set(list_principals(made).values()) == {"secretary"}

    @pytest.mark.parametrize(
        ("chosen", "sentence"),
        [({}, "Er is geen regel gekozen"), ({"regel": ["geen"]}, "Er is geen regel gekozen"),
         ({"alle": "1", "value": "koning"}, "is bij Opdrachtgever in het adres niet te kiezen")],
    )  # fmt: skip
    def test_is_refused_without_lines_or_with_a_value_that_is_not_there(
        self, made, url, chosen, sentence
    ):
        answer, page = self.preview(enter(made, Role.SSO_DIRECTOR), url, **chosen)

        assert answer.status_code == 422
        assert sentence in page

    def test_of_too_many_lines_is_refused(self, made, url, monkeypatch):
        monkeypatch.setattr(changing, "MOST", 2)

        answer, page = self.preview(enter(made, Role.SSO_DIRECTOR), url, alle="1")

        assert answer.status_code == 422
        assert "meer dan 2 regels gekozen" in page

    def test_is_offered_to_the_office_alone(self, made, url):
        client = enter(made, Role.SECRETARY, "0064")

        assert "Wijzig meer regels tegelijk" not in read(client, url)
        assert self.preview(client, url, alle="1")[0].status_code == 403
        assert "Wijzig meer regels tegelijk" in read(enter(made, Role.SSO_DIRECTOR), url)
