# SPDX-License-Identifier: EUPL-1.2
"""Guests: who lets them in, what they read, and that two people agree on who reads for them."""

from datetime import date
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client

from bodemplaat.foundation import sentences
from bodemplaat.foundation.models import AuditRecord, GuestAccount
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Actor, Precision, Role

pytestmark = pytest.mark.django_db
FIRST, END = date(2014, 3, 1), date(2015, 1, 1)


@pytest.fixture
def made() -> factories.Partnership:
    made = factories.make_partnership(codes=("0064",))
    with made.context():
        actions.record_milestone(
            title="Start", happens_on=date(2004, 1, 1), precision=Precision.DAY, source="dia 4",
            funder="InAxis", actor=made.actor(),
        )  # fmt: skip
    return made


def act_as(made: factories.Partnership, role: Role, account_id: int | None = None) -> Actor:
    return Actor(
        account_id=account_id, name=str(role), role=role, arrangement_id=made.id,
        at=factories.moment(2014, 3, 15),
    )  # fmt: skip


def let_in(made: factories.Partnership) -> int:
    return actions.register_guest(
        name="Leeuwarden", purpose="Sparringpartner", starts_on=FIRST, ends_before=END,
        actor=act_as(made, Role.SSO_DIRECTOR),
    )  # fmt: skip


def let_in_under(made: factories.Partnership, name: str) -> int:
    """Let in a guest whose period is over by now."""
    return actions.register_guest(
        name=name, purpose="Bezoek", starts_on=FIRST, ends_before=END,
        actor=act_as(made, Role.SSO_DIRECTOR),
    )  # fmt: skip


def share(made: factories.Partnership, guest_id: int, **given: Any) -> int:
    of = {
        "guest_id": guest_id, "kind": "organisations.timeline", "key": "tijdlijn",
        "starts_on": FIRST, "ends_before": END, "reason": "Bezoek", "shown_on": FIRST,
        "actor": act_as(made, Role.SSO_DIRECTOR),
    }  # fmt: skip
    return actions.send_share(**(of | given))


class TestGuest:
    def test_is_let_in_by_the_director_once_under_a_name(self, made):
        with made.context():
            let_in(made)
            with pytest.raises(actions.GuestNameTaken) as refused:
                let_in(made)
            with pytest.raises(actions.NotYourRole):
                actions.register_guest(
                    name="Breda", purpose="x", starts_on=FIRST,
                    actor=act_as(made, Role.SSO_CONTROLLER),
                )  # fmt: skip

        assert "Deel met die gast" in sentences.render(refused.value)

    def test_ends_with_all_that_was_shared_and_who_read_it(self, made):
        with made.context():
            guest_id = let_in(made)
            pk = share(made, guest_id)
            person = actions.register_account(username="wiersma", first_name="D", last_name="W")
            GuestAccount.objects.create(
                account_id=person, arrangement_id=made.id, guest_id=guest_id, starts_on=FIRST
            )
            actions.end_guest(
                guest_id=guest_id, reason="Voorbij", actor=act_as(made, Role.SSO_DIRECTOR)
            )
            with pytest.raises(actions.GuestIsOver):
                share(made, guest_id)
            gone = queries.find_share(pk)

        assert gone is not None and gone.revoked_reason == "Voorbij"
        day = date(2014, 3, 15)
        assert queries.list_guest_accounts_for(account_id=person, on=day) == ()


