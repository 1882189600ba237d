# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from bodemplaat.catalogue import actions, queries
from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.visitors import address, enter, read
from bodemplaat.catalogue.values import Choice, Level, Unit
from bodemplaat.foundation.testing.queries import PageAsksTheSame
from bodemplaat.governance import queries as governance_queries
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
Y2010, Y2011 = date(2010, 1, 1), date(2011, 1, 1)


@pytest.fixture
def made() -> factories.Partnership:
    """A partnership with a base package, a plus service and one agreement of 0064."""
    made = factories.make_partnership()
    with made.context():
        contents = {"werkplek": Level.STANDARD, "e-mail": Level.BASIC}
        package = factories.propose_package(made, contents, Y2010, moment(2009, 3))
        factories.decide(made, package, moment(2009, 4))
        price = factories.propose_price(made, 212_000, Y2010, moment(2009, 3))
        factories.decide(made, price, moment(2009, 4))
        factories.offer_plus(made, moment(2009, 5), Y2010)
    return made


def draft(made: factories.Partnership, code: str = "0064") -> int:
    choice = Choice(
        service_code="telefonie", unit=Unit.CONNECTION, quantity=4, starts_on=Y2010
    )
    with made.context():
        return factories.draft_agreement(
            made, code, starts_on=Y2010, ends_before=Y2011, at=moment(2009, 11), choices=(choice,)
        )


class TestPackagePages:
    def test_show_what_all_get_and_what_one_takes(self, made):
        agreement_id = draft(made)
        with made.context():
            factories.sign_both(made, agreement_id, moment(2009, 12))

        ours = read(enter(made, Role.CONTRACT_MANAGER, "0064"), address(made, "package-list"))
        theirs = read(enter(made, Role.CONTRACT_MANAGER, "0104"), address(made, "package-list"))

        assert "U krijgt 2 diensten in het basispakket" in ours
        assert "€ 480,00" in ours.replace("\xa0", " ")
        assert "U neemt op deze dag geen plusdienst af" in theirs

    def test_promise_nothing_to_who_does_not_take_part(self, made):
        with made.context():
            organisations_actions.end_participation(
                participant_code="0064", ends_before=Y2011, source="test", reason="uitgetreden",
                actor=made.actor(at=moment(2010, 6)),
            )  # fmt: skip
        client = enter(made, Role.CONTRACT_MANAGER, "0064")

        page = read(client, address(made, "package-list"), peildatum="2011-06-01")

        assert "Uw organisatie neemt op 1 juni 2011 niet deel" in page
        assert "U krijgt" not in page

    def test_say_when_nothing_was_adopted(self, made):
        client = enter(made, Role.SSO_DIRECTOR)

        page = read(client, address(made, "package-list"), peildatum="2008-01-01")

        assert "was er nog geen pakket vastgesteld" in page

    @pytest.mark.feature("D125")
    def test_show_versions_with_their_decision_and_the_difference(self, made):
        with made.context():
            more = {"werkplek": Level.EXTENDED}
            second = factories.propose_package(made, more, Y2011, moment(2010, 6))
            reference = factories.decide(made, second, moment(2010, 7))
        client = enter(made, Role.ALDERMAN, "0064")

        detail = read(client, address(made, "package-detail", code="basis"))
        compared = read(client, address(made, "package-compare", code="basis"))

        assert "Versie 1 geldt vanaf 1 januari 2010" in detail
        assert reference in detail
        assert "0 erbij, 1 eruit, 1 op een ander niveau" in compared

    @pytest.mark.parametrize("query", [{"van": "1", "naar": "9"}, {"van": "x", "naar": "1"}])
    def test_refuse_versions_that_are_not_there(self, made, query):
        with made.context():
            second = factories.propose_package(
                made, {"werkplek": Level.EXTENDED}, Y2011, moment(2010, 6)
            )
            factories.decide(made, second, moment(2010, 7))

        answer = enter(made, Role.SSO_DIRECTOR).get(
            address(made, "package-compare", code="basis"), query
        )

        assert answer.status_code == 422

    def test_do_not_exist_for_an_unknown_code(self, made):
        client = enter(made, Role.SSO_DIRECTOR)

        for name in ("package-detail", "package-compare", "service-detail"):
            assert client.get(address(made, name, code="niets")).status_code == 404


