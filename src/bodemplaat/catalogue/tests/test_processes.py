# SPDX-License-Identifier: EUPL-1.2
"""Services carry processes and have one perspective; what is linked to nothing shows."""

from datetime import date

import pytest

from bodemplaat.catalogue import actions, queries, rules
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import address, enter, read
from bodemplaat.catalogue.values import Level, LinkLine, Perspective
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010 = date(2010, 1, 1)


@pytest.fixture
def made() -> factories.Partnership:
    """Two processes in two departments, both carried by the workplace; a base package of two."""
    made = factories.make_partnership()
    with made.context():
        actor = factories.director(made, moment(2009))
        for code, department in (("paspoort", "Burgerzaken"), ("factuur", "Financiën"),
                                 ("archief", "Beheer")):  # fmt: skip
            actions.register_process(
                code=code, name=code.capitalize(), department=department, actor=actor
            )
        actions.set_processes(
            service_code="werkplek", process_codes=frozenset({"paspoort", "factuur"}),
            starts_on=Y2010, actor=actor,
        )  # fmt: skip
        contents = {"werkplek": Level.STANDARD, "e-mail": Level.BASIC}
        package = factories.propose_package(made, contents, Y2010, moment(2009, 3))
        factories.decide(made, package, moment(2009, 4))
        factories.offer_levels(made)
        factories.adopt_limit(made, 1, 100_000, moment(2009, 3))
    return made


class TestCoverage:
    @pytest.mark.feature("D050")
    def test_counts_a_service_that_serves_two_departments_once(self):
        links = [
            LinkLine(service_code="a", process_code="p", department="X"),
            LinkLine(service_code="a", process_code="q", department="Y"),
            LinkLine(service_code="b", process_code="r", department="X"),
            LinkLine(service_code="b", process_code="s", department="X"),
        ]

        assert rules.find_coverage("ab", "pqrs", links).shared_services == ("a",)


class TestProcesses:
    @pytest.mark.feature("D058")
    def test_follow_a_service_through_time(self, made):
        with made.context():
            actions.set_processes(
                service_code="werkplek", process_codes=frozenset({"factuur", "archief"}),
                starts_on=date(2011, 1, 1), actor=factories.director(made, moment(2010, 5)),
            )  # fmt: skip
            then = {link.process_code for link in queries.list_links(date(2010, 6, 1))}
            now = {link.process_code for link in queries.list_links(date(2011, 6, 1))}
            known = queries.list_links(date(2011, 6, 1), moment(2010, 1))

        assert then == {"paspoort", "factuur"}
        assert now == {"factuur", "archief"}
        assert {link.process_code for link in known} == {"paspoort", "factuur"}

    def test_are_refused_where_unknown_or_by_a_participant(self, made):
        with made.context():
            fields = {"service_code": "werkplek", "starts_on": Y2010}
            with pytest.raises(actions.UnknownProcess):
                actions.set_processes(
                    process_codes=frozenset({"vliegen"}), **fields,
                    actor=factories.director(made, moment(2010)),
                )  # fmt: skip
            with pytest.raises(actions.NoRight):
                actions.set_processes(
                    process_codes=frozenset(), **fields,
                    actor=factories.secretary(made, "0064", moment(2010)),
                )  # fmt: skip


class TestProcessPages:
    @pytest.mark.feature("D050", "D058")
    def test_list_what_is_linked_to_nothing_and_what_serves_more_departments(self, made):
        client = enter(made, Role.ALDERMAN, "0064")

        page = read(client, address(made, "business-process-list"))
        text = client.get(
            address(made, "business-process-export"), {"peildatum": "2010-06-01"}
        ).content.decode()

        assert "Van 3 diensten bedient 1 meer dan één afdeling." in page
        assert "2 diensten dragen nog geen proces. 1 proces heeft nog geen dienst." in page
        assert "Burgerzaken, Financiën" in page
        assert "Archief;Beheer;" in text and ";;E-mail" in text

    def test_let_the_office_add_and_link(self, made):
        client = enter(made, Role.ACCOUNT_MANAGER)
        fields = {"name": "Klacht behandelen", "department": "Bestuur"}

        added = client.post(address(made, "business-process-create"), fields)
        again = client.post(address(made, "business-process-create"), fields)
        linked = client.post(
            address(made, "business-process-assign", code="e-mail"),
            {"starts_on": "2030-01-01", "carries_klacht-behandelen": "on"},
        )
        assigning = address(made, "business-process-assign", code="e-mail")
        wrong = client.post(assigning, {"starts_on": "nu"})

        assert (added.status_code, linked.status_code) == (302, 302)
        assert again.status_code == wrong.status_code == 422
        with made.context():
            found = queries.list_links(date(2030, 6, 1))
        assert ("e-mail", "klacht-behandelen") in {
            (one.service_code, one.process_code) for one in found
        }

    def test_are_changed_by_the_office_alone(self, made):
        client = enter(made, Role.SECRETARY, "0064")

        for url in (address(made, "business-process-create"),
                    address(made, "business-process-assign", code="e-mail")):  # fmt: skip
            assert client.get(url).status_code == 403
        office = enter(made, Role.SSO_DIRECTOR)
        assert office.get(address(made, "business-process-assign", code="zzz")).status_code == 404


class TestPerspectives:
    @pytest.mark.feature("D083")
    def test_add_up_to_what_the_participant_pays(self):
        perspectives = {"a": Perspective.RENEWAL, "b": Perspective.SUPPORT}

        counts = rules.count_perspectives("0064", perspectives, {"a"}, [("b", 5), ("a", 7)])

        assert [one.perspective for one in counts] == list(Perspective)
        assert sum(one.yearly_cents for one in counts) == 12
        assert [(one.base, one.plus) for one in counts] == [(0, 0), (1, 0), (0, 1)]

    @pytest.mark.feature("D083")
    def test_stand_on_the_page_and_in_the_file_per_participant(self, made):
        with made.context():
            factories.choose(made, "eigen-post", 1, date(2010, 3, 1), moment(2010, 2))
        office = enter(made, Role.SSO_CONTROLLER)
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        page = read(client, address(made, "perspective-list"))
        text = office.get(
            address(made, "perspective-export"), {"peildatum": "2010-06-01"}
        ).content.decode()

        assert "Bolsward" in page and "Nijefurd" not in page
        assert "Bolsward;ondersteuning;1;0;500,00" in text
        assert "Nijefurd;instandhouding;1;0;0,00" in text

    def test_stand_with_every_service(self, made):
        client = enter(made, Role.ALDERMAN, "0064")

        page = read(client, address(made, "service-detail", code="e-mail"))

        assert "ondersteuning" in page and "Eigen post" in page
