# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodemplaat.foundation import tenancy
from bodemplaat.governance import queries
from bodemplaat.governance.pages import tables, urls
from bodemplaat.governance.tests.recipes import RECIPES
from bodemplaat.governance.values import SubjectReference
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
TODAY = date(2014, 3, 15)
ASKED = {"peildatum": TODAY.isoformat()}


@pytest.fixture
def visit(world, client):
    def enter(slug, role, code=None):
        actor = world.actor(slug, role, code, on=TODAY)
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        return client

    return enter


def at(name, slug, **kwargs):
    address = reverse(f"governance:{name}", kwargs={"arrangement": slug, **kwargs})
    return f"{address}?peildatum={TODAY.isoformat()}"


def get_proposal(world, slug, name="waiting"):
    return world.get("governance.proposals")[slug][name]


class TestEveryPage:
    def test_has_a_recipe(self):
        pages = {name for name in RECIPES if name.startswith("governance:")}

        assert pages == {f"governance:{pattern.name}" for pattern in urls.urlpatterns}

    @pytest.mark.parametrize("slug", ["iszf", "equalit"])
    def test_answers_or_is_not_found(self, world, visit, slug):
        visitor = visit(slug, Role.SSO_DIRECTOR)

        pages = [(name, make) for name, make in RECIPES.items() if name.startswith("governance:")]
        for name, recipe in pages:
            made = recipe(world)
            for kwargs in made if isinstance(made, list) else [made]:
                response = visitor.get(at(name.split(":")[1], slug, **kwargs))
                assert response.status_code in (200, 404), (name, kwargs)


class TestDecisionList:
    def test_shows_what_waits_and_what_was_decided(self, world, visit):
        page = visit("iszf", Role.SECRETARY, "0140").get(at("decision-list", "iszf"))
        text = page.content.decode()

        assert "2 voorstellen wachten op een besluit" in text
        assert "Gezamenlijk ICT-beleid 2014 tot en met 2017" in text
        assert "AB 2008-11 beleid" in text

    def test_filters_by_sentence(self, world, visit):
        visitor = visit("iszf", Role.SECRETARY, "0140")

        page = visitor.get(at("decision-list", "iszf") + "&soort=membership&stand=adopted")
        text = page.content.decode()
        assert "Toetreding van Harlingen" in text
        assert "AB 2008-11 beleid" not in text
        assert "soort is deelname" in text
        assert 'href="?peildatum=2014-03-15&amp;stand=adopted"' in text

    def test_is_a_csv_too(self, world, visit):
        visitor = visit("equalit", Role.CONTRACT_MANAGER, "0824")

        page = visitor.get(at("decision-list", "equalit") + "&vorm=csv")
        lines = page.content.decode("utf-8-sig").splitlines()
        assert lines[0].startswith("Onderwerp;Soort;Orgaan;Besluit;Dag")
        assert any("toetredingssom" in line and "EIG 2007-10" in line for line in lines)

    def test_shows_an_earlier_day_as_it_was(self, world, visit):
        visitor = visit("iszf", Role.SSO_DIRECTOR)
        address = reverse("governance:decision-list", kwargs={"arrangement": "iszf"})

        text = visitor.get(address + "?peildatum=2008-10-01").content.decode()

        assert "sinds 8 september 2008" in text
        assert "AB 2008-11 beleid" not in text

    def test_asks_the_same_number_of_questions_however_many_decisions(self, world, visit):
        visitor = visit("iszf", Role.SSO_DIRECTOR)
        visitor.get(at("decision-list", "iszf"))
        with CaptureQueriesContext(connection) as before:
            visitor.get(at("decision-list", "iszf"))

        for number in range(5):
            world.get("decide")(
                "iszf", "package", SubjectReference("catalogue.package-version", 900 + number),
                f"Pakket {number}", "Tekst", date(2012, 3, 1), date(2012, 4, 1),
                date(2013, 1, 1), f"DB vraag {number}",
            )  # fmt: skip

        with CaptureQueriesContext(connection) as after:
            text = visitor.get(at("decision-list", "iszf")).content.decode()
        assert "DB vraag 4" in text
        assert len(after) == len(before)


