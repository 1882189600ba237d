# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bodemplaat.foundation.database import catalogue
from bodemplaat.organisations.tests import factories

LIVE, READY = "/gezond/", "/gereed/"


class TestLife:
    def test_is_told_without_log_in_and_without_the_database(self, client: Client) -> None:
        # Without the mark django_db a query would be refused here.
        answer = client.get(LIVE)

        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert answer["Cache-Control"] == "no-store"
        assert answer.cookies == {}

    @pytest.mark.parametrize("path", [LIVE, READY])
    def test_is_only_asked(self, client: Client, path: str) -> None:
        assert client.post(path).status_code == 405


@pytest.mark.django_db
class TestReadiness:
    def test_is_told_when_every_row_is_protected(self, client: Client) -> None:
        answer = client.get(READY)

        assert answer.status_code == 200
        assert answer.json() == {"status": "ok", "checks": {"database": True, "protection": True}}
        assert answer.cookies == {}

    def test_is_not_told_of_a_database_that_is_away(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(cursor: Any) -> list[str]:
            raise OperationalError("geheim adres")

        monkeypatch.setattr(catalogue, "find_faults", fail)
        answer = client.get(READY)

        assert answer.status_code == 503
        assert answer.json()["checks"] == {"database": False, "protection": False}
        assert "geheim" not in answer.text

    def test_is_not_told_when_a_row_is_open_and_says_nothing_of_it(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(catalogue, "find_faults", lambda cursor: ["Tabel x staat open."])
        answer = client.get(READY)

        assert answer.status_code == 503
        assert answer.json()["checks"] == {"database": True, "protection": False}
        assert "Tabel" not in answer.text

    def test_asks_the_same_of_a_full_database_as_of_an_empty_one(self, client: Client) -> None:
        with CaptureQueriesContext(connection) as before:
            client.get(READY)
        factories.make_partnership(codes=("0064", "0104"))
        with CaptureQueriesContext(connection) as after:
            client.get(READY)

        assert len(before) == len(after) < 25