class TestShare:
    def test_is_a_copy_that_stays_what_it_was(self, made):
        with made.context():
            pk = share(made, let_in(made))
            actions.amend_milestone(
                number=1, title="Anders", happens_on=date(2004, 1, 1), precision=Precision.DAY,
                source="dia 4", funder="InAxis", reason="Proef",
                actor=made.actor(at=factories.moment(2014, 4)),
            )  # fmt: skip
            found = queries.find_share(pk)
            code = AuditRecord.objects.filter(thing_type="organisations.share").get().code

        assert found is not None
        assert [(line.label, line.text) for line in found.lines] == [
            ("1 januari 2004", "Start; bekostigd door InAxis; bron: dia 4")
        ]
        assert code == "organisations.share.sent"

    @pytest.mark.parametrize(
        ("given", "refusal"),
        [({"kind": "bestaat.niet"}, "NothingToShare"), ({"key": "x"}, "NothingToShare"),
         ({"ends_before": None}, "LongerThanGuest"), ({"reason": " "}, "CorrectionWithoutReason"),
         ({"ends_before": FIRST}, "EmptyPeriod"), ({"guest_id": 99}, "UnknownGuest")],
    )  # fmt: skip
    def test_is_refused_with_a_sentence(self, made, given, refusal):
        with made.context():
            guest_id = let_in(made)
            with pytest.raises(getattr(actions, refusal)) as refused:
                share(made, **({"guest_id": guest_id} | given))
            assert queries.list_shares() == ()

        assert sentences.render(refused.value).endswith(".")

    def test_of_all_is_shared_and_taken_back_by_the_director_alone_and_once(self, made):
        with made.context():
            guest_id = let_in(made)
            with pytest.raises(actions.NotYoursToShare):
                share(made, guest_id, actor=act_as(made, Role.ACCOUNT_MANAGER))
            pk = share(made, guest_id)
            of = {"share_id": pk, "reason": "Voorbij"}
            with pytest.raises(actions.NotYoursToShare):
                actions.withdraw_share(**of, actor=act_as(made, Role.SSO_CONTROLLER))
            actions.withdraw_share(**of, actor=act_as(made, Role.SSO_DIRECTOR))
            with pytest.raises(actions.AlreadyRevoked):
                actions.withdraw_share(**of, actor=act_as(made, Role.SSO_DIRECTOR))


class TestReader:
    @pytest.mark.feature("D072")
    def test_reads_after_a_second_person_agreed_and_nothing_else(self, made, client, monkeypatch):
        people = [
            actions.register_account(username=name, first_name=name, last_name="X")
            for name in ("director", "controller", "wiersma")
        ]
        with made.context():
            pk = share(made, guest_id := let_in(made))
            director = act_as(made, Role.SSO_DIRECTOR, people[0])
            number = actions.propose_guest(
                guest_id=guest_id, name="D. Wiersma", email="wiersma", starts_on=FIRST,
                ends_before=END, reason="Leest mee", actor=director,
            )  # fmt: skip
            with pytest.raises(actions.FourEyes):
                actions.approve_access(proposal_id=number, actor=director)
        monkeypatch.setattr("bodemplaat.config.tenancy.get_today", lambda: date(2014, 3, 15))
        monkeypatch.setattr("bodemplaat.config.pages.views.get_today", lambda: date(2014, 3, 15))
        client.force_login(get_user_model().objects.get(pk=people[2]))
        before = client.get("/proef/gedeeld/").status_code
        with made.context():
            controller = act_as(made, Role.SSO_CONTROLLER, people[1])
            actions.approve_access(proposal_id=number, actor=controller)

        assert before == 404
        assert client.get("/")["Location"] == "/proef/gedeeld/"
        text = client.get("/proef/gedeeld/").content.decode()
        assert "Hoe PROEF ontstond" in text and "Sparringpartner" in text
        assert "bekostigd door InAxis" in client.get(f"/proef/gedeeld/{pk}/").content.decode()
        assert "InAxis" in client.get(f"/proef/gedeeld/{pk}/?vorm=csv").content.decode()
        assert [client.get(f"/proef/{page}").status_code for page in ("", "tijdlijn/", "zoeken/")] \
            == [404, 404, 404]


    @pytest.mark.feature("D072")
    def test_alone_is_ended_by_the_director_at_once_and_out_of_every_session(self, made, client):
        people = [
            actions.register_account(username=name, first_name=name, last_name="X")
            for name in ("wiersma", "postma")
        ]
        with made.context():
            guest_id = let_in(made)
            readers = [
                GuestAccount.objects.create(
                    account_id=one, arrangement_id=made.id, guest_id=guest_id, starts_on=FIRST
                ).pk
                for one in people
            ]
        client.force_login(get_user_model().objects.get(pk=people[0]))
        UserSession.objects.create(
            user_id=people[0], ip="127.0.0.1", session_key=client.session.session_key
        )
        of = {"reader_id": readers[0], "reason": "Uit dienst"}
        with made.context():
            with pytest.raises(actions.NotYourRole):
                actions.end_reader(**of, actor=act_as(made, Role.SSO_CONTROLLER))
            actions.end_reader(**of, actor=act_as(made, Role.SSO_DIRECTOR))
            with pytest.raises(actions.ReaderIsOver) as refused:
                actions.end_reader(**of, actor=act_as(made, Role.SSO_DIRECTOR))
            with pytest.raises(actions.UnknownReader):
                actions.end_reader(
                    reader_id=0, reason="x", actor=act_as(made, Role.SSO_DIRECTOR)
                )
            record = AuditRecord.objects.get(code="organisations.guest.account-ended")

        assert "leest al niet meer mee" in sentences.render(refused.value)
        assert record.after["reason"] == "Uit dienst"
        day = date(2014, 3, 15)
        found = [queries.list_guest_accounts_for(account_id=one, on=day) for one in people]
        assert [len(lines) for lines in found] == [0, 1]
        assert not UserSession.objects.filter(user_id=people[0]).exists()
        assert client.get("/proef/gedeeld/").status_code == 302