class TestProposalDetail:
    def test_says_who_decided_by_which_article_and_with_which_votes(self, world, visit):
        visitor = visit("iszf", Role.SECRETARY, "0140")
        pk = get_proposal(world, "iszf", "adopted")

        text = visitor.get(at("proposal-detail", "iszf", pk=pk)).content.decode()

        assert "Vastgesteld door Algemeen Bestuur op 20 november 2008" in text
        assert "artikel 9 (aanname) van «Gemeenschappelijke regeling ISZF 2003»" in text
        assert "Quorum gehaald" in text and "7 van 7 leden stemden mee; nodig: 4." in text
        assert "5 voor en 1 tegen van 6 stemmen; nodig: 4." in text
        assert "Adviescommissie: positief" in text

    def test_is_the_page_of_its_decision_too(self, world, visit):
        visitor = visit("iszf", Role.SECRETARY, "0140")
        pk = world.get("governance.decisions")["iszf"]

        assert visitor.get(at("decision-detail", "iszf", pk=pk)).status_code == 200
        assert visitor.get(at("decision-detail", "iszf", pk=0)).status_code == 404

    @pytest.mark.feature("D268")
    def test_shows_an_open_rule_as_open(self, world, visit):
        visitor = visit("equalit", Role.SSO_DIRECTOR)
        pk = get_proposal(world, "equalit", "open")

        text = visitor.get(at("proposal-detail", "equalit", pk=pk)).content.decode()

        assert "Niet vastgelegd welk orgaan beslist." in text
        assert "De Deelnemersraad is" in text
        assert "Registreer het besluit" not in text

    def test_says_that_the_chair_broke_a_tie(self, world, visit):
        visitor = visit("equalit", Role.SSO_DIRECTOR)
        pk = get_proposal(world, "equalit", "adopted")

        text = visitor.get(at("proposal-detail", "equalit", pk=pk)).content.decode()

        assert "de stem van de voorzitter gaf de doorslag" in text
        assert "1 lid deed niet mee wegens eigen belang" in text

    def test_hides_what_belongs_to_another_arrangement(self, world, visit):
        visitor = visit("iszf", Role.SSO_DIRECTOR)
        pk = get_proposal(world, "equalit")

        assert visitor.get(at("proposal-detail", "iszf", pk=pk)).status_code == 404


def fill_votes(world, body, **changes):
    with tenancy.context(world.arrangements["iszf"]):
        seats = [seat for seat in queries.list_seats(body, TODAY) if seat.may_vote]
    data = {f"vote_{seat.id}": "for" for seat in seats}
    meeting = {"body_code": body, "decided_on": TODAY.isoformat(), "reference": "AB 2014-03"}
    return data | meeting | changes


class TestDecide:
    def test_registers_the_votes_of_each_seat(self, world, visit):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.SECRETARY, "0140")
        address = at("proposal-decide", "iszf", pk=pk)
        assert "Stemmen in Algemeen Bestuur" in visitor.get(address).content.decode()

        response = visitor.post(address, fill_votes(world, "AB"))

        assert response.status_code == 302
        with tenancy.context(world.arrangements["iszf"]):
            line = queries.get_proposal(proposal_id=pk, on=TODAY)
        assert (line.state, line.decision.reference) == ("adopted", "AB 2014-03")

    def test_refuses_the_wrong_body_and_names_the_right_one(self, world, visit):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.SECRETARY, "0140")

        response = visitor.post(
            at("proposal-decide", "iszf", pk=pk), fill_votes(world, "DB", reference="DB 2014-03")
        )

        assert response.status_code == 422
        text = response.content.decode()
        assert "Leg het voorstel voor aan Algemeen Bestuur." in text
        assert "artikel 9 (aanname)" in text
        with tenancy.context(world.arrangements["iszf"]):
            assert queries.get_proposal(proposal_id=pk, on=TODAY).state == "proposed"

    def test_refuses_the_proposer_alone(self, world, visit):
        with tenancy.context(world.arrangements["iszf"]):
            (line,) = queries.list_proposals(on=TODAY, kind="exception", state="proposed")
        visitor = visit("iszf", Role.SSO_DIRECTOR)

        response = visitor.post(
            at("proposal-decide", "iszf", pk=line.id), fill_votes(world, "DB")
        )

        assert response.status_code == 422
        assert "kan het besluit niet alleen registreren" in response.content.decode()

    @pytest.mark.parametrize(
        "changes",
        [
            {"reference": ""},
            {"decided_on": "31-31-2014"},
            {"decided_on": ""},
            {"body_code": "XX"},
            {"decided_on": "2014-01-01"},
        ],
    )
    def test_refuses_bad_input_with_a_sentence(self, world, visit, changes):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.SECRETARY, "0140")

        response = visitor.post(
            at("proposal-decide", "iszf", pk=pk), fill_votes(world, "AB", **changes)
        )

        assert response.status_code == 422
        text = response.content.decode()
        assert "bp-note--bad" in text or "bp-error" in text

    def test_refuses_a_secretary_whose_municipality_has_no_seat(self, world, visit):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.SECRETARY, "0064")  # Bolsward merged in 2011
        page = visitor.get(at("proposal-detail", "iszf", pk=pk)).content.decode()

        response = visitor.post(at("proposal-decide", "iszf", pk=pk), fill_votes(world, "AB"))

        assert "Registreer het besluit" not in page
        assert "Leg advies vast" not in page
        assert response.status_code == 422
        assert "heeft daar die dag geen zetel" in response.content.decode()

    def test_is_closed_to_roles_that_do_not_register(self, world, visit):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.CONTRACT_MANAGER, "0140")

        assert visitor.get(at("proposal-decide", "iszf", pk=pk)).status_code == 403


