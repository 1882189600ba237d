# SPDX-License-Identifier: EUPL-1.2
"""The agreement on paper says what its page says, with every norm and both signatures."""

from decimal import Decimal
from io import BytesIO

import pypdf
import pytest

from bodemplaat.catalogue.tests import factories, test_pages
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import DAY, address, enter
from bodemplaat.catalogue.values import Choice, Deviation, Unit
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010, Y2011 = test_pages.Y2010, test_pages.Y2011
partnership = test_pages.made


@pytest.fixture
def made(partnership):
    """A partnership with a charter of two norms."""
    with partnership.context():
        factories.register_norms(partnership)
        factories.adopt_charter(partnership, Y2010, moment(2009, 3), herstel="4", post="99.5")
    return partnership


@pytest.fixture
def pk(made):
    """An agreement of Bolsward that takes four connections and recovers sooner."""
    with made.context():
        return factories.draft_agreement(
            made, starts_on=Y2010, ends_before=Y2011, at=moment(2009, 11),
            choices=(Choice(service_code="telefonie", unit=Unit.CONNECTION, quantity=4,
                            starts_on=Y2010),),
            deviations=(Deviation(norm_code="herstel", value=Decimal(2), reason="Drie balies."),),
        )  # fmt: skip


def print_paper(client, made, pk, **asked):
    """Return the file, and its words with single spaces."""
    answer = client.get(address(made, "agreement-print", pk=pk), DAY | asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    return answer.content, " ".join(" ".join(page.extract_text() for page in pages).split())


class TestAgreementOnPaper:
    def test_says_what_is_promised_and_leaves_room_to_sign(self, made, pk):
        written, text = print_paper(enter(made, Role.SECRETARY, "0064"), made, pk)

        assert b"<pdfuaid:part>1" in written
        for said in (
            "Overeenkomst DVO-0064-2010 van Bolsward", "concept, nog niet door beide kanten",
            "Telefonie", "480,00", "Herstel binnen", "Drie balies.", "99,5", "Werkplek",
            "naam, dag, handtekening",
        ):  # fmt: skip
            assert said in text, text

    def test_shows_both_signatures_and_the_day_of_its_term_that_is_nearest(self, made, pk):
        with made.context():
            factories.sign_both(made, pk, moment(2009, 12))
        client = enter(made, Role.SSO_DIRECTOR)

        _, text = print_paper(client, made, pk, peildatum="2014-03-01")
        _, inside = print_paper(client, made, pk)

        assert text.count("Getekend door") == 2
        assert "Zoals zij gelden op 31 december 2010" in text
        assert "Zoals zij gelden op 1 juni 2010" in inside
        assert "naam, dag, handtekening" not in text

    def test_is_the_same_when_asked_again_and_nowhere_for_another_participant(self, made, pk):
        client, other = enter(made, Role.SECRETARY, "0064"), enter(made, Role.SECRETARY, "0104")

        assert print_paper(client, made, pk)[0] == print_paper(client, made, pk)[0]
        answer = other.get(address(made, "agreement-print", pk=pk), DAY)
        assert answer.status_code == 404
