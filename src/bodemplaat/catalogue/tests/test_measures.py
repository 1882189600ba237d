# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention in the catalogue, and what is counted of it."""

from datetime import date
from decimal import Decimal

import pytest

from bodemplaat.catalogue import actions, indicators, queries, watchpoints
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.values import Deviation, Level
from bodemplaat.foundation import sentences, tenancy

pytestmark = pytest.mark.django_db
Y2010, Y2011 = date(2010, 1, 1), date(2011, 1, 1)
MAY = date(2010, 5, 3)


@pytest.fixture
def made() -> factories.Partnership:
    """Two base services, of which one carries processes of two departments; one process alone."""
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


def say(code: str, found) -> str:
    return sentences.write(code, found.values, "nl")


class TestWatchpoint:
    @pytest.mark.feature("D058")
    def test_finds_services_and_processes_that_are_linked_to_nothing(self, made):
        with made.context():
            (service,) = watchpoints.find_services_without_process(on=MAY, known_at=None)
            (process,) = watchpoints.find_processes_without_service(on=MAY, known_at=None)
            actions.set_processes(
                service_code="e-mail", process_codes=frozenset({"archief"}), starts_on=Y2010,
                actor=factories.director(made, moment(2010)),
            )  # fmt: skip
            after = [
                *watchpoints.find_services_without_process(on=MAY, known_at=None),
                *watchpoints.find_processes_without_service(on=MAY, known_at=None),
            ]

        said = say("catalogue.service-without-process", service)
        assert said.startswith("De dienst «E-mail» draagt geen bedrijfsproces.")
        assert say("catalogue.process-without-service", process).startswith("Het proces «Archief»")
        assert after == []

    @pytest.mark.feature("D269")
    def test_finds_a_deviation_that_the_charter_has_caught_up_with(self, made):
        deviation = Deviation(norm_code="herstel", value=Decimal(2), reason="Drie balies.")
        with made.context():
            factories.register_norms(made)
            factories.adopt_charter(made, Y2010, moment(2009, 3), herstel="4")
            pk = factories.draft_agreement(
                made, starts_on=Y2010, ends_before=date(2012, 1, 1), at=moment(2009, 11),
                deviations=(deviation,),
            )  # fmt: skip
            factories.sign_both(made, pk, moment(2009, 12))
            before = list(watchpoints.find_idle_deviations(on=MAY, known_at=None))
            factories.adopt_charter(made, Y2011, moment(2010, 9), herstel="2")
            (found,) = watchpoints.find_idle_deviations(on=date(2011, 5, 1), known_at=None)
        assert before == [] and found.participant_id
        assert "«Herstel binnen» in DVO-0064-2010 van Bolsward" in say(
            "catalogue.deviation-idle", found
        )

    @pytest.mark.feature("D294")
    def test_finds_an_order_that_is_late_until_it_is_delivered(self, made):
        with made.context():
            secretary = factories.secretary(made, "0064", moment(2010, 5, 3))
            actions.set_order_limit(
                participant_code="0064", most_cents=10_000, starts_on=Y2010, actor=secretary
            )
            pk = actions.draft_order(
                participant_code="0064", offering_code="post-uitgebreid", quantity=1, note="",
                on=MAY, actor=secretary,
            )  # fmt: skip
            actions.submit_order(order_id=pk, on=MAY, actor=secretary)
            due = queries.get_order(pk).due_on
            in_time = list(watchpoints.find_late_orders(on=due, known_at=None))
            (late,) = watchpoints.find_late_orders(on=date(2010, 6, 1), known_at=None)
        assert in_time == [] and "had er op 13 mei 2010 moeten zijn" in say(
            "catalogue.order-late", late
        )


class TestIndicator:
    @pytest.mark.feature("D275")
    def test_counts_standard_plus_and_own_choices_and_adds_up(self, made):
        with made.context():
            factories.choose(made, "eigen-post", 1, date(2010, 3, 1), moment(2010, 2))
            standard = list(indicators.list_standard_services(on=MAY, known_at=None))
            plus = list(indicators.list_plus_services(on=MAY, known_at=None))
            own = list(indicators.list_own_choices(on=MAY, known_at=None))
        assert [one.value for one in standard] == [1, 2, 3]
        assert [one.value for one in plus] == [0, 0, 0]
        assert [one.value for one in own] == [1, 0, 1]
        assert all(one.is_explained for one in (*standard, *plus, *own))

    @pytest.mark.feature("D275")
    def test_tells_a_participant_of_itself_alone(self, made):
        with made.context():
            participant_id = factories.secretary(made, "0104", moment(2010)).participant_id
        with tenancy.context(made.id, participant_id=participant_id, scope="participant"):
            (own,) = indicators.list_own_choices(on=MAY, known_at=None)
        assert own.participant_id == participant_id

    @pytest.mark.feature("D050")
    def test_counts_services_that_serve_more_than_one_department(self, made):
        with made.context():
            (found,) = indicators.list_shared_services(on=MAY, known_at=None)
            before = list(indicators.list_shared_services(on=date(2008, 1, 1), known_at=None))
        assert found.value == 1 and before == []
        assert found.sources[0].values["departments"] == "Burgerzaken, Financiën"