class TestCataloguePagesAsk(PageAsksTheSame):
    @pytest.fixture
    def browser(self, made):
        """The browser of the director."""
        draft(made)
        return enter(made, Role.SSO_DIRECTOR)

    def list_urls(self, made):
        names = (
            ("package-list", {}), ("package-detail", {"code": "basis"}), ("service-list", {}),
            ("service-detail", {"code": "werkplek"}), ("package-export", {}),
            ("price-export", {}), ("agreement-list", {}), ("charter-detail", {}),
        )  # fmt: skip
        return [address(made, name, **kwargs) for name, kwargs in names]

    def add_rows(self, made):
        with made.context():
            for year in (2011, 2012):
                for proposed in (
                    factories.propose_price(
                        made, 100 * year, date(year, 1, 1), moment(year - 1)
                    ),
                    factories.propose_package(
                        made, {"werkplek": Level.BASIC}, date(year, 1, 1), moment(year - 1)
                    ),
                ):
                    factories.decide(made, proposed, moment(year - 1, 2))
        draft(made, "0104")


class TestServicePages:
    def test_show_the_price_through_time_with_each_decision(self, made):
        with made.context():
            price = factories.propose_price(made, 233_200, Y2011, moment(2010, 6))
            reference = factories.decide(made, price, moment(2010, 7))
        client = enter(made, Role.MUNICIPAL_CONTROLLER, "0064")

        page = read(client, address(made, "service-detail", code="werkplek"))
        listed = read(client, address(made, "service-list"))

        assert "Op 1 juni 2010 kost dit € 2.120,00 per werkplek" in page.replace("\xa0", " ")
        assert "2.332,00" in page and reference in page
        assert "10,00" in page.replace("\xa0", " ")
        assert "2.120,00" in listed and "2.332,00" not in listed

    def test_come_as_csv(self, made):
        client = enter(made, Role.MUNICIPAL_CONTROLLER, "0064")

        prices = client.get(address(made, "price-export")).content.decode()
        packages = client.get(address(made, "package-export")).content.decode()

        assert "werkplek;Werkplek;werkplek;2120,00;2010-01-01;" in prices
        assert "Pakket basis;basispakket;1;2010-01-01;;Werkplek;standaard" in packages


class TestPriceProposal:
    fields = {
        "service": "werkplek", "unit": "workplace", "price": "2.200,50",
        "starts_on": "2012-01-01", "proposed_on": "2011-09-01", "text": "Loonkosten stijgen.",
    }  # fmt: skip

    def test_waits_in_governance_and_counts_nowhere(self, made):
        client = enter(made, Role.SSO_CONTROLLER)

        answer = client.post(address(made, "price-propose"), self.fields)

        assert answer.status_code == 302
        with made.context():
            (line,) = queries.list_open_price_proposals()
            assert line.cents_per_unit == 220_050
            assert len(queries.list_prices_of("werkplek")) == 1
        assert answer["Location"].endswith(f"/{line.governance_proposal_id}/")
        decided = client.get(answer["Location"]).content.decode()
        assert "Prijs werkplek vanaf 1 januari 2012: € 2.200,50 per werkplek" in (
            decided.replace("\xa0", " ")
        )
        assert "Dagelijks Bestuur" in client.get(address(made, "price-propose")).content.decode()

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"price": "0"}, "boven nul"),
            ({"price": "12.34,5.6"}, "12.34,5.6"),
            ({"price": ""}, "Vul een bedrag in"),
            ({"price": "10.000.000.000,01"}, "Meer dan 10 miljard euro kan hier niet."),
            ({"ends": "on"}, "niet beide"),
            ({"price": "", "ends": "on", "service": "e-mail"}, "geen prijs"),
            ({"starts_on": "morgen"}, "«morgen» is geen dag"),
            ({"starts_on": "2010-01-01"}, "botst met wat al geldt"),
            ({"starts_on": "2010-01-01", "is_correction": "on"}, "geen reden"),
        ],
    )
    def test_is_refused_with_a_sentence_and_nothing_is_stored(self, made, changes, said):
        client = enter(made, Role.SSO_CONTROLLER)

        answer = client.post(address(made, "price-propose"), self.fields | changes)

        assert answer.status_code == 422
        assert said in answer.content.decode()
        with made.context():
            assert queries.list_open_price_proposals() == ()

    def test_takes_its_day_from_the_form_and_never_from_the_reference_date(self, made):
        client = enter(made, Role.SSO_CONTROLLER)
        url = f"{address(made, 'price-propose')}?peildatum=2009-03-01"

        shown = client.get(url)
        client.post(url, self.fields)

        today = timezone.localdate().isoformat()
        assert f'name="proposed_on" value="{today}"' in shown.content.decode()
        with made.context():
            (line,) = queries.list_open_price_proposals()
        assert line.proposed_on == date(2011, 9, 1)

    def test_is_not_for_a_participant(self, made):
        client = enter(made, Role.SECRETARY, "0064")

        assert client.get(address(made, "price-propose")).status_code == 403
        assert client.post(address(made, "price-propose"), self.fields).status_code == 403


