# SPDX-License-Identifier: EUPL-1.2
"""Requests are driven with words that stand out, and the lines of the log are read."""

import json
import logging

import pytest
from django.test import Client
from django.utils import timezone

from bodemplaat.config.tests.test_trail import enter
from bodemplaat.foundation import logs, tokens
from bodemplaat.foundation.database import home
from bodemplaat.foundation.models import Account
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
RESET = "/inloggen/vergeten/"
CANARY = "Kanariegeel"
STATUSES = {200, 400, 401, 403, 404, 405, 422, 500, 503}


class Lines(logging.Handler):
    """Keeps every line as it would be written."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.setFormatter(logs.LineFormatter())
        self.written = []

    def emit(self, record):
        self.written.append(self.format(record))

    def find(self, event):
        return [line for line in map(json.loads, self.written) if line["event"] == event]


@pytest.fixture
def lines():
    """Every line of every logger, down to the smallest."""
    handler, root = Lines(), logging.getLogger()
    names = ["", "django", "bodemplaat", "bodemplaat.requests", "procrastinate"]
    levels = {name: logging.getLogger(name).level for name in names}
    root.addHandler(handler)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def made():
    return factories.make_partnership(codes=("0064",))


@pytest.fixture
def named(made):
    """Somebody of the office whose every word stands out."""
    client = enter(made, Role.SSO_DIRECTOR)
    account = Account.objects.get(pk=client.session["_auth_user_id"])
    account.first_name, account.last_name = CANARY, f"{CANARY}s"
    account.email = f"{CANARY}@voorbeeld.example".lower()
    account.save()
    client.raise_request_exception = False
    return client


class TestRequest:
    def test_is_one_line_with_what_a_machine_needs(self, lines, made, named):
        answer = named.get(f"/{made.slug}/deelnemers/")

        (line,) = lines.find("request")
        number = answer["X-Request-ID"]
        assert len(number) == 32 and line["request"] == number
        assert line["duration_ms"] > 0 and line["timestamp"].endswith("+00:00")
        assert {name: line[name] for name in ("arrangement", "route", "method", "status")} == {
            "arrangement": "proef", "route": "organisations:participant-list", "method": "GET",
            "status": 200,
        }  # fmt: skip

    def test_names_no_arrangement_that_the_reader_may_not_enter(self, lines, made, named):
        factories.make_partnership(slug="geheim")
        named.get("/geheim/deelnemers/")
        Client().get(f"/{made.slug}/deelnemers/")

        first, last = lines.find("request")
        assert (first["status"], last["status"]) == (404, 302)
        assert "arrangement" not in first and "arrangement" not in last
        assert first["route"] == last["route"] == "organisations:participant-list"

    def test_tells_nothing_about_anybody(self, lines, made, named, monkeypatch, settings):
        slug, word = made.slug, CANARY

        def fail(*args, **kwargs):
            raise ValueError(f"{word} ({named.session})")

        anonymous = Client(raise_request_exception=False)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_PORT = 1
        asked = [
            named.get(f"/{slug}/deelnemers/?naam={word}"),
            named.get(f"/{slug}/zoeken/?q={word}"),
            named.get(f"/{slug}/{word}/"),
            named.get(f"/{word.lower()}/deelnemers/"),
            named.get(f"/static/{word}.css"),
            named.post(f"/{slug}/tokens/maken/", {"name": word, "last_on": word}),
            named.get(f"/{slug}/", headers={"Host": f"{word}.example", "User-Agent": word}),
            named.generic("KANARIEGEEL", f"/{slug}/"),
            anonymous.post("/inloggen/", {"login": word, "password": word}),
            anonymous.post(RESET, {"email": f"{word}@voorbeeld.example".lower()}),
            Client(enforce_csrf_checks=True).post("/inloggen/", {"login": word}),
            anonymous.get(f"/api/v1/arrangements/{slug}/participants?code={word}",
                          headers={"Authorization": f"Bearer bp_{word}"}),
        ]  # fmt: skip
        monkeypatch.setattr("bodemplaat.organisations.queries.get_identity", fail)
        asked.append(named.get(f"/{slug}/deelnemers/"))

        whole = "\n".join(lines.written).lower()
        assert {answer.status_code for answer in asked} >= STATUSES
        assert len(lines.find("request")) == len(asked)
        assert [line for line in lines.written if word.lower() in line.lower()] == []
        assert "voorbeeld.example" not in whole

    def test_of_an_error_keeps_kind_and_place_and_its_page_the_number(
        self, lines, made, named, monkeypatch
    ):
        def fail(participant_id):
            raise ValueError(CANARY) from KeyError(CANARY)

        monkeypatch.setattr("bodemplaat.organisations.queries.get_identity", fail)
        answer = named.get(f"/{made.slug}/deelnemers/")

        (line,) = [one for one in map(json.loads, lines.written) if one["level"] == "error"]
        assert line["error"] == ["ValueError", "KeyError"]
        assert any("config/tenancy.py:" in frame for frame in line["frames"])
        assert line["request"] == answer["X-Request-ID"]
        assert answer.status_code == 500 and answer["X-Request-ID"] in answer.content.decode()

    def test_by_a_program_is_a_line_too(self, lines, made, named):
        actor = made.actor(Role.SSO_DIRECTOR, at=timezone.now())
        object.__setattr__(actor, "account_id", int(named.session["_auth_user_id"]))
        today = timezone.localdate()
        with made.context():
            _, secret = tokens.make_token(
                name=CANARY, scopes=["organisations:read"], today=today,
                ends_before=today.replace(year=today.year + 1), actor=actor,
            )  # fmt: skip
        path = f"/api/v1/arrangements/{made.slug}/participants?code={CANARY}"
        Client().get(path, headers={"Authorization": f"Bearer {secret}"})

        (line,) = lines.find("request")
        assert line["route"] == "organisations-api:participant-list"
        assert line["arrangement"] == made.slug
        assert secret[:12] not in json.dumps(lines.written)


class TestLine:
    def write(self, name, message, *args, is_text=False, error=None, **extra):
        record = logging.makeLogRecord({
            "name": name, "msg": message, "args": args, "levelname": "ERROR", "module": "m",
            "lineno": 7, "exc_info": error and (type(error), error, None), **extra,
        })  # fmt: skip
        return logs.LineFormatter(is_text=is_text).format(record)

    def test_of_others_keeps_the_pattern_and_not_what_was_filled_in(self):
        line = self.write("gunicorn.error", "Worker (pid:%s) got %s", 12, CANARY)

        assert json.loads(line)["event"] == "Worker (pid:%s) got %s"

    def test_of_others_that_was_filled_in_already_is_a_place(self):
        assert json.loads(self.write("asyncio", f"lost {CANARY}"))["event"] == "m:7"

    def test_keeps_named_fields_alone(self):
        line = json.loads(self.write("bodemplaat.jobs", "job failed", job=3, email=CANARY))

        assert line["job"] == 3 and CANARY not in json.dumps(line)

    def test_says_what_an_error_of_ours_says(self):
        line = self.write("gunicorn.error", "Exception", error=home.CannotStart("Zo niet."))

        assert json.loads(line)["sentence"] == "Zo niet."
        assert CANARY not in self.write("gunicorn.error", "x", error=OSError(CANARY))

    def test_can_be_read_by_a_person(self):
        line = self.write("bodemplaat.jobs", "job failed", is_text=True, job=3)

        assert "job failed" in line and "job=3" in line and "{" not in line
