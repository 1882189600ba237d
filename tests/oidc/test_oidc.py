# SPDX-License-Identifier: EUPL-1.2
"""Log-in at a real OpenID Connect server, which these tests start on this machine."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY, get_user_model
from django.test import Client

from bodemplaat.foundation.login import guarded_session, invitations
from bodemplaat.foundation.models import Account, IdentityProvider
from bodemplaat.organisations import actions
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Actor, Role

ROOT = Path(__file__).resolve().parents[2]
SECRET = "een geheim met spaties"
BACK = "http://testserver/inloggen/via/proef-gemeente/terug/"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not here"),
]


@dataclass
class Server:
    """The server, and a person's browser at it."""

    issuer: str

    def falsify(self, **changes: Any) -> None:
        """Let it change the ID tokens that it gives from now on."""
        requests.post(f"{self.issuer}/falsify", json=changes, timeout=5).raise_for_status()

    def visit(self, address: str, person: str) -> str:
        """Log a person in, agree, and return where the server sends the person back."""
        browser = requests.Session()
        answer = browser.get(address, allow_redirects=False, timeout=10)
        for _ in range(12):
            target = answer.headers.get("Location", "")
            if target.startswith(BACK):
                return target
            if target:
                address = target if target.startswith("http") else f"{self.issuer}{target}"
                answer = browser.get(address, allow_redirects=False, timeout=10)
                continue
            prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
            assert prompt, answer.text[:2000]
            form = {"prompt": prompt[1], "login": person, "password": "x"}
            action = re.search(r'action="([^"]+)"', answer.text)[1]
            answer = browser.post(action, data=form, allow_redirects=False, timeout=10)
        raise AssertionError("the server never sends anybody back")


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """The server of oidc-provider, certified by the OpenID Foundation."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["node", "tests/oidc/server.mjs", str(port), BACK]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout and "ready" in process.stdout.readline()
    yield Server(f"http://127.0.0.1:{port}")
    process.terminate()
    process.wait(10)


@pytest.fixture
def server(running: Server, settings: Any) -> Server:
    settings.OIDC_HOSTS = ("127.0.0.1",)
    running.falsify()
    return running


class Cast:
    """A partnership, its director, its log-in service, and somebody who was invited."""

    def __init__(self, server: Server) -> None:
        self.made = factories.make_partnership(codes=("0064",))
        self.other = factories.make_partnership("ander", codes=("0064",))
        self.director = self.add(self.made, "vos", Role.SSO_DIRECTOR, None)
        self.account = self.add(self.made, "bakker", Role.CONTRACT_MANAGER, "0064")
        with self.made.context():
            self.provider_id = actions.register_provider(
                name="Gemeente", issuer=server.issuer, client_id="bodemplaat", secret=SECRET,
                scopes="openid profile email", actor=self.actor,
            )  # fmt: skip

    @property
    def actor(self) -> Actor:
        return Actor(
            account_id=self.director.pk, name="vos", role=Role.SSO_DIRECTOR,
            arrangement_id=self.made.id, at=factories.moment(2012),
        )  # fmt: skip

    def add(self, made: Any, name: str, role: Role, code: str | None) -> Account:
        account = get_user_model().objects.create(
            username=name, email="a.bakker@gemeente.example" if code else "", password="!"
        )
        self.assign(made, account, role, code)
        return account

    def assign(self, made: Any, account: Account, role: Role, code: str | None) -> None:
        with made.context():
            actions.assign_role(
                account_id=account.pk, role=role, participant_code=code,
                starts_on=date(2004, 1, 1), actor=made.actor(),
            )  # fmt: skip

    def start(self) -> None:
        with self.made.context():
            actions.start_provider(
                provider_id=self.provider_id, was_tested=True, actor=self.actor
            )

    def go(self, client: Client, server: Server, person: str = "bakker-van-daar") -> Any:
        """Begin at our page, log in at the server, and come back."""
        away = client.get("/inloggen/via/proef-gemeente/")
        back = server.visit(away["Location"], person)
        return client.get(back.removeprefix("http://testserver"))

    def bind(self, client: Client, server: Server) -> Any:
        """Come by the link of an invitation."""
        client.get(f"/inloggen/uitnodiging/{invitations.write_invitation(self.account)}/")
        return self.go(client, server)


@pytest.fixture
def cast(server: Server) -> Cast:
    made = Cast(server)
    made.start()
    return made


class TestRequest:
    @pytest.mark.standard("openid-connect")
    def test_asks_for_a_code_with_pkce_and_a_nonce_and_nothing_else(self, cast, server, client):
        away = client.get("/inloggen/via/proef-gemeente/?scope=admin&auth_params=prompt%3Dnone")

        asked = parse_qs(urlsplit(away["Location"]).query)
        assert asked["response_type"] == ["code"]
        assert asked["code_challenge_method"] == ["S256"]
        assert len(asked["nonce"][0]) > 20 and len(asked["state"][0]) > 10
        assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
        assert "prompt" not in asked

    def test_is_offered_on_the_page_of_log_in(self, cast, client):
        assert "Inloggen bij Gemeente" in client.get("/inloggen/").content.decode()

    def test_goes_to_no_service_that_is_off(self, cast, client):
        with cast.made.context():
            actions.close_provider(provider_id=cast.provider_id, actor=cast.actor)

        assert client.get("/inloggen/via/proef-gemeente/").status_code == 404
        assert "Inloggen bij Gemeente" not in client.get("/inloggen/").content.decode()

    def test_goes_to_no_address_inside(self, cast, client, settings):
        settings.OIDC_HOSTS = ()

        answer = client.get("/inloggen/via/proef-gemeente/")

        assert answer.status_code == 422
        assert "antwoordt niet" in answer.content.decode()

    @pytest.mark.parametrize(
        "address",
        ["http://example.org/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/",
         "https://169.254.169.254/latest/", "https://10.0.0.1/", "ftp://example.org/", "https:///"],
    )  # fmt: skip
    def test_is_refused_to_what_lies_inside(self, address):
        with pytest.raises(guarded_session.Refused):
            guarded_session.check_address(address)


@pytest.mark.standard("openid-connect")
class TestInvited:
    def test_is_bound_by_the_link_and_known_from_then_on(self, cast, server, client):
        first = cast.bind(client, server)
        assert (first.status_code, client.session[SESSION_KEY]) == (302, str(cast.account.pk))

        later = Client()
        cast.go(later, server)

        assert later.session[SESSION_KEY] == str(cast.account.pk)
        assert later.get("/proef/deelnemers/").status_code == 200
        (bound,) = SocialAccount.objects.all()
        assert (bound.uid, bound.provider, bound.extra_data) == (
            "bakker-van-daar", "proef-gemeente", {}
        )  # fmt: skip

    def test_uses_the_link_up(self, cast, server, client):
        secret = invitations.write_invitation(cast.account)
        client.get(f"/inloggen/uitnodiging/{secret}/")
        cast.go(client, server)

        assert Client().get(f"/inloggen/uitnodiging/{secret}/").status_code == 410

    def test_keeps_the_name_and_the_address_of_the_account(self, cast, server, client):
        cast.bind(client, server)

        account = get_user_model().objects.get(pk=cast.account.pk)
        assert (account.get_full_name(), account.email) == ("", "a.bakker@gemeente.example")

    def test_by_another_arrangement_is_not_bound(self, cast, server, client):
        stranger = cast.add(cast.other, "das", Role.CONTRACT_MANAGER, "0064")
        client.get(f"/inloggen/uitnodiging/{invitations.write_invitation(stranger)}/")

        answer = cast.go(client, server)

        assert answer.status_code == 403
        assert not SocialAccount.objects.exists()


class TestUnknown:
    def test_is_refused_also_with_the_mail_address_of_an_account(self, cast, server, client):
        answer = cast.go(client, server)

        assert answer.status_code == 403
        assert "hier hoort geen account bij u" in answer.content.decode()
        assert SESSION_KEY not in client.session
        assert not SocialAccount.objects.exists()
        assert get_user_model().objects.count() == 2


@pytest.mark.standard("openid-connect")
class TestToken:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"nonce": "een-andere"}, "een andere inlogpoging"),
            ({"nonce": None}, "een andere inlogpoging"),
            ({"aud": "iemand-anders"}, "voor een andere toepassing"),
            ({"aud": ["bodemplaat", "iemand-anders"]}, "voor een andere toepassing"),
            ({"azp": "iemand-anders"}, "voor een andere toepassing"),
            ({"iss": "https://elders.example"}, "een andere uitgever"),
            ({"exp": 1_000_000_000}, "is verlopen"),
            ({"exp": None}, "klopt niet"),
            ({"sub": "iemand-anders"}, "klopt niet"),
            ({"key": "other"}, "klopt niet"),
            ({"alg": "HS256"}, "klopt niet"),
            ({"drop": True}, "klopt niet"),
        ],
    )
    def test_is_refused_where_anything_is_wrong(self, cast, server, client, change, said):
        cast.bind(Client(), server)
        server.falsify(**change)

        answer = cast.go(client, server)

        assert answer.status_code == 403
        assert said in answer.content.decode()
        assert SESSION_KEY not in client.session

    def test_of_another_attempt_is_refused(self, cast, server, client):
        cast.bind(Client(), server)
        away = client.get("/inloggen/via/proef-gemeente/")
        back = server.visit(away["Location"], "bakker-van-daar").removeprefix("http://testserver")

        elsewhere = Client().get(back)
        first, again = client.get(back), client.get(back)

        assert "bij geen inlogpoging" in elsewhere.content.decode()
        assert first.status_code == 302
        assert again.status_code == 403

    def test_that_never_came_is_said(self, cast, server, client):
        away = client.get("/inloggen/via/proef-gemeente/")
        state = parse_qs(urlsplit(away["Location"]).query)["state"][0]

        answer = client.get(
            f"/inloggen/via/proef-gemeente/terug/?error=access_denied&state={state}"
        )

        assert "brak het inloggen af" in answer.content.decode()


class TestSession:
    def test_reaches_no_arrangement_but_that_of_the_service(self, cast, server, client):
        cast.assign(cast.other, cast.account, Role.SECRETARY, "0064")

        cast.bind(client, server)

        assert client.get("/proef/").status_code == 200
        assert client.get("/ander/").status_code == 404
        assert client.get("/")["Location"] == "/proef/"
        assert client.get("/account/wachtwoord/eerste/").status_code == 403

    def test_stays_within_it_after_a_second_factor_too(self, cast, server, client):
        cast.assign(cast.other, cast.account, Role.SECRETARY, "0064")
        cast.bind(Client(), server)
        secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        TOTP.activate(cast.account, secret)

        step = cast.go(client, server)
        assert step["Location"].startswith("/inloggen/tweede-stap/")
        code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
        client.post("/inloggen/tweede-stap/", {"code": code})

        assert client.session[SESSION_KEY] == str(cast.account.pk)
        assert client.get("/proef/").status_code == 200
        assert client.get("/ander/").status_code == 404

    def test_of_the_office_needs_a_second_factor_here_too(self, cast, server, client, settings):
        settings.REQUIRES_SECOND_FACTOR = True
        cast.account = cast.director
        cast.bind(client, server)

        assert client.get("/proef/")["Location"] == "/account/beveiliging/"


class TestSetUp:
    LIST = "/proef/inlogdiensten/"

    @pytest.fixture
    def director(self, cast) -> Client:
        client = Client()
        client.force_login(cast.director)
        with cast.made.context():
            actions.close_provider(provider_id=cast.provider_id, actor=cast.actor)
        return client

    def test_is_tested_before_it_is_switched_on(self, cast, server, director):
        page = f"{self.LIST}{cast.provider_id}/"
        early = director.post(f"{page}aan/")

        away = director.get(f"{page}test/")
        back = server.visit(away["Location"], "de-directeur").removeprefix("http://testserver")
        shown = director.get(back, follow=True).content.decode()
        director.post(f"{page}aan/")

        assert "nog niet getest" in early.content.decode()
        assert "hieraan herkennen wij de persoon" in shown and "de-directeur" in shown
        assert "wordt niet gebruikt: een adres kan van een ander worden" in shown
        assert IdentityProvider.objects.get().is_active
        assert not SocialAccount.objects.exists()
        assert director.session[SESSION_KEY] == str(cast.director.pk)

    def test_says_what_is_wrong_in_a_test(self, cast, server, director):
        server.falsify(aud="iemand-anders")
        away = director.get(f"{self.LIST}{cast.provider_id}/test/")
        back = server.visit(away["Location"], "de-directeur").removeprefix("http://testserver")

        assert "client-id" in director.get(back).content.decode()

    def test_is_tested_anew_after_a_change_and_keeps_its_secret(self, cast, director):
        cast.start()
        director.post(
            f"{self.LIST}{cast.provider_id}/wijzigen/",
            {"name": "Anders", "client_id": "bodemplaat", "secret": "", "scopes": "profile"},
        )

        row = IdentityProvider.objects.get()
        assert (row.name, row.is_active, row.tested_at) == ("Anders", False, None)
        assert row.scopes == "openid profile"
        assert SECRET not in row.secret
        page = director.get(f"{self.LIST}{cast.provider_id}/").content.decode()
        assert SECRET not in page

    def test_is_registered_on_a_page(self, cast, director):
        form = {"name": "Tweede", "issuer": "https://inloggen.example", "client_id": "b",
                "secret": "s", "scopes": "openid"}  # fmt: skip

        done = director.post(f"{self.LIST}nieuw/", form)
        again = director.post(f"{self.LIST}nieuw/", form)

        assert (done.status_code, again.status_code) == (302, 422)
        assert "Er is al een inlogdienst" in again.content.decode()

    def test_is_for_the_director_alone(self, cast, client):
        client.force_login(cast.account)

        for path in ("", "nieuw/", f"{cast.provider_id}/", f"{cast.provider_id}/test/"):
            assert client.get(self.LIST + path).status_code == 403

    def test_of_another_arrangement_is_not_there(self, cast):
        fox = cast.add(cast.other, "wolf", Role.SSO_DIRECTOR, None)
        client = Client()
        client.force_login(fox)

        answer = client.get(f"/ander/inlogdiensten/{cast.provider_id}/")

        assert answer.status_code == 404
