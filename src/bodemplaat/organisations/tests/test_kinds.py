# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.contrib.auth import get_user_model

from bodemplaat.foundation import sentences
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import OrganisationKind, Relation, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """A partnership of Bolsward, seen as its organisation sees it."""
    partnership = factories.make_partnership(codes=("0064",))
    with partnership.context():
        yield partnership


@pytest.fixture
def browser(client, made):
    """A browser of the controller."""
    account_id = actions.register_account(username="controller", first_name="A", last_name="B")
    actions.assign_role(
        account_id=account_id, role=Role.SSO_CONTROLLER, participant_code=None,
        starts_on=date(2004, 1, 1), actor=made.actor(),
    )
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client


def register(made, code, kind, name=""):
    return actions.register_participant(
        code=code, kind=kind, name=name, source="test", actor=made.actor()
    )


class TestKind:
    def test_of_a_participant_may_be_a_province_or_another_arrangement(self, made):
        register(made, "PV21", OrganisationKind.PROVINCE, " Provincie Fryslân ")
        register(made, "RDWI", OrganisationKind.ARRANGEMENT, "Werk en inkomen")
        actions.start_participation(
            participant_code="PV21", starts_on=date(2010, 1, 1), relation=Relation.OWNER,
            source="test", actor=made.actor(),
        )

        (bolsward, province) = queries.list_participants_on(on=date(2010, 1, 1))
        assert (bolsward.is_municipality, province.is_municipality) == (True, False)
        assert (province.name, province.is_owner) == ("Provincie Fryslân", True)

    @pytest.mark.parametrize(
        ("code", "kind", "name", "refusal", "nl"),
        [
            ("PV2", OrganisationKind.PROVINCE, "x", actions.CodeDoesNotFit,
             "De code PV2 past niet bij deze soort deelnemer (provincie)."),
            ("0123", OrganisationKind.ARRANGEMENT, "x", actions.CodeDoesNotFit,
             "De code 0123 past niet bij deze soort deelnemer (ander samenwerkingsverband)."),
            ("PV21", OrganisationKind.OTHER, "x", actions.CodeDoesNotFit, "PV21 past niet"),
            ("fumo", OrganisationKind.OTHER, "x", actions.CodeDoesNotFit, "fumo past niet"),
            ("FUMO", OrganisationKind.MUNICIPALITY, "", actions.CodeDoesNotFit, "(gemeente)"),
            ("FUMO", OrganisationKind.ARRANGEMENT, "  ", actions.NameMissing,
             "De organisatie FUMO heeft nog geen naam."),
            ("9999", OrganisationKind.MUNICIPALITY, "", actions.UnknownCode, "9999 staat niet"),
        ],
    )  # fmt: skip
    def test_asks_for_a_code_of_its_own_form_and_a_name(self, made, code, kind, name, refusal, nl):
        with pytest.raises(refusal) as found:
            register(made, code, kind, name)

        assert nl in sentences.render(found.value, "nl")
        assert queries.find_participant(code) is None


class TestChainPartner:
    @pytest.mark.feature("D109")
    def test_takes_part_without_being_an_owner(self, made):
        register(made, "FUMO", OrganisationKind.ARRANGEMENT, "FUMO")
        actions.start_participation(
            participant_code="FUMO", starts_on=date(2010, 1, 1),
            relation=Relation.CHAIN_PARTNER, source="test", actor=made.actor(),
        )

        partner = queries.get_participant("FUMO")
        assert (partner.is_owner, partner.is_chain_partner) == (False, True)


class TestPages:
    def test_register_and_start_and_end_a_chain_partner(self, browser):
        first = browser.post(
            "/proef/deelnemers/nieuw/",
            {"kind": "arrangement", "code": "FUMO", "name": "Omgevingsdienst", "source": "brief"},
        )
        second = browser.post(
            "/proef/deelnemers/FUMO/deelname/",
            {"relation": "chain-partner", "period_van": "1-1-2010", "source": "brief"},
        )

        assert (first.status_code, first["Location"]) == (302, "/proef/deelnemers/FUMO/")
        assert second.status_code == 302
        listed = browser.get("/proef/deelnemers/?peildatum=2010-06-01").content.decode()
        assert "neemt 1 gemeente deel: Bolsward. Ketenpartner zonder stem: Omgevingsdienst." in (
            " ".join(listed.split())
        )
        shown = browser.get("/proef/deelnemers/FUMO/").content.decode()
        assert "als ketenpartner zonder stem" in shown
        assert "ander samenwerkingsverband" in shown and "register/FUMO" not in shown
        third = browser.post(
            "/proef/deelnemers/FUMO/einde/",
            {"last_on": "31-12-2012", "source": "brief", "reason": "opzegging"},
        )
        assert third.status_code == 302
        (line,) = queries.list_participations_of(queries.get_participant("FUMO").id)
        assert (line.ends_before, line.relation) == (date(2013, 1, 1), Relation.CHAIN_PARTNER)

    @pytest.mark.parametrize(
        ("url", "filled", "sentence"),
        [
            ("nieuw/", {"kind": "province", "code": "0064", "source": "x"}, "past niet bij deze"),
            ("nieuw/", {"kind": "stad", "code": "0064", "source": "x"}, "staat niet in de lijst"),
            ("nieuw/", {"kind": "municipality", "code": "0064", "source": "x"},
             "Bolsward (0064) is al vastgelegd."),
            ("0064/deelname/", {"relation": "owner", "source": "x"}, "Vul «Neemt deel» in."),
            ("0064/deelname/", {"relation": "owner", "period_van": "1-1-2010", "source": "x"},
             "neemt al deel vanaf 1 januari 2004"),
            ("0064/einde/", {"last_on": "1-1-2003", "source": "x", "reason": "x"},
             "neemt op de dag voor 2 januari 2003 niet deel"),
        ],
    )  # fmt: skip
    def test_refuse_with_a_sentence(self, browser, url, filled, sentence):
        answer = browser.post(f"/proef/deelnemers/{url}", filled)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
