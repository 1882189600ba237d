# SPDX-License-Identifier: EUPL-1.2
"""What programs read and do of the catalogue: the same act, the same verdict as on screen."""

import html
import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bodemplaat.catalogue import actions
from bodemplaat.catalogue.tests import factories, test_pages
from bodemplaat.catalogue.tests.factories import moment
from bodemplaat.catalogue.tests.test_pages import Y2010, Y2011, draft, enter
from bodemplaat.catalogue.values import Level
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
made = test_pages.made
ROLES = [(role, None if role.is_sso else "0064") for role in Role] + [(Role.SECRETARY, "0104")]


def get(client: Client, path: str, **query: str) -> Any:
    return client.get(f"/api/v1/arrangements/proef/{path}", query)


def post(client: Client, path: str, body: Any, **headers: str) -> Any:
    return client.post(
        f"/api/v1/arrangements/proef/{path}", body, content_type="application/json",
        headers=headers,
    )  # fmt: skip


def undone(act: Any) -> Any:
    """Return what an act answers, and take back what it did."""
    with transaction.atomic():
        answer = act()
        transaction.set_rollback(True)
    return answer


def read_sentence(page: Any) -> str:
    """Return the refusal that a page shows above its form."""
    found = re.search(r'role="alert"[^>]*>(.*?)</div>', page.content.decode(), re.DOTALL)
    assert found, page.content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def check_same_verdict(page: Any, answer: Any) -> None:
    """Check that a page and a program get the same verdict, and the same sentence where one is."""
    if page.status_code == 302:
        assert answer.status_code == 201, answer.content.decode()
    elif page.status_code == 422:
        assert answer.status_code in (403, 422), answer.content.decode()
        assert " ".join(answer.json()["detail"].split()) in read_sentence(page)
    else:
        assert page.status_code in (403, 404)
        assert answer.status_code == page.status_code, answer.content.decode()


class TestSignAgreement:
    @pytest.mark.parametrize(("role", "code"), ROLES)
    @pytest.mark.parametrize("day", ["2009-12-01", "2009-10-01", "2199-01-01"])
    def test_has_the_verdict_of_the_page(self, made, role, code, day):
        pk, client = draft(made), enter(made, role, code)
        address = test_pages.address(made, "agreement-sign", pk=pk)

        page = undone(lambda: client.post(address, {"signed_on": day}))
        answer = undone(lambda: post(client, f"agreements/{pk}/signatures", {"signedOn": day}))

        check_same_verdict(page, answer)

    def test_puts_the_agreement_in_force_with_the_second_signature(self, made):
        pk = draft(made)
        director, secretary = enter(made, Role.SSO_DIRECTOR), enter(made, Role.SECRETARY, "0064")

        first = post(director, f"agreements/{pk}/signatures", {"signedOn": "2009-12-01"})
        second = post(secretary, f"agreements/{pk}/signatures", {"signedOn": "2009-12-02"})

        assert first.json() == {"agreementId": pk, "isInForce": False}
        assert second.json() == {"agreementId": pk, "isInForce": True}
        assert get(director, f"agreements/{pk}").json()["state"] == "signed"
        assert second["Location"] == f"/api/v1/arrangements/proef/agreements/{pk}"

    def test_is_refused_when_the_agreement_changed_since_it_was_read(self, made):
        pk = draft(made)
        director, secretary = enter(made, Role.SSO_DIRECTOR), enter(made, Role.SECRETARY, "0064")
        seen = get(secretary, f"agreements/{pk}")["ETag"]
        address, body = f"agreements/{pk}/signatures", {"signedOn": "2009-12-01"}
        assert post(director, address, body, **{"If-Match": seen}).status_code == 201

        late = post(secretary, address, body, **{"If-Match": seen})
        now = get(secretary, f"agreements/{pk}")["ETag"]
        again = post(secretary, address, body, **{"If-Match": now})

        assert (late.status_code, late.json()["code"]) == (412, "foundation.api-changed")
        assert again.status_code == 201


