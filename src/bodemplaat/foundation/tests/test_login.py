# SPDX-License-Identifier: EUPL-1.2
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY, get_user_model
from django.core.cache import cache
from django.test import Client

from bodemplaat.foundation.database import home
from bodemplaat.foundation.login import secrets, sessions
from bodemplaat.foundation.models import Account
from bodemplaat.foundation.testing import mail

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "drie losse woorden", "vier andere losse woorden"
LOG_IN = "/inloggen/"


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    """Attempts of other tests count for none here."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def account() -> Account:
    """Somebody with a password and a mail address."""
    return get_user_model().objects.create_user(
        "bakker", "a.bakker@gemeente.example", PASSWORD, first_name="Anke", last_name="Bakker"
    )


@pytest.fixture
def mailbox(settings: Any) -> Iterator[mail.Mailbox]:
    """A mail server on this machine."""
    with mail.receiving(settings) as box:
        yield box


def log_in(client: Client, password: str = PASSWORD, login: str = "bakker") -> Any:
    return client.post(LOG_IN, {"login": login, "password": password})


def confirm(client: Client, password: str = PASSWORD) -> None:
    """Type the password once more, as pages that matter ask."""
    client.post("/account/bevestigen/", {"password": password})


def compute_code(secret: str, *, steps: int = 0) -> str:
    """Return what an app shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def enrol(client: Client) -> tuple[str, list[str]]:
    """Set an app, and return its seed and the recovery codes."""
    confirm(client)
    page = client.get("/account/beveiliging/app/").content.decode()
    secret = re.search(r'class="bp-code">([A-Z2-7]+)<', page)[1]
    answer = client.post(
        "/account/beveiliging/app/", {"code": compute_code(secret)}, follow=True
    )
    codes = re.findall(r'class="bp-code">(\d{8})<', answer.content.decode())
    return secret, codes


class TestLogIn:
    @pytest.mark.parametrize("login", ["bakker", "BAKKER", "a.bakker@gemeente.example"])
    def test_takes_name_or_mail_address(self, client, account, login):
        answer = log_in(client, login=login)

        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert client.session[SESSION_KEY] == str(account.pk)

    def test_gives_the_session_another_key(self, client, account):
        client.get(LOG_IN)
        client.session["kept"] = 1
        client.session.save()
        before = client.session.session_key

        log_in(client)

        assert client.session.session_key != before

    def test_says_the_same_of_a_wrong_password_and_an_unknown_name(self, client, account):
        wrong = log_in(client, password="iets heel anders").content.decode()
        unknown = log_in(client, login="niemand").content.decode()

        for page in (wrong, unknown):
            assert "horen niet bij elkaar" in page
        token = re.compile(r'(csrfmiddlewaretoken" value="|value=")[^"]*')
        assert token.sub("", wrong) == token.sub("", unknown)
        assert SESSION_KEY not in client.session

    def test_stops_guessing_at_one_account_from_everywhere(self, client, account):
        for number in range(5):
            client.post(
                LOG_IN, {"login": "bakker", "password": "fout"}, REMOTE_ADDR=f"192.0.2.{number}"
            )

        answer = client.post(
            LOG_IN, {"login": "bakker", "password": PASSWORD}, REMOTE_ADDR="192.0.2.99"
        )

        assert "Wacht vijf minuten" in answer.content.decode()
        assert SESSION_KEY not in client.session

    def test_stops_guessing_from_one_address_at_everybody(self, client, account):
        for number in range(10):
            log_in(client, login=f"niemand{number}", password="fout")

        answer = log_in(client)

        assert "Wacht vijf minuten" in answer.content.decode()

    def test_believes_no_stranger_who_names_another_address(self, client, account):
        for number in range(10):
            client.post(
                LOG_IN, {"login": f"niemand{number}", "password": "fout"},
                headers={"X-Forwarded-For": f"192.0.2.{number}"},
            )  # fmt: skip

        assert "Wacht vijf minuten" in log_in(client).content.decode()

    def test_makes_no_account_for_who_asks(self, client):
        answer = client.get("/inloggen/geen-account/")

        assert "per uitnodiging" in answer.content.decode()
        assert client.post("/inloggen/geen-account/", {"email": "x@y.nl"}).status_code == 405

    def test_does_not_let_in_a_closed_account(self, client, account):
        account.is_active = False
        account.save()

        answer = client.post(LOG_IN, {"login": "bakker", "password": PASSWORD}, follow=True)

        assert "gesloten" in answer.content.decode()
        assert SESSION_KEY not in client.session


