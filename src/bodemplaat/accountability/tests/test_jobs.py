# SPDX-License-Identifier: EUPL-1.2
"""The mail of the day, over a real socket to a real mail server."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model

from bodemplaat.accountability import actions, queries, watchpoints
from bodemplaat.accountability.jobs import mails
from bodemplaat.accountability.models import Digest
from bodemplaat.accountability.values import Frequency
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.registries import Finding
from bodemplaat.foundation.testing import mail
from bodemplaat.organisations import actions as organisations_actions
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Actor, Role

pytestmark = pytest.mark.django_db
FIRST = date(2012, 1, 2)  # a Monday
NEXT = FIRST + timedelta(days=1)


@pytest.fixture
def secretary(watched):
    """Somebody with an address, whose role the watchpoints of the tests are for."""
    account_id = organisations_actions.register_account(
        username="secretaris", first_name="Anke", last_name="Proef"
    )
    get_user_model().objects.filter(pk=account_id).update(email="anke@voorbeeld.example")
    organisations_actions.assign_role(
        account_id=account_id, role=Role.SECRETARY, participant_code="0064",
        starts_on=date(2004, 1, 1), actor=watched.made.actor(),
    )
    return account_id


def go(watched, on):
    """Look everything over on a day, and send what has to leave."""
    watched.evaluate(on)
    actor = Actor.system(watched.made.id, factories.moment(on.year, on.month, on.day))
    actions.draft_digests(on=on, actor=actor)
    return mails.send_queued(actor=actor)


def finding(key, number, **named):
    return Finding(key, {"number": number}, **named)


class TestDigest:
    def test_tells_only_what_its_reader_may_see_as_text_and_html(
        self, watched, secretary, settings
    ):
        other = watched.get_participant("0104")
        watched.findings = [
            finding("1", 7, due_on=date(2012, 1, 10)), finding("2", 8, participant_id=other),
        ]
        with mail.receiving(settings) as box:
            assert go(watched, FIRST) == 1

        (sent,) = box.mails
        point = watched.list(FIRST)[0].id
        assert sent["To"] == "anke@voorbeeld.example"
        assert sent["Subject"] == "1 punt vraagt uw aandacht: Regeling proef"
        text, html = box.read(), sent.get_body(("html",)).get_content()
        for body in (text, html):
            assert "Punt 7 klopt niet. Herstel het." in body
            assert "Nieuw:" in body and "Uiterlijk 10 januari 2012." in body
            assert f"{settings.SITE_URL}/proef/aandachtspunten/{point}/" in body
            assert "Punt 8" not in body
        assert "background:#" in html

    def test_is_sent_once_a_day_and_says_what_is_new(self, watched, secretary, settings):
        watched.findings = [finding("1", 7)]
        with mail.receiving(settings) as box:
            assert (go(watched, FIRST), go(watched, FIRST)) == (1, 0)
            watched.findings = [finding("1", 7), finding("2", 8)]
            assert go(watched, NEXT) == 1

        lines = box.read().splitlines()
        assert "- Punt 7 klopt niet. Herstel het." in lines
        assert "- Nieuw: Punt 8 klopt niet. Herstel het." in lines

    def test_is_not_sent_where_nothing_asks_for_the_reader(self, watched, secretary, settings):
        with mail.receiving(settings) as box:
            assert go(watched, FIRST) == 0
        assert box.mails == []

    @pytest.mark.parametrize(
        ("frequency", "sent"),
        [(Frequency.DAILY, [1, 1]), (Frequency.WEEKLY, [1, 0]), (Frequency.NONE, [0, 0])],
    )
    def test_follows_the_choice_of_its_reader(
        self, watched, secretary, settings, frequency, sent
    ):
        own = watched.get_participant("0064")
        with tenancy.context(
            watched.made.id, participant_id=own, scope="participant", person_id=secretary
        ):
            actions.set_frequency(
                frequency=frequency, person_id=secretary, arrangement_id=watched.made.id
            )
        watched.findings = [finding("1", 7)]

        with mail.receiving(settings):
            assert [go(watched, FIRST), go(watched, NEXT)] == sent

    def test_stays_queued_when_the_server_is_away_is_a_watchpoint_and_leaves_later(
        self, watched, secretary, settings
    ):
        watched.findings = [finding("1", 7)]
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        assert go(watched, FIRST) == 0

        (digest,) = Digest.objects.all()
        assert (digest.attempts, digest.sent_at) == (1, None)
        (found,) = watchpoints.find_mails_not_taken(on=FIRST, known_at=None)
        assert found.is_for_office and found.values["name"] == "Anke Proef"

        actor = Actor.system(watched.made.id, factories.moment(2012, 1, 2))
        with mail.receiving(settings) as box:
            assert mails.send_queued(actor=actor) == 1
        assert len(box.mails) == 1
        assert list(watchpoints.find_mails_not_taken(on=FIRST, known_at=None)) == []
        assert queries.list_queued() == ()


class TestChoice:
    def test_is_made_on_a_page_of_the_account(self, watched, secretary, client):
        client.force_login(get_user_model().objects.get(pk=secretary))

        assert "U krijgt nu elke dag mail" in client.get("/account/meldingen/").content.decode()
        answer = client.post("/account/meldingen/", {"frequency": "none"}, follow=True)
        assert "Uw keuze is bewaard." in answer.content.decode()
        assert client.post("/account/meldingen/", {"frequency": "elk uur"}).status_code == 422
        with tenancy.context(
            watched.made.id, participant_id=watched.get_participant("0064"),
            scope="participant", person_id=secretary,
        ):
            assert queries.get_frequency(secretary) == Frequency.NONE