class TestCloseAgreement:
    @pytest.mark.parametrize(("role", "code"), ROLES)
    @pytest.mark.parametrize(
        ("last_on", "ends_before", "reason"),
        [("2010-06-30", "2010-07-01", "opgezegd"), ("2019-12-31", "2020-01-01", "te laat")],
    )
    def test_ends_with_the_verdict_of_the_page(
        self, made, role, code, last_on, ends_before, reason
    ):
        pk, client = draft(made), enter(made, role, code)
        with made.context():
            factories.sign_both(made, pk, moment(2009, 12))
        address = test_pages.address(made, "agreement-end", pk=pk)
        body = {"endsBefore": ends_before, "reason": reason}

        page = undone(lambda: client.post(address, {"last_on": last_on, "reason": reason}))
        answer = undone(lambda: post(client, f"agreements/{pk}/endings", body))

        check_same_verdict(page, answer)

    @pytest.mark.parametrize(("role", "code"), ROLES[:-1])
    def test_withdraws_with_the_verdict_of_the_page(self, made, role, code):
        pk, client = draft(made), enter(made, role, code)
        address = test_pages.address(made, "agreement-withdraw", pk=pk)

        page = undone(lambda: client.post(address, {"reason": "vervallen"}))
        body = {"reason": "vervallen"}
        answer = undone(lambda: post(client, f"agreements/{pk}/withdrawals", body))

        check_same_verdict(page, answer)

    def test_answers_the_agreement_as_it_is_now(self, made):
        pk, director = draft(made), enter(made, Role.SSO_DIRECTOR)

        unexplained = post(director, f"agreements/{pk}/withdrawals", {"reason": " "})
        answer = post(director, f"agreements/{pk}/withdrawals", {"reason": "vervallen"})

        assert unexplained.json()["code"] == "catalogue.no-reason-given"
        assert (answer.status_code, answer.json()["state"]) == (201, "withdrawn")
        body = {"endsBefore": "2010-07-01", "reason": "opgezegd"}
        again = post(director, f"agreements/{pk}/endings", body)
        assert again.json()["code"] == "catalogue.cannot-end"


class TestDraftAgreement:
    BODY = {
        "number": "DVO-9", "participantCode": "0064", "startsOn": "2010-01-01",
        "endsBefore": "2011-01-01", "draftedOn": "2009-11-01",
        "choices": [{"serviceCode": "telefonie", "unit": "connection", "quantity": 4,
                     "startsOn": "2010-01-01"}],
    }  # fmt: skip

    def test_drafts_and_answers_the_agreement(self, made):
        answer = post(enter(made, Role.ACCOUNT_MANAGER), "agreements", self.BODY)

        assert answer.status_code == 201, answer.content
        assert answer.json()["state"] == "draft"
        assert answer.json()["taken"][0]["quantity"] == 4

    def test_takes_deviations_and_refuses_one_that_equals_the_charter(self, made):
        manager = enter(made, Role.ACCOUNT_MANAGER)
        with made.context():
            factories.register_norms(made)
            factories.adopt_charter(made, Y2010, moment(2009, 3), herstel="4")
        one = {"normCode": "herstel", "value": "2", "reason": "drie balies"}

        equal = post(manager, "agreements", self.BODY | {"deviations": [one | {"value": "4.00"}]})
        answer = post(manager, "agreements", self.BODY | {"deviations": [one]})

        assert equal.json()["code"] == "catalogue.equal-to-charter"
        assert answer.status_code == 201, answer.content
        (line,) = answer.json()["deviations"]
        assert (line["value"], line["charterValue"]) == ("2.00", "4.00")

    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"deviations": [{"normCode": "x", "value": 9, "reason": "y"}]}, "deviations.0.value"),
            ({"zomaar": 1}, "zomaar"),
            ({"startsOn": "2010-1-1"}, "startsOn"),
            ({"number": 9}, "number"),
            ({"number": "a\0b"}, "number"),
            ({"choices": [{"serviceCode": "telefonie"}]}, "choices.0.quantity"),
            ({"choices": [{"quantity": 10**30}]}, "choices.0.quantity"),
            ({"choices": 1}, "choices"),
        ],
    )
    def test_names_each_part_that_is_not_right(self, made, change, name):
        answer = post(enter(made, Role.ACCOUNT_MANAGER), "agreements", self.BODY | change)

        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
        assert name in [one["name"] for one in answer.json()["invalidParams"]]

    def test_says_the_refusal_in_the_language_that_is_asked(self, made):
        client = enter(made, Role.ALDERMAN, "0064")

        dutch = post(client, "agreements", self.BODY)
        english = post(client, "agreements", self.BODY, **{"Accept-Language": "en-GB,nl;q=0.5"})

        assert dutch.status_code == english.status_code == 403
        assert dutch.json()["code"] == english.json()["code"] == "catalogue.no-right"
        assert dutch.json()["detail"] != english.json()["detail"]
        assert english["Content-Language"] == "en"