class TestPage:
    @pytest.mark.parametrize(
        "path",
        ["", "wachtwoord/", "sessies/", "beveiliging/", "beveiliging/app/",
         "beveiliging/herstelcodes/nieuw/", "beveiliging/passkeys/",
         "beveiliging/passkeys/nieuw/"],
    )  # fmt: skip
    def test_has_an_answer_and_no_script_in_itself(self, client, account, path):
        log_in(client)
        confirm(client)

        answer = client.get(f"/account/{path}")

        page = answer.content.decode()
        assert answer.status_code == 200
        assert re.search(r'<p class="bp-answer">[^<]', page)
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all("src=" in one or "application/json" in one for one in scripts)
        assert not re.search(r"\son[a-z]+=", page)

    @pytest.mark.parametrize("path", ["", "wachtwoord/", "sessies/", "beveiliging/app/"])
    def test_asks_a_stranger_to_log_in(self, client, path):
        answer = client.get(f"/account/{path}")

        assert answer["Location"].startswith("/inloggen/?next=")


class TestPassword:
    @pytest.mark.parametrize(
        ("password", "why"),
        [("kort woord", "12 tekens"), ("telechargement", "algemeen"),
         ("bakker@gemeente", "lijkt te veel")],
    )  # fmt: skip
    def test_is_refused_when_short_common_or_about_its_owner(
        self, client, account, password, why
    ):
        log_in(client)

        answer = client.post(
            "/account/wachtwoord/",
            {"oldpassword": PASSWORD, "password1": password, "password2": password},
        )

        assert why in answer.content.decode()
        account.refresh_from_db()
        assert account.check_password(PASSWORD)

    def test_needs_no_capital_and_no_sign(self, client, account):
        log_in(client)

        answer = client.post(
            "/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        )

        assert answer.status_code == 302
        account.refresh_from_db()
        assert account.check_password(NEW)

    def test_ends_every_other_log_in_and_renews_this_one(self, client, account):
        other = Client()
        log_in(client)
        log_in(other)
        before = client.session.session_key

        client.post(
            "/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        )

        assert client.session.session_key != before
        assert client.get("/account/").status_code == 200
        assert other.get("/account/").status_code == 302

    def test_is_reset_by_a_mail_that_works_once(self, client, account, mailbox):
        client.post("/inloggen/vergeten/", {"email": account.email})
        (link,) = re.findall(r"https?://\S+", mailbox.read())

        page = client.get(link, follow=True)
        path = page.redirect_chain[-1][0]
        client.post(path, {"password1": NEW, "password2": NEW})

        assert mailbox.mails[0]["To"] == account.email
        assert log_in(client, password=NEW).status_code == 302
        again = Client().get(link, follow=True)
        assert "al gebruikt of verlopen" in again.content.decode()

    def test_reset_does_not_tell_whether_there_is_an_account(self, client, account, mailbox):
        known = client.post("/inloggen/vergeten/", {"email": account.email}, follow=True)
        unknown = client.post("/inloggen/vergeten/", {"email": "geen@mens.example"}, follow=True)

        assert known.content == unknown.content
        assert [one["To"] for one in mailbox.mails] == [account.email, "geen@mens.example"]
        assert "geen account" in mailbox.read()

    def test_reset_says_so_when_no_mail_server_answers(self, client, account, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

        answer = client.post("/inloggen/vergeten/", {"email": account.email})

        assert answer.status_code == 503
        assert "niets gewijzigd" in answer.content.decode()


class TestSecondFactor:
    def test_of_an_app_is_asked_from_then_on(self, client, account):
        log_in(client)
        secret, codes = enrol(client)
        other = Client()

        first = log_in(other)

        assert first["Location"].startswith("/inloggen/tweede-stap/")
        assert SESSION_KEY not in other.session
        assert other.get("/account/").status_code == 302
        wrong = other.post("/inloggen/tweede-stap/", {"code": "000000"})
        assert "klopt niet" in wrong.content.decode()
        other.post("/inloggen/tweede-stap/", {"code": compute_code(secret, steps=1)})
        assert other.session[SESSION_KEY] == str(account.pk)
        assert len(codes) == 10

    def test_is_stored_encrypted(self, client, account):
        log_in(client)
        secret, codes = enrol(client)

        kept = " ".join(str(one.data) for one in Authenticator.objects.all())

        assert Authenticator.objects.count() == 2
        assert secret not in kept
        assert not any(code in kept for code in codes)
        totp = Authenticator.objects.get(type="totp")
        assert secrets.decrypt(totp.data["secret"]) == secret

    def test_is_lost_and_found_with_a_recovery_code_once(self, client, account):
        log_in(client)
        _, codes = enrol(client)
        for is_first in (True, False):
            other = Client()
            log_in(other)
            other.post("/inloggen/tweede-stap/", {"code": codes[0]})
            assert (SESSION_KEY in other.session) is is_first

    def test_stops_guessing(self, client, account):
        log_in(client)
        secret, _ = enrol(client)
        other = Client()
        log_in(other)
        for _ in range(5):
            other.post("/inloggen/tweede-stap/", {"code": "000000"})

        answer = other.post("/inloggen/tweede-stap/", {"code": compute_code(secret, steps=1)})

        assert "Wacht vijf minuten" in answer.content.decode()
        assert SESSION_KEY not in other.session

    def test_cannot_be_set_by_who_finds_an_open_browser(self, client, account):
        client.force_login(account)

        answer = client.get("/account/beveiliging/app/")

        assert answer["Location"].startswith("/account/bevestigen/")

    def test_shows_its_recovery_codes_only_to_who_just_made_them(self, client, account):
        log_in(client)
        enrol(client)
        other = Client()
        other.force_login(account)

        page = other.get("/account/beveiliging/herstelcodes/").content.decode()

        assert not re.findall(r'class="bp-code">\d{8}<', page)

    def test_is_told_by_mail(
        self, client, account, mailbox, django_capture_on_commit_callbacks
    ):
        log_in(client)

        with django_capture_on_commit_callbacks(execute=True):
            enrol(client)

        assert any("app met codes" in one["Subject"] for one in mailbox.mails)


class TestSecret:
    def test_is_another_text_each_time(self):
        assert secrets.encrypt("a") != secrets.encrypt("a")

    def test_survives_a_new_key_in_front(self, monkeypatch):
        keys = ["oud"]
        monkeypatch.setattr(home, "get_key", lambda name: "\n".join(keys))
        stored = secrets.encrypt("geheim")

        keys.insert(0, "nieuw")
        renewed = secrets.encrypt_again(stored)
        keys.remove("oud")

        assert secrets.decrypt(renewed) == "geheim"
        with pytest.raises(secrets.CannotRead, match="reservekopie"):
            secrets.decrypt(stored)


class TestSession:
    def test_ends_after_an_hour_without_a_request(self, client, account, monkeypatch):
        log_in(client)
        now = time.time()
        monkeypatch.setattr(sessions.time, "time", lambda: now + 3_601)

        answer = client.get("/account/")

        assert answer["Location"] == "/inloggen/?next=/account/"
        assert SESSION_KEY not in client.session

    def test_ends_after_half_a_day_whatever_one_does(self, client, account, monkeypatch):
        log_in(client)
        now = time.time()
        for minutes in range(50, 12 * 60, 50):
            monkeypatch.setattr(sessions.time, "time", lambda m=minutes: now + m * 60)
            assert client.get("/account/").status_code == 200

        monkeypatch.setattr(sessions.time, "time", lambda: now + 12 * 3_600 + 1)

        assert client.get("/account/").status_code == 302

    def test_is_listed_with_its_device(self, client, account):
        agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
        client.post(
            LOG_IN, {"login": "bakker", "password": PASSWORD}, headers={"User-Agent": agent}
        )

        page = client.get("/account/sessies/").content.decode()

        assert "Firefox, Windows" in page
        assert "hier bent u nu" in page

    def test_is_ended_from_another_place(self, client, account):
        others = [Client(), Client()]
        log_in(client)
        for other in others:
            log_in(other)
        one = UserSession.objects.get(session_key=others[0].session.session_key)

        client.post("/account/sessies/", {"session": one.pk})

        assert [other.get("/account/").status_code for other in others] == [302, 200]
        client.post("/account/sessies/", {"session": "all"})
        assert others[1].get("/account/").status_code == 302
        assert client.get("/account/").status_code == 200

    @pytest.mark.parametrize("chosen", ["999999", "x", "", "-1"])
    def test_of_somebody_else_is_not_ended(self, client, account, chosen):
        stranger = get_user_model().objects.create_user("ander", password=PASSWORD)
        other = Client()
        log_in(other, login="ander")
        theirs = UserSession.objects.get(user=stranger)
        log_in(client)

        client.post("/account/sessies/", {"session": chosen})
        client.post("/account/sessies/", {"session": theirs.pk})

        assert other.get("/account/").status_code == 200