class TestAgreementPages:
    def test_let_both_sides_sign(self, made):
        pk = draft(made)
        sign = address(made, "agreement-sign", pk=pk)
        director, secretary = enter(made, Role.SSO_DIRECTOR), enter(made, Role.SECRETARY, "0064")

        assert "moet nog tekenen" in read(secretary, address(made, "agreement-detail", pk=pk))
        for client in (director, secretary):
            assert client.post(sign, {"signed_on": "2009-12-01"}).status_code == 302

        page = read(secretary, address(made, "agreement-detail", pk=pk))
        assert "Deze overeenkomst is van kracht" in page
        assert "op 1 december 2009" in page

    def test_refuse_a_second_signature_of_one_side_with_a_sentence(self, made):
        pk = draft(made)
        sign = address(made, "agreement-sign", pk=pk)
        director = enter(made, Role.SSO_DIRECTOR)
        director.post(sign, {"signed_on": "2009-12-01"})

        answer = director.post(sign, {"signed_on": "2009-12-01"})

        assert answer.status_code == 422
        assert "Uw kant heeft overeenkomst DVO-0064-2010 al getekend" in answer.content.decode()

    @pytest.mark.parametrize("signed_on", ["", "2009-13-40", "2001-01-01", "2999-01-01"])
    def test_refuse_a_wrong_day(self, made, signed_on):
        sign = address(made, "agreement-sign", pk=draft(made))

        answer = enter(made, Role.SSO_DIRECTOR).post(sign, {"signed_on": signed_on})

        assert answer.status_code == 422

    def test_show_a_participant_its_own_only(self, made):
        pk = draft(made)
        other = enter(made, Role.SECRETARY, "0104")

        assert "DVO-0064-2010" not in read(other, address(made, "agreement-list"))
        assert other.get(address(made, "agreement-detail", pk=pk)).status_code == 404
        answer = other.post(address(made, "agreement-sign", pk=pk), {"signed_on": "2009-12-01"})
        assert answer.status_code == 404
        sso = enter(made, Role.ACCOUNT_MANAGER)
        assert "DVO-0064-2010" in read(sso, address(made, "agreement-list"))
        assert sso.post(address(made, "agreement-sign", pk=pk)).status_code == 403

    def test_show_a_draft_as_such_to_who_looks_as_known_before_it_was_signed(self, made):
        pk = draft(made)
        with made.context():
            factories.sign_both(made, pk, moment(2009, 12))
        client = enter(made, Role.SSO_DIRECTOR)

        page = read(client, address(made, "agreement-detail", pk=pk), bekend="2009-11-15")

        assert "Tot dan geldt deze overeenkomst niet" in page

    def test_show_how_it_ended(self, made):
        pk = draft(made)
        with made.context():
            factories.sign_both(made, pk, moment(2009, 12))
            actions.end_agreement(
                agreement_id=pk, ends_before=date(2010, 4, 1), reason="uittreding",
                actor=factories.director(made, moment(2010, 2)),
            )  # fmt: skip

        page = read(enter(made, Role.SSO_DIRECTOR), address(made, "agreement-detail", pk=pk))

        assert "Deze overeenkomst gold tot 1 april 2010" in page


    @pytest.mark.feature("D119")
    def test_let_either_side_end_it_after_a_last_day(self, made):
        pk = draft(made)
        with made.context():
            factories.sign_both(made, pk, moment(2009, 12))
        secretary, end = enter(made, Role.SECRETARY, "0064"), address(made, "agreement-end", pk=pk)
        detail = address(made, "agreement-detail", pk=pk)
        sent = {"last_on": "30-6-2010", "reason": "opgezegd"}

        late = secretary.post(end, sent | {"last_on": "31-12-2019"})
        silent = secretary.post(end, sent | {"reason": " "})
        assert f'href="{end}"' in read(secretary, detail)
        done = secretary.post(end, sent)

        assert (late.status_code, silent.status_code, done.status_code) == (422, 422, 302)
        assert "niet van kracht" in late.content.decode()
        page = read(secretary, detail, peildatum="2010-07-01")
        assert "Deze overeenkomst gold tot 1 juli 2010" in page
        assert f'href="{end}"' not in page
        assert "Deze overeenkomst is van kracht" in read(secretary, detail, peildatum="2010-06-30")

    def test_let_the_office_withdraw_a_draft_and_nobody_else(self, made):
        pk = draft(made)
        withdraw = address(made, "agreement-withdraw", pk=pk)
        manager, secretary = enter(made, Role.ACCOUNT_MANAGER), enter(made, Role.SECRETARY, "0064")
        detail = address(made, "agreement-detail", pk=pk)

        assert f'href="{withdraw}"' in read(manager, detail)
        assert f'href="{withdraw}"' not in read(secretary, detail)
        assert secretary.post(withdraw, {"reason": "vervallen"}).status_code == 403
        assert manager.post(withdraw, {"reason": ""}).status_code == 422
        assert manager.post(withdraw, {"reason": "vervallen"}).status_code == 302

        assert "Dit ontwerp is ingetrokken" in read(manager, detail)
        again = manager.post(withdraw, {"reason": "vervallen"})
        assert (again.status_code, "geen ontwerp meer" in again.content.decode()) == (422, True)