class TestWithdraw:
    def test_takes_a_proposal_back_with_a_reason(self, world, visit):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.SSO_DIRECTOR)
        address = at("proposal-withdraw", "iszf", pk=pk)

        assert visitor.post(address, {"withdrawn_on": TODAY.isoformat()}).status_code == 422
        data = {"withdrawn_on": TODAY.isoformat(), "reason": "Eerst een gesprek"}
        assert visitor.post(address, data).status_code == 302
        text = visitor.get(at("proposal-detail", "iszf", pk=pk)).content.decode()
        assert "Eerst een gesprek" in text

    def test_is_closed_to_who_did_not_propose(self, world, visit):
        pk = get_proposal(world, "iszf")
        visitor = visit("iszf", Role.SECRETARY, "0140")

        assert visitor.get(at("proposal-withdraw", "iszf", pk=pk)).status_code == 403


class TestAdvise:
    def test_records_advice_once(self, world, visit):
        pk = get_proposal(world, "equalit")
        visitor = visit("equalit", Role.SECRETARY, "0824")
        address = at("proposal-advise", "equalit", pk=pk)
        data = {
            "body_code": "DR",
            "opinion": "negative",
            "text": "Eerst regelen wie beslist.",
            "advised_on": TODAY.isoformat(),
        }

        assert visitor.post(address, data).status_code == 302
        assert visitor.post(address, data).status_code == 422


class TestSubject:
    @pytest.mark.parametrize(
        ("kind", "address"),
        [
            ("governance.proposal", "/iszf/voorstellen/7/"),
            ("organisations.arrangement", "/iszf/samenwerking/"),
            ("nowhere.nothing", ""),
        ],
    )
    def test_is_linked_by_its_name(self, kind, address):
        assert tables.find_subject_url(SubjectReference(kind, 7), "iszf") == address


class TestBodies:
    def test_ask_the_same_number_of_questions_however_many_seats(self, world, visit):
        visitor = visit("iszf", Role.ALDERMAN, "0140")
        counts = []
        for day in ("2010-06-01", "2013-06-01"):
            address = reverse(
                "governance:body-detail", kwargs={"arrangement": "iszf", "code": "AB"}
            )
            visitor.get(address)
            with CaptureQueriesContext(connection) as found:
                visitor.get(f"{address}?peildatum={day}")
            counts.append(len(found))

        assert counts[0] == counts[1]

    @pytest.mark.feature("D091")
    def test_show_who_sits_and_the_open_majority_question(self, world, visit):
        visitor = visit("iszf", Role.ALDERMAN, "0140")
        address = reverse("governance:body-detail", kwargs={"arrangement": "iszf", "code": "DB"})

        text = visitor.get(address + "?peildatum=2010-06-01").content.decode()

        assert "nooit de meerderheid van het andere orgaan: niet vastgelegd" in text
        assert "7 leden, en 7 in AB" in text
        assert "secretaris, zonder stem" in text

    def test_list_says_how_many_decide_and_what_is_open(self, world, visit):
        visitor = visit("equalit", Role.ALDERMAN, "0824")

        text = visitor.get(at("body-list", "equalit")).content.decode()

        assert "1 orgaan beslist," in text and "5 adviseren." in text
        assert "Voor 3 soorten besluiten is niet vastgelegd wie beslist." in text


class TestRuleSets:
    def test_show_the_version_in_force_and_what_is_open(self, world, visit):
        visitor = visit("equalit", Role.ALDERMAN, "0824")

        text = visitor.get(at("rule-set-list", "equalit")).content.decode()

        assert "geldt «Lichte regeling Equalit 2011»" in text
        assert "5 regels staan open." in text
        assert "segmenten per maand" in text