class TestPage:
    @pytest.fixture
    def browser(self, made: factories.Partnership, client: Client, settings: Any) -> Client:
        account = actions.register_account(username="dir", first_name="A", last_name="B")
        with made.context():
            actions.assign_role(
                account_id=account, role=Role.SSO_DIRECTOR, starts_on=factories.STARTS_ON,
                actor=made.actor(),
            )  # fmt: skip
        client.force_login(get_user_model().objects.get(pk=account))
        return client

    def test_lets_a_guest_in_shares_with_it_and_takes_that_back(self, made, browser):
        guest = {"name": "Leeuwarden", "purpose": "Sparring", "period_van": "1-1-2020"}
        assert browser.post("/proef/gasten/nieuw/", guest).status_code == 302
        assert browser.post("/proef/gasten/nieuw/", guest).status_code == 422
        with made.context():
            (line,) = queries.list_guests()
        sent = {"guest_id": line.id, "thing": "organisations.timeline:tijdlijn",
                "period_van": "1-1-2020", "reason": "Bezoek"}  # fmt: skip

        assert browser.post("/proef/delen/nieuw/", sent | {"reason": ""}).status_code == 422
        assert browser.post("/proef/delen/nieuw/", sent).status_code == 302
        with made.context():
            (shared,) = queries.list_shares()
        page = f"/proef/delen/{shared.id}/"
        assert "bekostigd door InAxis" in browser.get(page).content.decode()
        assert "Hoe PROEF ontstond" in browser.get("/proef/delen/").content.decode()
        assert "Leeuwarden" in browser.get(f"/proef/gasten/{line.id}/").content.decode()
        assert browser.post(f"{page}intrekken/", {"reason": ""}).status_code == 422
        assert browser.post(f"{page}intrekken/", {"reason": "Klaar"}).status_code == 302
        assert "Klaar" in browser.get(page).content.decode()
        with made.context():
            over = let_in_under(made, "Breda")
        assert browser.get(f"/proef/gasten/{over}/lezer/").status_code == 200
        line_page = browser.get("/proef/tijdlijn/").content.decode()
        assert "?thing=organisations.timeline%3Atijdlijn" in line_page
        reader = GuestAccount.objects.create(
            account_id=actions.register_account(username="les", first_name="L", last_name="S"),
            arrangement_id=made.id, guest_id=line.id, starts_on=FIRST,
        )  # fmt: skip
        off = f"/proef/gasten/lezer/{reader.pk}/beeindigen/"
        assert off in browser.get(f"/proef/gasten/{line.id}/").content.decode()
        assert browser.post(off, {"reason": "Weg"}).status_code == 302
        assert off not in browser.get(f"/proef/gasten/{line.id}/").content.decode()
        end = f"/proef/gasten/{line.id}/beeindigen/"
        assert browser.post(end, {"reason": "Klaar"}).status_code == 302