class TestCharterPage:
    def test_shows_that_there_is_none_yet(self, made):
        page = read(enter(made, Role.ALDERMAN, "0064"), address(made, "charter-detail"))

        assert "gold er geen handvest" in page


class TestDecision:
    @pytest.mark.parametrize(("choice", "cents"), [("for", 220_000), ("against", 212_000)])
    def test_registered_by_a_secretary_takes_effect(
        self, made: factories.Partnership, choice: str, cents: int
    ) -> None:
        on = date(2010, 5, 1)
        with made.context():
            proposed = factories.propose_price(made, 220_000, on, moment(2010, 3))
            seats = governance_queries.list_seats("DB", on)
        page = reverse(
            "governance:proposal-decide",
            kwargs={"arrangement": made.slug, "pk": proposed.governance_proposal_id},
        )
        votes = {f"vote_{seat.id}": choice for seat in seats}
        meeting = {"body_code": "DB", "decided_on": "2010-04-01", "reference": "DB 2010-04"}

        answer = enter(made, Role.SECRETARY, "0064").post(page, votes | meeting)

        assert answer.status_code == 302, answer.content.decode()
        with made.context():
            held = queries.find_price(service_code="werkplek", unit=Unit.WORKPLACE, on=on)
        assert held and held.cents_per_unit == cents