class TestProposePrice:
    @pytest.mark.parametrize(("role", "code"), ROLES)
    @pytest.mark.parametrize("cents", [213_000, -5])
    def test_has_the_verdict_of_the_page(self, made, role, code, cents):
        client = enter(made, role, code)
        written = f"{cents / 100:.2f}".replace(".", ",")
        form = {"service": "werkplek", "unit": "workplace", "price": written,
                "starts_on": "2031-01-01", "text": "Duurder",
                "proposed_on": "2014-01-01"}  # fmt: skip
        body = {"serviceCode": "werkplek", "unit": "workplace", "unitPriceCents": cents,
                "startsOn": "2031-01-01", "text": "Duurder", "title": "Prijs",
                "proposedOn": "2014-01-01"}  # fmt: skip

        page = undone(lambda: client.post(test_pages.address(made, "price-propose"), form))
        answer = undone(lambda: post(client, "price-proposals", body))

        check_same_verdict(page, answer)

    def test_waits_for_a_decision(self, made):
        director = enter(made, Role.SSO_DIRECTOR)
        body = {"serviceCode": "werkplek", "unit": "workplace", "unitPriceCents": 213_000,
                "startsOn": "2031-01-01", "text": "Duurder", "title": "Prijs"}  # fmt: skip

        answer = post(director, "price-proposals", body)

        assert answer.status_code == 201
        waiting = get(director, "price-proposals").json()["results"]
        assert [one["id"] for one in waiting] == [answer.json()["id"]]
        prices = get(director, "prices", serviceCode="werkplek").json()["results"]
        assert [one["unitPriceCents"] for one in prices] == [212_000]


class TestProposePackage:
    def test_waits_for_a_decision(self, made):
        director = enter(made, Role.SSO_DIRECTOR)
        body = {"contents": {"werkplek": "extended"}, "startsOn": "2031-01-01", "title": "Pakket",
                "text": "Meer"}  # fmt: skip

        answer = post(director, "packages/basis/proposals", body)
        absent = post(director, "packages/niets/proposals", body)

        assert answer.status_code == 201, answer.content
        assert absent.status_code == 404
        waiting = get(director, "packages/basis/proposals").json()["results"]
        assert [one["startsOn"] for one in waiting] == ["2031-01-01"]
        assert get(director, "packages/niets/proposals").status_code == 404


class TestReads:
    def test_give_what_held_on_a_day_as_it_was_known_then(self, made):
        with made.context():
            more = {"werkplek": Level.EXTENDED}
            second = factories.propose_package(made, more, Y2011, moment(2010, 6))
            factories.decide(made, second, moment(2010, 7))
        client = enter(made, Role.ALDERMAN, "0064")

        def levels(**query: str) -> list[str]:
            found = get(client, "packages-in-force", **query).json()["results"]
            return [one["level"] for line in found if line["packageCode"] == "basis"
                    for one in line["contents"] if one["serviceCode"] == "werkplek"]  # fmt: skip

        assert levels(asOf="2010-06-01") == ["standard"]
        assert levels(asOf="2011-06-01") == ["extended"]
        assert levels(asOf="2011-06-01", knownAt="2010-01-01T00:00:00+01:00") == ["standard"]

    def test_hide_the_agreement_of_another_participant(self, made):
        pk = draft(made)

        theirs = get(enter(made, Role.SECRETARY, "0104"), f"agreements/{pk}")
        nothing = get(enter(made, Role.ALDERMAN, "0104"), f"agreements/{pk + 1000}")

        assert theirs.status_code == 404
        assert theirs.content == nothing.content

    @pytest.mark.parametrize("path", ["agreements", "prices", "packages-in-force", "services"])
    def test_ask_the_database_as_often_for_more_rows(self, made, path):
        client = enter(made, Role.SSO_DIRECTOR)
        draft(made)

        def count() -> int:
            with CaptureQueriesContext(connection) as found:
                assert get(client, path, asOf="2010-06-01").status_code == 200
            return len(found)

        before = count()
        draft(made, "0104")
        with made.context():
            price = factories.propose_price(
                made, 900, Y2010, moment(2009, 6), service_code="e-mail"
            )
            factories.decide(made, price, moment(2009, 7))

        assert count() == before


class TestChoices:
    def test_are_read_with_their_terms_and_orders_by_who_made_them_alone(self, made):
        with made.context():
            factories.offer_levels(made)
            factories.adopt_limit(made, 1, 100_000, moment(2009, 2))
            factories.choose(made, "eigen-post", 1, Y2011, moment(2010, 6))
            actions.draft_order(
                participant_code="0064", offering_code="post-uitgebreid", quantity=2, note="Balie",
                on=Y2010, actor=factories.secretary(made, "0064", moment(2010)),
            )  # fmt: skip
        ours, theirs = enter(made, Role.SECRETARY, "0064"), enter(made, Role.SECRETARY, "0104")

        def read(client: Client, path: str) -> list[Any]:
            return get(client, path, asOf="2011-06-01").json()["results"]

        assert "eigen-adres" in {one["code"] for one in read(theirs, "offerings")}
        terms = {one["offeringCode"]: one["extraCents"] for one in read(theirs, "offering-terms")}
        assert terms["eigen-post"] == 50_000
        (chosen,) = read(theirs, "offering-choices")
        assert (chosen["participantCode"], chosen["offering"]["code"]) == ("0064", "eigen-post")
        (order,) = read(ours, "orders")
        assert (order["state"], order["quantity"], order["note"]) == ("draft", 2, "Balie")
        assert read(theirs, "orders") == []
