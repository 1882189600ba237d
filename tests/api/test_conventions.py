# SPDX-License-Identifier: EUPL-1.2
"""What every answer of the interface keeps to, whatever it is about."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from bodemplaat.catalogue.tests import factories
from bodemplaat.catalogue.tests.test_pages import enter
from bodemplaat.foundation import tokens
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db
HOME = "/api/v1/arrangements/proef"
FACT = {"participantCode": "0064", "measure": "inhabitants", "referenceOn": "2010-01-01",
        "value": "9607", "source": "test"}  # fmt: skip


@pytest.fixture
def made() -> factories.Partnership:
    return factories.make_partnership()


@pytest.fixture
def client(made: factories.Partnership) -> Client:
    """A controller of the office, in a browser."""
    return enter(made, Role.SSO_CONTROLLER)


def post(client: Client, body: Any, **headers: str) -> Any:
    return client.post(
        f"{HOME}/measured-facts", body, content_type="application/json", headers=headers
    )


def make_secret(made: factories.Partnership, client: Client, scope: str) -> str:
    actor = SimpleNamespace(
        account_id=int(client.session["_auth_user_id"]), arrangement_id=made.id,
        participant_id=None, name="Proef", at=timezone.now(),
    )  # fmt: skip
    today = timezone.localdate()
    with made.context():
        _, secret = tokens.make_token(
            name="proef", scopes=[scope], today=today, actor=actor,
            ends_before=today.replace(year=today.year + 1),
        )  # fmt: skip
    return secret


class TestAnswer:
    @pytest.mark.standard("problem-details")
    @pytest.mark.parametrize(
        ("ask", "status", "code"),
        [
            (lambda c: c.get(f"{HOME}/niets"), 404, "foundation.api-not-there"),
            (lambda c: c.get(f"{HOME}/participants/"), 404, "foundation.api-not-there"),
            (lambda c: c.get(f"{HOME}/participants/9999"), 404, "foundation.api-not-there"),
            (lambda c: c.get("/api/v1/arrangements/ander/participants"), 404,
             "foundation.api-not-there"),
            (lambda c: Client().get(f"{HOME}/participants"), 401, "foundation.api-no-access"),
            (lambda c: c.delete(f"{HOME}/participants"), 405, "foundation.api-wrong-method"),
            (lambda c: c.options(f"{HOME}/participants"), 405, "foundation.api-wrong-method"),
            (lambda c: c.get(f"{HOME}/participants", headers={"Accept": "text/html"}), 406,
             "foundation.api-wrong-form"),
            (lambda c: c.post(f"{HOME}/measured-facts", "a", content_type="text/plain"), 415,
             "foundation.api-unknown-media-type"),
            (lambda c: post(c, "{"), 400, "foundation.api-unreadable"),
            (lambda c: post(c, "[" * 100_000), 400, "foundation.api-unreadable"),
            (lambda c: post(c, '{"source": "\\ud800"}'), 400, "foundation.api-unreadable"),
            (lambda c: c.get(f"{HOME}/participants", headers={"Host": "ander.example"}), 400,
             "foundation.api-not-read"),
            (lambda c: post(c, "x" * 1_100_000), 413, "foundation.api-too-large"),
            (lambda c: post(c, []), 400, "foundation.api-invalid"),
            (lambda c: c.get(f"{HOME}/participants?zomaar=1"), 400, "foundation.api-invalid"),
            (lambda c: c.get(f"{HOME}/participants?limit=1&limit=2"), 400,
             "foundation.api-invalid"),
            (lambda c: c.get(f"{HOME}/participants?after=x"), 400, "foundation.api-invalid"),
            (lambda c: c.get(f"{HOME}/participants?after=WyJhIl0&before=WyJhIl0"), 400,
             "foundation.api-invalid"),
            (lambda c: c.get(f"{HOME}/participants?knownAt=2010-01-01T00:00:00"), 400,
             "foundation.api-invalid"),
        ],
    )
    def test_that_refuses_is_a_problem_with_its_code(self, client, ask, status, code):
        answer = ask(client)

        found = answer.json()
        assert (answer.status_code, found["code"], found["status"]) == (status, code, status)
        assert answer["Content-Type"] == "application/problem+json"
        assert set(found) == {"type", "title", "status", "detail", "code", "invalidParams"}
        assert answer["API-Version"] and answer["Cache-Control"] == "no-store"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]

    @pytest.mark.standard("problem-details")
    def test_names_the_parameter_that_nobody_knows(self, client):
        (found,) = client.get(f"{HOME}/participants?zomaar=1").json()["invalidParams"]

        assert (found["name"], found["code"]) == ("zomaar", "unknown")

    def test_is_not_sent_to_who_has_it(self, client):
        mark = client.get(f"{HOME}/participants")["ETag"]

        again = client.get(f"{HOME}/participants", headers={"If-None-Match": f'"x", {mark}'})

        assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
        assert "Content-Type" not in again

    def test_leads_through_a_list_and_back(self, client):
        first = client.get(f"{HOME}/participants?limit=1").json()
        second = client.get(first["next"]).json()
        back = client.get(second["previous"]).json()

        codes = [page["results"][0]["code"] for page in (first, second, back)]
        assert codes == ["0064", "0104", "0064"]
        assert (first["previous"], second["next"]) == (None, None)


class TestChange:
    def test_is_done_once_for_a_key(self, client):
        first = post(client, FACT, **{"Idempotency-Key": "een"})
        again = post(client, FACT, **{"Idempotency-Key": "een"})
        other = post(client, FACT | {"value": "1"}, **{"Idempotency-Key": "een"})

        assert (first.status_code, again.status_code) == (201, 201)
        assert first.content == again.content and first["Location"] == again["Location"]
        assert again["Idempotency-Replayed"] == "true"
        assert (other.status_code, other.json()["code"]) == (422, "foundation.api-key-used")
        assert len(client.get(f"{HOME}/measured-facts").json()["results"]) == 1

    def test_that_is_refused_keeps_no_key(self, client):
        body = FACT | {"referenceOn": "1990-01-01"}
        refused = post(client, body, **{"Idempotency-Key": "twee"})

        assert refused.status_code == 422
        assert post(client, FACT, **{"Idempotency-Key": "twee"}).status_code == 201

    def test_by_a_session_needs_the_mark_of_our_pages(self, client):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies

        answer = post(strict, FACT)

        assert (answer.status_code, answer.json()["code"]) == (403, "foundation.api-forged")
        assert strict.get(f"{HOME}/participants").status_code == 200


class TestToken:
    def test_may_do_what_its_scope_says(self, made, client):
        reads = make_secret(made, client, "organisations:read")
        writes = make_secret(made, client, "organisations:write")
        answers = [
            post(Client(enforce_csrf_checks=True), FACT, Authorization=f"Bearer {secret}")
            for secret in (reads, writes)
        ]

        assert [one.status_code for one in answers] == [403, 201]
        assert answers[0].json()["code"] == "foundation.api-no-scope"

    def test_is_slowed_down_when_it_asks_too_much(self, made, client, settings):
        settings.API_REQUESTS_PER_MINUTE = 2
        secret = make_secret(made, client, "organisations:read")
        program = Client(headers={"Authorization": f"Bearer {secret}"})

        answers = [program.get(f"{HOME}/participants") for _ in range(3)]

        assert [one.status_code for one in answers] == [200, 200, 429]
        assert 0 < int(answers[2]["Retry-After"]) <= 60

    def test_is_kept_as_a_digest_alone(self, made, client):
        secret = make_secret(made, client, "organisations:read")
        with connection.cursor() as cursor:
            cursor.execute("SELECT row_to_json(t)::text FROM foundation_apitoken t")
            rows = " ".join(row for (row,) in cursor.fetchall())

        assert secret not in rows and secret[:9] in rows


class TestTokenPage:
    def test_shows_a_token_once_and_revokes_it(self, made, client):
        today = timezone.localdate()
        form = {"name": "Begroting", "last_on": today.isoformat(),
                "right_organisations": "read"}  # fmt: skip
        shown = client.post("/proef/tokens/maken/", form)
        secret = shown.content.decode().split('value="bp_')[1].split('"')[0]
        program = Client(headers={"Authorization": f"Bearer bp_{secret}"})
        (line,) = tokens.list_tokens(
            account_id=int(client.session["_auth_user_id"]), arrangement_id=made.id
        )

        assert shown.status_code == 201
        assert program.get(f"{HOME}/participants").status_code == 200
        assert secret not in client.get("/proef/tokens/").content.decode()
        assert client.post(f"/proef/tokens/{line.id}/intrekken/").status_code == 302
        assert program.get(f"{HOME}/participants").status_code == 401

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [({"last_on": "2000-01-01"}, "Een token geldt minstens"),
         ({"last_on": "2190-01-01"}, "Een token geldt minstens"),
         ({"right_organisations": ""}, "nog geen enkel recht")],
    )  # fmt: skip
    def test_refuses_with_a_sentence(self, client, change, sentence):
        form = {"name": "x", "last_on": timezone.localdate().isoformat(),
                "right_organisations": "read"} | change  # fmt: skip

        answer = client.post("/proef/tokens/maken/", form)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
